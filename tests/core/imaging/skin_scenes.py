"""One patch of textured skin photographed on several days: the wound changes, card and camera lie elsewhere."""

from dataclasses import dataclass, field
from functools import cache

import cv2
import numpy as np

from core.imaging.card import cards
from core.imaging.geometry import Points
from core.imaging.plane import Matrix, fitted
from tests.core.imaging.rendering import printed
from tests.core.imaging.scenes import Camera, circle, turned

_PX_PER_MM = 8
_SIDE_MM = 240
CAMERA = Camera(size=(2000, 1500), focal_px=1600.0)


@cache
def skin(seed: int = 1):
    """Pores, spots and folds that stay where they are from day to day."""
    noise = np.random.default_rng(seed)
    side = _SIDE_MM * _PX_PER_MM
    plane = np.empty((side, side, 3), np.float32)
    plane[:] = (206, 160, 136)
    for grain, depth in ((3, 9.0), (9, 7.0), (40, 6.0)):
        small = noise.normal(0, depth, (side // grain + 1, side // grain + 1)).astype(np.float32)
        plane += cv2.resize(small, (side, side), interpolation=cv2.INTER_CUBIC)[..., None]
    for _ in range(120):
        x, y = noise.integers(0, side, 2)
        cv2.circle(plane, (int(x), int(y)), int(noise.integers(3, 12)), (150, 100, 80), -1)
    return np.clip(plane, 0, 255).astype(np.uint8)


@dataclass(frozen=True)
class Day:
    """How the limb lay under the camera that day: turned by `turn_deg` and moved by `moved_mm`."""

    wound: Points = field(default_factory=lambda: circle(18))
    camera: Camera = CAMERA
    turn_deg: float = 0.0
    moved_mm: tuple[float, float] = (0.0, 0.0)
    card_at: tuple[float, float] = (-52.0, -50.0)
    seed: int = 1
    light: float = 1.0
    with_card: bool = True

    def lies(self, on_skin: Points) -> Points:
        """From the skin's millimetres to the table's."""
        return turned(on_skin, self.turn_deg) + np.array(self.moved_mm)

    def sees(self, on_skin: Points) -> Points:
        """Pixels of places of the skin (mm)."""
        return self.camera.sees(self.lies(on_skin))

    @property
    def from_skin(self) -> Matrix:
        """Homography from the skin's millimetres to pixels."""
        places = np.array([[-40.0, -40], [40, -40], [40, 40], [-40, 40]])
        return fitted(places, self.sees(places))

    def taken(self):
        width, height = self.camera.size
        plane = skin(self.seed).copy()
        corners = np.round((self.wound + _SIDE_MM / 2) * _PX_PER_MM).astype(np.int32)
        cv2.fillPoly(plane, [corners], (120, 40, 40))
        grid = np.array([[0, 0], [1, 0], [1, 1], [0, 1]]) * float(_SIDE_MM)
        matrix = fitted(grid * _PX_PER_MM - 0.5, self.sees(grid - _SIDE_MM / 2) - 0.5)
        seen = cv2.warpPerspective(plane, matrix, (width, height), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REFLECT)
        if self.with_card:
            self._lay_card(seen)
        noisy = seen * self.light + np.random.default_rng(9).normal(0, 2, seen.shape)
        return np.clip(noisy, 0, 255).astype(np.uint8)

    def _lay_card(self, seen) -> None:
        card = cards()[0]
        paper, cut = printed(card, _PX_PER_MM)
        size = np.array([[0, 0], [card.width, 0], [card.width, card.height], [0, card.height]])
        matrix = fitted(size * _PX_PER_MM - 0.5, self.camera.sees(size + self.card_at) - 0.5)
        there = cv2.warpPerspective(paper, matrix, seen.shape[1::-1], flags=cv2.INTER_AREA)
        shape = cv2.warpPerspective(cut.astype(np.uint8), matrix, seen.shape[1::-1], flags=cv2.INTER_NEAREST)
        seen[shape.astype(bool)] = there[shape.astype(bool)]
