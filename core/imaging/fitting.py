"""Least squares of a few parameters: Levenberg–Marquardt (Marquardt 1963) with first differences."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

_ROUNDS = 60
_STEP = 1e-6


@dataclass(frozen=True)
class Fit:
    """The parameters of the least sum of squares, that sum, and its slopes (values × parameters) there."""

    parameters: Vector
    squares: float
    slopes: Vector


def fit(gaps: Callable[[Vector], Vector], start: Vector) -> Fit:
    """The parameters near `start` for which `gaps` are least.

    Parameters
    ----------
    gaps
        From parameters of about one unit's size to the differences that should vanish; not finite where it makes no
        sense.
    """
    at, damping = start.astype(np.float64), 1e-3
    left = gaps(at)
    squares = float(left @ left)
    if not np.isfinite(squares):
        return Fit(at, squares, np.zeros((len(left), len(at))))
    slopes = _slopes(gaps, at, left)
    for _ in range(_ROUNDS):
        normal = slopes.T @ slopes
        step = np.linalg.lstsq(normal + damping * np.diag(np.diag(normal) + 1e-12), -slopes.T @ left, rcond=None)[0]
        tried = gaps(at + step)
        reached = float(tried @ tried)
        if not np.isfinite(reached) or reached >= squares:
            damping *= 8
            if damping > 1e8:
                break
            continue
        gained = squares - reached
        at, left, squares, damping = at + step, tried, reached, damping / 6
        slopes = _slopes(gaps, at, left)
        if gained <= 1e-10 * squares:
            break
    return Fit(at, squares, slopes)


def _slopes(gaps: Callable[[Vector], Vector], at: Vector, left: Vector) -> Vector:
    steps = np.eye(len(at)) * _STEP
    return np.stack([(gaps(at + step) - left) / _STEP for step in steps], axis=1)
