"""What each change of an analgesic did: before against after, enough scores, and what else changed."""

from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from core.case.case import Case
from core.case.course import Event, Pain, Procedure
from core.case.therapy import Therapy, TherapyChange
from core.texts import render
from core.trends.responses import Response, responses
from tests.core.trends.charted import at, case, lesion, score

ZONE = ZoneInfo("UTC")


def analgesic(drug: str = "oxycodone", start: float = 10, stop: float | None = None, **more: Any) -> Therapy:
    ended = None if stop is None else at(stop).date()
    dose = {"dose": 10, "unit": "mg", "per_day": 2}
    return Therapy(id=drug, drug=drug, route="oral", start=at(start).date(), stop=ended, **(dose | more))


def rest(*by_day: tuple[float, int]) -> tuple[Pain, ...]:
    return tuple(score(day, value) for day, value in by_day)


def around(before: list[int], after: list[int]) -> tuple[Pain, ...]:
    """Scores on the days before day 10, and on those after it."""
    return rest(
        *((10 - len(before) + n, value) for n, value in enumerate(before)), *((11 + n, v) for n, v in enumerate(after))
    )


def the_one(record: Case, days: int = 3, now: float = 60) -> Response:
    (found,) = responses(record, ZONE, at(now), days)
    return found


def test_means_and_highest_scores_stand_before_and_after_with_their_number() -> None:
    found = the_one(case(pain=around([8, 9, 7], [5, 4, 6]), therapies=(analgesic(),)))
    assert (found.before.scores, found.before.mean, found.before.highest) == (3, 8, 9)
    assert (found.after.scores, found.after.mean, found.after.highest) == (3, 5, 6)
    assert found.change is not None
    assert (found.change.points, found.change.better, found.change.important) == (-3, True, True)
    assert render(found.what, "en") == "started 10 mg × 2/day"


@pytest.mark.parametrize(
    ("before", "after", "important"),
    [
        ([6, 6], [4, 4], True),
        ([8, 8], [7, 6], False),
        ([5, 5], [4, 3], True),
        ([3, 3], [2, 2], True),
        ([6, 6], [6, 6], False),
    ],
)
def test_two_points_or_30_percent_are_important(before: list[int], after: list[int], important: bool) -> None:
    found = the_one(case(pain=around(before, after), therapies=(analgesic(),)))
    assert found.change is not None
    assert found.change.important is important
    assert "Farrar" in (found.change.source or "")


def test_the_day_of_the_change_counts_for_neither_side() -> None:
    found = the_one(case(pain=(*around([8, 8], [4, 4]), *rest((10, 10))), therapies=(analgesic(),)))
    assert (found.before.scores, found.after.scores) == (2, 2)
    assert (found.before.last, found.after.first) == (at(9).date(), at(11).date())


def test_too_few_scores_are_no_comparison() -> None:
    found = the_one(case(pain=around([8], [4, 4]), therapies=(analgesic(),)))
    assert (found.enough, found.change, found.before.mean) == (False, None, Decimal(8))
    assert the_one(case(therapies=(analgesic(),))).before.mean is None


def test_a_longer_window_finds_more_scores() -> None:
    record = case(pain=rest((4, 8), (6, 8), (14, 3), (16, 3)), therapies=(analgesic(),))
    assert not the_one(record).enough
    assert the_one(record, days=7).enough


def test_only_rest_on_the_numeric_scale_is_compared_and_the_worst_of_a_moment() -> None:
    others = (score(9, 10, context="breakthrough"), score(9, 95, "vas", "rest"), score(9, 9, "painad", None))
    lesions = (lesion("L1"), lesion("L2"))
    pain = (*others, score(8, 3, lesion="L1"), score(8, 7, lesion="L2"), score(9, 5, lesion="L2"))
    record = case(*lesions, pain=pain, therapies=(analgesic(),))
    assert (the_one(record).before.scores, the_one(record).before.mean) == (2, 6)
    (of_lesion,) = responses(record, ZONE, at(60), 3, "L1")
    assert (of_lesion.before.scores, of_lesion.before.mean) == (1, 3)


def test_every_turn_of_a_therapy_is_a_row_and_the_future_is_none() -> None:
    turns = (
        TherapyChange(at=at(12).date(), kind="dose_change", dose=20, unit="mg", per_day=2),
        TherapyChange(at=at(14).date(), kind="hold"),
        TherapyChange(at=at(16).date(), kind="resume"),
    )
    record = case(therapies=(analgesic(stop=20, changes=turns),))
    found = responses(record, ZONE, at(18), 3)
    assert [each.kind for each in found] == ["start", "dose_change", "hold", "resume"]
    assert render(found[1].what, "en") == "10 mg × 2/day → 20 mg × 2/day"
    assert [each.kind for each in responses(record, ZONE, at(20), 3)][-1] == "stop"


def test_days_that_have_not_all_passed_are_said() -> None:
    record = case(pain=around([8, 8], [4, 4]), therapies=(analgesic(),))
    assert not the_one(record, now=13).complete
    assert the_one(record, now=14).complete


def test_what_else_changed_in_the_window_is_named_with_its_entry() -> None:
    record = case(
        therapies=(
            analgesic(),
            analgesic("gabapentin", start=12, dose=100, per_day=1),
            analgesic("sodium_thiosulfate", start=8, dose=25, unit="g"),
            analgesic("sevelamer", start=10),
        ),
        procedures=(
            Procedure(id="d", at=at(9), kind="debridement"),
            Procedure(id="far", at=at(30), kind="debridement"),
        ),
        events=(Event(id="s", at=at(13), kind="sepsis"),),
    )
    found = next(each for each in responses(record, ZONE, at(60), 3) if each.drug == "oxycodone")
    assert [(other.kind, other.entry_id) for other in found.confounders] == [
        ("therapy", "sodium_thiosulfate"),
        ("therapy", "gabapentin"),
        ("procedure", "d"),
        ("event", "s"),
    ]


def test_a_drug_that_is_no_analgesic_has_no_row() -> None:
    assert responses(case(therapies=(analgesic("sevelamer"),)), ZONE, at(60), 3) == ()
    assert responses(case(), ZONE, at(60), 3) == ()
