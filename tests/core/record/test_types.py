"""Moments, numbers and lists come back as they went in, and sort as moments do."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from sqlalchemy.dialects.sqlite import dialect

from core.case.moments import instant
from core.errors import StoreError
from core.record.types import InstantText, JsonText, MomentText, read_instant, read_moment, write_instant, write_moment
from tests.core.record.random_parts import instants, moments

DIALECT = dialect()


@given(instants)
def test_an_instant_keeps_its_offset(moment: datetime) -> None:
    back = read_instant(write_instant(moment))
    assert back == moment
    assert back.utcoffset() == moment.utcoffset()


@given(moments, moments)
def test_moments_sort_as_they_are_compared(one, other) -> None:
    assert read_moment(write_moment(one)) == one
    if instant(one) < instant(other):
        assert write_moment(one) < write_moment(other)


def test_a_day_stays_a_day() -> None:
    assert type(read_moment(write_moment(date(2026, 3, 1)))) is date


def test_an_odd_offset_is_kept() -> None:
    local = datetime(1901, 5, 1, 12, tzinfo=timezone(timedelta(hours=8, minutes=5, seconds=43)))
    assert read_instant(write_instant(local)).isoformat() == local.isoformat()


def test_an_instant_without_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="instant_without_offset"):
        write_instant(datetime(2026, 1, 1))
    assert write_instant(datetime(2026, 1, 1, tzinfo=UTC)) == "2026-01-01T00:00:00.000000+00:00"


@pytest.mark.parametrize(
    ("kind", "written"),
    [(InstantText, "2026-10-19T07:10:00.000000+08:00"), (MomentText, "2026-10-19T23:59:59.999999day")],
)
def test_what_stands_in_a_record_again_and_again_is_read_once(kind, written: str) -> None:
    one, other = (kind().result_processor(DIALECT, None) for _ in range(2))
    assert one(written) is other(written)
    assert one(None) is None
    for _ in range(2):
        with pytest.raises(StoreError):
            one("no moment")


def test_a_list_is_everybodys_own() -> None:
    read = JsonText().result_processor(DIALECT, None)
    first, second = read('["a"]'), read('["a"]')
    first.append("b")
    assert second == ["a"]
