"""What measuring promises and when it warns: `resources/imaging/measuring.toml`, each number with its reason there."""

from dataclasses import dataclass
from functools import cache

from core import resources


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


@cache
def limits() -> Limits:
    """The limits in force."""
    read = resources.read_toml("imaging", "measuring.toml")
    single, plane, outline = read["single_scale"], read["plane"], read["outline"]
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
    )
