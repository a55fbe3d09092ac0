"""What photographer and chart share: the lesion that is photographed, the taking, and the picture with its truth."""

from dataclasses import dataclass
from datetime import datetime

from core.demo.measuring import Polygon


@dataclass(frozen=True)
class Subject:
    """One lesion as the camera meets it again and again. `seed` fixes shape, skin and surroundings."""

    seed: tuple[int, ...]
    site: str
    skin_tone: int
    hairy: bool
    elongation: float
    largest_wound_mm2: float
    largest_purpura_mm2: float

    @property
    def largest_mm2(self) -> float:
        """The larger of both."""
        return max(self.largest_wound_mm2, self.largest_purpura_mm2)


@dataclass(frozen=True)
class Shot:
    """One taking of a picture; `number` counts the photographs of the lesion."""

    number: int
    taken_at: datetime


@dataclass(frozen=True)
class Picture:
    """A rendered photograph, and the outlines of its tissues in its pixels: the ground truth.

    `ruler_px` are two marks of the ruler that lie `ruler_mm` apart.
    """

    jpeg: bytes
    width_px: int
    height_px: int
    outlines: tuple[tuple[str, Polygon], ...]
    ruler_px: tuple[tuple[float, float], tuple[float, float]]
    ruler_mm: int

    @property
    def mm_per_px(self) -> float:
        """The single scale that the ruler gives."""
        (x1, y1), (x2, y2) = self.ruler_px
        return float(self.ruler_mm / ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5)
