"""A marker's corners as the meeting points of its edges.

A blurred corner is rounded and draws any corner finder inwards; a straight edge between black and white stays where it
is. Each edge is found at the level half way between its own black and white, pixel by pixel along the side, and the
lines through them meet in the corner.
"""

import numpy as np
from numpy.typing import NDArray

from core.imaging.geometry import Points

_ACROSS = 33
_MARGIN = 0.12
"""Part of a side left out at each of its ends, where the blur of the other edge reaches."""
_FEWEST = 6


def sharpened(grey: NDArray[np.uint8], corners: Points, reach: float) -> Points | None:
    """Corners (4, 2) found again from the edges between them; `None` where an edge cannot be followed.

    Parameters
    ----------
    corners
        Clockwise, right to a pixel or so.
    reach
        How far to both sides of an edge to look, in pixels: not beyond the black border and the white margin.
    """
    found = corners
    for _ in range(2):
        lines = [_edge(grey, *ends, reach) for ends in zip(found, np.roll(found, -1, axis=0), strict=True)]
        kept = [line for line in lines if line is not None]
        if len(kept) < 4:
            return None
        met = [_meeting(kept[number - 1], kept[number]) for number in range(4)]
        places = [place for place in met if place is not None]
        if len(places) < 4 or np.abs(np.array(places) - corners).max() > max(2.0, reach):
            return None
        found = np.array(places)
    return found


def sampled(grey: NDArray[np.uint8], places: Points) -> NDArray[np.float64]:
    """Brightness at places (…, 2) between pixels, bilinear; outside, that of the edge."""
    height, width = grey.shape
    x = np.clip(places[..., 0] - 0.5, 0, width - 1.001)
    y = np.clip(places[..., 1] - 0.5, 0, height - 1.001)
    left, top = x.astype(int), y.astype(int)
    right_share, low_share = x - left, y - top
    upper = grey[top, left] * (1 - right_share) + grey[top, left + 1] * right_share
    lower = grey[top + 1, left] * (1 - right_share) + grey[top + 1, left + 1] * right_share
    return np.asarray(upper * (1 - low_share) + lower * low_share, dtype=np.float64)


def _edge(grey: NDArray[np.uint8], start: Points, end: Points, reach: float) -> tuple[Points, Points] | None:
    """A point of the edge from `start` to `end` and its direction; the marker lies on its right hand."""
    length = float(np.hypot(*(end - start)))
    count = int(length * (1 - 2 * _MARGIN))
    if count < _FEWEST:
        return None
    along = (end - start) / length
    outward = np.array([along[1], -along[0]])
    steps = np.linspace(-reach, reach, _ACROSS)
    feet = start + np.linspace(_MARGIN, 1 - _MARGIN, count)[:, None] * (end - start)
    levels = sampled(grey, feet[:, None, :] + steps[None, :, None] * outward)
    black, white = (float(np.median(levels[:, part])) for part in (slice(0, 5), slice(-5, None)))
    if white - black < 8:
        return None
    over = levels > (black + white) / 2
    first = over.argmax(axis=1)
    crosses = over.any(axis=1) & (first > 0) & (over.sum(axis=1) == _ACROSS - first)
    rows = np.flatnonzero(crosses)
    if len(rows) < max(_FEWEST, count // 2):
        return None
    at = first[rows]
    before, after = levels[rows, at - 1], levels[rows, at]
    offset = steps[at - 1] + ((black + white) / 2 - before) / (after - before) * (steps[1] - steps[0])
    return _line(feet[rows] + offset[:, None] * outward)


def _line(points: Points) -> tuple[Points, Points] | None:
    """The line through points: least squares, once more without those that miss it most."""
    for _ in range(2):
        centre = points.mean(axis=0)
        _, _, axes = np.linalg.svd(points - centre, full_matrices=False)
        miss = np.abs((points - centre) @ axes[1])
        kept = miss <= max(3 * float(np.median(miss)), 0.05)
        if kept.sum() < _FEWEST:
            return None
        points = points[kept]
    centre = points.mean(axis=0)
    _, _, axes = np.linalg.svd(points - centre, full_matrices=False)
    return centre, axes[0]


def _meeting(one: tuple[Points, Points], other: tuple[Points, Points]) -> Points | None:
    (first, along), (second, away) = one, other
    cross = float(along[0] * away[1] - along[1] * away[0])
    if abs(cross) < 0.05:
        return None
    gap = second - first
    return np.asarray(first + along * float(gap[0] * away[1] - gap[1] * away[0]) / cross, dtype=np.float64)
