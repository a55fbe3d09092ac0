"""Scores over time: incomplete is said, changes compare complete totals, and the trial stands beside the curve."""

from datetime import timedelta
from decimal import Decimal

from core.case.lesion import Assessment, Bwat
from core.trends.score_course import score_course
from tests.core.trends.charted import WHOLE, assessed, at, lesion, refused


def bwat(day: float, **changed: int | None) -> Assessment:
    return assessed(day, bwat=WHOLE.model_copy(update=changed))


def test_changes_are_told_against_the_first_and_the_last_complete_total() -> None:
    course = score_course(lesion("L1", bwat(0), bwat(7, exudate_type=None), bwat(14, granulation=2)), "bwat_cua")
    first, incomplete, last = course.rows
    assert (first.score.total, first.since_first, first.since_last) == (26, None, None)
    assert (incomplete.score.total, incomplete.score.missing) == (None, ("exudate_type",))
    assert incomplete.since_first is None
    assert last.since_first is not None and last.since_last is not None
    assert (last.since_first.points, last.since_last.points) == (-3, -3)
    assert last.since_first.important is None
    assert [row.score.total for row in course.complete] == [26, 23]


def test_what_was_not_done_says_why_and_what_was_not_begun_is_not_there() -> None:
    course = score_course(lesion("L1", assessed(0, 900), refused(1, "assessment", "at dialysis"), bwat(2)), "bwat_cua")
    assert [row.refused for row in course.rows] == ["at dialysis", None]


def test_the_trial_stands_at_its_week_from_the_first_complete_total() -> None:
    course = score_course(lesion("L1", bwat(0, exudate_type=None), bwat(3), bwat(40, granulation=1)), "bwat_cua")
    found = {point.reference.code: point for point in course.references}
    placebo = found["calciphyx_placebo"]
    assert (placebo.start, placebo.at) == (at(3), at(3) + timedelta(weeks=12))
    assert (placebo.expected.mean, placebo.expected.low, placebo.expected.high) == (
        20,
        Decimal("13.8"),
        Decimal("26.2"),
    )
    assert found["calciphyx_hexasodium_fytate"].expected.mean == Decimal("20.7")


def test_without_a_complete_total_there_is_nothing_to_hold_the_trial_against() -> None:
    assert score_course(lesion("L1", bwat(0, granulation=None)), "bwat_cua").references == ()
    assert score_course(lesion("L1", bwat(0)), "bwat").references == ()


def test_push_derives_its_three_answers() -> None:
    entry = assessed(0, 900, bwat=WHOLE, length_mm=40, width_mm=30, stage="ulcer")
    (row,) = score_course(lesion("L1", entry), "push").rows
    assert row.levels["size"] == 8
    assert row.score.total == sum(level or 0 for level in row.levels.values())
    healed = score_course(lesion("L1", assessed(0, 0, stage="healed", bwat=Bwat())), "push")
    assert healed.rows[0].score.total == 0


def test_the_whole_bwat_is_incomplete_without_its_five_more_items() -> None:
    (row,) = score_course(lesion("L1", bwat(0)), "bwat").rows
    assert row.score.missing == ("size", "depth", "edges", "undermining", "epithelialisation")
