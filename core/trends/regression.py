"""A straight line through points by least squares, with intervals that know how few the points are."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import atan, fsum, hypot, isclose, pi, sqrt
from typing import Final

_WIDEST: Final = 1e6
_HALVINGS: Final = 80


@dataclass(frozen=True)
class Interval:
    """A value with the bounds of its interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Line:
    """A fitted line. `spread` is the standard error of a single point, `t` Student's quantile for the intervals.

    `x_mean` and `x_squares` are the mean of x and the sum of its squared distances from it.
    """

    n: int
    slope: float
    y_mean: float
    x_mean: float
    x_squares: float
    spread: float
    t: float

    def at(self, x: float) -> float:
        """The line's height at `x`."""
        return self.y_mean + self.slope * (x - self.x_mean)

    @property
    def slope_interval(self) -> Interval:
        """The slope and its confidence interval."""
        half = self.t * self.spread / sqrt(self.x_squares)
        return Interval(self.slope, self.slope - half, self.slope + half)

    def prediction(self, x: float) -> Interval:
        """Where one further point at `x` would lie, with its prediction interval."""
        half = self.t * self.spread * sqrt(1 + 1 / self.n + (x - self.x_mean) ** 2 / self.x_squares)
        height = self.at(x)
        return Interval(height, height - half, height + half)


def line_through(points: Sequence[tuple[float, float]], confidence: float) -> Line | None:
    """The line of least squares through (x, y) points; `None` from fewer than three, or when all share one x.

    Intervals are those of ordinary least squares with Student's t on n - 2 degrees of freedom (Draper & Smith, Applied
    Regression Analysis, ch. 1). The order of the points does not matter.
    """
    n = len(points)
    if n < 3:
        return None
    x_mean, y_mean = fsum(x for x, _ in points) / n, fsum(y for _, y in points) / n
    x_squares = fsum((x - x_mean) ** 2 for x, _ in points)
    if isclose(x_squares, 0, abs_tol=1e-12):
        return None
    slope = fsum((x - x_mean) * (y - y_mean) for x, y in points) / x_squares
    rest = fsum((y - y_mean - slope * (x - x_mean)) ** 2 for x, y in points)
    return Line(n, slope, y_mean, x_mean, x_squares, sqrt(rest / (n - 2)), student_t(confidence, n - 2))


@lru_cache(maxsize=512)
def student_t(confidence: float, freedom: int) -> float:
    """The t that |T| stays below with this confidence, for a whole number of degrees of freedom (≥ 1)."""
    low, high = 0.0, _WIDEST
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < confidence else (low, middle)
    return high


def _within(t: float, freedom: int) -> float:
    """P(|T| < t) by the finite series of Abramowitz & Stegun 26.7.3 and 26.7.4."""
    hypotenuse = hypot(t, sqrt(freedom))
    sine, cosine, odd = t / hypotenuse, sqrt(freedom) / hypotenuse, freedom % 2
    term = total = cosine if odd else 1.0
    for k in range(3 if odd else 2, freedom, 2):
        term *= cosine**2 * (k - 1) / k
        total += term
    if not odd:
        return sine * total
    return 2 / pi * (atan(t / sqrt(freedom)) + (sine * total if freedom > 1 else 0.0))
