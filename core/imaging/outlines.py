"""Outlines as a hand draws them: what is wrong with one, and a freehand stroke made into one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite
from re import search

import numpy as np
import shapely
from shapely import LineString, MultiPoint, Polygon
from shapely import Point as Place

from core.case.photo import Point
from core.imaging.geometry import Points
from core.imaging.limits import limits
from core.texts import Text, text

_END_SHARE = 0.25
"""How much of a stroke at either end may overlap the other end and be cut off: a hand overshoots where it began."""

_MOST_POINTS = 2_000


@dataclass(frozen=True)
class Complaint:
    """What is wrong with an outline, said where it lies (pixels of the upright picture)."""

    text: Text
    at: Point


def check_outline(points: Sequence[Point], size_px: tuple[int, int]) -> Complaint | None:
    """What keeps a closed outline from being measured, `None` when nothing does.

    Parameters
    ----------
    points
        In order, the last joins the first. A point doubled at once is no error.
    size_px
        Width and height of the upright picture. Its very edge lies inside.
    """
    width, height = size_px
    strays = [point for point in points if not all(map(isfinite, point))]
    if strays:
        return Complaint(text("error.outline.not_a_number"), (width / 2, height / 2))
    if len(set(points)) < 3:
        return Complaint(text("error.outline.too_few_points"), points[-1] if points else (width / 2, height / 2))
    farthest = max(points, key=lambda point: _outside(point, size_px))
    if _outside(farthest, size_px) > 0:
        return Complaint(text("error.outline.outside"), farthest)
    smallest = limits().smallest_area_px2
    if MultiPoint(points).convex_hull.area < smallest:
        return Complaint(text("error.outline.no_area"), points[0])
    outline = Polygon(points)
    if not outline.is_valid:
        return Complaint(text("error.outline.crosses_itself"), _crossing(outline, points[0]))
    return Complaint(text("error.outline.no_area"), points[0]) if outline.area < smallest else None


def _outside(point: Point, size_px: tuple[int, int]) -> float:
    (x, y), (width, height) = point, size_px
    return max(-x, -y, x - width, y - height, 0.0)


def _crossing(outline: Polygon, otherwise: Point) -> Point:
    """Shapely says the place in words only: `Self-intersection[12.5 40]`."""
    found = search(r"\[(\S+) (\S+)\]", shapely.is_valid_reason(outline))
    return (float(found[1]), float(found[2])) if found else otherwise


def without_spikes(points: Sequence[Point]) -> tuple[Point, ...]:
    """The outline without the spikes and small loops that a line leaves where it runs back along itself.

    It comes back as it is when that would cut off more than tremor: `check_outline` then says where it crosses.
    """
    if len(set(points)) < 3:
        return tuple(points)
    drawn = Polygon(points)
    if drawn.is_valid:
        return tuple(points)
    pieces = [part for part in shapely.get_parts(shapely.make_valid(drawn)) if isinstance(part, Polygon)]
    whole = sum(piece.area for piece in pieces)
    largest = max(pieces, key=lambda piece: float(piece.area), default=None)
    if largest is None or largest.area < (1 - limits().tremor_share) * whole:
        return tuple(points)
    return tuple((float(x), float(y)) for x, y in shapely.get_coordinates(largest.exterior)[:-1])


def meet(outline: Sequence[Point], others: Iterable[Sequence[Point]]) -> bool:
    """Whether a valid outline shares ground with any of some others."""
    shape = Polygon(outline)
    return any(shape.intersection(Polygon(other)).area > 0 for other in others)


def clipped(outline: Sequence[Point], size_px: tuple[int, int]) -> tuple[Point, ...]:
    """The largest part of a valid outline that lies on a picture of that size; empty when none does."""
    shared = Polygon(outline).intersection(shapely.box(0, 0, *size_px))
    pieces = [part for part in shapely.get_parts(shared) if isinstance(part, Polygon)]
    largest = max(pieces, key=lambda piece: float(piece.area), default=None)
    if largest is None:
        return ()
    return tuple((float(x), float(y)) for x, y in shapely.get_coordinates(largest.exterior)[:-1])


def simplify(points: Sequence[Point], tolerance_px: float) -> tuple[Point, ...]:
    """The outline with fewer points, none of its corners farther than `tolerance_px` off; it never starts to cross.

    Douglas and Peucker 1973, keeping topology (GEOS).
    """
    return _simplified(Polygon(points), tolerance_px)


def smooth_freehand(stroke: Sequence[Point], reach_px: float) -> tuple[Point, ...]:
    """The outline that a freehand stroke means: overshoot cut off, tremor smoothed away, few points.

    Parameters
    ----------
    stroke
        As the pointer moved; its ends need not meet.
    reach_px
        What the hand could aim at, in pixels of the photograph: detail smaller than half of it is taken for tremor.

    Returns
    -------
    The outline's points. A stroke that crosses itself in its middle comes back crossing: `check_outline` says where.
    """
    kept = [point for index, point in enumerate(stroke) if index == 0 or point != stroke[index - 1]]
    line = _without_overshoot(kept, reach_px)
    if len(set(line)) < 3 or not Polygon(line).is_valid:
        return tuple(line)
    smoothed = Polygon(_smoothed(line, reach_px))
    if not smoothed.is_valid:
        return _simplified(Polygon(line), reach_px / 8)
    return _as_large_as(line, _simplified(smoothed, reach_px / 8))


def _as_large_as(line: Sequence[Point], drawn: tuple[Point, ...]) -> tuple[Point, ...]:
    """Corners on a curve cut some of it off: the outline is spread until it holds the area that the hand went round."""
    before, after = np.asarray(line, dtype=np.float64), np.asarray(drawn, dtype=np.float64)
    centre = after.mean(axis=0)
    spread = centre + (after - centre) * np.sqrt(Polygon(line).area / Polygon(drawn).area)
    inside = np.clip(spread, before.min(axis=0), before.max(axis=0))
    points = tuple((float(x), float(y)) for x, y in inside)
    return points if Polygon(points).is_valid else drawn


def _smoothed(line: Sequence[Point], reach_px: float) -> Points:
    ring = shapely.LinearRing(line)
    count = int(min(_MOST_POINTS, max(16, ring.length / max(reach_px / 4, 0.25))))
    places = np.arange(count) * (ring.length / count)
    even = shapely.get_coordinates(shapely.line_interpolate_point(ring, places))
    # A Gaussian alone would shrink the outline. What it took away is smoothed and given back (Tukey's twicing).
    reach = np.fft.fftfreq(count, ring.length / count)
    kept = np.exp(-2 * (np.pi * reach * reach_px / 2) ** 2)
    spectrum = np.fft.fft(even, axis=0) * (2 * kept - kept**2)[:, None]
    smooth = np.fft.ifft(spectrum, axis=0).real
    return np.asarray(np.clip(smooth, even.min(axis=0), even.max(axis=0)), dtype=np.float64)


def _without_overshoot(stroke: Sequence[Point], reach_px: float) -> tuple[Point, ...]:
    """The stroke cut where its end crosses its beginning, or passes it within reach; as it is when it does neither."""
    sides = len(stroke) - 1
    reach = int(sides * _END_SHARE)
    if reach < 1:
        return tuple(stroke)
    head, tail = LineString(stroke[: reach + 1]), LineString(stroke[sides - reach :])
    start = Place(stroke[0])
    met = head.intersection(tail)
    if met.is_empty:
        near = tail.distance(start) <= reach_px
        last = sides - reach + _sides_before(stroke[sides - reach :], tail.project(start))
        return tuple(stroke[: last + 1]) if near else tuple(stroke)
    place = min((part.centroid for part in shapely.get_parts(met)), key=head.project)
    first = _sides_before(stroke[: reach + 1], head.project(place))
    last = sides - reach + _sides_before(stroke[sides - reach :], tail.project(place))
    return ((place.x, place.y), *stroke[first + 1 : last + 1])


def _sides_before(line: Sequence[Point], along: float) -> int:
    """Index of the side of `line` on which the place lies that is `along` from its start."""
    steps = np.diff(np.asarray(line, dtype=np.float64), axis=0)
    ends = np.cumsum(np.hypot(steps[:, 0], steps[:, 1]))
    return min(int(np.searchsorted(ends, along, side="left")), len(ends) - 1)


def _simplified(outline: Polygon, tolerance_px: float) -> tuple[Point, ...]:
    fewer, allowed = outline.simplify(tolerance_px, preserve_topology=True), tolerance_px
    # Where the ring begins, GEOS measures to what it has simplified already, and may leave the tolerance.
    while fewer.boundary.hausdorff_distance(outline.boundary) > tolerance_px and allowed > tolerance_px / 1000:
        allowed /= 2
        fewer = outline.simplify(allowed, preserve_topology=True)
    return tuple((float(x), float(y)) for x, y in shapely.get_coordinates(fewer)[:-1])
