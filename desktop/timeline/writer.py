"""Words and places for what the timeline draws: in the window's language, in the facility's time zone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from core.case.moments import DayOrInstant
from core.texts import Text
from core.trends.series import Point, Series
from desktop.timeline.tracks import Curve, Spot
from desktop.widgets.areas import cm2
from desktop.widgets.numbers import fixed, plain

Say = Callable[[Text], str]


@dataclass(frozen=True)
class Writer:
    """Everything that a picture needs beside the course."""

    say: Say
    zone: ZoneInfo

    def when(self, moment: DayOrInstant) -> str:
        """A day as it was written, an instant in the facility's time."""
        if isinstance(moment, datetime):
            return moment.astimezone(self.zone).strftime("%Y-%m-%d %H:%M")
        return moment.isoformat()

    def at(self, moment: DayOrInstant, hour: int = 0) -> float:
        """Where a moment stands, in UTC seconds; a day stands at an hour of the facility's day."""
        if isinstance(moment, datetime):
            return moment.timestamp()
        return self.day(moment, hour)

    def day(self, day: date, hour: int) -> float:
        """An hour of a facility's day, in UTC seconds."""
        return datetime.combine(day, time(hour), tzinfo=self.zone).timestamp()

    def curve(
        self,
        series: Series,
        names: tuple[str, str],
        number: int,
        kind: str,
        *,
        hollow: bool = False,
        joined: bool = True,
        token: str | None = None,
        brief: str = "",
    ) -> Curve:
        """A series as a curve; `names` are its whole and its short name. A gap without reason only breaks the line."""
        name, short = names

        def spot(point: Point) -> Spot:
            value = self.amount(point, series.unit)
            y = point.value / 100 if point.value is not None and series.unit == "mm2" else point.value
            return Spot(self.at(point.at, 12), y, name, value, self.when(point.at), kind, point.entry_id)

        runs = tuple(tuple(spot(point) for point in run) for run in series.runs())
        gaps = tuple(spot(point) for point in series.points if point.value is None and point.gap is not None)
        return Curve(name, short, number, runs, gaps, hollow, joined, token, brief, series.subject)

    def amount(self, point: Point, unit: str) -> str:
        """A value as it is read, with its comparator; of a gap its reason."""
        if point.value is None:
            return point.gap or ""
        sign = getattr(point, "comparator", "")
        if unit == "mm2":
            return f"{cm2(point.value)} cm²"
        return fixed(point.value, 0) if unit == "%" else f"{sign}{plain(round(point.value, 2))}"


def highest(curves: Sequence[Curve], least: float) -> float:
    """The highest value of some curves, and never less than `least`."""
    return max([least, *(spot.y for curve in curves for spot in curve.spots if spot.y is not None)])
