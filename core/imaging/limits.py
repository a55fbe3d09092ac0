"""What measuring promises and when it warns: `resources/imaging/measuring.toml`, each number with its reason there."""

from dataclasses import dataclass
from functools import cache

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
    tilt_warning_deg: float
    misfit_warning_share: float
    mixed_up_deg: float
    focal_shortest: float
    focal_longest: float
    tremor_share: float
    smallest_area_px2: float
    search_side_px: int
    outlier_share: float
    fewest_markers: int
    small_marker_px: float
    blurred_share: float
    overexposed_share: float
    card_quality: tuple[QualityLevel, ...]


@cache
def limits() -> Limits:
    """The limits in force."""
    read = resources.read_toml("imaging", "measuring.toml")
    single, plane, outline, card = read["single_scale"], read["plane"], read["outline"], read["card"]
    return Limits(
        single_scale_uncertainty_percent=single["uncertainty_percent"],
        short_ruler_share=single["short_share"],
        point_share=read["points"]["clicked_share"],
        found_point_px=read["points"]["found_px"],
        tilt_warning_deg=plane["tilt_warning_deg"],
        misfit_warning_share=plane["misfit_warning_share"],
        mixed_up_deg=plane["mixed_up_deg"],
        focal_shortest=plane["focal_shortest"],
        focal_longest=plane["focal_longest"],
        tremor_share=outline["tremor_share"],
        smallest_area_px2=outline["smallest_area_px2"],
        search_side_px=card["search_side_px"],
        outlier_share=card["outlier_share"],
        fewest_markers=card["fewest_markers"],
        small_marker_px=card["small_marker_px"],
        blurred_share=card["blurred_share"],
        overexposed_share=card["overexposed_share"],
        card_quality=tuple(QualityLevel(**level) for level in card["quality"]),
    )
