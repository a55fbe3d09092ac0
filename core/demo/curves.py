"""Curves of a course: what a template says at a few weeks, read at any week, with the scatter of real life."""

from collections.abc import Sequence

import numpy as np

Keys = Sequence[tuple[float, float]]
"""(week, value), weeks ascending."""


def value_at(keys: Keys, week: float) -> float:
    """The value at `week`, straight between the keys and level beyond the first and the last."""
    weeks, values = zip(*keys, strict=True)
    return float(np.interp(week, weeks, values))


def scattered(rng: np.random.Generator, value: float, relative: float) -> float:
    """`value` with a relative scatter (standard deviation, cut at two of them)."""
    return value * (1 + relative * float(np.clip(rng.standard_normal(), -2, 2)))


def whole_score(rng: np.random.Generator, value: float, low: int, high: int, spread: float = 0.7) -> int:
    """A whole score near `value` within its range."""
    return int(np.clip(round(value + spread * float(np.clip(rng.standard_normal(), -2, 2))), low, high))
