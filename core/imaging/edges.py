"""A marker's corners as the meeting points of its edges.

A blurred corner is rounded and draws any corner finder inwards; a straight edge between black and white stays where it
is. Each edge is found where the light is half way between its own black and white, pixel by pixel along the side, and
the edges meet in the corner. On a limb an edge is bent: then a parabola follows it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.imaging.geometry import Points

_NUMBERS = np.arange(256) / 255
_AS_WRITTEN = _NUMBERS * 255
_LIGHT = np.where(_NUMBERS <= 0.04045, _NUMBERS / 12.92, ((_NUMBERS + 0.055) / 1.055) ** 2.4)
"""The light that an sRGB number stands for (IEC 61966-2-1): a lens blurs light, so half way is half the light."""
_ACROSS = 33
_MARGIN = 0.12
"""Part of a side left out at each of its ends, where the blur of the other edge reaches."""
_FEWEST = 6
_FAINTEST = 0.01
"""Less light than this between black and white is no edge."""
_CLEARLY_BENT = 30.0
"""F ratio past which an edge is not straight."""


@dataclass(frozen=True)
class _Bow:
    """An edge: how far it lies outward of a line, as a parabola over the place along that line."""

    middle: Points
    along: Points
    outward: Points
    shape: Points

    def nearest(self, place: Points) -> tuple[Points, Points]:
        """The point of the edge beside a place, and its direction there."""
        x = float((place - self.middle) @ self.along)
        height = float(self.shape @ (1.0, x, x * x))
        slope = float(self.shape[1] + 2 * self.shape[2] * x)
        return self.middle + x * self.along + height * self.outward, self.along + slope * self.outward


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
        edges = [_edge(grey, *ends, reach) for ends in zip(found, np.roll(found, -1, axis=0), strict=True)]
        kept = [edge for edge in edges if edge is not None]
        if len(kept) < 4:
            return None
        met = [_meeting(kept[number - 1], kept[number], found[number]) for number in range(4)]
        places = [place for place in met if place is not None]
        if len(places) < 4 or np.abs(np.array(places) - corners).max() > max(2.0, reach):
            return None
        found = np.array(places)
    return found


def sampled(grey: NDArray[np.uint8], places: Points, curve: NDArray[np.float64] = _AS_WRITTEN) -> NDArray[np.float64]:
    """Brightness at places (…, 2) between pixels, bilinear, each number taken through `curve`; outside, that of the
    edge."""
    height, width = grey.shape
    x = np.clip(places[..., 0] - 0.5, 0, width - 1.001)
    y = np.clip(places[..., 1] - 0.5, 0, height - 1.001)
    left, top = x.astype(int), y.astype(int)
    right_share, low_share = x - left, y - top
    upper = curve[grey[top, left]] * (1 - right_share) + curve[grey[top, left + 1]] * right_share
    lower = curve[grey[top + 1, left]] * (1 - right_share) + curve[grey[top + 1, left + 1]] * right_share
    return np.asarray(upper * (1 - low_share) + lower * low_share, dtype=np.float64)


def _edge(grey: NDArray[np.uint8], start: Points, end: Points, reach: float) -> _Bow | None:
    """The edge from `start` to `end`; the marker lies on its right hand."""
    length = float(np.hypot(*(end - start)))
    count = int(length * (1 - 2 * _MARGIN))
    if count < _FEWEST:
        return None
    along = (end - start) / length
    outward = np.array([along[1], -along[0]])
    steps = np.linspace(-reach, reach, _ACROSS)
    feet = start + np.linspace(_MARGIN, 1 - _MARGIN, count)[:, None] * (end - start)
    levels = sampled(grey, feet[:, None, :] + steps[None, :, None] * outward, _LIGHT)
    black, white = (float(np.median(levels[:, part])) for part in (slice(0, 5), slice(-5, None)))
    if white - black < _FAINTEST:
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
    return _bow(feet[rows], along, feet[rows] + offset[:, None] * outward)


def _bow(feet: Points, along: Points, places: Points) -> _Bow | None:
    """The edge through places near it: a parabola over its chord, straight unless it is clearly bent; once more
    without the places that miss it most."""
    outward = np.array([along[1], -along[0]])
    middle = feet.mean(axis=0)
    x, y = (places - middle) @ along, (places - middle) @ outward
    size = max(float(np.abs(x).max()), 1e-9)
    for _ in range(2):
        rows = np.stack([np.ones_like(x), x / size, (x / size) ** 2], axis=1)
        straight = np.linalg.lstsq(rows[:, :2], y, rcond=None)[0]
        bent = np.linalg.lstsq(rows, y, rcond=None)[0]
        left, left_bent = y - rows[:, :2] @ straight, y - rows @ bent
        gain = float(left @ left - left_bent @ left_bent) / max(float(left_bent @ left_bent), 1e-12) * len(x)
        shape, left = (bent, left_bent) if gain > _CLEARLY_BENT else (np.append(straight, 0.0), left)
        kept = np.abs(left) <= max(3 * float(np.median(np.abs(left))), 0.05)
        if kept.sum() < _FEWEST:
            return None
        x, y = x[kept], y[kept]
    return _Bow(middle, along, outward, shape / (1.0, size, size**2))


def _meeting(one: _Bow, other: _Bow, start: Points) -> Points | None:
    """Where two edges meet near `start`: where their tangents do, three times over."""
    place = start
    for _ in range(3):
        (first, along), (second, away) = one.nearest(place), other.nearest(place)
        cross = float(along[0] * away[1] - along[1] * away[0])
        if abs(cross) < 0.05:
            return None
        gap = second - first
        place = first + along * float(gap[0] * away[1] - gap[1] * away[0]) / cross
    return np.asarray(place, dtype=np.float64)
