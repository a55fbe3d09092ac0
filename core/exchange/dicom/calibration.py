"""How large a pixel is on the skin, where the photograph's plane is known."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from core.case.photo import Scale
from core.imaging.plane import view_at

_HORIZON: Final = 1e-12
_LEAST_MM: Final = 1e-6
_MOST_MM: Final = 1e3
"""A pixel of a wound's photograph is neither a nanometre nor a metre: such a plane was never calibrated."""


@dataclass(frozen=True)
class Spacing:
    """Millimetres of the plane between the centres of neighbouring pixels at the photograph's centre, down and across,
    and the plane's tilt in degrees: elsewhere on a tilted plane it is another."""

    down_mm: float
    across_mm: float
    tilt_deg: float


def spacing(scale: Scale | None, width_px: int, height_px: int) -> Spacing | None:
    """The spacing of an upright photograph. `None` where no plane is known: a ruler tells one length, and no plane."""
    if scale is None or scale.homography is None:
        return None
    matrix = np.array(scale.homography, dtype=np.float64).reshape(3, 3)
    centre = np.array([width_px / 2, height_px / 2, 1.0])
    weight = float(matrix[2] @ centre)
    if abs(weight) < _HORIZON:
        return None
    slopes = (matrix[:2, :2] - np.outer((matrix[:2] @ centre) / weight, matrix[2, :2])) / weight
    across, down = (float(each) for each in np.linalg.norm(slopes, axis=0))
    if not (_sensible(across) and _sensible(down)):
        return None
    return Spacing(down, across, view_at(matrix, (width_px / 2, height_px / 2)).tilt_deg)


def _sensible(millimetres: float) -> bool:
    return _LEAST_MM < millimetres < _MOST_MM
