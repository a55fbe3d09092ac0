"""One lesion over time: areas by measuring method, and the BWAT-CUA total."""

from typing import Final, Literal

from core.case.base import standing
from core.case.lesion import ON_LIMB, Assessment, Bwat, Lesion
from core.case.moments import instant
from core.texts import Text, text
from core.trends.series import Point, Series, in_order

Tissue = Literal["wound", "eschar", "purpura"]

BWAT_CUA_ITEMS: Final = tuple(Bwat.model_fields)[:8]
"""Gould, Serena, Sinha, Diagnostics 2021;11:730."""


def label(lesion: Lesion) -> str:
    """What the team calls the lesion."""
    return lesion.label or lesion.id


def lesion_name(lesion: Lesion) -> Text:
    """Label and place, for example *L1, left thigh*."""
    site = text(f"word.site.{lesion.site}")
    if lesion.side is None:
        return text("trends.lesion", label=label(lesion), site=site)
    return text("trends.lesion_with_side", label=label(lesion), site=site, side=text(f"word.side.{lesion.side}"))


def assessments(lesion: Lesion) -> tuple[Assessment, ...]:
    """The assessments that count, oldest first."""
    return tuple(sorted(standing(lesion.assessments), key=lambda assessment: instant(assessment.at)))


def area(assessment: Assessment, tissue: Tissue) -> float | None:
    """The area of one tissue in mm²; the wound includes its eschar."""
    areas = {
        "wound": assessment.wound_area_mm2,
        "eschar": assessment.eschar_area_mm2,
        "purpura": assessment.purpura_area_mm2,
    }
    return areas[tissue]


def method(assessment: Assessment) -> str:
    """How the assessment was measured; `unknown` where nobody said."""
    return assessment.method or "unknown"


def method_text(way: str | None) -> Text:
    """The words for a `method`, also for one that nobody noted."""
    if way in (None, "unknown"):
        return text("trends.method.unknown")
    if way.endswith(ON_LIMB):
        return text("trends.method.on_limb", method=text(f"word.measured_by.{way.removesuffix(ON_LIMB)}"))
    return text(f"word.measured_by.{way}")


def area_series(lesion: Lesion, tissue: Tissue = "wound") -> tuple[Series, ...]:
    """The area of one tissue in mm², a series for each measuring method, in the order of their first use.

    A ruler overestimates by about 40 % (Rogers 2010), so methods never share a curve. A measurement signed as *not
    done* is a gap in the curve of the method in use; an assessment that just did not measure is none.
    """
    entries = assessments(lesion)
    by_method: dict[str, list[Point]] = {}
    first = next((method(entry) for entry in entries if area(entry, tissue) is not None), None)
    in_use = first
    for entry in entries:
        value = area(entry, tissue)
        if value is not None:
            in_use = method(entry)
            by_method.setdefault(in_use, []).append(Point(entry.at, value, entry.id))
        elif in_use is not None and (reason := not_done(entry, "measurement")) is not None:
            by_method.setdefault(in_use, []).append(Point(entry.at, None, entry.id, gap=reason))
    return tuple(
        Series(f"{tissue}_area", text(f"trends.{tissue}_area"), "mm2", in_order(points), lesion.id, way)
        for way, points in by_method.items()
    )


def not_done(assessment: Assessment, *whats: str) -> str | None:
    """Why one of `whats` could not be done, as it was written down."""
    wanted = {*whats, "assessment"}
    return next((item.reason for item in assessment.not_done if item.what in wanted), None)


def bwat_cua_total(bwat: Bwat | None) -> int | None:
    """The BWAT-CUA total, 8 to 40; `None` while an item is unanswered: a total is incomplete, never smaller."""
    if bwat is None:
        return None
    levels = [getattr(bwat, item) for item in BWAT_CUA_ITEMS]
    return None if None in levels else sum(levels)


def bwat_cua_series(lesion: Lesion) -> Series:
    """BWAT-CUA totals; an incomplete score and an assessment that could not be done are gaps."""
    points = []
    for entry in assessments(lesion):
        total = bwat_cua_total(entry.bwat)
        refused = not_done(entry)
        if total is not None:
            points.append(Point(entry.at, float(total), entry.id))
        elif refused is not None or _touched(entry.bwat):
            points.append(Point(entry.at, None, entry.id, gap=refused or ""))
    return Series("bwat_cua", text("trends.bwat_cua"), "1", in_order(points), lesion.id)


def _touched(bwat: Bwat | None) -> bool:
    return bwat is not None and any(getattr(bwat, item) is not None for item in BWAT_CUA_ITEMS)
