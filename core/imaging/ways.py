"""The ways from pixels to millimetres that a scale gives, and shapes carried along them."""

from collections.abc import Callable

import numpy as np
import shapely

from core.case.photo import Scale
from core.imaging.cylinder import unrolled
from core.imaging.geometry import Points, Shape, moved
from core.imaging.lens import bent, straightened
from core.imaging.plane import inverse, project

Way = Callable[[Points], Points]

_SIDES = 100
"""Where straight sides become curves, they are cut into so many pieces across the shape."""


def ways(scale: Scale | None) -> tuple[Way, Way]:
    """From pixels to millimetres on the plane and back; without a scale, pixels stay pixels."""
    if scale is None or scale.homography is None:
        factor = scale.mm_per_px if scale is not None else 1.0
        return (lambda points: points * factor), (lambda points: points / factor)
    lens, matrix = scale.lens, np.array(scale.homography).reshape(3, 3)
    back = inverse(matrix)
    return (
        lambda points: project(matrix, straightened(lens, points)),
        lambda points: bent(lens, project(back, points)),
    )


def limb_way(scale: Scale, size_px: tuple[int, int]) -> Way:
    """From pixels to millimetres on the unrolled skin of the scale's limb."""
    return lambda points: unrolled(scale, size_px, points)


def carried(shape: Shape, way: Way, bends: bool) -> Shape:
    """The shape moved along a way; its sides are cut finely when the way `bends` straight lines."""
    if shape.is_empty:
        return shape
    left, top, right, bottom = shape.bounds
    return moved(shapely.segmentize(shape, max(right - left, bottom - top) / _SIDES) if bends else shape, way)


def area_on(scale: Scale, size_px: tuple[int, int], shape: Shape) -> float:
    """The area of a shape in mm²: on the limb's skin when the scale knows the limb, else on its plane.

    Raises
    ------
    InvalidInput
        As `core.imaging.cylinder.unrolled` and `core.imaging.plane.project`.
    """
    if scale.limb is not None:
        return float(carried(shape, limb_way(scale, size_px), True).area)
    return float(carried(shape, ways(scale)[0], scale.lens is not None).area)
