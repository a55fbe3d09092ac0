"""Shapes as closed rings and back: how an area with islands is written as outlines, and how a mask becomes an area."""

from collections.abc import Iterable, Sequence

import cv2
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from core.case.photo import Point
from core.imaging.geometry import Shape, flat, joined
from core.imaging.limits import limits
from core.imaging.tracing_limits import tracing_limits

Ring = tuple[Point, ...]
"""A closed line; the last point joins the first. A ring within another one is an island (`core.imaging.tissues`)."""

Mask = NDArray[np.uint8]
"""Height × width, 0 outside and 1 inside."""

_DRAWN_FINER = 4

_FINER = 2
"""A mask is drawn so many times as fine before its border is followed, so that its steps become slopes."""


def drawn_line(points: Sequence[Point], radius: float, tremor: float = 0.0) -> Shape:
    """The ground under a round pen that went along points, one at least; what is finer than `tremor` is left out.

    Points are taken to a thousandth of a pixel: finer is no pointer, and GEOS stumbles over numbers like 1e-200.
    """
    places = np.round(np.asarray(points, dtype=np.float64), 3)
    line = shapely.LineString(places) if len(np.unique(places, axis=0)) > 1 else shapely.Point(places[0])
    return flat(line.simplify(tremor).buffer(radius).simplify(tremor))


def pieces(shape: Shape) -> list[Polygon]:
    """The separate parts of a shape; none when it is empty."""
    return [part for part in shapely.get_parts(shape) if not part.is_empty]


def rings_of(shape: Shape) -> tuple[Ring, ...]:
    """The rings of a shape: those round its parts and those round its islands, the largest first."""
    lines = [line for part in pieces(shape) for line in (part.exterior, *part.interiors)]
    filled = sorted((Polygon(line) for line in lines), key=lambda ring: -ring.area)
    return tuple(_points(ring) for ring in filled if ring.area >= limits().smallest_area_px2)


def shape_of(rings: Iterable[Sequence[Point]]) -> Shape:
    """What rings enclose: a ring within an area is an island in it, one within that island is area again.

    The way back from `rings_of`; rings that overlap in part are joined.
    """
    found: Shape = MultiPolygon()
    for ring in sorted((Polygon(points).buffer(0) for points in rings), key=lambda ring: -ring.area):
        found = flat(found.difference(ring)) if found.covers(ring) else joined([found, flat(ring)])
    return found


def clean(shape: Shape, size_px: tuple[int, int] | None = None) -> Shape:
    """The shape on a fine grid, within a picture of `size_px`, valid, without slivers smaller than a pixel."""
    inside = shape if size_px is None else flat(shape.intersection(shapely.box(0, 0, *size_px)))
    snapped = flat(shapely.set_precision(inside, tracing_limits().outline.grid_px))
    smallest = limits().smallest_area_px2
    kept = [
        Polygon(part.exterior, [hole for hole in part.interiors if Polygon(hole).area >= smallest])
        for part in pieces(snapped)
        if part.area >= smallest
    ]
    return kept[0] if len(kept) == 1 else MultiPolygon(kept)


def shape_in(mask: Mask, smooth_px: float = 1.0) -> Shape:
    """The area that a mask covers, in the mask's pixels ((0, 0) the corner of the first), its steps smoothed away."""
    padded = cv2.copyMakeBorder(mask, 2, 2, 2, 2, cv2.BORDER_REPLICATE).astype(np.float32)
    soft = cv2.GaussianBlur(padded, (0, 0), smooth_px) if smooth_px else padded
    fine = cv2.resize(soft, None, fx=_FINER, fy=_FINER, interpolation=cv2.INTER_LINEAR)
    whole = flat(shapely.transform(_bordered((fine > 0.5).astype(np.uint8)), lambda points: points / _FINER - 2))
    return flat(whole.intersection(shapely.box(0, 0, mask.shape[1], mask.shape[0])))


def mask_of(shape: Shape, size: tuple[int, int]) -> Mask:
    """The pixels of which a shape covers more than half, on a grid of `size` (height, width)."""
    height, width = size
    # OpenCV fills every pixel that a line touches: drawn finer, that is little.
    paper = np.zeros((height * _DRAWN_FINER, width * _DRAWN_FINER), np.uint8)
    for part in sorted(pieces(shape), key=lambda part: -part.area):
        for line, value in ((part.exterior, 255), *((hole, 0) for hole in part.interiors)):
            corners = np.round((shapely.get_coordinates(line) * _DRAWN_FINER - 0.5) * 16).astype(np.int32)
            cv2.fillPoly(paper, [corners], (value,), shift=4)
    return (cv2.resize(paper, (width, height), interpolation=cv2.INTER_AREA) > 127).astype(np.uint8)


def _bordered(mask: Mask) -> Shape:
    """The area of a mask, along the edges of its pixels' middles grown by half a pixel."""
    contours, tree = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    found: list[Polygon] = []
    for number, contour in enumerate(contours):
        if tree[0][number][3] >= 0 or len(contour) < 3:
            continue
        holes = [
            hole[:, 0, :] for hole, place in zip(contours, tree[0], strict=True) if place[3] == number and len(hole) > 3
        ]
        # A contour runs through the middles of the outermost pixels: half a pixel is missing all round.
        found.append(Polygon(contour[:, 0, :] + 0.5, [hole + 0.5 for hole in holes]).buffer(0.5, quad_segs=1))
    return joined(found)


def _points(ring: Polygon) -> Ring:
    return tuple((float(x), float(y)) for x, y in shapely.get_coordinates(ring.exterior)[:-1])
