"""The drape round the field: which part of the sheet it covers, and what it looks like."""

import numpy as np

from core.demo.picture import palette
from core.demo.picture.bank import bank, piece
from core.demo.picture.frame import HALF, SHEET, WIDTH, Frame
from core.demo.picture.noise import Field, as_field, enlarged, smooth

Planes = list[Field]
"""Red, green and blue of the sheet, 0–255."""


def covered(frame: Frame, rng: np.random.Generator) -> Field:
    """How far, in mm, each place lies under the drape (half grid); negative on bare skin."""
    along, across = frame.along(HALF)
    wave = smooth(rng, HALF, 130.0) * np.float32(1.6)
    if frame.limb is not None:
        taper = along * np.float32(rng.uniform(-0.06, 0.06))
        return as_field(np.abs(across) - np.float32(frame.limb) - taper + wave * np.float32(0.6))
    right, down = frame.millimetres(HALF)
    reach = WIDTH / frame.px_per_mm
    upper = int(rng.integers(2))
    turn = float(rng.uniform(0.75, 1.0)) if upper else float(rng.uniform(0.0, 0.22))
    side = -1 if rng.random() < 0.5 else 1
    edge = right * np.float32(side * np.cos(turn)) - down * np.float32(np.sin(turn))
    away = reach * (0.47 if upper else 0.42)
    second = down - np.float32(reach * 0.39) + right * np.float32(0.05)
    return as_field(np.maximum(edge - np.float32(away), second) + wave)


def laid(skin: Planes, depth: Field, frame: Frame, rng: np.random.Generator) -> None:
    """Paint the cloth over the skin in place, with its folds, its weave and the shadow at its hem."""
    near = enlarged(depth, SHEET)
    hem = np.clip(near * np.float32(frame.px_per_mm * 0.7) + np.float32(0.5), 0, 1)
    folds = _folds(rng)
    weave = piece(bank().weave, rng, SHEET, 9.0)
    limb = frame.limb is not None
    shadow = np.exp(-np.abs(depth) * np.float32(1 / (8.0 if limb else 3.0)))
    on_cloth = np.float32(1) - np.float32(0.55 if limb else 0.0) * shadow
    light = enlarged(as_field((1 + folds) * on_cloth), SHEET) * (np.float32(1) + np.float32(0.045) * weave)
    on_skin = enlarged(as_field(np.float32(1) - np.float32(0.0 if limb else 0.42) * shadow), SHEET)
    colour = palette.CLOTHS[int(rng.integers(len(palette.CLOTHS)))]
    for plane, value in zip(skin, colour, strict=True):
        plane *= on_skin
        plane += hem * (np.float32(value * 0.82) * light - plane)


def _folds(rng: np.random.Generator) -> Field:
    """Light and shade of creased cloth: ridges wandering one way."""
    lumps = smooth(rng, HALF, 150.0)
    right = np.arange(HALF[1], dtype=np.float32)[None, :] * np.float32(rng.uniform(0.01, 0.02))
    down = np.arange(HALF[0], dtype=np.float32)[:, None] * np.float32(rng.uniform(0.018, 0.03))
    ridges = np.sin(right + down + lumps * np.float32(2.6)) + np.float32(0.5) * np.sin(3 * down - right + lumps * 4)
    return as_field(np.float32(0.13) * ridges + np.float32(0.1) * lumps)
