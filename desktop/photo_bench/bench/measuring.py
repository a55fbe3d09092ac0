"""From the outlines on the bench to the numbers that count, and to those of the draft."""

from dataclasses import dataclass

from core.charting.measurement import Measurement as DraftMeasurement
from core.charting.measurement import remark
from core.imaging.measure import Measurement, Region, measure
from desktop.photo_bench.bench.outlines import Outlines


@dataclass(frozen=True)
class Counted:
    """The regions that count: of the limb's unrolled skin where its circumference is known, else of the plane.

    `flat_area_mm2` is the plane's wound area beside an unrolled one; percentages are of the wound's area.
    """

    regions: tuple[Region, ...] = ()
    wound_area_mm2: float | None = None
    uncertainty_percent: float | None = None
    flat_area_mm2: float | None = None
    flat_uncertainty_percent: float | None = None

    def region(self, tissue: str) -> Region | None:
        """The region of a tissue, `None` when none was outlined."""
        return next((region for region in self.regions if region.tissue == tissue), None)

    def area_mm2(self, tissue: str) -> float | None:
        """The area of a tissue, `None` when it was not outlined or nothing gives a scale."""
        region = self.region(tissue)
        return region.area_mm2 if region is not None else None


def measured(outlines: Outlines, size: tuple[int, int]) -> Measurement | None:
    """What the outlines measure; None while nothing is outlined.

    Raises
    ------
    InvalidInput
        When a part of them lies where the plane of the scale cannot be seen.
    """
    return measure(outlines.as_case(), outlines.scale, size) if outlines.regions else None


def counted(found: Measurement | None) -> Counted:
    """The numbers that count."""
    if found is None:
        return Counted()
    limb = found.unrolled
    if limb is None:
        return Counted(found.regions, found.wound_area_mm2, found.uncertainty_percent)
    return Counted(
        limb.regions, limb.wound_area_mm2, limb.uncertainty_percent, found.wound_area_mm2, found.uncertainty_percent
    )


def for_draft(found: Measurement | None, outlines: Outlines, sha256: str) -> DraftMeasurement | None:
    """The same as the draft keeps it; None without a scale or without a wound."""
    numbers = counted(found)
    wound = numbers.region("wound")
    if found is None or wound is None or found.measured_by is None:
        return None
    limb = outlines.scale.limb if outlines.scale is not None and found.unrolled is not None else None
    return DraftMeasurement(
        measured_by=found.measured_by,
        photograph=sha256,
        wound_area_mm2=numbers.wound_area_mm2,
        eschar_area_mm2=numbers.area_mm2("eschar"),
        slough_area_mm2=numbers.area_mm2("slough"),
        granulation_area_mm2=numbers.area_mm2("granulation"),
        epithelial_area_mm2=numbers.area_mm2("epithelial"),
        purpura_area_mm2=numbers.area_mm2("purpura"),
        perimeter_mm=wound.perimeter_mm,
        length_mm=wound.length_mm,
        width_mm=wound.width_mm,
        limb_circumference_mm=limb.circumference_mm if limb is not None else None,
        wound_area_flat_mm2=numbers.flat_area_mm2,
        uncertainty_percent=numbers.uncertainty_percent,
        warnings=tuple(remark(warning) for warning in found.warnings),
    )
