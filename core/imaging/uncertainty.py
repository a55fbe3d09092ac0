"""How far an area may be off because of its scale.

Standard uncertainties of what the scale was read from, carried to the area by first differences and added in
quadrature (JCGM 100:2008, §5.1), times two (about 95 %). The farther a wound lies from the card, the more a small turn
of the card's plane moves it: that is in the plane's covariance. A single scale adds what an unknown tilt may do.
"""

import numpy as np

from core.case.photo import Scale
from core.errors import InvalidInput
from core.imaging.geometry import Shape
from core.imaging.limits import limits
from core.imaging.variation import varied
from core.imaging.ways import area_on

_COVERAGE = 2.0
_PRINTED = frozenset({"card", "sticker", "strip"})


def uncertainty_percent(scale: Scale, shape_px: Shape, size_px: tuple[int, int]) -> float | None:
    """Expanded uncertainty of a shape's area in percent of it; `None` for no area, a plane without its points, or a
    place so near the edge of plane or limb that nothing can be said."""
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
    printed = scale.method in _PRINTED
    if printed:
        # What a fit leaves over is no noise of single corners: the four of a marker miss together, so a quarter count.
        point = 2 * max(scale.residual_px or 0.0, limits().found_point_px)
    try:
        whole = area_on(scale, size_px, shape_px)
        halves = [
            (area_on(more, size_px, shape_px) - area_on(less, size_px, shape_px)) / 2
            for more, less in varied(scale, points, point, size_px)
        ]
    except InvalidInput:
        return None
    # A length printed so much too long makes an area twice as much too large.
    printing = 2 * _printing(scale) if printed else 0.0
    return _COVERAGE * 100 * float(np.hypot(np.linalg.norm(halves) / whole, printing))


def _printing(scale: Scale) -> float:
    """How far printed lengths may be off, in parts of them. A card's and a strip's lie between markers; a sticker's is
    its one black square, which ink and blur make larger or smaller."""
    edges = limits().black_share if scale.method == "sticker" else 0.0
    return float(np.hypot(limits().print_share, edges))
