"""How a lesion does, with the numbers that say so: one code, never a code without its numbers."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from core.case.lesion import Assessment, Lesion
from core.case.moments import instant
from core.texts import Text
from core.trends.as_of import lesion_as_of
from core.trends.lesions import Tissue, assessments, lesion_name, not_done
from core.trends.limits import limits
from core.trends.progress import (
    Comparison,
    Trend,
    area_reduction,
    comparison,
    latest_series,
    linear_advance,
    margin_advance,
)
from core.trends.projection import Projection, projection
from core.trends.rates import Doubling, Slope, doubling, lately, slope
from core.trends.series import Point, Series

Code = Literal[
    "healing", "stalled", "growing", "too_few_points", "not_measured", "measured_long_ago", "healed", "closed"
]
_CODES: Final[dict[Trend, Code]] = {
    Trend.IMPROVING: "healing",
    Trend.STABLE: "stalled",
    Trend.WORSE: "growing",
    Trend.NOT_ENOUGH_DATA: "too_few_points",
}


@dataclass(frozen=True)
class Verdict:
    """A lesion at a moment. Every number is of `tissue` by `method`, that of the latest measurement; areas in mm².

    The code compares the two measurements of `comparison`. `slope`, `doubling` and `projection` look at the last weeks
    (`rate.window_days`), `reduction` in percent at everything since `first`, `advance` in mm per week at `comparison`
    or else at the last two. `n` counts the measurements, `age_days` since the latest; `refused` says why a later
    measurement was not done.
    """

    lesion: Lesion
    code: Code
    tissue: Tissue
    method: str | None
    n: int
    first: Point | None
    latest: Point | None
    age_days: int | None
    refused: str | None
    comparison: Comparison | None
    reduction: float | None
    advance: float | None
    slope: Slope
    doubling: Doubling | None
    projection: Projection | None

    @property
    def name(self) -> Text:
        """Label and place of the lesion."""
        return lesion_name(self.lesion)


def verdict(lesion: Lesion, now: datetime) -> Verdict:
    """The lesion as it was at `now`; what was observed later is left out.

    A closed lesion is judged no more. One that was measured longer ago than `rate.stale_days` is not judged either:
    nobody knows how it does today.
    """
    seen = lesion_as_of(lesion, now)
    compared = comparison(seen)
    tissue, series = _judged(seen, compared)
    known = () if series is None else series.known
    lines = () if series is None else lately(series)
    latest = known[-1] if known else None
    open_now = seen.closed is None
    return Verdict(
        lesion=seen,
        code=_code(seen, latest, compared, now),
        tissue=tissue,
        method=None if series is None else series.variant,
        n=len(known),
        first=known[0] if known else None,
        latest=latest,
        age_days=None if latest is None else max(0, (now - latest.when).days),
        refused=_refused(seen, latest),
        comparison=compared,
        reduction=area_reduction(known[0], known[-1]) if len(known) > 1 else None,
        advance=_advance(seen, compared),
        slope=slope(lines),
        doubling=doubling(lines),
        projection=projection(series) if series is not None and open_now and _fresh(latest, now) else None,
    )


def _judged(lesion: Lesion, compared: Comparison | None) -> tuple[Tissue, Series | None]:
    """Before there is a wound, its purpura is what is judged."""
    wound = latest_series(lesion, "wound")
    tissue: Tissue = "wound" if wound is not None else "purpura"
    if compared is not None:
        tissue = compared.tissue
    return tissue, wound if tissue == "wound" else latest_series(lesion, tissue)


def _code(lesion: Lesion, latest: Point | None, compared: Comparison | None, now: datetime) -> Code:
    if lesion.closed is not None:
        return "healed" if lesion.closed_as == "healed" else "closed"
    if latest is None:
        return "not_measured"
    if not _fresh(latest, now):
        return "measured_long_ago"
    return "too_few_points" if compared is None else _CODES[compared.trend]


def _fresh(latest: Point | None, now: datetime) -> bool:
    return latest is not None and now - latest.when <= timedelta(days=limits().rate.stale_days)


def _refused(lesion: Lesion, latest: Point | None) -> str | None:
    later = [entry for entry in assessments(lesion) if latest is None or instant(entry.at) > latest.when]
    return next((why for entry in reversed(later) if (why := not_done(entry, "measurement")) is not None), None)


def _advance(lesion: Lesion, compared: Comparison | None) -> float | None:
    if compared is None or compared.tissue != "wound":
        return linear_advance(lesion)
    before, after = (_entry_of(lesion, point) for point in (compared.before, compared.after))
    return margin_advance(before, after)


def _entry_of(lesion: Lesion, point: Point) -> Assessment:
    entries = assessments(lesion)
    return next(entry for entry in entries if entry.at == point.at and entry.wound_area_mm2 == point.value)
