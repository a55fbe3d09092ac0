"""Points and series: numbers over time that still know the entries they came from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from core.case.moments import DayOrInstant, day, instant
from core.texts import Text, text


@dataclass(frozen=True)
class Point:
    """One number of a series, or a gap where there should have been one.

    `value` is `None` for a gap, and `gap` then says why, as it was written down (empty: incomplete). `entry_id` names
    the entry that made the point; `sources` every entry that a sum was made of; `missing` the lesions that a sum
    could not count because they were never measured this way.
    """

    at: DayOrInstant
    value: float | None
    entry_id: str | None = None
    gap: str | None = None
    sources: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def when(self) -> datetime:
        """The UTC instant of the point; a day counts as its end."""
        return instant(self.at)


@dataclass(frozen=True)
class Series:
    """Numbers of one kind, oldest first, all made the same way.

    `key` says what is measured (`wound_area`, `pain`…), `variant` how (`planimetry`, `rest`, `phosphate`…), `subject`
    the lesion, `unit` the UCUM unit of the values (`mm2`, `1`, `mmol/L`…).
    """

    key: str
    name: Text
    unit: str
    points: tuple[Point, ...]
    subject: str | None = None
    variant: str | None = None

    @property
    def known(self) -> tuple[Point, ...]:
        """The points that are no gaps."""
        return tuple(point for point in self.points if point.value is not None)

    @property
    def first(self) -> Point | None:
        """The oldest point with a value."""
        return next(iter(self.known), None)

    @property
    def last(self) -> Point | None:
        """The newest point with a value."""
        return next(reversed(self.known), None)

    def runs(self) -> tuple[tuple[Point, ...], ...]:
        """Neighbouring points without a gap between them: what a line may join."""
        runs: list[list[Point]] = [[]]
        for point in self.points:
            if point.value is None:
                runs.append([])
            else:
                runs[-1].append(point)
        return tuple(tuple(run) for run in runs if run)


def in_order(points: Iterable[Point]) -> tuple[Point, ...]:
    """Points by time; those of one instant keep the order in which they were written down."""
    return tuple(sorted(points, key=lambda point: point.when))


def worst_of_each_day(series: Series) -> Series:
    """The highest value of each calendar day, gaps kept: a line that several scores a day do not make jump."""
    worst: dict[tuple[date, bool], Point] = {}
    for point in series.points:
        key = (day(point.at), point.value is None)
        standing = worst.get(key)
        if standing is None or (point.value or 0) > (standing.value or 0):
            worst[key] = point
    return Series(series.key, series.name, series.unit, in_order(worst.values()), series.subject, series.variant)


def unit_name(unit: str) -> Text | str:
    """A UCUM unit as people write it; nothing for a number without one."""
    return "" if unit == "1" else text(f"trends.unit.{unit}")


def rounded(value: float, decimals: int = 0) -> Decimal:
    """A number as it is written, half rounded away from zero: 28.05 is 28.1 on every screen and page."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def in_cm2(area_mm2: float) -> Decimal:
    """An area in mm² as people write it, in cm²: with a decimal below 100. Every screen and every page asks here."""
    return of_cm2(float(Decimal(repr(float(area_mm2))) / 100))


def of_cm2(area_cm2: float) -> Decimal:
    """An area in cm² as people write it."""
    return rounded(area_cm2, 0 if area_cm2 >= 100 else 1)
