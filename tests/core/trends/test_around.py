"""Before and after a change: slopes of areas, mean pain, how many, and what else happened."""

from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from core.case.case import Case
from core.case.course import Procedure
from core.case.therapy import Therapy, TherapyChange
from core.texts import render
from core.trends.around import around
from core.trends.turns import turns
from tests.core.trends.charted import assessed, at, case, lesion, score

ZONE = ZoneInfo("UTC")


def course(**more: object) -> Case:
    """A wound that grew by 1 cm² a week up to day 28 and shrinks by 2 from there on; thiosulfate from day 28."""
    grew = [assessed(7 * week, 2000 + 100 * week) for week in range(5)]
    shrank = [assessed(28 + 7 * week, 2400 - 200 * week) for week in range(1, 5)]
    thiosulfate = Therapy(
        id="t",
        drug="sodium_thiosulfate",
        route="intravenous",
        dose=Decimal(25),
        unit="g",
        per_week=Decimal(3),
        start=at(28).date(),
        changes=(TherapyChange(at=at(60).date(), kind="hold", reason="nausea"),),
        stop=at(70).date(),
    )
    pain = tuple(score(day, 7) for day in (20, 22, 24)) + tuple(score(day, 4) for day in (30, 32))
    return case(lesion("L1", *grew, *shrank), therapies=(thiosulfate,), pain=pain, **more)  # type: ignore[arg-type]


def test_every_change_of_every_drug_can_be_chosen_oldest_first() -> None:
    assert [render(turn.words) for turn in turns(course())] == [
        "sodium thiosulfate: started 25 g × 3/week",
        "sodium thiosulfate: held",
        "sodium thiosulfate: stopped 25 g × 3/week",
    ]
    assert turns(course(), drugs=("warfarin",)) == ()


def test_slopes_before_and_after_with_how_many_measurements() -> None:
    record = course()
    found = around(record, turns(record)[0], 28, ZONE, at(100))
    (burden, wound) = found.areas
    for area in (burden, wound):
        assert area.before.per_week is not None and area.after.per_week is not None
        assert (area.before.n, area.before.per_week.value) == (5, pytest.approx(100))
        assert (area.after.n, area.after.per_week.value) == (4, pytest.approx(-200))
    assert (burden.lesion_id, wound.lesion_id) == (None, "L1")


def test_what_was_measured_on_the_day_itself_is_of_the_time_before() -> None:
    record = course()
    found = around(record, at(28).date(), 14, ZONE, at(100)).areas[1]
    assert found.before.last is not None and found.after.first is not None
    assert (found.before.last.when, found.after.first.when) == (at(28), at(35))


def test_pain_by_context_its_mean_and_how_many_scores() -> None:
    record = course()
    (rest,) = around(record, turns(record)[0], 28, ZONE, at(100)).pain
    assert (rest.context, rest.before.scores, rest.before.mean) == ("rest", 3, Decimal(7))
    assert (rest.after.scores, rest.after.mean) == (2, Decimal(4))
    assert rest.change is not None and rest.change.important


def test_one_score_on_a_side_is_too_few_for_a_change_of_pain() -> None:
    record = case(pain=(score(0, 7), score(5, 4), score(6, 4)))
    (rest,) = around(record, at(2).date(), 14, ZONE, at(100)).pain
    assert (rest.before.scores, rest.after.scores, rest.change) == (1, 2, None)


def test_days_that_have_not_passed_are_said_and_methods_stay_apart() -> None:
    record = case(lesion("L1", assessed(0, 900, "ruler"), assessed(7, 600), assessed(20, 500)))
    found = around(record, at(10).date(), 14, ZONE, at(20))
    assert not found.complete
    assert [(area.method, area.before.n, area.after.n) for area in found.areas if area.lesion_id] == [
        ("ruler", 1, 0),
        ("planimetry", 1, 1),
    ]
    assert around(record, at(10).date(), 14, ZONE, at(25)).complete


def test_what_else_changed_in_these_days_is_named_and_the_change_itself_is_not() -> None:
    record = course(procedures=(Procedure(id="d", at=at(33), kind="debridement"),))
    start, hold, _ = turns(record)
    assert [each.entry_id for each in around(record, start, 28, ZONE, at(100)).confounders] == ["d"]
    named = [each.text.key for each in around(record, hold, 28, ZONE, at(100)).confounders]
    assert named == ["trends.turn.of_drug", "word.procedure.debridement"]


def test_without_entries_there_is_nothing_to_compare() -> None:
    found = around(case(), at(0).date(), 28, ZONE, at(100))
    assert (found.areas, found.pain, found.confounders) == ((), (), ())
