"""A later photograph laid upon an earlier one of the same lesion, by the card's plane, by the skin, or by hand.

With a calibrated plane in both, size and shape are known: the later plane is only turned and moved, so that areas stay
what they were measured to be. The card lies elsewhere each time, so turn and place come from the skin around the wound.
Without planes a homography between the pictures is looked for. Too few places that agree are refused, never forced.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import Final

import numpy as np

from core.case.photo import Outline, Point, Scale
from core.errors import InvalidInput
from core.imaging.aligning_limits import aligning
from core.imaging.decode import RgbArray
from core.imaging.geometry import Points, Shape
from core.imaging.plane import Matrix, fitted, inverse, project
from core.imaging.skin_features import Patch, matched, rigid_agreement, seen_in_picture, seen_on_plane, whole_agreement
from core.imaging.tissues import put_together
from core.imaging.ways import ways

_FEWEST_PAIRS: Final = 2
_MOST_PAIRS: Final = 4


@dataclass(frozen=True, eq=False)
class Shot:
    """One photograph to be laid upon another.

    `rgb` may be smaller than the original; `size_px` is that of the upright original, whose pixels all else counts in.
    """

    rgb: RgbArray
    size_px: tuple[int, int]
    outlines: tuple[Outline, ...] = ()
    scale: Scale | None = None

    @property
    def plane(self) -> Matrix | None:
        """From pixels, straightened where the scale knows the lens, to millimetres on a calibrated plane."""
        if self.scale is None or self.scale.homography is None:
            return None
        return np.array(self.scale.homography).reshape(3, 3)

    @property
    def wound(self) -> Shape:
        """The outlined wound in pixels; empty when there is none."""
        return put_together(self.outlines).wound

    def to_mm(self, points: Points) -> Points:
        """Millimetres on the calibrated plane of pixels (N, 2) of the photograph; pixels stay pixels without one."""
        return ways(self.scale)[0](points) if self.plane is not None else points

    @property
    def middle(self) -> Point:
        """The wound's centre, or the picture's."""
        wound = self.wound
        if wound.is_empty:
            return self.size_px[0] / 2, self.size_px[1] / 2
        return float(wound.centroid.x), float(wound.centroid.y)


@dataclass(frozen=True, eq=False)
class Alignment:
    """How the later photograph lies on the earlier one.

    `matrix` takes pixels of the later original to pixels of the earlier one. `method`: `plane` (both planes, turned and
    moved by what the skin shows), `features` (a homography by the skin), `points` (pairs set by hand), `hand`, or
    `centred` (wound upon wound, not turned: nothing else was known). `residual_mm` where both have a plane, else
    `residual_px` of the earlier photograph. `quality` is `good`, `fair` or `poor`.
    """

    matrix: Matrix
    method: str
    quality: str
    agreeing: int = 0
    matches: int = 0
    residual_mm: float | None = None
    residual_px: float | None = None


def align(before: Shot, after: Shot) -> Alignment:
    """Lay one photograph upon another by what the skin around the wound shows.

    Raises
    ------
    InvalidInput
        `error.align.too_few` with `found` and `needed`, when too few places agree: then nothing is laid by itself.
    """
    if before.plane is not None and after.plane is not None:
        return _on_planes(before, after, before.plane, after.plane)
    limits = aligning()
    earlier, later = (seen_in_picture(shot.rgb, shot.size_px, shot.wound) for shot in (before, after))
    pairs = matched(later, earlier)
    reach = limits.within_share * max(before.size_px)
    found = whole_agreement(pairs, reach, limits)
    residual = found.residual
    level = limits.quality(found.agreeing, None, residual / max(before.size_px))
    return Alignment(found.matrix, "features", level, found.agreeing, len(pairs.source), residual_px=residual)


def centred(before: Shot, after: Shot) -> Alignment:
    """Wound upon wound, else middle upon middle; as large as it is where both know a scale, and not turned."""
    earlier, later = before.plane, after.plane
    if earlier is not None and later is not None:
        at, to = (shot.to_mm(np.array([shot.middle]))[0] for shot in (after, before))
        return Alignment(inverse(earlier) @ _moved(to - at) @ later, "centred", "poor")
    factor = max(before.size_px) / max(after.size_px)
    if before.scale is not None and after.scale is not None:
        factor = after.scale.mm_per_px / before.scale.mm_per_px
    (x, y), (u, v) = after.middle, before.middle
    matrix = np.array([[factor, 0, u - factor * x], [0, factor, v - factor * y], [0, 0, 1]])
    return Alignment(matrix, "centred", "poor")


def align_points(before: Shot, after: Shot, pairs: Sequence[tuple[Point, Point]]) -> Alignment:
    """Lay one photograph upon another by 2–4 places that a person found in both.

    Parameters
    ----------
    pairs
        Place in the earlier photograph, the same place in the later one, in pixels of the originals. With a plane in
        both the later one is turned and moved only; otherwise two or three turn, move and scale it, four also tilt it.

    Raises
    ------
    InvalidInput
        `error.align.pairs` unless there are 2–4; `error.scale.points_in_line` when they are one place, or in line.
    """
    if not _FEWEST_PAIRS <= len(pairs) <= _MOST_PAIRS:
        raise InvalidInput("error.align.pairs")
    target, source = (np.array([pair[side] for pair in pairs], dtype=np.float64) for side in (0, 1))
    if min(np.ptp(target, axis=0).max(), np.ptp(source, axis=0).max()) < 1:
        raise InvalidInput("error.scale.points_in_line")
    earlier, later = before.plane, after.plane
    count = len(pairs)
    if earlier is not None and later is not None:
        there, here = after.to_mm(source), before.to_mm(target)
        motion = rigid(there, here)
        gap = _mean_gap(project(motion, there), here)
        level = aligning().hand_quality(gap, None)
        return Alignment(inverse(earlier) @ motion @ later, "points", level, count, count, residual_mm=gap)
    matrix = fitted(source, target) if count == _MOST_PAIRS else similar(source, target)
    gap = _mean_gap(project(matrix, source), target)
    level = aligning().hand_quality(None, gap / max(before.size_px))
    return Alignment(matrix, "points", level, count, count, residual_px=gap)


def nudged(
    alignment: Alignment, before: Shot, after: Shot, *, by: Point = (0, 0), turn_deg: float = 0, factor: float = 1
) -> Alignment:
    """The later photograph moved by hand.

    Parameters
    ----------
    by
        Pixels of the earlier photograph, at the wound's middle.
    turn_deg
        About the wound's middle, clockwise as it is seen.
    factor
        Larger or smaller; without effect where both have a plane, for then the size is known.
    """
    x, y = before.middle
    plane = before.plane if after.plane is not None else None
    if plane is not None:
        ends = project(plane, np.array([(x, y), (x + by[0], y + by[1])]))
        step = _moved(ends[1] - ends[0]) @ _turned(turn_deg, ends[0], 1.0)
        matrix = inverse(plane) @ step @ plane @ alignment.matrix
    else:
        matrix = _moved(np.array(by)) @ _turned(turn_deg, np.array((x, y)), factor) @ alignment.matrix
    return replace(alignment, matrix=matrix, method="hand", quality="fair", residual_mm=None, residual_px=None)


def motion_mm(alignment: Alignment, before: Shot, after: Shot) -> Matrix | None:
    """The later plane's millimetres carried to the earlier plane's; `None` unless both have a plane."""
    earlier, later = before.plane, after.plane
    if earlier is None or later is None:
        return None
    found = earlier @ alignment.matrix @ inverse(later)
    return np.asarray(found / found[2, 2], dtype=np.float64)


def rigid(source: Points, target: Points) -> Matrix:
    """The turn and move that takes (N ≥ 2) points nearest to others. Kabsch 1976; Umeyama 1991 without the scale."""
    return _procrustes(source, target, scaled=False)


def similar(source: Points, target: Points) -> Matrix:
    """The turn, move and scale that takes (N ≥ 2) points nearest to others. Umeyama 1991."""
    return _procrustes(source, target, scaled=True)


def _procrustes(source: Points, target: Points, *, scaled: bool) -> Matrix:
    before, after = source - source.mean(axis=0), target - target.mean(axis=0)
    left, strengths, right = np.linalg.svd(after.T @ before)
    keep = np.diag([1.0, float(np.sign(np.linalg.det(left @ right)) or 1.0)])
    turn = left @ keep @ right
    factor = float((strengths * np.diag(keep)).sum() / (before**2).sum()) if scaled else 1.0
    matrix = np.eye(3)
    matrix[:2, :2] = factor * turn
    matrix[:2, 2] = target.mean(axis=0) - matrix[:2, :2] @ source.mean(axis=0)
    return matrix


def _on_planes(before: Shot, after: Shot, earlier: Matrix, later: Matrix) -> Alignment:
    limits = aligning()
    patches: list[Patch] = [
        seen_on_plane(shot.rgb, shot.size_px, shot.scale, shot.wound, shot.middle)
        for shot in (before, after)
        if shot.scale is not None
    ]
    pairs = matched(patches[1], patches[0])
    inside = rigid_agreement(pairs, limits)
    motion = rigid(pairs.source[inside], pairs.target[inside])
    gap = _mean_gap(project(motion, pairs.source[inside]), pairs.target[inside])
    agreeing = int(inside.sum())
    level = limits.quality(agreeing, gap, None)
    matrix = inverse(earlier) @ motion @ later
    return Alignment(matrix, "plane", level, agreeing, len(pairs.source), residual_mm=gap)


def _moved(by: Points) -> Matrix:
    return np.array([[1, 0, by[0]], [0, 1, by[1]], [0, 0, 1]], dtype=np.float64)


def _turned(degrees: float, about: Points, factor: float) -> Matrix:
    across, along = factor * cos(radians(degrees)), factor * sin(radians(degrees))
    turn = np.array([[across, -along, 0], [along, across, 0], [0, 0, 1]])
    return np.asarray(_moved(about) @ turn @ _moved(-about), dtype=np.float64)


def _mean_gap(one: Points, other: Points) -> float:
    return float(np.sqrt(((one - other) ** 2).sum(axis=1).mean()))
