"""Shapes whose size is known, on a plane that a camera sees from anywhere."""

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from core.case.photo import Outline, Point

Points = NDArray[np.float64]

SIZE = (4000, 3000)


def circle(radius: float = 1.0, count: int = 720) -> Points:
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def ellipse(long: float, short: float, count: int = 720) -> Points:
    return circle(1.0, count) * (long, short)


def square(x: float, y: float, side: float) -> tuple[Point, ...]:
    return (x, y), (x + side, y), (x + side, y + side), (x, y + side)


def turned(points: Points, degrees: float) -> Points:
    angle = np.radians(degrees)
    return points @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])


def as_points(points: Points) -> tuple[Point, ...]:
    return tuple((float(x), float(y)) for x, y in points)


def outline(tissue: str, points: Points | tuple[Point, ...]) -> Outline:
    return Outline(tissue=tissue, points_px=as_points(np.asarray(points)))


@st.composite
def stars(draw: st.DrawFn, most: int = 24) -> Points:
    """Irregular outlines round the origin, none crossing itself, about one unit large."""
    radii = draw(st.lists(st.floats(0.3, 1.0), min_size=5, max_size=most))
    angle = np.linspace(0, 2 * np.pi, len(radii), endpoint=False)
    return np.stack([np.cos(angle), np.sin(angle)], axis=1) * np.array(radii)[:, None]


@dataclass(frozen=True)
class Camera:
    """A camera with square pixels looking at the origin of a plane (mm) from `distance_mm`.

    `tilt_deg` away from straight above, towards `direction_deg`; turned about its own axis by `roll_deg`.
    """

    tilt_deg: float = 0.0
    direction_deg: float = 0.0
    roll_deg: float = 0.0
    distance_mm: float = 300.0
    focal_px: float = 3200.0
    size: tuple[int, int] = SIZE

    def sees(self, on_plane: Points) -> Points:
        """Pixels of points (N, 2) of the plane, in mm."""
        tilt = np.radians(self.tilt_deg)
        flat = turned(on_plane, -self.direction_deg)
        across, along, away = flat[:, 0], flat[:, 1] * np.cos(tilt), self.distance_mm + flat[:, 1] * np.sin(tilt)
        seen = np.stack([across / away, along / away], axis=1) * self.focal_px
        return turned(turned(seen, self.direction_deg), self.roll_deg) + np.array(self.size) / 2

    @property
    def mm_per_px(self) -> float:
        """Geometric mean at the picture's centre."""
        return float(self.distance_mm / self.focal_px / np.sqrt(np.cos(np.radians(self.tilt_deg))))


@st.composite
def cameras(draw: st.DrawFn, most_tilt: float = 60.0) -> Camera:
    return Camera(
        tilt_deg=draw(st.floats(0, most_tilt)),
        direction_deg=draw(st.floats(0, 360)),
        roll_deg=draw(st.floats(0, 360)),
        distance_mm=draw(st.floats(250, 600)),
    )
