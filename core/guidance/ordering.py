"""One order of entries, whatever order they were written in: by moment, then by recording, then by what they say."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from operator import attrgetter, eq
from typing import Any, Final, Protocol, TypeVar

from core.case.base import Entry

NEVER: Final = datetime.min.replace(tzinfo=UTC)
_WHEN: Final = attrgetter("when")


class _Timed(Protocol):
    @property
    def when(self) -> datetime: ...


class _Dated(_Timed, Protocol):
    @property
    def entry(self) -> Entry: ...


D = TypeVar("D", bound=_Dated)
T = TypeVar("T", bound=_Timed)


def in_order(found: list[D], content: Callable[[D], Any] = lambda seen: repr(seen.entry)) -> tuple[D, ...]:
    """The list from the oldest to the newest. `content` is asked only where moment, recording and id are the same."""
    found.sort(key=_WHEN)
    if _tie(found, _WHEN):
        found.sort(key=_recorded)
        if _tie(found, _recorded):
            found.sort(key=content)
            found.sort(key=_recorded)
    return tuple(found)


def from_moment(ordered: Sequence[T], since: datetime) -> Sequence[T]:
    """What lies at a moment or after it, of a list from the oldest to the newest."""
    return ordered[bisect_left(ordered, since, key=_WHEN) :]


def _recorded(seen: _Dated) -> tuple[datetime, datetime, str]:
    return seen.when, seen.entry.recorded_at or NEVER, seen.entry.id or ""


def _tie(found: list[D], key: Callable[[D], Any]) -> bool:
    keys = [key(seen) for seen in found]
    return any(map(eq, keys, keys[1:]))
