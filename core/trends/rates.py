"""How fast an area changes: its slope a week, and the time in which it doubles or halves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log
from typing import Final, Literal

from core.trends.limits import limits
from core.trends.regression import Interval, line_through
from core.trends.series import Point, Series

WEEK: Final = timedelta(weeks=1)


@dataclass(frozen=True)
class Slope:
    """The change of a series a week, in its own unit, over the `n` points from `first` to `last`.

    `per_week` is the slope with its confidence interval; `None` from too few points.
    """

    n: int
    first: Point | None
    last: Point | None
    per_week: Interval | None

    @property
    def sure(self) -> bool:
        """Whether the interval leaves no doubt about the direction."""
        return self.per_week is not None and (self.per_week.low > 0 or self.per_week.high < 0)


@dataclass(frozen=True)
class Doubling:
    """The time in which an area doubles or halves, in weeks, and its confidence interval."""

    kind: Literal["doubling", "halving"]
    weeks: Interval


def weeks_between(first: datetime, last: datetime) -> float:
    """The weeks from one instant to another."""
    return (last - first) / WEEK


def slope(points: Sequence[Point]) -> Slope:
    """The least squares slope a week of the points that are no gaps."""
    known = sorted((point for point in points if point.value is not None), key=lambda point: point.when)
    if not known:
        return Slope(0, None, None, None)
    line = line_through(_scaled(known), limits().rate.confidence) if _enough(known) else None
    return Slope(len(known), known[0], known[-1], None if line is None else line.slope_interval)


def doubling(points: Sequence[Point]) -> Doubling | None:
    """How long the area takes to double or to halve, from a line through its logarithm.

    `None` from too few points, when one of them is 0, and when the interval of the slope does not tell growth from
    decline. (Most ulcers that shrink do so exponentially: Cardinal et al., BMC Dermatol 2009;9:2.)
    """
    known = sorted((point for point in points if point.value is not None), key=lambda point: point.when)
    if not _enough(known) or any(not point.value for point in known):
        return None
    logs = [(x, log(y)) for x, y in _scaled(known)]
    line = line_through(logs, limits().rate.confidence)
    if line is None or line.slope_interval.low <= 0 <= line.slope_interval.high:
        return None
    rate = line.slope_interval
    times = sorted(log(2) / abs(each) for each in (rate.low, rate.high))
    kind: Literal["doubling", "halving"] = "doubling" if rate.value > 0 else "halving"
    return Doubling(kind, Interval(log(2) / abs(rate.value), *times))


def lately(series: Series) -> tuple[Point, ...]:
    """The known points of the last weeks of a series (`rate.window_days`), seen from its latest."""
    if series.last is None:
        return ()
    begin = series.last.when - timedelta(days=limits().rate.window_days)
    return tuple(point for point in series.known if point.when >= begin)


def _enough(points: Sequence[Point]) -> bool:
    return len(points) >= limits().rate.least_points


def _scaled(points: Sequence[Point]) -> list[tuple[float, float]]:
    """Points as weeks since the first of them, and value."""
    return [(weeks_between(points[0].when, point.when), point.value or 0.0) for point in points]
