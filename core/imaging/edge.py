"""The edge of a region, found to the pixel of the photograph in a narrow band, and how much of it can be seen."""

import cv2
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon

from core.imaging.decode import RgbArray
from core.imaging.geometry import Points, Shape, flat, joined
from core.imaging.rings import pieces
from core.imaging.tracing_limits import tracing_limits

_BENDING = 0.03
"""What a step of one sample between neighbours costs, beside an edge's strength of 0 to 1."""
_STRAYING = 0.05
"""What lying at the band's border costs."""
_SAMPLES = 6
"""Samples of the band on either side of the line."""
_MOST_POINTS = 1_500

Colours = NDArray[np.float32]
"""Points along a line × places across it × Lab."""


def refined(shape: Shape, rgb: RgbArray, pixel: float) -> Shape:
    """The shape with each of its lines moved, within a narrow band, to where the photograph changes most.

    Along each line the best way through the band is found by dynamic programming: strong edges, few bends (Amini,
    Weymouth and Jain 1990).

    Parameters
    ----------
    shape
        In pixels of `rgb`.
    rgb
        The whole photograph.
    pixel
        How many of its pixels one was wide in the reduced picture in which the shape was found.
    """
    found: list[Shape] = []
    for part in pieces(shape):
        shell, holes = _moved(part.exterior, rgb, pixel), [_moved(hole, rgb, pixel) for hole in part.interiors]
        found.append(flat(shell.difference(joined(holes))))
    return joined(found)


def seen_share(shape: Shape, rgb: RgbArray, pixel: float) -> float:
    """How much of a shape's border lies where the colour changes visibly, 0…1; arguments as those of `refined`.

    Along the photograph's own border nothing is seen: what lies beyond is not known.
    """
    limits = tracing_limits().edge
    away = np.linspace(limits.near_px, limits.far_px, 4) * pixel
    seen, lengths = [], []
    for line in (line for part in pieces(shape) for line in (part.exterior, *part.interiors)):
        points, across = _walk(line, pixel)
        inner, outer = (_along(_colours(rgb, points, across, side * away)).mean(axis=1) for side in (-1, 1))
        visible = np.linalg.norm(inner - outer, axis=1) > limits.visible_delta_e
        within = np.minimum(points, (rgb.shape[1], rgb.shape[0]) - points).min(axis=1) > away[0]
        seen.append(float((visible & within).mean()))
        lengths.append(line.length)
    return float(np.average(seen, weights=lengths)) if lengths else 0.0


def _moved(line: shapely.LinearRing, rgb: RgbArray, pixel: float) -> Shape:
    points, across = _walk(line, pixel)
    places = np.linspace(-1, 1, 2 * _SAMPLES + 1)
    away = places * tracing_limits().assist.band_px * pixel
    cost = 1 - _strength(_colours(rgb, points, across, away)) + _STRAYING * np.square(places)
    moved = Polygon(points + across * away[_best_way(cost)][:, None])
    return flat(moved if moved.is_valid else moved.buffer(0))


def _walk(line: shapely.LinearRing, step: float) -> tuple[Points, Points]:
    """Points at even steps along a ring, and the direction across it at each."""
    count = int(np.clip(line.length / step, 16, _MOST_POINTS))
    points = shapely.get_coordinates(shapely.line_interpolate_point(line, np.arange(count) * (line.length / count)))
    ahead = np.roll(points, -2, axis=0) - np.roll(points, 2, axis=0)
    across = np.stack([-ahead[:, 1], ahead[:, 0]], axis=1)
    return points, across / np.maximum(np.hypot(*ahead.T), 1e-9)[:, None]


def _colours(rgb: RgbArray, points: Points, across: Points, away: NDArray[np.float64]) -> Colours:
    """Lab (L 0…100) of the photograph at places beside points."""
    where = (points[:, None] + across[:, None] * away[None, :, None] - 0.5).astype(np.float32)
    seen = cv2.remap(rgb, where[..., 0], where[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(cv2.cvtColor(seen.astype(np.float32) / 255, cv2.COLOR_RGB2Lab))


def _along(colours: Colours) -> Colours:
    """Averaged with the neighbours along the ring: noise is not an edge."""
    wrapped = cv2.copyMakeBorder(colours, 3, 3, 0, 0, cv2.BORDER_WRAP)
    return np.asarray(cv2.blur(wrapped, (1, 7))[3:-3])


def _strength(colours: Colours) -> Colours:
    """How much the colour differs on the two sides of each place, in parts of what the line as a whole shows."""
    smooth = _along(colours)
    sums = np.cumsum(smooth, axis=1)
    count = np.arange(1, smooth.shape[1])[None, :, None]
    before, after = sums[:, :-1] / count, (sums[:, -1:] - sums[:, :-1]) / (smooth.shape[1] - count)
    steps = np.linalg.norm(after - before, axis=2)
    weighed = steps * np.sqrt(count[..., 0] * (smooth.shape[1] - count[..., 0])) / (smooth.shape[1] / 2)
    between = np.pad(weighed, ((0, 0), (1, 0)), mode="edge") / 2 + np.pad(weighed, ((0, 0), (0, 1)), mode="edge") / 2
    return np.asarray(np.minimum(between / max(float(np.median(between.max(axis=1))), 1e-6), 1), np.float32)


def _best_way(cost: NDArray[np.float64]) -> NDArray[np.intp]:
    """For each row the column of the cheapest closed way down the rows (N, M).

    Walked twice: the second walk begins and ends where the first one was half way round, far from its loose ends.
    """
    half = len(cost) // 2
    middle = int(_walked(cost, None)[half])
    return np.roll(_walked(np.roll(cost, -half, axis=0), middle), half)


def _walked(cost: NDArray[np.float64], ends: int | None) -> NDArray[np.intp]:
    rows, columns = cost.shape
    bends = _BENDING * np.square(np.subtract.outer(np.arange(columns), np.arange(columns)))
    total = cost[0] if ends is None else cost[0] + bends[ends] * 1e3
    came_from = np.zeros((rows, columns), np.intp)
    for row in range(1, rows):
        ways = total[None, :] + bends
        came_from[row] = ways.argmin(axis=1)
        total = ways.min(axis=1) + cost[row]
    way = np.zeros(rows, np.intp)
    way[-1] = int((total if ends is None else total + bends[ends]).argmin())
    for row in range(rows - 1, 0, -1):
        way[row - 1] = came_from[row, way[row]]
    return way
