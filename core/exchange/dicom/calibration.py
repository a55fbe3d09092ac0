"""How large a pixel is on the skin, where the photograph's plane is known."""

from dataclasses import dataclass

import numpy as np

from core.case.photo import Scale
from core.errors import InvalidInput
from core.imaging.plane import view_at


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
    x, y = width_px / 2, height_px / 2
    try:
        tilt = view_at(matrix, (x, y)).tilt_deg
    except InvalidInput:
        return None
    weight = float(matrix[2] @ (x, y, 1.0))
    at = (matrix[:2] @ (x, y, 1.0)) / weight
    slopes = (matrix[:2, :2] - np.outer(at, matrix[2, :2])) / weight
    across, down = np.linalg.norm(slopes, axis=0)
    return Spacing(float(down), float(across), tilt)
