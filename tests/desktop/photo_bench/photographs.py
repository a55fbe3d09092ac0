"""A synthetic wound on skin with a ruler beside it, drawn with numpy: no person's picture is in the tests."""

import io
from functools import cache

import cv2
import numpy as np
from PIL import Image

from core.imaging.card import cards
from tests.core.imaging import rendering
from tests.core.imaging.scenes import Camera, ellipse

SIZE = (1600, 1200)
CENTRE = (760, 560)
RULER = ((300.0, 1060.0), (1300.0, 1060.0))
"""Two marks 100 mm apart: 0.1 mm a pixel."""
RULER_MM = 100
_COARSE = 4
_LAYERS = (
    ((150, 84, 92), (370, 265), 60),
    ((158, 62, 50), (300, 205), 12),
    ((196, 168, 96), (225, 150), 8),
    ((36, 28, 26), (165, 115), 5),
)


@cache
def wound_photograph(seed: int = 1, kind: str = "JPEG") -> bytes:
    """The bytes of a photograph of `SIZE`."""
    noise = np.random.default_rng(seed)
    small = (SIZE[1] // _COARSE, SIZE[0] // _COARSE)
    skin = np.empty((*small, 3), np.float32)
    skin[:] = (196, 150, 124)
    grain = cv2.GaussianBlur(noise.normal(0, 1, small).astype(np.float32), (0, 0), 30 / _COARSE)
    skin += (grain / grain.std() * 7)[..., None]
    for colour, axes, edge in _LAYERS:
        skin = _blob(skin, noise, colour, axes, edge)
    whole = cv2.resize(skin, SIZE, interpolation=cv2.INTER_CUBIC)
    picture = np.clip(whole, 0, 255).astype(np.uint8)
    _ruler(picture)
    written = io.BytesIO()
    Image.fromarray(picture).save(written, kind, **({"compress_level": 1} if kind == "PNG" else {}))
    return written.getvalue()


CARD_WOUND = ellipse(18, 11, 200) + np.array([10.0, 5.0])
"""Beside the card, in its plane; millimetres."""
CARD_WOUND_MM2 = 100 * 18 * 11 * float(np.sin(np.pi / 100))


def card_scene(tilt: float = 18) -> rendering.Photograph:
    """A wound and a printed card in one plane, as a tilted camera sees them."""
    camera = Camera(tilt_deg=tilt, direction_deg=37, roll_deg=10, distance_mm=300, focal_px=1280, size=SIZE)
    return rendering.Photograph(CARD_WOUND, camera, cards()[0], blur_px=0.6, noise=2.0, card_turned=8.0)


@cache
def card_photograph(tilt: float = 18) -> bytes:
    """The bytes of its picture."""
    written = io.BytesIO()
    Image.fromarray(card_scene(tilt).taken()).save(written, "JPEG", quality=95)
    return written.getvalue()


def card_outline(step: int = 5) -> list[tuple[float, float]]:
    """The wound beside the card as an unerring hand draws it, in pixels."""
    return [(float(x), float(y)) for x, y in card_scene().outline()[::step]]


def card_box() -> tuple[tuple[float, float], tuple[float, float]]:
    """A box round the wound beside the card: upper left and lower right."""
    line = card_scene().outline()
    (left, top), (right, bottom) = line.min(axis=0) - 25, line.max(axis=0) + 25
    return (float(left), float(top)), (float(right), float(bottom))


def card_limb_axis() -> list[tuple[float, float]]:
    """Two pixels of a line along a limb, in the card's plane beside the wound."""
    ends = card_scene().camera.sees(np.array([[-20.0, -40.0], [-20.0, 40.0]]))
    return [(float(x), float(y)) for x, y in ends]


def outline(axes: tuple[float, float], count: int = 24) -> list[tuple[float, float]]:
    """Points round the middle of the wound, in pixels of the photograph."""
    turns = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return [(CENTRE[0] + axes[0] * float(np.cos(t)), CENTRE[1] + axes[1] * float(np.sin(t))) for t in turns]


def _blob(picture, noise, colour, axes, edge):
    turns = np.linspace(0, 2 * np.pi, 90)
    ripple = sum(noise.normal(0, 0.02) * np.cos(k * turns + noise.uniform(0, 6)) for k in range(2, 9))
    across = CENTRE[0] + axes[0] * (1 + ripple) * np.cos(turns)
    down = CENTRE[1] + axes[1] * (1 + ripple) * np.sin(turns)
    mask = np.zeros(picture.shape[:2], np.float32)
    cv2.fillPoly(mask, [(np.stack([across, down], axis=1) / _COARSE).astype(np.int32)], 1.0)
    mask = cv2.GaussianBlur(mask, (0, 0), edge / _COARSE)[..., None]
    return picture * (1 - mask) + np.array(colour, np.float32) * mask


def _ruler(picture) -> None:
    (x1, y), (x2, _) = RULER
    cv2.rectangle(picture, (int(x1) - 40, int(y) - 10), (int(x2) + 40, int(y) + 90), (246, 246, 240), -1)
    for step in range(101):
        x = int(x1 + (x2 - x1) * step / 100)
        cv2.line(picture, (x, int(y) - 10), (x, int(y) + (40 if step % 10 == 0 else 18)), (30, 30, 30), 2)
        if step % 10 == 0:
            cv2.putText(picture, str(step // 10), (x - 8, int(y) + 76), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (30, 30, 30), 2)
