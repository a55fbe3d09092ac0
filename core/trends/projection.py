"""Where an area would go if it went on as in the last weeks. A line drawn further, not a prognosis."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt

from core.trends.limits import limits
from core.trends.rates import WEEK, lately, weeks_between
from core.trends.regression import Line, line_through
from core.trends.series import Point, Series


@dataclass(frozen=True)
class Projected:
    """The projected area at an instant and its prediction interval, mm², never below 0."""

    at: datetime
    area: float
    low: float
    high: float


@dataclass(frozen=True)
class HealingDate:
    """When the area would reach 0, from the earliest to the latest instant that the prediction interval allows."""

    expected: datetime
    earliest: datetime
    latest: datetime


@dataclass(frozen=True)
class Projection:
    """`course` holds an area for the latest measurement, each week after it, and the end of the horizon.

    `heals` is `None` unless the whole interval reaches 0 before the horizon ends.
    """

    method: str
    n: int
    first: datetime
    last: datetime
    course: tuple[Projected, ...]
    heals: HealingDate | None

    @property
    def until(self) -> datetime:
        """The end of the horizon: nothing is said of later."""
        return self.course[-1].at


def projection(series: Series) -> Projection | None:
    """An area carried on from the last weeks of measurements by one method.

    The line goes through the square root of the area: a margin that advances evenly makes it straight (Gilman, Wounds
    1990;2:95, for a wound that keeps its shape). It is drawn no further than it looks back, and never past
    `rate.horizon_days`. `None` from fewer than three points, from points of one moment, and from a wound without area.
    """
    points = lately(series)
    limit = limits().rate
    if len(points) < limit.least_points or not points[-1].value:
        return None
    first, last = points[0].when, points[-1].when
    roots = [(weeks_between(first, point.when), sqrt(point.value or 0.0)) for point in points]
    line = line_through(roots, limit.confidence)
    if line is None:
        return None
    until = last + min(last - first, timedelta(days=limit.horizon_days))
    course = tuple(_projected(line, first, at) for at in _weekly(last, until))
    return Projection(series.variant or "unknown", len(points), first, last, course, _healing(line, points, until))


def _weekly(last: datetime, until: datetime) -> list[datetime]:
    weeks = [last + number * WEEK for number in range(int((until - last) / WEEK) + 1)]
    return weeks if weeks[-1] == until else [*weeks, until]


def _projected(line: Line, first: datetime, at: datetime) -> Projected:
    found = line.prediction(weeks_between(first, at))
    return Projected(at, *(max(0.0, root) ** 2 for root in (found.value, found.low, found.high)))


def _healing(line: Line, points: Sequence[Point], until: datetime) -> HealingDate | None:
    """Day by day to where the upper bound reaches 0, provided that the wound is surely shrinking."""
    first, last = points[0].when, points[-1].when
    days = [last + timedelta(days=number) for number in range(1, (until - last).days + 1)]
    reached: list[datetime] = []
    if line.slope_interval.high >= 0:
        return None
    for bound in ("low", "value", "high"):
        found = next((at for at in days if getattr(line.prediction(weeks_between(first, at)), bound) <= 0), None)
        if found is None:
            return None
        reached.append(found)
    return HealingDate(expected=reached[1], earliest=reached[0], latest=reached[2])
