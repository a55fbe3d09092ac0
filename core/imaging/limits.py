"""What measuring promises and when it warns: `resources/imaging/measuring.toml`, each number with its reason there."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from core import resources


@dataclass(frozen=True)
class QualityLevel:
    """What a card's fit must reach for a word: markers seen whole, residual in parts of a marker's side, tilt."""

    word: str
    markers: int
    residual_share: float
    tilt_deg: float


@dataclass(frozen=True)
class Limits:
    """Shares are of the picture's longer side unless the file says otherwise; angles in degrees."""

    single_scale_uncertainty_percent: float
    short_ruler_share: float
    point_share: float
    found_point_px: float
    print_share: float
    black_share: float
    tilt_warning_deg: float
    misfit_warning_share: float
    mixed_up_deg: float
    focal_shortest: float
    focal_longest: float
    lens_markers: int
    lens_ratio: float
    lens_strongest: float
    fewest_views: int
    fewest_tilted_views: int
    tilted_view_deg: float
    focal_doubt_share: float
    lens_misfit_share: float
    limb_circumference_mm: tuple[float, float]
    circumference_share: Mapping[str, float]
    focal_share: Mapping[str, float]
    axis_share: float
    focal_from_tilt_deg: float
    focal_assumed_35mm: float
    tremor_share: float
    smallest_area_px2: float
    search_side_px: int
    outlier_share: float
    fewest_markers: int
    small_marker_px: float
    plane_disagreement_share: float
    curled_share: float
    most_stickers: int
    bent_from_share: float
    bent_gain: float
    blurred_share: float
    overexposed_share: float
    card_quality: tuple[QualityLevel, ...]


@cache
def limits() -> Limits:
    """The limits in force."""
    read = resources.read_toml("imaging", "measuring.toml")
    parts = (_points, _plane, _lens, _limb, _outline, _card)
    return Limits(**{name: value for part in parts for name, value in part(read).items()})


def _points(read: Mapping[str, Any]) -> dict[str, Any]:
    single, points = read["single_scale"], read["points"]
    return {
        "single_scale_uncertainty_percent": single["uncertainty_percent"],
        "short_ruler_share": single["short_share"],
        "point_share": points["clicked_share"],
        "found_point_px": points["found_px"],
        "print_share": points["print_share"],
        "black_share": points["black_share"],
    }


def _plane(read: Mapping[str, Any]) -> dict[str, Any]:
    return dict(read["plane"])


def _lens(read: Mapping[str, Any]) -> dict[str, Any]:
    lens = dict(read["lens"])
    for name in ("markers", "ratio", "strongest", "misfit_share"):
        lens[f"lens_{name}"] = lens.pop(name)
    return lens


def _limb(read: Mapping[str, Any]) -> dict[str, Any]:
    limb = dict(read["limb"])
    smallest, largest = limb.pop("circumference_mm")
    return {**limb, "limb_circumference_mm": (smallest, largest)}


def _outline(read: Mapping[str, Any]) -> dict[str, Any]:
    return dict(read["outline"])


def _card(read: Mapping[str, Any]) -> dict[str, Any]:
    card = dict(read["card"])
    levels = tuple(QualityLevel(**level) for level in card.pop("quality"))
    return {**card, "card_quality": levels}
