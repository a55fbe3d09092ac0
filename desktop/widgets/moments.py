"""Dates and times as people type them: `-3d`, `yesterday 8`, `14:30`, `19.10.2026 9:15`, 昨天 8点, `tomorrow 8`."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from core.errors import InvalidInput

_DAYS_AGO: Final = {
    "today": 0,
    "今天": 0,
    "yesterday": 1,
    "昨天": 1,
    "前天": 2,
    "tomorrow": -1,
    "明天": -1,
    "后天": -2,
}
_STEP: Final = re.compile(r"([-+])\s*(\d{1,4})\s*(min|m|h|d|w|分钟|小时|天|周)")
_STEPS: Final = {
    "min": timedelta(minutes=1),
    "m": timedelta(minutes=1),
    "分钟": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "小时": timedelta(hours=1),
    "d": timedelta(days=1),
    "天": timedelta(days=1),
    "w": timedelta(weeks=1),
    "周": timedelta(weeks=1),
}
_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.点时](\d{2})?分?)?")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[./](\d{1,2})\.?[./](\d{4})")


def parse_moment(typed: str, now: datetime) -> datetime:
    """The moment that `typed` means; `now` is the facility's time, aware. A day without a time means that day, now.

    Raises
    ------
    InvalidInput
        `error.desktop.moment` for what is not understood, `error.desktop.moment_future` for what has not happened yet.
    """
    moment = _meant(typed.strip().lower(), now)
    if moment is None:
        raise InvalidInput("error.desktop.moment", typed=typed)
    if moment > now + timedelta(minutes=1):
        raise InvalidInput("error.desktop.moment_future")
    return moment


def parse_due(typed: str, now: datetime) -> datetime:
    """The moment until which something is to be done: `+3d`, `tomorrow 8`, `14:30`, a date.

    A time without a day that is over today means tomorrow's; a day without a time means that day at this time.

    Raises
    ------
    InvalidInput
        `error.desktop.moment` for what is not understood, `error.desktop.due_past` for what is over.
    """
    cleaned = typed.strip().lower()
    moment = _meant(cleaned, now)
    if moment is None:
        raise InvalidInput("error.desktop.moment", typed=typed)
    if moment < now and _clock(cleaned) is not None:
        moment += timedelta(days=1)
    if moment < now - timedelta(minutes=1):
        raise InvalidInput("error.desktop.due_past")
    return moment


def parse_day(typed: str, today: date) -> date:
    """The calendar day that `typed` means, for a birth date or a start day.

    Raises
    ------
    InvalidInput
        `error.desktop.day` for what is not a day.
    """
    noon = datetime.combine(today, time(12))
    cleaned = typed.strip().lower()
    step = _STEP.fullmatch(cleaned)
    if step is not None:
        return (noon + _stepped(step)).date()
    day, rest = _day_and_rest(cleaned, noon)
    if day is None or rest:
        raise InvalidInput("error.desktop.day", typed=typed)
    return day


def _meant(typed: str, now: datetime) -> datetime | None:
    if typed in ("now", "现在"):
        return now
    step = _STEP.fullmatch(typed)
    if step is not None:
        return now + _stepped(step)
    day, rest = _day_and_rest(typed, now)
    if day is None:
        clock = _clock(typed)
        return None if clock is None else _at(now.date(), clock, now)
    if not rest:
        return now if day == now.date() else _at(day, now.time(), now)
    clock = _clock(rest)
    return None if clock is None else _at(day, clock, now)


def _stepped(match: re.Match[str]) -> timedelta:
    size = int(match[2]) * _STEPS[match[3]]
    return -size if match[1] == "-" else size


def _day_and_rest(typed: str, now: datetime) -> tuple[date | None, str]:
    first, _, rest = typed.partition(" ")
    for word, days in _DAYS_AGO.items():
        if typed.startswith(word):
            return now.date() - timedelta(days=days), typed[len(word) :].strip()
    for pattern, order in ((_YEAR_FIRST, (1, 2, 3)), (_DAY_FIRST, (3, 2, 1))):
        match = pattern.fullmatch(first)
        if match is not None:
            year, month, day = (int(match[i]) for i in order)
            try:
                return date(year, month, day), rest.strip()
            except ValueError:
                return None, typed
    return None, typed


def _clock(typed: str) -> time | None:
    match = _CLOCK.fullmatch(typed.strip())
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        return None
    return time(int(match[1]), int(match[2] or 0))


def _at(day: date, clock: time, now: datetime) -> datetime:
    return datetime.combine(day, clock.replace(second=0, microsecond=0), tzinfo=now.tzinfo)
