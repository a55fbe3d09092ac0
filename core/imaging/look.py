"""How sharp and how bright the markers are: what a photograph is warned of."""

from collections.abc import Iterable

import numpy as np

from core.imaging.edges import sampled
from core.imaging.geometry import Points
from core.imaging.markers import MODULES, Grey, side_px

_WHITE = 250


def softness(grey: Grey, markers: Iterable[Points]) -> float:
    """How many pixels the markers' edges take from black to white: the median over their four sides."""
    widths = []
    for corners in markers:
        reach = side_px(corners) / MODULES
        steps = np.linspace(-reach, reach, 33)
        centre = corners.mean(axis=0)
        for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
            middle = (start + end) / 2
            outward = (middle - centre) / max(float(np.hypot(*(middle - centre))), 1e-9)
            profile = sampled(grey, middle + steps[:, None] * outward)
            rise = float(np.ptp(profile))
            if rise > 0:
                widths.append(rise / float(np.abs(np.diff(profile)).max()) * (steps[1] - steps[0]))
    return float(np.median(widths)) if widths else 0.0


def burnt(grey: Grey, markers: Iterable[Points]) -> float:
    """Which part of the paper just outside the markers' corners is burnt white."""
    places = [
        corners.mean(axis=0) + (corners - corners.mean(axis=0)) * spread
        for corners in markers
        for spread in (1.12, 1.16, 1.2)
    ]
    return float((sampled(grey, np.concatenate(places)) >= _WHITE).mean())
