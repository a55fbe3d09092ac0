"""How pixels become millimetres: two clicks on a ruler, or the four corners of a rectangle of known size."""

from collections.abc import Sequence
from decimal import Decimal
from math import hypot, isfinite

import numpy as np

from core.case.photo import Point, Scale
from core.errors import InvalidInput
from core.imaging.geometry import Points, polygon
from core.imaging.limits import limits
from core.imaging.plane import Matrix, fitted, project, view_at


def ruler_scale(p1: Point, p2: Point, length_mm: Decimal | float) -> Scale:
    """The scale of a ruler in the photograph: a single scale, blind to tilt.

    Parameters
    ----------
    p1, p2
        Two marks on the ruler, pixels of the upright picture.
    length_mm
        What the ruler reads between them.

    Raises
    ------
    InvalidInput
        `error.scale.no_length` when the marks are one, or the length is no positive number.
    """
    gap = hypot(p2[0] - p1[0], p2[1] - p1[1])
    length = float(length_mm)
    if not (isfinite(gap) and isfinite(length)) or gap < 1 or length <= 0:
        raise InvalidInput("error.scale.no_length")
    return Scale(method="ruler", points_px=(p1, p2), length_mm=Decimal(str(length_mm)), mm_per_px=length / gap)


def rectangle_scale(
    corners_px: Sequence[Point], width_mm: Decimal | float, height_mm: Decimal | float, size_px: tuple[int, int]
) -> Scale:
    """The plane of a rectangle of known size, seen from anywhere.

    Parameters
    ----------
    corners_px
        Its four corners in order, either way round; the first two are the ends of a side `width_mm` long.
    size_px
        Width and height of the upright picture: tilt and mm per pixel are told for its centre.

    Returns
    -------
    The scale, its `homography` from pixels to millimetres. `residual_px` is by how much the corners miss those that a
    camera with square pixels could have seen of such a rectangle: four corners alone always fit some plane.

    Raises
    ------
    InvalidInput
        `error.scale.four_corners`, `.no_length`, `.not_a_rectangle` (corners out of order, or one inside the others),
        `.points_in_line`, `.beyond_horizon`.
    """
    if len(corners_px) != 4:
        raise InvalidInput("error.scale.four_corners")
    width, height = float(width_mm), float(height_mm)
    if not (isfinite(width) and isfinite(height)) or width <= 0 or height <= 0:
        raise InvalidInput("error.scale.no_length")
    seen = polygon(corners_px)
    if not seen.is_valid or seen.convex_hull.area > seen.area * (1 + 1e-9) or seen.area < limits().smallest_area_px2:
        raise InvalidInput("error.scale.not_a_rectangle")
    corners = np.asarray(corners_px, dtype=np.float64)
    on_plane = np.array([[0, 0], [width, 0], [width, height], [0, height]])
    matrix = fitted(corners, on_plane)
    centre = (size_px[0] / 2, size_px[1] / 2)
    project(matrix, np.vstack([corners, centre]))
    seen_so = view_at(matrix, centre)
    return Scale(
        method="rectangle",
        points_px=tuple(corners_px),
        homography=tuple(float(number) for number in matrix.ravel()),
        mm_per_px=seen_so.mm_per_px,
        tilt_deg=seen_so.tilt_deg,
        residual_px=_misfit(np.asarray(np.linalg.inv(matrix), dtype=np.float64), on_plane, corners, size_px),
    )


def _misfit(to_picture: Matrix, on_plane: Points, corners: Points, size_px: tuple[int, int]) -> float:
    """Root mean square distance in pixels to the corners that a camera of some usual focal length would have seen."""
    longest = max(size_px)
    focals = np.geomspace(limits().focal_shortest * longest, limits().focal_longest * longest, 120)
    return min(_misfit_of_camera(focal, to_picture, on_plane, corners, size_px) for focal in focals)


def _misfit_of_camera(
    focal: float, to_picture: Matrix, on_plane: Points, corners: Points, size_px: tuple[int, int]
) -> float:
    """The nearest true rotation is put in the place of the homography's first two columns (Zhang 2000, appendix C)."""
    camera = np.array([[focal, 0, size_px[0] / 2], [0, focal, size_px[1] / 2], [0, 0, 1]])
    columns = np.linalg.inv(camera) @ to_picture
    columns /= np.sqrt(np.linalg.norm(columns[:, 0]) * np.linalg.norm(columns[:, 1]))
    left, _, right = np.linalg.svd(columns[:, :2], full_matrices=False)
    rigid = camera @ np.column_stack([left @ right, columns[:, 2]])
    try:
        gaps = project(rigid, on_plane) - corners
    except InvalidInput:
        return float("inf")
    return float(np.sqrt((gaps**2).sum(axis=1).mean()))
