"""Outlines and a scale made into numbers: areas, lengths, shares, and how far they may be trusted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.case.photo import Outline, Point, Scale
from core.errors import InvalidInput
from core.imaging.geometry import Shape, extent, parts
from core.imaging.limb import flattened
from core.imaging.limits import limits
from core.imaging.outlines import check_outline
from core.imaging.scale import looks_mixed_up
from core.imaging.tissues import BED, Ground, put_together
from core.imaging.uncertainty import uncertainty_percent
from core.imaging.ways import Way, carried, limb_way, ways
from core.texts import Text, text


@dataclass(frozen=True)
class Region:
    """All ground of one tissue. What is in millimetres is `None` without a scale.

    `perimeter_mm` runs round islands too, for they are edge that heals. `length_mm` is the longest across all `parts`,
    `width_mm` the whole width across it, `length_ends_px` its ends in the picture. `share_percent` is of the wound's
    area, `None` for what is not the wound's bed.
    """

    tissue: str
    parts: int
    area_mm2: float | None
    perimeter_mm: float | None
    length_mm: float | None
    width_mm: float | None
    share_percent: float | None
    length_ends_px: tuple[Point, Point] | None


@dataclass(frozen=True)
class Unrolled:
    """What the outlines measure on a limb's skin, unrolled: the same regions, and how far the wound's area may be off
    through plane, focal length, circumference and axis (percent, about 95 %)."""

    regions: tuple[Region, ...]
    wound_area_mm2: float | None
    uncertainty_percent: float | None

    def region(self, tissue: str) -> Region | None:
        """The region of a tissue, `None` when none was outlined."""
        return next((region for region in self.regions if region.tissue == tissue), None)


@dataclass(frozen=True)
class Measurement:
    """What the outlines on one photograph measure, on the wound's plane.

    `regions` hold one entry a tissue, the wound first: it is there as soon as any of its bed is. `eschar_percent` is
    `None` when no eschar was outlined: that is not the same as none seen. `uncertainty_percent` is of the wound's area
    and holds what is known of the scale only: not the tracing's, and not that of a curved surface. `measured_by` is
    the case's word, `None` without a scale. `unrolled` stands beside the flat values when the scale knows the limb.
    """

    regions: tuple[Region, ...]
    wound_area_mm2: float | None
    eschar_percent: float | None
    uncertainty_percent: float | None
    measured_by: str | None
    tilt_deg: float | None
    mm_per_px: float | None
    residual_px: float | None
    warnings: tuple[Text, ...]
    unrolled: Unrolled | None = None

    def region(self, tissue: str) -> Region | None:
        """The region of a tissue, `None` when none was outlined."""
        return next((region for region in self.regions if region.tissue == tissue), None)

    def area_mm2(self, tissue: str) -> float | None:
        """The area of a tissue in mm², `None` when it was not outlined or nothing gives a scale."""
        region = self.region(tissue)
        return region.area_mm2 if region else None


def measure(outlines: Sequence[Outline], scale: Scale | None, size_px: tuple[int, int]) -> Measurement:
    """Measure the outlines of one photograph.

    Parameters
    ----------
    outlines
        In pixels of the upright picture; how they are put together, `core.imaging.tissues` says.
    scale
        From a card, a rectangle or a ruler; without one, only shares and counts are told.
    size_px
        Width and height of the upright picture.

    Raises
    ------
    InvalidInput
        `error.outline.…` for the first outline that `check_outline` complains of; `error.scale.beyond_horizon`.
    """
    for outline in outlines:
        complaint = check_outline(outline.points_px, size_px)
        if complaint is not None:
            raise InvalidInput(complaint.text.key, **complaint.text.params)
    ground = put_together(outlines)
    bends = scale is not None and scale.lens is not None
    regions = _regions(ground, *ways(scale), bends)
    eschar = next((region.share_percent for region in regions if region.tissue == "eschar"), None)
    wound = next((region.area_mm2 for region in regions if region.tissue == "wound"), None)
    known = scale is not None
    on_limb, off_limb = _on_limb(ground, scale, size_px)
    return Measurement(
        regions=regions if known else tuple(map(_without_millimetres, regions)),
        wound_area_mm2=wound if known else None,
        eschar_percent=eschar,
        uncertainty_percent=uncertainty_percent(flattened(scale), ground.wound, size_px) if scale is not None else None,
        measured_by=measured_by(scale),
        tilt_deg=scale.tilt_deg if scale is not None else None,
        mm_per_px=scale.mm_per_px if scale is not None else None,
        residual_px=scale.residual_px if scale is not None else None,
        warnings=(*ground.warnings, *scale_warnings(scale, size_px), *off_limb),
        unrolled=on_limb,
    )


def _on_limb(ground: Ground, scale: Scale | None, size_px: tuple[int, int]) -> tuple[Unrolled | None, tuple[Text, ...]]:
    """The ground on the limb's skin; where the limb cannot be seen there, a warning instead of a number."""
    if scale is None or scale.limb is None:
        return None, ()
    try:
        regions = _regions(ground, limb_way(scale, size_px), None, True)
    except InvalidInput as error:
        return None, (error.text,)
    wound = next((region.area_mm2 for region in regions if region.tissue == "wound"), None)
    uncertain = uncertainty_percent(scale, ground.wound, size_px) if wound else None
    at_edge = (text("imaging.warning.limb_edge"),) if wound and uncertain is None else ()
    return Unrolled(regions, wound, uncertain), at_edge


def measured_by(scale: Scale | None) -> str | None:
    """The case's word for how an area was measured: a plane is planimetry, a ruler a single scale."""
    if scale is None:
        return None
    return "planimetry" if scale.homography is not None else "single_scale"


def scale_warnings(scale: Scale | None, size_px: tuple[int, int]) -> tuple[Text, ...]:
    """What to know of a scale before trusting its millimetres."""
    if scale is None:
        return (text("imaging.warning.no_scale"),)
    found: list[Text] = []
    if scale.homography is None:
        found.append(text("imaging.warning.single_scale", percent=round(limits().single_scale_uncertainty_percent)))
        if _span(scale) < limits().short_ruler_share * max(size_px):
            found.append(text("imaging.warning.short_ruler", pixels=round(_span(scale))))
    if scale.tilt_deg is not None and scale.tilt_deg > limits().tilt_warning_deg:
        found.append(text("imaging.warning.tilted", degrees=round(scale.tilt_deg)))
    if scale.method == "rectangle" and scale.homography is not None:
        found += _doubts_about_rectangle(scale, size_px)
    return tuple(found)


def _doubts_about_rectangle(scale: Scale, size_px: tuple[int, int]) -> list[Text]:
    if looks_mixed_up(scale, size_px):
        return [text("imaging.warning.mixed_up")]
    if (scale.residual_px or 0) > limits().misfit_warning_share * _span(scale):
        return [text("imaging.warning.misfit", pixels=round(scale.residual_px or 0))]
    return []


def _span(scale: Scale) -> float:
    """Mean distance in pixels between neighbours among the points that the scale was read from."""
    points = np.asarray(scale.points_px, dtype=np.float64).reshape(-1, 2)
    if len(points) < 2:
        return float("inf")
    return float(np.hypot(*(np.roll(points, -1, axis=0) - points).T).mean())


def _regions(ground: Ground, to_mm: Way, to_px: Way | None, bends: bool) -> tuple[Region, ...]:
    on_skin = {tissue: carried(shape, to_mm, bends) for tissue, shape in ground.shapes.items()}
    wound = on_skin.get("wound")
    wound_area = float(wound.area) if wound is not None else 0.0
    return tuple(_region(tissue, shape, wound_area, to_px) for tissue, shape in on_skin.items())


def _region(tissue: str, shape: Shape, wound_area: float, to_px: Way | None) -> Region:
    share = 100 * float(shape.area) / wound_area if tissue in BED and wound_area > 0 else None
    if shape.is_empty:
        return Region(tissue, 0, 0.0, 0.0, 0.0, 0.0, share, None)
    size = extent(shape)
    ends: tuple[Point, Point] | None = None
    if to_px is not None:
        (x1, y1), (x2, y2) = to_px(np.array(size.ends)).tolist()
        ends = (x1, y1), (x2, y2)
    return Region(tissue, parts(shape), shape.area, shape.length, size.length, size.width, share, ends)


def _without_millimetres(region: Region) -> Region:
    """The longest length in pixels may not be the longest on the wound: it is not shown either."""
    return replace(region, area_mm2=None, perimeter_mm=None, length_mm=None, width_mm=None, length_ends_px=None)
