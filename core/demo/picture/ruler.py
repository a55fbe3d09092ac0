"""The paper ruler beside the wound: millimetre ticks and numbers, true to scale."""

from functools import cache
from io import BytesIO
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from core import resources
from core.demo.picture.frame import RULER_WIDTH, Frame

_FINE: Final = 14
"""Pixels to the millimetre in which the ruler is drawn."""

_BEFORE: Final = 4
"""Millimetres of paper before the first tick and after the last."""

Matrix = NDArray[np.float64]


@cache
def font(size: int, weight: str = "Regular") -> ImageFont.FreeTypeFont:
    """The program's own font, which has Latin and Chinese glyphs."""
    return ImageFont.truetype(BytesIO(resources.read_bytes("fonts", f"NotoSansSC-{weight}.ttf")), size)


@cache
def paper_ruler(length_cm: int) -> NDArray[np.uint8]:
    """The ruler as a picture (rows, columns, RGBA)."""
    wide, tall = (length_cm * 10 + 2 * _BEFORE) * _FINE, int(RULER_WIDTH * _FINE)
    rng = np.random.default_rng(length_cm)
    page = Image.new("RGBA", (wide, tall), (238, 236, 228, 255))
    pen = ImageDraw.Draw(page)
    for mm in range(length_cm * 10 + 1):
        x = (_BEFORE + mm) * _FINE
        reach, thick = (6.2, 3.4) if mm % 10 == 0 else (4.6, 2.4) if mm % 5 == 0 else (3.2, 2.0)
        pen.rectangle((x - thick, 0, x + thick, reach * _FINE), fill=(28, 30, 34, 255))
        if mm % 10 == 0:
            pen.text((x, 6.5 * _FINE), str(mm // 10), fill=(28, 30, 34, 255), font=font(51, "Bold"), anchor="mt")
    pen.text((1.2 * _FINE, tall - 1.0 * _FINE), "cm", fill=(70, 74, 80, 255), font=font(35), anchor="lb")
    pen.rectangle((0, 0, wide - 1, tall - 1), outline=(196, 194, 186, 255), width=3)
    ruler = np.array(page)
    grain = cv2.resize(rng.normal(0, 5, (tall // 24, wide // 24)).astype(np.float32), (wide, tall))
    ruler[..., :3] = np.clip(ruler[..., :3] + grain[..., None], 0, 255).astype(np.uint8)
    return ruler


def placed(frame: Frame) -> Matrix:
    """From pixels of the ruler's picture to pixels of the sheet."""
    scale = frame.px_per_mm / _FINE
    cos, sin = np.cos(frame.ruler_turn) * scale, np.sin(frame.ruler_turn) * scale
    wide, tall = (frame.ruler_cm * 10 + 2 * _BEFORE) * _FINE / 2, RULER_WIDTH * _FINE / 2
    x = frame.middle[0] + frame.ruler_middle[0] * frame.px_per_mm
    y = frame.middle[1] + frame.ruler_middle[1] * frame.px_per_mm
    return np.array([[cos, -sin, x - cos * wide + sin * tall], [sin, cos, y - sin * wide - cos * tall], [0, 0, 1]])


def marks(frame: Frame) -> Matrix:
    """The foot of the first and the last tick, in pixels of the ruler's picture (2, 2)."""
    return np.array([[_BEFORE, 0.0], [_BEFORE + frame.ruler_cm * 10, 0.0]]) * _FINE


def lay(picture: NDArray[np.uint8], frame: Frame, view: Matrix) -> None:
    """Lay the ruler, with its shadow, into a photograph seen through `view` (sheet → photograph), in place."""
    ruler = paper_ruler(frame.ruler_cm)
    through = view @ placed(frame)
    corners = np.array([[0, 0], [ruler.shape[1], 0], [ruler.shape[1], ruler.shape[0]], [0, ruler.shape[0]]], np.float64)
    seen = cv2.perspectiveTransform(corners[None], through)[0]
    low = np.maximum(np.floor(seen.min(axis=0)).astype(int) - 14, 0)
    high = np.minimum(np.ceil(seen.max(axis=0)).astype(int) + 14, picture.shape[1::-1])
    shift = np.array([[1, 0, -low[0]], [0, 1, -low[1]], [0, 0, 1]], np.float64)
    size = (int(high[0] - low[0]), int(high[1] - low[1]))
    part = cv2.warpPerspective(ruler, shift @ through, size, flags=cv2.INTER_LINEAR)
    window = picture[low[1] : high[1], low[0] : high[0]]
    opaque = part[..., 3]
    shadow = cv2.blur(cv2.blur(np.roll(opaque, (5, 4), axis=(0, 1)), (11, 11)), (9, 9))
    shaded = cv2.multiply(window, cv2.merge([cv2.addWeighted(shadow, -0.5, shadow, 0, 255)] * 3), scale=1 / 255)
    on_paper = (opaque.astype(np.float32) * np.float32(1 / 255), 1 - opaque.astype(np.float32) * np.float32(1 / 255))
    window[:] = cv2.blendLinear(np.ascontiguousarray(part[..., :3]), shaded, *on_paper)
