"""The wound's plane: homographies between its millimetres and the picture's pixels.

A homography keeps straight lines straight, so an outline's corners carry its sides along: nothing is lost by moving
corners only (Hartley and Zisserman, Multiple View Geometry, 2nd ed., §2.3).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.errors import InvalidInput
from core.imaging.geometry import Points

Matrix = NDArray[np.float64]
"""3 × 3."""


@dataclass(frozen=True)
class View:
    """How the plane is seen at one place: mm of a pixel there, and the tilt between plane and picture in degrees."""

    mm_per_px: float
    tilt_deg: float


def fitted(source: Points, target: Points) -> Matrix:
    """The homography that takes `source` to `target` (N ≥ 4 points each), by the normalised direct linear transform.

    Exact for four points; least squares (algebraic) for more. Hartley and Zisserman, algorithm 4.2.

    Raises
    ------
    InvalidInput
        `error.scale.points_in_line` when the points do not span a plane.
    """
    (before, from_), (after, to) = _normalised(source), _normalised(target)
    x, y, u, v = from_[:, 0], from_[:, 1], to[:, 0], to[:, 1]
    none, one = np.zeros_like(x), np.ones_like(x)
    upper = np.stack([x, y, one, none, none, none, -u * x, -u * y, -u], axis=1)
    lower = np.stack([none, none, none, x, y, one, -v * x, -v * y, -v], axis=1)
    _, weights, basis = np.linalg.svd(np.concatenate([upper, lower]))
    if weights[7] < 1e-9 * weights[0]:
        raise InvalidInput("error.scale.points_in_line")
    matrix: Matrix = np.linalg.inv(after) @ basis[8].reshape(3, 3) @ before
    if abs(np.linalg.det(matrix)) < 1e-15 * float(np.abs(matrix).max()) ** 3:
        raise InvalidInput("error.scale.points_in_line")
    return matrix / matrix[2, 2] if abs(matrix[2, 2]) > 1e-12 else matrix


def _normalised(points: Points) -> tuple[Matrix, Points]:
    centre = points.mean(axis=0)
    spread = float(np.sqrt(((points - centre) ** 2).sum(axis=1).mean()))
    if spread <= 0:
        raise InvalidInput("error.scale.points_in_line")
    factor = np.sqrt(2.0) / spread
    matrix = np.array([[factor, 0, -factor * centre[0]], [0, factor, -factor * centre[1]], [0, 0, 1]])
    return matrix, (points - centre) * factor


def inverse(matrix: Matrix) -> Matrix:
    """The way back, scaled so that its last number is 1 where that is possible."""
    back = np.asarray(np.linalg.inv(matrix), dtype=np.float64)
    return back / back[2, 2] if abs(back[2, 2]) > 1e-12 else back


def project(matrix: Matrix, points: Points) -> Points:
    """Points moved by a homography.

    Raises
    ------
    InvalidInput
        `error.scale.beyond_horizon` when some of them lie at or beyond the plane's horizon.
    """
    weights = points @ matrix[2, :2] + matrix[2, 2]
    if weights.min() * weights.max() <= 0:
        raise InvalidInput("error.scale.beyond_horizon")
    moved: Points = (points @ matrix[:2, :2].T + matrix[:2, 2]) / weights[:, None]
    return moved


def view_at(matrix: Matrix, at: tuple[float, float]) -> View:
    """How a plane, pixels to millimetres by `matrix`, is seen at a pixel.

    The ratio of the two stretches there is the cosine of the tilt; exactly so where the lens looks straight, which is
    the centre of an uncropped photograph, whatever its focal length.
    """
    x, y = at
    weight = float(matrix[2] @ (x, y, 1.0))
    if abs(weight) < 1e-12:
        raise InvalidInput("error.scale.beyond_horizon")
    u, v = (matrix[:2] @ (x, y, 1.0)) / weight
    slopes: Matrix = (matrix[:2, :2] - np.outer((u, v), matrix[2, :2])) / weight
    longest, shortest = np.linalg.svd(slopes, compute_uv=False)
    tilt = float(np.degrees(np.arccos(np.clip(shortest / longest, 0.0, 1.0))))
    return View(float(np.sqrt(longest * shortest)), tilt)
