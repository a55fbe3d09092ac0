"""What a lens does to straight lines, taken away from pixels and put back.

Brown's radial model (Photogrammetric Engineering 1971;37:855): a straight ray that meets the picture r focal lengths
from its axis is seen at r·(1 + k1·r² + k2·r⁴).
"""

import numpy as np
from numpy.typing import NDArray

from core.case.photo import Lens
from core.imaging.geometry import Points

_STEPS = 12


def straightened(lens: Lens | None, points: Points) -> Points:
    """Where a lens without distortion would have shown the pixels `points` (N, 2)."""
    if lens is None:
        return points
    seen = (points - lens.centre_px) / lens.focal_px
    radius = np.hypot(seen[:, 0], seen[:, 1])
    straight = radius.copy()
    for _ in range(_STEPS):  # Newton's method; a lens that is `plausible` keeps the slope positive
        slope = np.maximum(_slope(lens.radial, straight), 0.1)
        straight = straight - (straight * _stretch(lens.radial, straight) - radius) / slope
    share = np.divide(straight, radius, out=np.ones_like(radius), where=radius > 0)
    return np.asarray(seen * share[:, None] * lens.focal_px + lens.centre_px, dtype=np.float64)


def bent(lens: Lens | None, points: Points) -> Points:
    """Where the lens shows what one without distortion would have shown at `points` (N, 2)."""
    if lens is None:
        return points
    straight = (points - lens.centre_px) / lens.focal_px
    stretch = _stretch(lens.radial, np.hypot(straight[:, 0], straight[:, 1]))
    return np.asarray(straight * stretch[:, None] * lens.focal_px + lens.centre_px, dtype=np.float64)


def plausible(lens: Lens, size_px: tuple[int, int]) -> bool:
    """Whether the lens shows every place of the picture once: its distortion never turns back within the picture."""
    corners = np.array([[0, 0], [size_px[0], 0], [0, size_px[1]], [size_px[0], size_px[1]]], dtype=np.float64)
    farthest = float(np.hypot(*((corners - lens.centre_px) / lens.focal_px).T).max())
    return bool((_slope(lens.radial, np.linspace(0, 1.2 * farthest, 64)) > 0.2).all())


def _stretch(radial: tuple[float, float], radius: NDArray[np.float64]) -> NDArray[np.float64]:
    square = radius * radius
    return 1 + square * (radial[0] + square * radial[1])


def _slope(radial: tuple[float, float], radius: NDArray[np.float64]) -> NDArray[np.float64]:
    square = radius * radius
    return 1 + square * (3 * radial[0] + 5 * square * radial[1])
