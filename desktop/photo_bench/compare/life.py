"""A lesion's whole life in photographs, oldest first. Knows no Qt."""

from dataclasses import dataclass

from core.case.base import standing
from core.case.lesion import Assessment, Lesion
from core.case.moments import DayOrInstant, instant
from core.case.photo import Outline, Photograph, Scale
from core.charting.privacy import is_sensitive, shown


@dataclass(frozen=True)
class Dated:
    """One signed photograph: when it was taken, what was outlined, and what the assessment says the wound measured."""

    sha256: str
    at: DayOrInstant
    size: tuple[int, int]
    outlines: tuple[Outline, ...]
    scale: Scale | None
    sensitive: bool
    area_mm2: float | None
    measured_by: str | None
    method: str | None


def life_of(lesion: Lesion) -> tuple[Dated, ...]:
    """Every photograph of the assessments that count, but for those that were withdrawn."""
    found = {
        photograph.sha256: _dated(photograph, assessment, lesion)
        for assessment in standing(lesion.assessments)
        for photograph in shown(assessment.photographs)
    }
    return tuple(sorted(found.values(), key=lambda each: instant(each.at)))


def _dated(photograph: Photograph, assessment: Assessment, lesion: Lesion) -> Dated:
    tracing = photograph.tracing
    return Dated(
        sha256=photograph.sha256,
        at=photograph.at,
        size=(photograph.width_px, photograph.height_px),
        outlines=tracing.outlines if tracing is not None else (),
        scale=tracing.scale if tracing is not None else None,
        sensitive=is_sensitive(photograph.sensitive, lesion.site),
        area_mm2=assessment.wound_area_mm2,
        measured_by=assessment.measured_by,
        method=assessment.method,
    )


def grown_percent(before: Dated, after: Dated) -> float | None:
    """By how much the wound grew between two dates; `None` unless both were measured, and in the same way."""
    if before.method != after.method or not before.area_mm2 or after.area_mm2 is None:
        return None
    return 100 * (after.area_mm2 / before.area_mm2 - 1)
