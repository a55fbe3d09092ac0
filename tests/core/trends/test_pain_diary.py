"""The pain diary: the worst of each day, how many days were bad, and that nobody joins what was not asked."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from core.case.course import Event
from core.trends.pain_diary import pain_days, pain_time, rescue_days, with_gaps
from core.trends.scores import pain_series
from tests.core.trends.charted import at, case, lesion, refused, score

ZONE = ZoneInfo("UTC")
FIRST = date(2026, 3, 2)


def test_a_day_spans_from_its_lowest_to_its_highest_score_of_any_context() -> None:
    record = case(pain=(score(0, 3), score(0.2, 8, context="dressing_change"), score(1, 5)))
    first, second = pain_days(record, ZONE)
    assert (first.lowest, first.highest, len(first.entry_ids)) == (3, 8, 2)
    assert first.highest_entry_id == record.pain[1].id
    assert (second.day, second.highest) == (FIRST + timedelta(days=1), 5)


def test_other_scales_are_no_part_of_it() -> None:
    record = case(
        pain=(
            score(0, 90, "vas", "rest"),
            score(0, 9, "painad", None),
            score(0, 4, "poss", None),
            score(1, "S", "poss", None),
        )
    )
    assert pain_days(record, ZONE) == ()


def test_a_day_that_was_refused_says_why_and_counts_as_a_day_without_an_entry() -> None:
    record = case(lesion("L1", refused(1, "pain", "asleep")), pain=(score(0, 7),))
    found = pain_days(record, ZONE)
    assert [(day.highest, day.refused) for day in found] == [(7, None), (None, "asleep")]
    told = pain_time(found, FIRST, FIRST + timedelta(days=1))
    assert (told.days_with, told.days_without, told.over) == (1, 1, ((4, 1), (7, 1)))


def test_only_the_scores_of_the_lesion_or_the_context_that_was_asked_for() -> None:
    record = case(lesion("L1"), lesion("L2"), pain=(score(0, 7, lesion="L1"), score(0, 2, lesion="L2"), score(0, 5)))
    assert [day.highest for day in pain_days(record, ZONE, "L2")] == [2]
    assert pain_days(record, ZONE, context="movement") == ()


def test_a_score_of_4_is_over_4_and_one_of_6_is_not_over_7() -> None:
    record = case(pain=(score(0, 3), score(1, 4), score(2, 6), score(3, 7)))
    told = pain_time(pain_days(record, ZONE), FIRST, FIRST + timedelta(days=13))
    assert (told.days_with, told.days_without, told.over, told.mean_highest) == (4, 10, ((4, 3), (7, 1)), 5)


def test_days_outside_of_the_window_do_not_count_and_an_empty_window_has_no_mean() -> None:
    days = pain_days(case(pain=(score(0, 9),)), ZONE)
    told = pain_time(days, FIRST + timedelta(days=1), FIRST + timedelta(days=2))
    assert (told.days_with, told.over, told.mean_highest) == (0, ((4, 0), (7, 0)), None)


def test_a_day_is_the_day_of_the_facility() -> None:
    evening = case(pain=(score(0.5, 6),))
    assert pain_days(evening, ZoneInfo("Asia/Shanghai"))[0].day == FIRST + timedelta(days=1)
    assert pain_days(evening, ZONE)[0].day == FIRST


def test_a_line_ends_where_nobody_asked_for_longer_than_three_days() -> None:
    (curve,) = pain_series(case(pain=(score(0, 7), score(3, 6), score(7, 5))))
    assert [[point.value for point in run] for run in with_gaps(curve).runs()] == [[7, 6], [5]]
    assert with_gaps(curve).known == curve.known


def test_as_needed_doses_are_counted_by_purpose() -> None:
    doses = [("breakthrough", 0.0), ("breakthrough", 0.1), ("procedural", 0.1), (None, 2)]
    events = tuple(
        Event(id=f"e{number}", at=at(day), kind="as_needed_dose", drug="morphine", purpose=purpose)
        for number, (purpose, day) in enumerate(doses)
    )
    first, second = rescue_days(case(events=events), ZONE)
    assert (first.breakthrough, first.procedural, first.unsaid) == (2, 1, 0)
    assert (second.unsaid, second.entry_ids) == (1, ("e3",))


scores = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 10)), max_size=30)


@given(scores)
def test_days_with_and_without_make_the_window_and_worse_days_are_fewer(drawn: list[tuple[int, int]]) -> None:
    record = case(pain=tuple(score(day, value) for day, value in drawn))
    told = pain_time(pain_days(record, ZONE), FIRST, FIRST + timedelta(days=30))
    assert told.days_with + told.days_without == 31
    assert told.days_with == len({day for day, _ in drawn})
    (_, over_4), (_, over_7) = told.over
    assert told.days_with >= over_4 >= over_7
