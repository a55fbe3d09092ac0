"""What measuring promises and when it warns: `resources/imaging/measuring.toml`, each number with its reason there."""

from collections.abc import Mapping
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
    single, plane, lens, limb, outline, card = (
        read[part] for part in ("single_scale", "plane", "lens", "limb", "outline", "card")
    )
    return Limits(
        single_scale_uncertainty_percent=single["uncertainty_percent"],
        short_ruler_share=single["short_share"],
        point_share=read["points"]["clicked_share"],
        found_point_px=read["points"]["found_px"],
        print_share=read["points"]["print_share"],
        black_share=read["points"]["black_share"],
        tilt_warning_deg=plane["tilt_warning_deg"],
        misfit_warning_share=plane["misfit_warning_share"],
        mixed_up_deg=plane["mixed_up_deg"],
        focal_shortest=plane["focal_shortest"],
        focal_longest=plane["focal_longest"],
        lens_markers=lens["markers"],
        lens_ratio=lens["ratio"],
        lens_strongest=lens["strongest"],
        fewest_views=lens["fewest_views"],
        focal_doubt_share=lens["focal_doubt_share"],
        lens_misfit_share=lens["misfit_share"],
        limb_circumference_mm=(limb["circumference_mm"][0], limb["circumference_mm"][1]),
        circumference_share=limb["circumference_share"],
        focal_share=limb["focal_share"],
        axis_share=limb["axis_share"],
        focal_from_tilt_deg=limb["focal_from_tilt_deg"],
        focal_assumed_35mm=limb["focal_assumed_35mm"],
        tremor_share=outline["tremor_share"],
        smallest_area_px2=outline["smallest_area_px2"],
        search_side_px=card["search_side_px"],
        outlier_share=card["outlier_share"],
        fewest_markers=card["fewest_markers"],
        small_marker_px=card["small_marker_px"],
        plane_disagreement_share=card["plane_disagreement_share"],
        curled_share=card["curled_share"],
        most_stickers=card["most_stickers"],
        bent_from_share=card["bent_from_share"],
        bent_gain=card["bent_gain"],
        blurred_share=card["blurred_share"],
        overexposed_share=card["overexposed_share"],
        card_quality=tuple(QualityLevel(**level) for level in card["quality"]),
    )
