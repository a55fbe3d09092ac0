"""Column types that mean the same on every engine: text that sorts and compares by code point.

Queries compare instants and moments as text; the migrations see to it that both engines sort text by code point.
No query looks inside a number, a reading or a JSON text.
"""

import json
from datetime import UTC, date, datetime, time, timezone
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Dialect, String, Text
from sqlalchemy.types import TypeDecorator

from core.case.course import ASLEEP, Asleep
from core.case.moments import DayOrInstant

_UTC_LENGTH: Final = len("2026-10-19T07:10:00.000000")
_DAY: Final = "day"
_DAY_LENGTH: Final = len("2026-10-19")
_MOMENT_LENGTH: Final = 48
ID_LENGTH: Final = 36


def write_instant(moment: datetime) -> str:
    """UTC to the microsecond, then the offset it was entered with: `2026-10-19T07:10:00.000000+08:00`.

    Raises
    ------
    ValueError
        For an instant without offset: which moment it means would be a guess.
    """
    if moment.utcoffset() is None:
        raise ValueError("instant_without_offset")
    offset = moment.isoformat(timespec="microseconds")[_UTC_LENGTH:]
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + offset


@lru_cache(maxsize=128)
def _zone(offset: str) -> timezone:
    delta = datetime.fromisoformat(f"2000-01-01T00:00:00{offset}").utcoffset()
    return timezone(delta) if delta else UTC


def read_instant(written: str) -> datetime:
    """The instant with the offset it was entered with."""
    moment = datetime.fromisoformat(written[:_UTC_LENGTH] + "+00:00")
    zone = _zone(written[_UTC_LENGTH:])
    return moment if zone is UTC else moment.astimezone(zone)


def write_moment(moment: DayOrInstant) -> str:
    """An instant as `write_instant`; a day as its last microsecond (how moments are compared) marked as a day."""
    if isinstance(moment, datetime):
        return write_instant(moment)
    return datetime.combine(moment, time.max).isoformat() + _DAY


def read_moment(written: str) -> DayOrInstant:
    """The day or the instant that was entered."""
    if written.endswith(_DAY):
        return date.fromisoformat(written[:_DAY_LENGTH])
    return read_instant(written)


class InstantText(TypeDecorator[datetime]):
    """An instant with offset. Sorts by UTC."""

    impl = String(_MOMENT_LENGTH)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else write_instant(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else read_instant(value)


class MomentText(TypeDecorator[DayOrInstant]):
    """A day or an instant with offset. Sorts by UTC, a day after every instant of that day."""

    impl = String(_MOMENT_LENGTH)
    cache_ok = True

    def process_bind_param(self, value: DayOrInstant | None, dialect: Dialect) -> str | None:
        return None if value is None else write_moment(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> DayOrInstant | None:
        return None if value is None else read_moment(value)


class DecimalText(TypeDecorator[Decimal]):
    """An exact decimal, with the digits it was entered with."""

    impl = String(64)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class ReadingText(TypeDecorator[Decimal | str]):
    """A laboratory reading: an exact decimal, or a censored one as it was reported (`<0.5`, `>100`)."""

    impl = String(64)
    cache_ok = True

    def process_bind_param(self, value: Decimal | str | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | str | None:
        if value is None or value[:1] in ("<", ">"):
            return value if value is None else str(value)
        return Decimal(value)


class ScoreText(TypeDecorator[Decimal | Asleep]):
    """A score: an exact decimal, or the sedation level of who is asleep."""

    impl = String(64)
    cache_ok = True

    def process_bind_param(self, value: Decimal | Asleep | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | Asleep | None:
        return value if value is None or value == ASLEEP else Decimal(value)


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"cannot be kept as JSON: {type(value).__name__}")


class JsonText(TypeDecorator[Any]):
    """Lists and small structures as JSON text. `None` is NULL; an empty list is `[]`. Decimals are kept as text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        if value is None:
            return None
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain, allow_nan=False)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)
