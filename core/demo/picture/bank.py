"""Textures that every photograph draws upon, made once: each scene takes its own piece, turned and scaled."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import cv2
import numpy as np

from core.demo.picture.noise import Field, Shape, as_field, cells, layered, smooth, step, warped

SCALE: Final = 10.0
"""Pixels to the millimetre at which the textures are made."""

_SHAPE: Final = (960, 1280)
_SEED: Final = 20250


@dataclass(frozen=True)
class Bank:
    """Heights and masks of the materials, most between 0 and 1."""

    furrows: Field
    pores: Field
    cobbles: Field
    leather: Field
    cracks: Field
    strands: Field
    weave: Field
    sensor: Field


@cache
def bank() -> Bank:
    """The textures, always the same ones."""
    rng = np.random.default_rng(_SEED)
    return Bank(
        furrows=_furrows(rng),
        pores=_pores(rng),
        cobbles=_cobbles(rng),
        leather=_leather(rng),
        cracks=_cracks(rng),
        strands=_strands(rng),
        weave=_weave(rng),
        sensor=as_field(cv2.GaussianBlur(rng.standard_normal(_SHAPE, dtype=np.float32), (0, 0), 0.7)),
    )


def piece(texture: Field, rng: np.random.Generator, shape: Shape, px_per_mm: float) -> Field:
    """A piece of a texture at `px_per_mm`, from anywhere in it, mirrored anyhow; what it lacks is mirrored on."""
    shrink = SCALE / px_per_mm
    taken = [min(int(np.ceil(side * shrink)), whole) for side, whole in zip(shape, texture.shape, strict=True)]
    row, column = (int(rng.integers(0, whole - side + 1)) for side, whole in zip(taken, texture.shape, strict=True))
    cut = texture[row : row + taken[0], column : column + taken[1]]
    size = [min(int(np.ceil(side / shrink)), wanted) for side, wanted in zip(taken, shape, strict=True)]
    found = cv2.resize(cut, (size[1], size[0]), interpolation=cv2.INTER_LINEAR)
    lacking = [wanted - side for side, wanted in zip(size, shape, strict=True)]
    if any(lacking):
        found = cv2.copyMakeBorder(found, 0, lacking[0], 0, lacking[1], cv2.BORDER_REFLECT_101)
    flips = tuple(slice(None, None, int(way)) for way in rng.choice((-1, 1), 2))
    return as_field(np.ascontiguousarray(found[flips]))


def _furrows(rng: np.random.Generator) -> Field:
    """The fine lozenges of skin: 1 on their tops, 0 in the furrows."""
    _, fine = cells(rng, _SHAPE, 7.0)
    _, coarse = cells(rng, _SHAPE, 15.0)
    shift = smooth(rng, _SHAPE, 14.0) * 4
    tops = 0.6 * np.minimum(fine / 2.5, 1) + 0.4 * np.minimum(coarse / 3.5, 1)
    return as_field(cv2.GaussianBlur(warped(as_field(tops), shift, smooth(rng, _SHAPE, 14.0) * 4), (0, 0), 0.8))


def _pores(rng: np.random.Generator) -> Field:
    """Dots a fifth of a millimetre wide, about one in four square millimetres."""
    to_middle, _ = cells(rng, _SHAPE, 19.0)
    strength = step(-0.3, 1.1, smooth(rng, _SHAPE, 22.0))
    return as_field(np.exp(-((to_middle / 1.5) ** 2)) * strength)


def _cobbles(rng: np.random.Generator) -> Field:
    """Granulation tissue: round tops of 1 to 3 mm, crowded, with deep clefts between them."""
    large, large_border = cells(rng, _SHAPE, 25.0)
    small, small_border = cells(rng, _SHAPE, 12.0)
    dome = np.sqrt(np.clip(1 - (large / 24.0) ** 2, 0, 1)) * np.minimum(large_border / 5.0, 1)
    bead = np.sqrt(np.clip(1 - (small / 12.0) ** 2, 0, 1)) * np.minimum(small_border / 3.0, 1)
    uneven = 0.72 + 0.4 * layered(rng, _SHAPE, 50.0, 5, 0.7)
    mixed = as_field((0.5 * dome + 0.5 * bead) * uneven)
    right, down = (layered(rng, _SHAPE, 16.0, 2) * 6 for _ in range(2))
    return as_field(cv2.GaussianBlur(warped(mixed, right, down), (0, 0), 1.5))


def _leather(rng: np.random.Generator) -> Field:
    """Dried necrosis: uneven lumps with sharp folds and fine wrinkles, round 0."""
    lumps = layered(rng, _SHAPE, 60.0, 5, 0.55)
    folds = np.abs(layered(rng, _SHAPE, 34.0, 3, 0.6))
    wrinkles = cv2.GaussianBlur(rng.standard_normal(_SHAPE, dtype=np.float32), (0, 0), sigmaX=7.0, sigmaY=1.8)
    wrinkles = warped(as_field(wrinkles * 8), smooth(rng, _SHAPE, 60.0) * 30, smooth(rng, _SHAPE, 60.0) * 30)
    return as_field(0.6 * lumps + 0.75 * (0.4 - folds) + 0.16 * np.clip(wrinkles, -1.5, 1.5))


def _cracks(rng: np.random.Generator) -> Field:
    """Fissures of a drying crust: 1 in their depth. They break off and grow thin."""
    total = np.zeros(_SHAPE, np.float32)
    for size, width in ((150.0, 3.4), (70.0, 1.8)):
        _, border = cells(rng, _SHAPE, size)
        border = warped(border, layered(rng, _SHAPE, 60.0, 5) * 9, layered(rng, _SHAPE, 60.0, 5) * 9)
        open_here = step(-0.1, 0.8, smooth(rng, _SHAPE, size * 0.8))
        total = np.maximum(total, step(1.0, 0.0, as_field(border / (width * (0.25 + open_here)))) * open_here)
    return total


def _strands(rng: np.random.Generator) -> Field:
    """Fibrin: strings that run together in bundles, 0…1."""
    threads = cv2.GaussianBlur(rng.standard_normal(_SHAPE, dtype=np.float32), (0, 0), sigmaX=11.0, sigmaY=1.3) * 8
    threads = warped(as_field(threads), layered(rng, _SHAPE, 80.0, 3) * 26, layered(rng, _SHAPE, 80.0, 3) * 26)
    clumps = layered(rng, _SHAPE, 36.0, 4, 0.6)
    return as_field(cv2.GaussianBlur(step(-2.1, 2.1, as_field(0.42 * threads + 0.95 * clumps)), (0, 0), 0.9))


def _weave(rng: np.random.Generator) -> Field:
    """Drape cloth: a fine weave, round 0."""
    row, column = np.mgrid[0 : _SHAPE[0], 0 : _SHAPE[1]].astype(np.float32)
    thread = np.sin(column * 1.55) * 0.5 + np.sin(row * 1.55) * 0.5
    return as_field(thread * 0.5 + rng.standard_normal(_SHAPE, dtype=np.float32) * 0.35)
