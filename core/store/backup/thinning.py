"""Which backups are kept: the newest of each of so many days, weeks and months."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Retention:
    """How many days, weeks and months one backup each is kept of."""

    daily: int
    weekly: int
    monthly: int


def kept(made: Iterable[tuple[int, datetime]], retention: Retention) -> frozenset[int]:
    """The numbers of the backups to keep, of pairs of number and time (its offset says what a day is).

    The newest by number always stays, whatever the clock said when it was made.
    """
    newest_first = sorted(made, reverse=True)
    keep = {number for number, _ in newest_first[:1]}
    periods: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (retention.daily, lambda at: at.date()),
        (retention.weekly, lambda at: at.isocalendar()[:2]),
        (retention.monthly, lambda at: (at.year, at.month)),
    )
    for most, period_of in periods:
        seen: set[object] = set()
        for number, at in newest_first:
            if len(seen) < most and period_of(at) not in seen:
                seen.add(period_of(at))
                keep.add(number)
    return frozenset(keep)
