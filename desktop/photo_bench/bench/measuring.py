"""From the outlines on the bench to the numbers of the draft."""

from core.charting.measurement import Measurement as DraftMeasurement
from core.charting.measurement import remark
from core.imaging.measure import Measurement, measure
from desktop.photo_bench.bench.outlines import Outlines


def measured(outlines: Outlines, size: tuple[int, int]) -> Measurement | None:
    """What the outlines measure; None while nothing is outlined.

    Raises
    ------
    InvalidInput
        When a part of them lies where the plane of the scale cannot be seen.
    """
    return measure(outlines.as_case(), outlines.scale, size) if outlines.regions else None


def for_draft(found: Measurement | None, sha256: str) -> DraftMeasurement | None:
    """The same as the draft keeps it; None without a scale or without a wound."""
    wound = found.region("wound") if found is not None else None
    if found is None or wound is None or found.measured_by is None:
        return None
    return DraftMeasurement(
        measured_by=found.measured_by,
        photograph=sha256,
        wound_area_mm2=found.wound_area_mm2,
        eschar_area_mm2=found.area_mm2("eschar"),
        slough_area_mm2=found.area_mm2("slough"),
        granulation_area_mm2=found.area_mm2("granulation"),
        epithelial_area_mm2=found.area_mm2("epithelial"),
        purpura_area_mm2=found.area_mm2("purpura"),
        perimeter_mm=wound.perimeter_mm,
        length_mm=wound.length_mm,
        width_mm=wound.width_mm,
        warnings=tuple(remark(warning) for warning in found.warnings),
    )
