"""How far an area may be off because of its scale.

Standard uncertainties of the scale's points, carried through by first differences and added in quadrature (JCGM
100:2008, §5.1), times two (about 95 %). A single scale adds what an unknown tilt may do, which no point tells.
"""

from functools import partial

import numpy as np

from core.case.photo import Scale
from core.errors import InvalidInput
from core.imaging.geometry import Points, Shape, moved
from core.imaging.limits import limits
from core.imaging.plane import fitted, project

_COVERAGE = 2.0
_STEP_PX = 0.5


def uncertainty_percent(scale: Scale, shape_px: Shape, size_px: tuple[int, int]) -> float | None:
    """Expanded uncertainty of a shape's area in percent of it; `None` for no area, or a plane without its points."""
    if shape_px.is_empty or shape_px.area <= 0:
        return None
    point = limits().point_share * max(size_px)
    points = np.asarray(scale.points_px, dtype=np.float64).reshape(-1, 2)
    if scale.homography is None:
        tilt = limits().single_scale_uncertainty_percent
        if len(points) != 2:
            return tilt
        length = float(np.hypot(*(points[1] - points[0])))
        # An area goes with the square of the scale, and both ends were clicked.
        clicks = _COVERAGE * 100 * 2 * np.sqrt(2) * point / length
        return float(np.hypot(tilt, clicks))
    if len(points) < 4:
        return None
    if scale.method == "card":
        point = max(scale.residual_px or 0.0, limits().found_point_px)
    return _of_plane(np.array(scale.homography).reshape(3, 3), points, shape_px, point)


def _of_plane(matrix: Points, points: Points, shape_px: Shape, point: float) -> float | None:
    on_plane = project(matrix, points)

    def area(seen: Points) -> float:
        return float(moved(shape_px, partial(project, fitted(seen, on_plane))).area)

    total = 0.0
    try:
        whole = area(points)
        for index in np.ndindex(*points.shape):
            step = np.zeros_like(points)
            step[index] = _STEP_PX
            slope = (area(points + step) - area(points - step)) / (2 * _STEP_PX)
            total += (slope * point) ** 2
    except InvalidInput:
        return None
    return _COVERAGE * 100 * float(np.sqrt(total)) / whole
