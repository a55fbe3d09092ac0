"""How pixels become millimetres: two clicks on a ruler, or the four corners of a rectangle of known size."""

from collections.abc import Sequence
from decimal import Decimal
from math import hypot, isfinite

import numpy as np

from core.case.photo import Point, Scale
from core.errors import InvalidInput
from core.imaging.geometry import Points, polygon
from core.imaging.limits import limits
from core.imaging.plane import Matrix, fitted, inverse, project, view_at

_FOCALS_TRIED = 120


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
    width, height = float(width_mm), float(height_mm)
    _refuse_no_rectangle(corners_px, width, height)
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
        residual_px=_misfit(inverse(matrix), on_plane, corners, size_px),
    )


def _refuse_no_rectangle(corners_px: Sequence[Point], width: float, height: float) -> None:
    if len(corners_px) != 4:
        raise InvalidInput("error.scale.four_corners")
    if not (isfinite(width) and isfinite(height)) or width <= 0 or height <= 0:
        raise InvalidInput("error.scale.no_length")
    seen = polygon(corners_px)
    if not seen.is_valid or seen.convex_hull.area > seen.area * (1 + 1e-9) or seen.area < limits().smallest_area_px2:
        raise InvalidInput("error.scale.not_a_rectangle")


def looks_mixed_up(scale: Scale, size_px: tuple[int, int]) -> bool:
    """Whether a rectangle's corners make more sense with its width and height exchanged.

    They do when a camera would then have stood much straighter over it without a worse fit, or when the fit is better
    by much more than clicks can explain.
    """
    width, height = np.ptp(project(np.reshape(scale.homography or (), (3, 3)), np.array(scale.points_px)), axis=0)
    try:
        other = rectangle_scale(scale.points_px, height, width, size_px)
    except InvalidInput:
        return False
    click = limits().point_share * max(size_px)
    fit, other_fit = scale.residual_px or 0.0, other.residual_px or 0.0
    straighter = (scale.tilt_deg or 0.0) - (other.tilt_deg or 0.0)
    return (straighter > limits().mixed_up_deg and other_fit < fit + click) or other_fit + 4 * click < fit


def _misfit(to_picture: Matrix, on_plane: Points, corners: Points, size_px: tuple[int, int]) -> float:
    """Root mean square distance in pixels to the corners that a camera of some usual focal length would have seen.

    For each focal length the nearest true rotation is put in the place of the homography's first two columns (Zhang
    2000, appendix C).
    """
    longest = max(size_px)
    focals = np.geomspace(limits().focal_shortest * longest, limits().focal_longest * longest, _FOCALS_TRIED)
    cameras = np.zeros((_FOCALS_TRIED, 3, 3))
    cameras[:, 0, 0] = cameras[:, 1, 1] = focals
    cameras[:] += np.array([[0, 0, size_px[0] / 2], [0, 0, size_px[1] / 2], [0, 0, 1]])
    columns = np.linalg.inv(cameras) @ to_picture
    lengths = np.linalg.norm(columns[:, :, :2], axis=1)
    columns /= np.sqrt(lengths.prod(axis=1))[:, None, None]
    left, _, right = np.linalg.svd(columns[:, :, :2], full_matrices=False)
    rigid = cameras @ np.concatenate([left @ right, columns[:, :, 2:]], axis=2)
    seen = np.column_stack([on_plane, np.ones(len(on_plane))]) @ rigid.transpose(0, 2, 1)
    weights = seen[:, :, 2]
    before_camera = weights.min(axis=1) * weights.max(axis=1) > 0
    gaps = seen[before_camera, :, :2] / weights[before_camera, :, None] - corners
    return float(np.sqrt((gaps**2).sum(axis=2).mean(axis=1)).min(initial=np.inf))
