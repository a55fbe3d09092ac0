"""What an outline measures, the ground truth of the demo clinic: area, perimeter, length and width of a polygon."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Polygon = NDArray[np.float64]
"""Points (N, 2), x right, y down; the last joins the first."""


@dataclass(frozen=True)
class Size:
    """Area, perimeter, longest length, and width across that length, in the unit of the polygon."""

    area: float
    perimeter: float
    length: float
    width: float


def area(polygon: Polygon) -> float:
    """Area of a simple polygon by the shoelace formula."""
    x, y = polygon[:, 0], polygon[:, 1]
    return float(abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2)


def measure(polygon: Polygon) -> Size:
    """All four numbers of one outline. The width is its whole extent across the longest length."""
    edges = np.roll(polygon, -1, axis=0) - polygon
    gaps = polygon[:, None, :] - polygon[None, :, :]
    distances = np.hypot(gaps[..., 0], gaps[..., 1])
    first, second = np.unravel_index(int(distances.argmax()), distances.shape)
    length = float(distances[first, second])
    along = (polygon[second] - polygon[first]) / length
    across = polygon @ np.array([-along[1], along[0]])
    perimeter = float(np.hypot(edges[:, 0], edges[:, 1]).sum())
    return Size(area(polygon), perimeter, length, float(across.max() - across.min()))
