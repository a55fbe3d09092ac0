"""A photograph and an outline file measured in one go: what `calcitrack measure` prints."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from core.case.photo import Outline, Point, Scale
from core.errors import InvalidInput
from core.imaging.calibrate import Calibration, calibrate
from core.imaging.decode import Decoded, decode
from core.imaging.limb import on_limb
from core.imaging.measure import Measurement, Region, measure
from core.imaging.outlines import check_outline
from core.texts import Language, Text, render, text


@dataclass(frozen=True)
class LimbMeasured:
    """A limb's circumference, and two pixels of the line along the limb on which the card touches it."""

    circumference_mm: float
    axis_px: tuple[Point, Point]


def measure_photograph(
    data: bytes, outline_json: object, language: Language = "en", limb: LimbMeasured | None = None
) -> dict[str, Any]:
    """Measure outlines on the plane of the calibration card in the photograph.

    Parameters
    ----------
    data
        The photograph's file.
    outline_json
        `{"outlines": [{"tissue": …, "points_px": [[x, y], …]}]}` as read from JSON, pixels of the upright picture.
    language
        Of the warnings.
    limb
        The limb that card and wound lie on; `None` for flat skin. A strip or stickers that bend show it by themselves.

    Returns
    -------
    The command line's contract: `calibrated`, `tilt_deg`, `mm_per_px_at_centre`, `residual_px`, `regions` (`tissue`,
    `area_mm2`, `perimeter_mm`, `length_mm`, `width_mm`, `share_percent`), `wound_area_mm2`, `eschar_percent`,
    `uncertainty_percent`, `measured_by`, `quality`, `layout` (what was found: `l_card`, `strip`, `stickers`),
    `unrolled` (on a limb `circumference_mm`, `focal_from`, `wound_area_mm2`, `uncertainty_percent`, `regions`),
    `warnings`. Without a card `calibrated` is false and all that is in millimetres null.

    Raises
    ------
    InvalidInput
        As `core.imaging.decode.decode`; `error.outline_file.…` with the number of the wrong outline; `error.limb.…` as
        `core.imaging.limb.on_limb`.
    """
    photograph = decode(data)
    size = (photograph.width_px, photograph.height_px)
    outlines = _outlines(outline_json, size)
    card = calibrate(photograph.rgb, photograph.notes)
    scale = _scale(card, photograph, limb) if card is not None else None
    return _told(card, scale, measure(outlines, scale, size), language)


def _scale(card: Calibration, photograph: Decoded, limb: LimbMeasured | None) -> Scale:
    if limb is None:
        return card.scale.model_copy(update={"limb": card.limb})
    size = (photograph.width_px, photograph.height_px)
    return on_limb(card.scale, limb.circumference_mm, limb.axis_px, size, photograph.notes)


def _told(card: Calibration | None, scale: Scale | None, measured: Measurement, language: Language) -> dict[str, Any]:
    return {
        "calibrated": card is not None,
        "tilt_deg": measured.tilt_deg,
        "mm_per_px_at_centre": measured.mm_per_px,
        "residual_px": measured.residual_px,
        "regions": [_region(region) for region in measured.regions],
        "wound_area_mm2": measured.wound_area_mm2,
        "eschar_percent": measured.eschar_percent,
        "uncertainty_percent": measured.uncertainty_percent,
        "measured_by": measured.measured_by,
        "quality": card.quality if card is not None else None,
        "layout": card.layout if card is not None else None,
        "unrolled": _unrolled(scale, measured),
        "warnings": [render(warning, language) for warning in _warnings(card, measured)],
    }


def _unrolled(scale: Scale | None, measured: Measurement) -> dict[str, Any] | None:
    if scale is None or scale.limb is None or measured.unrolled is None:
        return None
    return {
        "circumference_mm": scale.limb.circumference_mm,
        "focal_from": scale.limb.focal_from,
        "wound_area_mm2": measured.unrolled.wound_area_mm2,
        "uncertainty_percent": measured.unrolled.uncertainty_percent,
        "regions": [_region(region) for region in measured.unrolled.regions],
    }


def _outlines(outline_json: object, size: tuple[int, int]) -> list[Outline]:
    listed = outline_json.get("outlines") if isinstance(outline_json, Mapping) else None
    if not isinstance(listed, list):
        raise InvalidInput("error.outline_file.no_outlines")
    found = []
    for number, item in enumerate(listed):
        try:
            outline = Outline.model_validate(item)
        except ValidationError:
            raise InvalidInput("error.outline_file.wrong", number=number) from None
        complaint = check_outline(outline.points_px, size)
        if complaint is not None:
            raise InvalidInput("error.outline_file.outline", number=number, problem=complaint.text)
        found.append(outline)
    return found


def _region(region: Region) -> dict[str, Any]:
    return {
        "tissue": region.tissue,
        "area_mm2": region.area_mm2,
        "perimeter_mm": region.perimeter_mm,
        "length_mm": region.length_mm,
        "width_mm": region.width_mm,
        "share_percent": region.share_percent,
    }


def _warnings(card: Calibration | None, measured: Measurement) -> tuple[Text, ...]:
    if card is not None:
        return (*card.warnings, *measured.warnings)
    others = (warning for warning in measured.warnings if warning.key != "imaging.warning.no_scale")
    return (text("imaging.warning.no_card"), *others)
