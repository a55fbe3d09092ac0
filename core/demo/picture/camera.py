"""The camera: where it stands, what light falls in, and the file that it writes."""

from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from core.demo.picture.bank import bank
from core.demo.picture.cloth import Planes
from core.demo.picture.frame import HEIGHT, SHEET, WIDTH, Frame
from core.demo.picture.noise import Field, as_field
from core.demo.picture.ruler import font

Matrix = NDArray[np.float64]
Pixels = NDArray[np.uint8]

_DISTANCE: Final = 2.4
"""How far the camera stands, in widths of what it sees."""

_QUALITY: Final = 85
_EXIF_IFD: Final = 0x8769


def view(rng: np.random.Generator, frame: Frame, tilt_share: float = 1.0) -> Matrix:
    """From pixels of the sheet to pixels of the photograph: a camera held by hand, not quite square to the skin."""
    wide = WIDTH / frame.px_per_mm
    turn_x, turn_y = rng.uniform(-0.12, 0.12, 2) * tilt_share
    roll = float(rng.uniform(-0.03, 0.03))
    nearer = float(rng.uniform(1.0, 1.045))
    rotation, _ = cv2.Rodrigues(np.array([turn_x, turn_y, roll]))
    distance = _DISTANCE * wide
    focus = WIDTH / wide * distance * nearer
    shift = rng.uniform(-0.008, 0.008, 2) * wide
    lens = np.array([[focus, 0, WIDTH / 2], [0, focus, HEIGHT / 2], [0, 0, 1]])
    pose = np.column_stack([rotation[:, 0], rotation[:, 1], [shift[0], shift[1], distance]])
    to_mm = np.array([[1, 0, -SHEET[1] / 2], [0, 1, -SHEET[0] / 2], [0, 0, frame.px_per_mm]]) / frame.px_per_mm
    return np.asarray(lens @ pose @ to_mm, np.float64)


def seen(points: NDArray[np.float64], through: Matrix) -> NDArray[np.float64]:
    """Points (N, 2) of the sheet where they are in the photograph, to a tenth of a pixel."""
    return np.asarray(np.round(cv2.perspectiveTransform(points[None], through)[0], 1), np.float64)


def exposed(sheet: Planes, through: Matrix) -> Pixels:
    """The sheet as the camera sees it, before anything lies on it."""
    flat = cv2.merge([cv2.convertScaleAbs(plane) for plane in sheet])
    size = (WIDTH, HEIGHT)
    return np.asarray(cv2.warpPerspective(flat, through, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE))


def developed(picture: Pixels, rng: np.random.Generator) -> Pixels:
    """Light that falls off to the corners and to one side, the tint of the lamp, and the noise of the sensor."""
    light = _falloff(rng)
    warmth = rng.normal(0, 0.012)
    level = float(rng.uniform(1.04, 1.12))
    sensor = bank().sensor
    row, column = rng.integers(0, sensor.shape[0] - HEIGHT), rng.integers(0, sensor.shape[1] - WIDTH)
    noise = sensor[row : row + HEIGHT, column : column + WIDTH] * np.float32(3.4)
    channels = []
    for plane, tint in zip(cv2.split(picture), (1 + warmth, 1.0, 1 - warmth), strict=True):
        lit = plane * (light * np.float32(level * tint))
        lit += noise
        channels.append(np.clip(lit, 0, 255).astype(np.uint8))
    return np.asarray(cv2.merge(channels))


def _falloff(rng: np.random.Generator) -> Field:
    down = np.linspace(-1, 1, HEIGHT // 10, dtype=np.float32)[:, None]
    right = np.linspace(-1, 1, WIDTH // 10, dtype=np.float32)[None, :]
    lamp = rng.uniform(-0.25, 0.25, 2)
    round_the_lamp = (right - np.float32(lamp[0])) ** 2 + (down - np.float32(lamp[1])) ** 2
    side = right * np.float32(rng.uniform(-0.05, 0.05)) - down * np.float32(rng.uniform(0.0, 0.05))
    small = np.float32(1.05) - np.float32(0.08) * round_the_lamp - np.float32(0.028) * round_the_lamp**2 + side
    return as_field(cv2.resize(small, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC))


def mark(picture: Pixels) -> None:
    """Write into the corner, for all to see, that nobody was photographed."""
    patch, cover = imprint()
    rows, columns = cover.shape[:2]
    window = picture[16 : 16 + rows, WIDTH - columns - 16 : WIDTH - 16]
    window[:] = (window + cover * (patch - window.astype(np.float32))).astype(np.uint8)


@cache
def imprint() -> tuple[Field, Field]:
    """What says that the picture is invented: its colours, and how much they cover (rows, columns, 3 and 1)."""
    page = Image.new("RGBA", (268, 46), (0, 0, 0, 0))
    pen = ImageDraw.Draw(page)
    pen.rounded_rectangle((0, 0, 267, 45), radius=8, fill=(16, 22, 28, 168))
    pen.text((134, 22), "SYNTHETIC 合成", fill=(255, 255, 255, 255), font=font(27, "Bold"), anchor="mm")
    drawn = np.array(page).astype(np.float32)
    return as_field(drawn[..., :3]), as_field(drawn[..., 3:] / 255)


def jpeg(picture: Pixels, taken_at: datetime) -> bytes:
    """The file: JPEG with the time of taking in its EXIF, and no place."""
    exif = Image.Exif()
    exif[0x010F] = "Calcitrack"
    exif[0x0110] = "Synthetic camera"
    exif[0x0112] = 1
    exif[0x0132] = taken_at.strftime("%Y:%m:%d %H:%M:%S")
    offset = taken_at.strftime("%z")
    exif.get_ifd(_EXIF_IFD).update(
        {
            0x9003: exif[0x0132],
            0x9004: exif[0x0132],
            0x9011: f"{offset[:3]}:{offset[3:5]}",
            0xA002: WIDTH,
            0xA003: HEIGHT,
        }
    )
    target = BytesIO()
    Image.fromarray(picture).save(target, "JPEG", quality=_QUALITY, exif=exif)
    return target.getvalue()
