"""The edge-following line: from an anchor to the pointer along the strongest edges.

Mortensen and Barrett, "Intelligent scissors", SIGGRAPH 1995, as OpenCV has it, on a square round the last anchor of a
picture reduced to what a screen shows: a move of the pointer takes a millisecond or two.
"""

from dataclasses import dataclass

import cv2
import numpy as np
import shapely
from cv2.segmentation import IntelligentScissorsMB
from numpy.typing import NDArray

from core.case.photo import Point
from core.imaging.decode import RgbArray
from core.imaging.geometry import Points
from core.imaging.tracing_limits import tracing_limits
from core.imaging.window import Box, cut_out


@dataclass(frozen=True)
class _Reach:
    """The square round an anchor: its upper left corner and size in the reduced picture, and what follows its edges."""

    left: int
    top: int
    size: tuple[int, int]
    scissors: IntelligentScissorsMB
    start: Point


class LiveWire:
    """Follows edges of one photograph.

    Parameters
    ----------
    rgb
        The upright photograph, height × width × 3, sRGB.
    region
        The part of it that is looked at, `None` for all; it must share some of its area with the photograph. A smaller
        one is looked at more finely.
    """

    def __init__(self, rgb: RgbArray, region: Box | None = None) -> None:
        limits = tracing_limits().live_wire
        whole = region or Box(0, 0, rgb.shape[1], rgb.shape[0])
        self._picture = cut_out(rgb, whole, limits.side_px)
        soft = cv2.GaussianBlur(self._picture.rgb, (0, 0), limits.blur_px)
        self._colours = np.asarray(cv2.cvtColor(soft, cv2.COLOR_RGB2Lab), np.uint8)
        self._reach: _Reach | None = None

    def snapped(self, point: Point) -> Point:
        """The strongest edge within reach of a point, in pixels of the photograph; the point itself where none is."""
        reach = tracing_limits().live_wire.snap_px
        x, y = self._inside(point)
        box = np.s_[max(0, y - reach - 1) : y + reach + 2, max(0, x - reach - 1) : x + reach + 2]
        strength = _steepness(self._colours[box])
        rows, columns = np.indices(strength.shape)
        away = np.hypot(rows + box[0].start - y, columns + box[1].start - x)
        weighed = np.where(away <= reach, strength / (1 + away / reach), 0)
        if weighed.max() <= 0:
            return point
        row, column = np.unravel_index(int(weighed.argmax()), weighed.shape)
        x, y = self._outside(np.array([[column + box[1].start, row + box[0].start]], dtype=np.float64))[0]
        return float(x), float(y)

    def anchor(self, point: Point) -> None:
        """Begin a path here. Paths are looked for in a square round it."""
        reach = tracing_limits().live_wire.reach_px
        x, y = self._inside(point)
        left, top = max(0, x - reach), max(0, y - reach)
        part = np.ascontiguousarray(self._colours[top : y + reach + 1, left : x + reach + 1])
        scissors = _scissors(part)
        scissors.buildMap((x - left, y - top))
        self._reach = _Reach(left, top, part.shape[:2], scissors, point)

    def path_to(self, point: Point) -> tuple[Point, ...]:
        """The path from the anchor to a point, both ends as they were given, simplified; straight without an anchor,
        and straight from where it leaves the square in which edges are followed."""
        if self._reach is None:
            return (point,)
        left, top, (height, width) = self._reach.left, self._reach.top, self._reach.size
        x, y = self._inside(point)
        target = min(max(x - left, 0), width - 1), min(max(y - top, 0), height - 1)
        steps = self._reach.scissors.getContour(target).reshape(-1, 2)
        way = self._outside(np.asarray(steps + np.array([left, top]), np.float64))
        line = shapely.LineString([self._reach.start, *way[1:-1], *self._last(way[-1], point)])
        simple = line.simplify(self._picture.pixel / 2)
        return tuple((float(x), float(y)) for x, y in shapely.get_coordinates(simple))

    def _last(self, reached: Points, point: Point) -> list[Point]:
        """The end of a path: the point, after the place where the path left the square, when it did."""
        step = np.hypot(*(reached - np.array(point)))
        return [point] if step <= 2 * self._picture.pixel else [(float(reached[0]), float(reached[1])), point]

    def _inside(self, point: Point) -> tuple[int, int]:
        """The pixel of the reduced picture under a point of the photograph, the nearest one to a point outside."""
        height, width = self._colours.shape[:2]
        x, y = np.floor(self._picture.to_window(np.array([point]))[0])
        return int(np.clip(x, 0, width - 1)), int(np.clip(y, 0, height - 1))

    def _outside(self, pixels: Points) -> Points:
        """The middles of pixels of the reduced picture in the photograph."""
        return self._picture.to_picture(pixels + 0.5)


def _scissors(colours: RgbArray) -> IntelligentScissorsMB:
    limits = tracing_limits().live_wire
    scissors = IntelligentScissorsMB()
    scissors.setEdgeFeatureCannyParameters(*limits.edge_steps)
    scissors.setGradientMagnitudeMaxLimit(limits.steepest)
    scissors.setWeights(*limits.weights)
    scissors.applyImage(colours)
    return scissors


def _steepness(colours: RgbArray) -> NDArray[np.float32]:
    right, down = (cv2.Sobel(colours, cv2.CV_32F, *way) for way in ((1, 0), (0, 1)))
    return np.asarray(np.sqrt((right**2 + down**2).sum(axis=2)))
