"""A lesion's outline without a photograph: what a nurse would measure with a ruler."""

import numpy as np

from core.demo.measuring import Polygon, Size, area, measure
from core.demo.subject import Subject


def sketched(subject: Subject, area_mm2: float) -> Size:
    """Size in mm of an irregular outline of that area, the same shape at every visit."""
    rng = np.random.default_rng((*subject.seed, 11))
    angle = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    radius = np.ones_like(angle)
    for order in range(2, 6):
        radius += rng.normal(0, 0.16 / order) * np.cos(order * angle + rng.uniform(0, 2 * np.pi))
    stretch = subject.elongation**0.5
    outline: Polygon = np.stack([radius * np.cos(angle) * stretch, radius * np.sin(angle) / stretch], axis=1)
    return measure(outline * (area_mm2 / area(outline)) ** 0.5)
