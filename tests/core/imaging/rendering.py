"""Photographs of a wound and a calibration card whose true size is known: perspective, blur, noise, light, a glove."""

from dataclasses import dataclass, field
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from core.case.photo import Lens
from core.imaging.card import Card, cards
from core.imaging.geometry import Points
from core.imaging.lens import straightened
from core.imaging.markers import MODULES, modules
from core.imaging.plane import fitted
from tests.core.imaging.scenes import Camera, turned

Rgb = NDArray[np.uint8]
Light = NDArray[np.uint16]
_FULL = 65535

SKIN, WOUND = (214, 170, 145), (150, 40, 38)
_PX_PER_MM = 16
_SIDE_MM = 220


@cache
def printed(card: Card, px_per_mm: int = _PX_PER_MM) -> tuple[Rgb, NDArray[np.bool_]]:
    """The card as it leaves the printer, and where it is paper."""
    shape = (round(card.height * px_per_mm), round(card.width * px_per_mm))
    paper = np.full((*shape, 3), 245, np.uint8)
    cut = np.zeros(shape, np.uint8)
    cv2.fillPoly(cut, [np.round(np.array(card.outline) * px_per_mm).astype(np.int32)], 1)
    for place, (x, y) in enumerate(card.markers):
        module = round(card.marker_size / MODULES * px_per_mm)
        black = np.kron(modules(card.dictionary, card.marker_id(place)), np.ones((module, module), bool))
        left, top = round(x * px_per_mm), round(y * px_per_mm)
        paper[top : top + len(black), left : left + len(black)][black] = 20
    for patch in card.patches:
        (left, top), (width, height) = np.round(np.array([patch.at, patch.size]) * px_per_mm).astype(int)
        paper[top : top + height, left : left + width] = patch.rgb
    for ruler in card.rulers:
        for tick in range(int(ruler.length) + 1):
            long = 4.0 if tick % 10 == 0 else 3.0 if tick % 5 == 0 else 2.0
            (x, y), wide = ruler.start, 0.08
            box = (
                (x + tick - wide, y - long, x + tick + wide, y)
                if ruler.along == "x"
                else (x - long, y + tick - wide, x, y + tick + wide)
            )
            left, top, right, bottom = (round(value * px_per_mm) for value in box)
            paper[max(top, 0) : bottom, max(left, 0) : right] = 20
    return paper, cut.astype(bool)


@dataclass(frozen=True)
class Photograph:
    """A photograph to be rendered. The wound (mm) lies at the origin of the plane, the card round its lower right."""

    wound: Points
    camera: Camera = field(default_factory=Camera)
    card: Card | None = field(default_factory=lambda: cards()[0])
    card_at: tuple[float, float] = (-55.0, -52.0)
    card_turned: float = 0.0
    blur_px: float = 0.0
    noise: float = 0.0
    light: float = 1.0
    glove: float = 0.0
    """Part of the card's long leg that a glove hides, from its far end."""

    def outline(self) -> Points:
        """The wound's outline as an unerring hand would draw it, in pixels."""
        return self.camera.sees(self.wound)

    def taken(self, finer: int = 2) -> Rgb:
        """The picture, sampled `finer` times as densely and averaged."""
        width, height = self.camera.size
        grid = np.array([[0, 0], [1, 0], [1, 1], [0, 1]]) * float(_SIDE_MM * _PX_PER_MM)
        on_plane = grid / _PX_PER_MM - _SIDE_MM / 2
        # Continuous places and OpenCV's pixel numbers lie half a pixel apart, on both sides.
        matrix = fitted(grid - 0.5, self.camera.sees(on_plane) * finer - 0.5)
        large = cv2.warpPerspective(
            self._plane(),
            matrix,
            (width * finer, height * finer),
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )
        seen = cv2.resize(large, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32) * self.light / _FULL
        return exposed(seen, self.blur_px, self.noise)

    def _plane(self) -> Light:
        side = _SIDE_MM * _PX_PER_MM
        plane = np.full((side, side, 3), SKIN, np.uint8)
        corners = np.round((self.wound + _SIDE_MM / 2) * _PX_PER_MM * 16).astype(np.int32)
        cv2.fillPoly(plane, [corners], WOUND, shift=4)
        lit = light_of(plane)
        if self.card is not None:
            self._lay_card(lit, self.card)
        return lit

    def _lay_card(self, plane: Light, card: Card) -> None:
        paper, cut = printed(card)
        paper = paper.copy()
        if self.glove:
            paper[: round(card.leg * _PX_PER_MM), round((1 - self.glove) * paper.shape[1]) :] = (70, 90, 160)
        size = np.array([[0, 0], [card.width, 0], [card.width, card.height], [0, card.height]])
        places = (turned(size, self.card_turned) + self.card_at + _SIDE_MM / 2) * _PX_PER_MM
        matrix = fitted(size * _PX_PER_MM - 0.5, places - 0.5)
        laid = cv2.warpPerspective(light_of(paper), matrix, plane.shape[1::-1], flags=cv2.INTER_LINEAR)
        shape = cv2.warpPerspective(cut.astype(np.uint8), matrix, plane.shape[1::-1], flags=cv2.INTER_NEAREST).astype(
            bool
        )
        plane[shape] = laid[shape]


_LIGHT = np.where(np.arange(256) <= 10, np.arange(256) / 255 / 12.92, ((np.arange(256) / 255 + 0.055) / 1.055) ** 2.4)


def light_of(rgb: Rgb) -> Light:
    """The light that a picture stands for (sRGB decoded): lenses blur light, not numbers."""
    return np.rint(_LIGHT * _FULL).astype(np.uint16)[rgb]


def exposed(light: NDArray[np.float32], blur_px: float, noise: float) -> Rgb:
    """What a camera makes of light: blurred by its lens, written as sRGB, with noise."""
    if blur_px:
        light = cv2.GaussianBlur(light, (0, 0), blur_px)
    light = np.clip(light, 0, 1)
    seen = 255 * np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    if noise:
        seen = seen + np.random.default_rng(5).normal(0, noise, seen.shape)
    return np.clip(np.rint(seen), 0, 255).astype(np.uint8)


def seen_through(lens: Lens, rgb: Rgb) -> Rgb:
    """The picture as this lens would have taken it."""
    height, width = rgb.shape[:2]
    pixels = np.stack(np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5), axis=-1).reshape(-1, 2)
    x, y = ((straightened(lens, pixels) - 0.5).T.astype(np.float32)).reshape(2, height, width)
    return np.asarray(cv2.remap(rgb, x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE), dtype=np.uint8)
