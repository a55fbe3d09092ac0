"""Random textures: the few patterns that skin, wounds and cloth are made of. Deterministic by their generator."""

import cv2
import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.float32]
"""One value a pixel (rows, columns)."""

Shape = tuple[int, int]
"""Rows, columns."""

_COARSER = 4
"""Broad features are worked out on a grid so much coarser."""


def smooth(rng: np.random.Generator, shape: Shape, cell: float) -> Field:
    """Soft noise round 0, about −1…1, whose features are `cell` pixels wide."""
    rows, columns = (int(np.ceil(side / cell)) + 3 for side in shape)
    coarse = rng.standard_normal((rows, columns), dtype=np.float32) * np.float32(0.6)
    size = (int(np.ceil(columns * cell)), int(np.ceil(rows * cell)))
    return as_field(cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC)[: shape[0], : shape[1]])


def layered(rng: np.random.Generator, shape: Shape, cell: float, layers: int, gain: float = 0.55) -> Field:
    """Soft noise with ever finer noise upon it."""
    small = (shape[0] // _COARSER + 1, shape[1] // _COARSER + 1)
    broad, fine = np.zeros(small, np.float32), np.zeros(shape, np.float32)
    weight = np.float32(1)
    for _ in range(layers):
        if cell >= 4 * _COARSER:
            broad += weight * smooth(rng, small, cell / _COARSER)
        else:
            fine += weight * smooth(rng, shape, cell)
        cell, weight = max(cell / 2, 1.5), np.float32(weight * gain)
    whole = (small[1] * _COARSER, small[0] * _COARSER)
    fine += cv2.resize(broad, whole, interpolation=cv2.INTER_LINEAR)[: shape[0], : shape[1]]
    return fine


def cells(rng: np.random.Generator, shape: Shape, size: float) -> tuple[Field, Field]:
    """Irregular cells (Voronoi) of about `size` pixels: distance to the middle of one's cell, and to its border."""
    rows, columns = (int(side / size) + 1 for side in shape)
    row, column = np.mgrid[0:rows, 0:columns].astype(np.float64)
    row = (row + rng.uniform(0.08, 0.92, row.shape)) * size
    column = (column + rng.uniform(0.08, 0.92, column.shape)) * size
    inside = (row < shape[0]) & (column < shape[1])
    paper = np.full(shape, 255, np.uint8)
    paper[row[inside].astype(int), column[inside].astype(int)] = 0
    to_middle, label = cv2.distanceTransformWithLabels(paper, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL)
    border = np.full(shape, 255, np.uint8)
    border[:, :-1][label[:, :-1] != label[:, 1:]] = 0
    border[:-1][label[:-1] != label[1:]] = 0
    return as_field(to_middle), as_field(cv2.distanceTransform(border, cv2.DIST_L2, 5))


def warped(field: Field, right: Field, down: Field) -> Field:
    """`field` looked up `right` and `down` pixels further on: straight lines begin to wander."""
    rows, columns = field.shape
    x = np.arange(columns, dtype=np.float32)[None, :] + right
    y = np.arange(rows, dtype=np.float32)[:, None] + down
    return as_field(cv2.remap(field, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101))


def step(low: float, high: float, value: Field) -> Field:
    """0 below `low`, 1 above `high`, and a soft slope between them (smoothstep); falling when `high` is the lower."""
    share = (value - np.float32(low)) * np.float32(1 / (high - low))
    np.clip(share, 0, 1, out=share)
    return as_field(share * share * (np.float32(3) - np.float32(2) * share))


def enlarged(field: Field, shape: Shape) -> Field:
    """`field` at another resolution."""
    return as_field(cv2.resize(field, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR))


def relief(height: Field) -> Field:
    """How much a height map, in pixels, turns to a light from the upper left: positive towards it."""
    slope = np.zeros_like(height)
    slope[1:-1, 1:-1] = height[2:, 2:] - height[:-2, :-2]
    return as_field(slope * np.float32(0.5))


def as_field(values: NDArray[np.generic]) -> Field:
    """The same values as single-precision numbers, not copied where they are already."""
    return values.astype(np.float32, copy=False)
