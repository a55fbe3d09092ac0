"""A day stays a day, an instant has its offset, and both can be compared."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.case.moments import day, instant, parse_moment, start_of

offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
days = st.dates(date(1900, 1, 2), date(2100, 1, 1))
instants = st.datetimes(datetime(1900, 1, 3), datetime(2100, 1, 1), timezones=offsets)


@given(days)
def test_a_day_survives_as_a_day(moment: date) -> None:
    found = parse_moment(moment.isoformat())
    assert found == moment
    assert not isinstance(found, datetime)


@given(instants)
def test_an_instant_keeps_its_offset(moment: datetime) -> None:
    found = parse_moment(moment.isoformat())
    assert isinstance(found, datetime)
    assert (found, found.utcoffset()) == (moment, moment.utcoffset())


@given(days | instants)
def test_a_moment_begins_before_it_ends(moment: date) -> None:
    assert start_of(moment) <= instant(moment)
    assert instant(moment).tzinfo is UTC


@given(instants)
def test_an_instant_is_itself_whatever_its_offset(moment: datetime) -> None:
    assert instant(moment) == start_of(moment) == moment
    assert day(moment).isoformat() == moment.isoformat()[:10]


@given(days, days)
def test_days_compare_as_days(one: date, other: date) -> None:
    assert (instant(one) < instant(other)) == (one < other)


@pytest.mark.parametrize("given_", ["2026-10-19T10:00:00", "19.10.2026", "2026-02-30", "", "today", 20261019, None])
def test_which_moment_it_means_is_never_guessed(given_: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_moment(given_)


def test_an_instant_of_python_needs_its_offset_too() -> None:
    with pytest.raises(ValueError, match="instant_without_offset"):
        parse_moment(datetime(2026, 10, 19, 10))
