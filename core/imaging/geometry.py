"""What a shape measures: area, perimeter, longest length, width across it, centroid. In the unit of its points."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from core.case.photo import Point

Points = NDArray[np.float64]
"""(N, 2): x right, y down."""

Shape = Polygon | MultiPolygon
"""One or several parts, each perhaps with holes; empty when nothing is left."""


@dataclass(frozen=True)
class Extent:
    """The longest length of a shape (maximum Feret diameter), its two ends, and its whole width across that length."""

    length: float
    width: float
    ends: tuple[Point, Point]


def polygon(points: Sequence[Point]) -> Polygon:
    """The closed outline through `points`; the last joins the first."""
    return Polygon(points)


def area(points: Sequence[Point]) -> float:
    """Area inside an outline that does not cross itself."""
    return float(polygon(points).area)


def perimeter(points: Sequence[Point]) -> float:
    """Length of an outline, closed."""
    return float(polygon(points).length)


def centroid(points: Sequence[Point]) -> Point:
    """Centre of gravity of the area inside."""
    centre = polygon(points).centroid
    return float(centre.x), float(centre.y)


def length_and_width(points: Sequence[Point]) -> Extent:
    """Longest length and perpendicular width of an outline."""
    return extent(polygon(points))


def extent(shape: Shape) -> Extent:
    """Longest length of a shape, across all of its parts, and its width perpendicular to it.

    Parameters
    ----------
    shape
        Not empty. Only the convex hull matters: the two points farthest apart lie on it.
    """
    hull = shapely.get_coordinates(shape.convex_hull)
    gaps = hull[:, None, :] - hull[None, :, :]
    squares = np.einsum("ijk,ijk->ij", gaps, gaps)
    first, second = np.unravel_index(int(squares.argmax()), squares.shape)
    length = float(np.sqrt(squares[first, second]))
    along = (hull[second] - hull[first]) / length
    across = hull @ np.array([-along[1], along[0]])
    ends = ((float(hull[first][0]), float(hull[first][1])), (float(hull[second][0]), float(hull[second][1])))
    return Extent(length, float(np.ptp(across)), ends)


def parts(shape: Shape) -> int:
    """How many separate parts a shape has."""
    return 0 if shape.is_empty else int(shapely.get_num_geometries(shape))


def joined(shapes: Sequence[Shape]) -> Shape:
    """Everything that lies in one of the shapes."""
    return flat(shapely.union_all(list(shapes)))


def flat(geometry: shapely.Geometry) -> Shape:
    """The areas of a geometry, without the points and lines that are left where two shapes only touch."""
    if isinstance(geometry, Polygon | MultiPolygon):
        return geometry
    polygons = [part for part in shapely.get_parts(geometry) if isinstance(part, Polygon)]
    return MultiPolygon(polygons)


def moved(shape: Shape, move: Callable[[Points], Points]) -> Shape:
    """The shape with each of its corners moved by a function of (N, 2) points."""
    return flat(shapely.transform(shape, move))
