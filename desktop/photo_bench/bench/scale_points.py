"""The clicked marks of a scale, a ruler's two ends or a rectangle's four corners, taken up and put elsewhere."""

from dataclasses import dataclass, replace

import numpy as np

from core.case.photo import Point, Scale
from core.errors import InvalidInput
from core.imaging.plane import project
from core.imaging.scale import rectangle_scale, ruler_scale
from desktop.photo_bench.bench.outlines import CLICKED, nearest
from desktop.photo_bench.bench.tools.tool import Desk


@dataclass(frozen=True)
class Held:
    """A point in hand, and the whole line as it would be if it were let go now."""

    index: int
    points: tuple[Point, ...]

    def at(self, place: Point) -> "Held":
        """The same point elsewhere."""
        points = list(self.points)
        points[self.index] = place
        return replace(self, points=tuple(points))


def held_mark(scale: Scale | None, at: Point, reach: float) -> Held | None:
    """The mark of a ruler or a rectangle within reach of a place; those of a card were found and are not moved."""
    if scale is None or scale.method not in CLICKED:
        return None
    index = nearest(scale.points_px, at, reach)
    return Held(index, scale.points_px) if index is not None else None


def moved_mark(desk: Desk, held: Held) -> None:
    """Let a mark go: the scale is worked out again from the same lengths. Where that gives none it stays as it was."""
    scale = desk.outlines.scale
    if scale is None or held.points == scale.points_px:
        return
    try:
        again = _again(scale, held.points, desk.size)
    except InvalidInput:
        return
    desk.put(desk.outlines.with_scale(again), "move_mark")


def _again(scale: Scale, points: tuple[Point, ...], size_px: tuple[int, int]) -> Scale:
    if scale.homography is None:
        return ruler_scale(points[0], points[1], scale.length_mm or 0)
    width, height = sides_mm(scale)
    return rectangle_scale(points, width, height, size_px)


def sides_mm(scale: Scale) -> tuple[float, float]:
    """The sides of the rectangle that a scale was read from: the first two of its points are the ends of the first."""
    corners = project(np.reshape(scale.homography or (), (3, 3)), np.array(scale.points_px))
    first, second = (float(np.hypot(*(corners[end] - corners[start]))) for start, end in ((0, 1), (1, 2)))
    return first, second
