"""How a lesion is doing: change since first and last, rate of healing, and one word for it."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from core.case.lesion import Assessment, Lesion
from core.case.moments import instant
from core.texts import Text, text
from core.trends.lesions import Tissue, area_series, assessments, bwat_cua_series, label, lesion_name
from core.trends.limits import LesionLimits, limits
from core.trends.series import Point, Series

_WEEK: Final = timedelta(weeks=1)


class Trend(StrEnum):
    """Where a lesion goes. The word is `trends.trend.<value>` of the catalogue."""

    IMPROVING = "improving"
    STABLE = "stable"
    WORSE = "worse"
    NOT_ENOUGH_DATA = "not_enough_data"

    @property
    def word(self) -> Text:
        """The trend in the reader's language."""
        return text(f"trends.trend.{self.value}")


@dataclass(frozen=True)
class Progress:
    """A lesion in numbers. Areas in mm², changes in percent (growing positive), `advance_mm_per_week` healing positive.

    All changes are within `method`, the way of the latest measurement; `None` where there is nothing to compare with.
    """

    lesion_id: str
    label: str
    name: Text
    method: str | None
    wound: Point | None
    eschar: Point | None
    first_wound: Point | None
    previous_wound: Point | None
    since_first_percent: float | None
    since_last_percent: float | None
    area_reduction_percent: float | None
    advance_mm_per_week: float | None
    bwat_cua: Point | None
    previous_bwat_cua: Point | None
    trend: Trend


def progress(lesion: Lesion) -> Progress:
    """One lesion's numbers from all its standing assessments."""
    wound = latest_series(lesion, "wound")
    eschar = latest_series(lesion, "eschar")
    bwat = bwat_cua_series(lesion).known
    points = () if wound is None else wound.known
    latest, previous, first = _at(points, -1), _at(points, -2), _at(points, 0)
    reduction = area_reduction(first, latest) if len(points) > 1 else None
    return Progress(
        lesion_id=lesion.id,
        label=label(lesion),
        name=lesion_name(lesion),
        method=None if wound is None else wound.variant,
        wound=latest,
        eschar=None if eschar is None or wound is None or eschar.variant != wound.variant else eschar.last,
        first_wound=first,
        previous_wound=previous,
        since_first_percent=None if reduction is None else -reduction,
        since_last_percent=percent_change(previous, latest),
        area_reduction_percent=reduction,
        advance_mm_per_week=linear_advance(lesion),
        bwat_cua=_at(bwat, -1),
        previous_bwat_cua=_at(bwat, -2),
        trend=lesion_trend(lesion),
    )


def _at(points: tuple[Point, ...], index: int) -> Point | None:
    try:
        return points[index]
    except IndexError:
        return None


def latest_series(lesion: Lesion, tissue: Tissue) -> Series | None:
    """The series whose last value is the newest."""
    series = [each for each in area_series(lesion, tissue) if each.last is not None]
    return max(series, key=lambda each: each.known[-1].when, default=None)


def percent_change(before: Point | None, after: Point | None) -> float | None:
    """The change from one value to another in percent; `None` without both, or from nothing."""
    if before is None or after is None or not before.value or after.value is None:
        return None
    return 100 * (after.value - before.value) / before.value


def area_reduction(first: Point | None, latest: Point | None) -> float | None:
    """Percentage area reduction, 100·(A₀−A)/A₀; negative for a wound that grew; `None` when A₀ is 0."""
    change = percent_change(first, latest)
    return None if change is None else -change


def linear_advance(lesion: Lesion) -> float | None:
    """Linear advance of the margin between the last two measurements in mm per week, healing positive.

    `None` unless `margin_advance` can tell.
    """
    measured = [entry for entry in assessments(lesion) if entry.wound_area_mm2 is not None]
    return margin_advance(*measured[-2:]) if len(measured) > 1 else None


def margin_advance(before: Assessment, after: Assessment) -> float | None:
    """Linear advance of the margin from one measurement to a later one in mm per week, healing positive.

    2·(A₁−A₂)/(P₁+P₂) per week (Gilman, Wounds 1990;2:95), which does not depend on the wound's size or shape. `None`
    unless both have area and perimeter by one method.
    """
    if before.method != after.method or before.wound_area_mm2 is None or after.wound_area_mm2 is None:
        return None
    # A healed wound has no margin left: its perimeter is 0, not missing.
    perimeter = 0.0 if after.wound_area_mm2 == 0 else after.perimeter_mm
    if before.perimeter_mm is None or perimeter is None or before.perimeter_mm + perimeter == 0:
        return None
    weeks = (instant(after.at) - instant(before.at)) / _WEEK
    if weeks <= 0:
        return None
    return 2 * (before.wound_area_mm2 - after.wound_area_mm2) / (before.perimeter_mm + perimeter) / weeks


@dataclass(frozen=True)
class Comparison:
    """The latest area of a lesion and the one about two weeks before it, by one method."""

    tissue: Tissue
    method: str
    before: Point
    after: Point

    @property
    def percent(self) -> float | None:
        """The change in percent, growing positive; `None` from nothing."""
        return percent_change(self.before, self.after)

    @property
    def days(self) -> int:
        """Whole days between the two."""
        return (self.after.when - self.before.when).days

    @property
    def trend(self) -> Trend:
        """One word for the change."""
        limit = limits().lesion
        # From nothing to something there is no percentage, and no doubt either.
        change = float("inf") if self.percent is None else self.percent
        if change >= limit.worse_percent:
            return Trend.WORSE
        return Trend.IMPROVING if change <= -limit.improving_percent else Trend.STABLE


def comparison(lesion: Lesion) -> Comparison | None:
    """What the trend of a lesion is read from; `None` when there is nothing to compare.

    Before there is a wound, its purpura is what grows or fades.
    """
    tissues: tuple[Tissue, ...] = ("wound", "purpura")
    for tissue in tissues:
        series = latest_series(lesion, tissue)
        if series is None:
            continue
        reference = _reference(series, limits().lesion)
        latest = series.known[-1]
        if reference is not None and (reference.value or latest.value):
            return Comparison(tissue, series.variant or "unknown", reference, latest)
    return None


def lesion_trend(lesion: Lesion) -> Trend:
    """One word for the lesion by its `comparison`. Closed as healed is improving."""
    if lesion.closed_as == "healed":
        return Trend.IMPROVING
    found = comparison(lesion)
    return Trend.NOT_ENOUGH_DATA if found is None else found.trend


def _reference(series: Series, limit: LesionLimits) -> Point | None:
    latest = series.known[-1]
    ages = [(abs((latest.when - point.when).days - limit.reference_days), point) for point in series.known]
    within = [
        (distance, point)
        for distance, point in ages
        if limit.shortest_days <= (latest.when - point.when).days <= limit.longest_days
    ]
    return min(within, key=lambda each: each[0])[1] if within else None
