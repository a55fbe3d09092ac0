"""Laboratory values over time, in SI."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from core.case.analytes import analytes, to_si
from core.case.base import standing
from core.case.case import Case
from core.case.course import Laboratory
from core.case.moments import instant
from core.texts import text
from core.trends.series import Point, Series

Side = Literal["low", "high"]


@dataclass(frozen=True)
class LaboratoryPoint(Point):
    """A laboratory value in its SI unit.

    `exact` is unrounded, `comparator` is `<` or `>` for a censored value (then `value` is its bound), the range is the
    laboratory's own, in SI.
    """

    exact: Decimal = Decimal(0)
    comparator: str = ""
    range_low: Decimal | None = None
    range_high: Decimal | None = None

    @property
    def outside(self) -> Side | None:
        """On which side of the laboratory's own range the value lies; `None` within it, or without a range."""
        if self.range_low is not None and self.exact < self.range_low:
            return "low"
        if self.range_high is not None and self.exact > self.range_high:
            return "high"
        return None


@dataclass(frozen=True)
class LaboratorySeries(Series):
    """The values of one analyte; every point is a `LaboratoryPoint`."""

    @property
    def values(self) -> tuple[LaboratoryPoint, ...]:
        """The points, as what they are."""
        return tuple(point for point in self.points if isinstance(point, LaboratoryPoint))


def laboratory_series(case: Case) -> tuple[LaboratorySeries, ...]:
    """A series for each analyte that was ever measured, in the order of the table of analytes."""
    by_analyte: dict[str, list[Laboratory]] = {}
    for entry in standing(case.laboratory):
        by_analyte.setdefault(entry.analyte, []).append(entry)
    return tuple(
        LaboratorySeries(
            "laboratory",
            text(f"analyte.{code}"),
            analyte.si_unit,
            tuple(_point(entry) for entry in sorted(by_analyte[code], key=lambda entry: instant(entry.at))),
            None,
            code,
        )
        for code, analyte in analytes().items()
        if code in by_analyte
    )


def _point(entry: Laboratory) -> LaboratoryPoint:
    low, high = (
        None if bound is None else to_si(entry.analyte, bound, entry.unit)
        for bound in (entry.range_low, entry.range_high)
    )
    exact = entry.value_si
    return LaboratoryPoint(
        entry.at, float(exact), entry.id, exact=exact, comparator=entry.comparator, range_low=low, range_high=high
    )
