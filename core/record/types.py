"""Column types that mean the same on every engine: text that sorts and compares by code point.

Queries compare instants and moments as text; the migrations see to it that both engines sort text by code point.
No query looks inside a number, a reading or a JSON text.
"""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timezone
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Final, NoReturn, TypeVar

from sqlalchemy import Dialect, String, Text
from sqlalchemy.types import TypeDecorator

from core.case.course import ASLEEP, Asleep
from core.case.moments import DayOrInstant
from core.errors import StoreError

T = TypeVar("T")

_UTC_LENGTH: Final = len("2026-10-19T07:10:00.000000")
_NO_OFFSET: Final = "+00:00"
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
    """The instant with the offset it was entered with.

    Raises
    ------
    ValueError
        For a text that `write_instant` does not write.
    """
    if len(written) == _UTC_LENGTH + len(_NO_OFFSET) and written.endswith(_NO_OFFSET):
        return datetime.fromisoformat(written)
    moment = datetime.fromisoformat(written[:_UTC_LENGTH] + _NO_OFFSET)
    if len(written) < _UTC_LENGTH or moment.tzinfo is None:
        raise ValueError("not_an_instant")
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


def _number(written: Any) -> Decimal:
    number = Decimal(written)
    if not number.is_finite():
        raise ValueError("not_a_number")
    return number


def _no_number(_: str) -> NoReturn:
    raise ValueError("not_a_number")


_JSON: Final = json.JSONDecoder(parse_constant=_no_number)


class WrittenText(TypeDecorator[T]):
    """A value kept as text. Whoever holds the store's key may have put anything in its place."""

    cache_ok = True

    def read(self, written: Any) -> T:
        """The value of a text; whatever it raises means that the program did not write it."""
        raise NotImplementedError

    def value_of(self, written: Any) -> T | None:
        """The value.

        Raises
        ------
        StoreError
            For what the program did not write.
        """
        if written is None:
            return None
        try:
            return self.read(written)
        except (ValueError, TypeError, ArithmeticError, AttributeError, RecursionError):
            raise StoreError("error.store.entry_unreadable") from None

    def process_result_value(self, value: Any, dialect: Dialect) -> T | None:
        return self.value_of(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], T | None]:
        # A chart has twenty thousand values: each is read by one call, not by three.
        return self.value_of


_REMEMBERED: Final = 8192
"""Values of a type that are remembered: the moments of a patient's five years."""


class ValueText(WrittenText[T]):
    """A value that nobody can change once it is read. Most stand in a record again and again: an entry is recorded and
    signed at one moment, a score is one of eleven, and what is empty is empty. Each is read once, and remembered."""

    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], T | None]:
        kind: Any = type(self)
        return _remembering(kind)


@cache
def _remembering(kind: Any) -> Callable[[Any], Any]:
    """How the values of a class of types are read: all its columns remember together."""
    return lru_cache(_REMEMBERED)(kind().value_of)


class InstantText(ValueText[datetime]):
    """An instant with offset. Sorts by UTC."""

    impl = String(_MOMENT_LENGTH)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else write_instant(value)

    def read(self, written: Any) -> datetime:
        return read_instant(written)


class MomentText(ValueText[DayOrInstant]):
    """A day or an instant with offset. Sorts by UTC, a day after every instant of that day."""

    impl = String(_MOMENT_LENGTH)
    cache_ok = True

    def process_bind_param(self, value: DayOrInstant | None, dialect: Dialect) -> str | None:
        return None if value is None else write_moment(value)

    def read(self, written: Any) -> DayOrInstant:
        return read_moment(written)


class DecimalText(ValueText[Decimal]):
    """An exact decimal, with the digits it was entered with."""

    impl = String(64)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def read(self, written: Any) -> Decimal:
        return _number(written)


class ReadingText(ValueText[Decimal | str]):
    """A laboratory reading: an exact decimal, or a censored one as it was reported (`<0.5`, `>100`)."""

    impl = String(64)
    cache_ok = True

    def process_bind_param(self, value: Decimal | str | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def read(self, written: Any) -> Decimal | str:
        if written[:1] not in ("<", ">"):
            return _number(written)
        _number(written[1:])
        return str(written)


class ScoreText(ValueText[Decimal | Asleep]):
    """A score: an exact decimal, or the sedation level of who is asleep."""

    impl = String(64)
    cache_ok = True

    def process_bind_param(self, value: Decimal | Asleep | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def read(self, written: Any) -> Decimal | Asleep:
        return ASLEEP if written == ASLEEP else _number(written)


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"cannot be kept as JSON: {type(value).__name__}")


class JsonText(WrittenText[Any]):
    """Lists and small structures as JSON text. `None` is NULL; an empty list is `[]`. Decimals are kept as text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        if value is None:
            return None
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain, allow_nan=False)

    def read(self, written: Any) -> Any:
        return _JSON.decode(written)
