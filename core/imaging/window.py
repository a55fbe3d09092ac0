"""A part of a photograph, reduced: what is looked at while the nurse waits."""

from dataclasses import dataclass

import cv2
import numpy as np

from core.case.photo import Point
from core.imaging.decode import RgbArray
from core.imaging.geometry import Points


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels of the upright picture: its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def corners(self) -> tuple[Point, Point]:
        """Its upper left and its lower right corner."""
        return (self.x, self.y), (self.x + self.width, self.y + self.height)

    def squared(self) -> "Box":
        """The square round the same middle, with the longer of its sides."""
        side = max(self.width, self.height)
        return Box(self.x + (self.width - side) / 2, self.y + (self.height - side) / 2, side, side)

    def grown(self, share: float) -> "Box":
        """The box with `share` of its sides added on every side."""
        return Box(
            self.x - share * self.width,
            self.y - share * self.height,
            self.width * (1 + 2 * share),
            self.height * (1 + 2 * share),
        )


@dataclass(frozen=True)
class Window:
    """`rgb` is the picture from (`left`, `top`) on, with `scale` (x, y) of its pixels to one of the photograph."""

    rgb: RgbArray
    left: int
    top: int
    scale: tuple[float, float]

    def to_window(self, points: Points) -> Points:
        """Points (N, 2) of the photograph where they lie in the window."""
        return np.asarray((points - (self.left, self.top)) * self.scale, dtype=np.float64)

    def to_picture(self, points: Points) -> Points:
        """Points (N, 2) of the window where they lie in the photograph."""
        return np.asarray(points / self.scale + (self.left, self.top), dtype=np.float64)

    @property
    def pixel(self) -> float:
        """How many pixels of the photograph one of the window is wide."""
        return 2 / (self.scale[0] + self.scale[1])


def cut_out(rgb: RgbArray, box: Box, side: int) -> Window:
    """The part of a picture under a box, whole pixels, its longer side reduced to `side` (never enlarged).

    The box must share some of its area with the picture.
    """
    height, width = rgb.shape[:2]
    left, top = max(0, int(np.floor(box.x))), max(0, int(np.floor(box.y)))
    right, bottom = min(width, int(np.ceil(box.x + box.width))), min(height, int(np.ceil(box.y + box.height)))
    part = rgb[top:bottom, left:right]
    share = min(1.0, side / max(part.shape[:2]))
    size = max(1, round(part.shape[1] * share)), max(1, round(part.shape[0] * share))
    small = np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_AREA), np.uint8) if share < 1 else part
    return Window(small, left, top, (size[0] / part.shape[1], size[1] / part.shape[0]))
