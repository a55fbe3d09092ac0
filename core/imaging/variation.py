"""A scale as it might as well have been read: one standard uncertainty up and down in each independent direction."""

from collections.abc import Callable, Iterator

import numpy as np

from core.case.photo import Lens, Limb, Scale
from core.errors import InvalidInput
from core.imaging.geometry import Points
from core.imaging.lens import bent, straightened
from core.imaging.limb import focal_of_plane
from core.imaging.limits import limits
from core.imaging.plane import Matrix, inverse, project

Pair = tuple[Scale, Scale]

_STEP = 1e-5
_RADIAL = 8
"""The parameter after the plane's eight: the lens's k1, where the card itself told it."""


def varied(scale: Scale, points_px: Points, point_px: float, size_px: tuple[int, int]) -> Iterator[Pair]:
    """Pairs of scales, one for each independent direction of uncertainty.

    Parameters
    ----------
    points_px
        (N, 2), what the plane was read from.
    point_px
        Standard uncertainty of each of their coordinates.

    Raises
    ------
    InvalidInput
        `error.scale.points_in_line` when the points do not hold the plane; as `core.imaging.plane.project`.
    """
    spread = _plane_spread(scale, points_px, point_px)
    for column in spread.T:
        yield _with_plane(scale, points_px, column, size_px), _with_plane(scale, points_px, -column, size_px)
    if scale.limb is not None:
        yield from _limbs(scale, scale.limb, size_px)


def _limbs(scale: Scale, limb: Limb, size_px: tuple[int, int]) -> Iterator[Pair]:
    def both(change: Callable[[float], dict[str, object]]) -> Pair:
        more, less = (limb.model_copy(update=change(sign)) for sign in (1.0, -1.0))
        return scale.model_copy(update={"limb": more}), scale.model_copy(update={"limb": less})

    thickness = limits().circumference_share[limb.circumference_from]
    yield both(lambda sign: {"circumference_mm": limb.circumference_mm * (1 + sign * thickness)})
    focal = limits().focal_share.get(limb.focal_from, 0.0)
    yield both(lambda sign: {"focal_px": limb.focal_px * (1 + sign * focal)})
    if limb.circumference_from == "markers":
        return
    first, second = np.array(limb.axis_px)
    along = (second - first) / max(float(np.hypot(*(second - first))), 1e-9)
    aside = np.array([-along[1], along[0]]) * limits().axis_share * max(size_px)
    for end in (0, 1):

        def moved(sign: float, end: int = end) -> dict[str, object]:
            ends = [first, second]
            ends[end] = ends[end] + sign * aside
            return {"axis_px": tuple((float(x), float(y)) for x, y in ends)}

        yield both(moved)


def _with_plane(scale: Scale, points_px: Points, step: Points, size_px: tuple[int, int]) -> Scale:
    matrix = np.array(scale.homography).reshape(3, 3)
    to_picture = _turned(inverse(matrix), _frame(scale, points_px), step)
    changed: dict[str, object] = {"homography": tuple(float(number) for number in inverse(to_picture).ravel())}
    if len(step) > _RADIAL and scale.lens is not None:
        changed["lens"] = _bent_more(scale.lens, float(step[_RADIAL]))
    if scale.limb is not None and scale.limb.focal_from == "plane":
        focal = focal_of_plane(inverse(to_picture), size_px) or scale.limb.focal_px
        changed["limb"] = scale.limb.model_copy(update={"focal_px": focal})
    return scale.model_copy(update=changed)


def _plane_spread(scale: Scale, points_px: Points, point_px: float) -> Matrix:
    """A square root of the plane's covariance: each column one independent standard deviation of its parameters.

    Gauss–Newton at the fit: the covariance is σ²·(JᵀJ)⁻¹. Pieces printed apart (stickers) lie on the plane where and
    however they were stuck: their places are parameters too, so that they only hold what they really hold.
    """
    frame = _frame(scale, points_px)
    to_picture = inverse(np.array(scale.homography).reshape(3, 3))
    on_plane = project(inverse(to_picture), straightened(scale.lens, points_px))
    planes = _RADIAL + (scale.lens is not None and scale.lens.source == "card")

    def seen(step: Points) -> Points:
        lens = scale.lens
        if lens is not None and planes > _RADIAL:
            lens = _bent_more(lens, float(step[_RADIAL]))
        places = _pieces_moved(on_plane, scale.pieces, step[planes:], float(1 / frame[0, 0]))
        return bent(lens, project(_turned(to_picture, frame, step), places)).ravel()

    count = planes + 3 * max(len(scale.pieces) - 1, 0)
    steps = np.eye(count) * _STEP
    slopes = np.stack([(seen(step) - seen(-step)) / (2 * _STEP) for step in steps], axis=1)
    _, weights, basis = np.linalg.svd(slopes, full_matrices=False)
    if len(weights) < count or weights[-1] < 1e-9 * weights[0]:
        raise InvalidInput("error.scale.points_in_line")
    return np.asarray(point_px * (basis / weights[:, None]).T[:planes], dtype=np.float64)


def _frame(scale: Scale, points_px: Points) -> Matrix:
    """From the plane's millimetres to a frame in which the points lie about one unit round the origin."""
    matrix = np.array(scale.homography).reshape(3, 3)
    places = project(matrix, straightened(scale.lens, points_px))
    (x, y), size = places.mean(axis=0), float(np.sqrt(((places - places.mean(axis=0)) ** 2).sum(axis=1).mean()))
    return np.array([[1 / size, 0, -x / size], [0, 1 / size, -y / size], [0, 0, 1]])


def _turned(to_picture: Matrix, frame: Matrix, step: Points) -> Matrix:
    change = np.eye(3) + np.append(step[:8], 0.0).reshape(3, 3)
    return np.asarray(to_picture @ np.linalg.inv(frame) @ change @ frame, dtype=np.float64)


def _pieces_moved(on_plane: Points, pieces: tuple[int, ...], step: Points, unit: float) -> Points:
    """All pieces but the first moved (by parts of `unit`) and turned a little, each about its own middle."""
    moved, start = on_plane.copy(), 0
    for number, size in enumerate(pieces):
        if number:
            x, y, turn = step[3 * number - 3 : 3 * number]
            own = on_plane[start : start + size] - on_plane[start : start + size].mean(axis=0)
            moved[start : start + size] += unit * np.array([x, y]) + turn * np.column_stack([-own[:, 1], own[:, 0]])
        start += size
    return moved


def _bent_more(lens: Lens, step: float) -> Lens:
    return lens.model_copy(update={"radial": (lens.radial[0] + step, lens.radial[1])})
