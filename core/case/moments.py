"""Moments: a date, or an instant with its offset. A record often knows only the day, and a day stays a day."""

from datetime import UTC, date, datetime, time
from typing import Annotated, Any, Final, TypeAlias

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

DayOrInstant: TypeAlias = date | datetime


_EARLIEST: Final = 1850
_LATEST: Final = 2200
"""Nobody alive was observed before, and no plan reaches beyond."""


def parse_moment(value: Any) -> DayOrInstant:
    """A `date` from `2026-10-19`, an aware `datetime` from an instant with offset.

    Raises
    ------
    ValueError
        For anything else, an instant without an offset included: which moment it means would be a guess.
    """
    if isinstance(value, date):
        moment: DayOrInstant = value
    elif isinstance(value, str):
        moment = date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    else:
        raise ValueError("not_a_moment")
    if isinstance(moment, datetime) and moment.utcoffset() is None:
        raise ValueError("instant_without_offset")
    if not _EARLIEST <= moment.year <= _LATEST:
        raise ValueError("not_a_moment")
    return moment


def instant(moment: DayOrInstant) -> datetime:
    """The UTC instant a moment stands for when moments are compared: a day means its end."""
    if isinstance(moment, datetime):
        return moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return datetime.combine(moment, time.max, tzinfo=UTC)


def start_of(moment: DayOrInstant) -> datetime:
    """The first UTC instant of a moment: a day means its beginning."""
    if isinstance(moment, datetime):
        return moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return datetime.combine(moment, time.min, tzinfo=UTC)


def day(moment: DayOrInstant) -> date:
    """The calendar day of a moment, an instant's day being that of its own offset."""
    return moment.date() if isinstance(moment, datetime) else moment


def _parse_instant(value: Any) -> datetime:
    moment = parse_moment(value)
    if not isinstance(moment, datetime):
        raise ValueError("not_an_instant")
    return moment


def _written(moment: DayOrInstant) -> str:
    return moment.isoformat()


Moment = Annotated[
    date | datetime,
    BeforeValidator(parse_moment),
    PlainSerializer(_written, when_used="json"),
    WithJsonSchema({"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]}),
]
"""A day or an instant with offset (`at`, `start`, `stop`, `onset`, `closed`)."""

Instant = Annotated[
    datetime,
    BeforeValidator(_parse_instant),
    PlainSerializer(_written, when_used="json"),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
"""An instant with offset; used where a day is not enough (`recorded_at`, `signed_at`)."""
