"""A photograph and an outline file measured in one go: what `calcitrack measure` prints."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from core.case.photo import Outline
from core.errors import InvalidInput
from core.imaging.calibrate import Calibration, calibrate
from core.imaging.ingest import upright
from core.imaging.measure import Measurement, Region, measure
from core.imaging.outlines import check_outline
from core.texts import Language, Text, render, text


def measure_photograph(data: bytes, outline_json: object, language: Language = "en") -> dict[str, Any]:
    """Measure outlines on the plane of the calibration card in the photograph.

    Parameters
    ----------
    data
        The photograph's file.
    outline_json
        `{"outlines": [{"tissue": …, "points_px": [[x, y], …]}]}` as read from JSON, pixels of the upright picture.
    language
        Of the warnings.

    Returns
    -------
    The command line's contract: `calibrated`, `tilt_deg`, `mm_per_px_at_centre`, `residual_px`, `regions` (`tissue`,
    `area_mm2`, `perimeter_mm`, `length_mm`, `width_mm`, `share_percent`), `wound_area_mm2`, `eschar_percent`,
    `uncertainty_percent`, `measured_by`, `quality`, `warnings`. Without a card `calibrated` is false and all that is in
    millimetres null.

    Raises
    ------
    InvalidInput
        As `core.imaging.decode.decode`; `error.outline_file.…` with the number of the wrong outline.
    """
    rgb = upright(data)
    size = (rgb.shape[1], rgb.shape[0])
    outlines = _outlines(outline_json, size)
    card = calibrate(rgb)
    return _told(card, measure(outlines, card.scale if card is not None else None, size), language)


def _told(card: Calibration | None, measured: Measurement, language: Language) -> dict[str, Any]:
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
        "warnings": [render(warning, language) for warning in _warnings(card, measured)],
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
