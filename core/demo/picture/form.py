"""The shape of a lesion: a landscape whose water-line moves with the area, so that it grows and heals smoothly.

Ischaemic necrosis follows the net of the skin's vessels; its border is therefore angular and branched (retiform). The
landscape takes the same net that livedo is painted with.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from shapely import affinity
from shapely.geometry import Polygon as Shapely

from core.demo.measuring import Polygon
from core.demo.picture.frame import COARSE, SHEET, Frame
from core.demo.picture.noise import Field, as_field, smooth
from core.demo.subject import Subject

Mask = NDArray[np.uint8]

_CELL = SHEET[0] / COARSE[0]


@dataclass(frozen=True)
class Form:
    """The landscape of one lesion on the coarse grid, in mm: distance from its middle, seen through its own shape.

    `angular` is that of fresh necrosis, `round` that of a wound that contracts.
    """

    angular: Field
    round: Field
    net: Field
    reach: float
    cell_mm: float

    def surface(self, retiform: float) -> Field:
        """The landscape, its rim pulled along the vessel net by `retiform` (0 round and contracted, 1 branched)."""
        branched = np.float32(min(retiform, 1.0))
        between = self.round + branched * (self.angular - self.round)
        return as_field(between - np.float32(retiform * self.reach) * self.net)


def form_of(
    subject: Subject, frame: Frame, net: Field, rng: np.random.Generator, away: tuple[float, float] = (0.0, 0.0)
) -> Form:
    """A lesion's landscape; `away` moves its middle, in mm."""
    right, down = frame.along(COARSE)
    radius = (subject.largest_mm2 / np.pi) ** 0.5
    cell = max(frame.px_per_mm / _CELL, 1.0)
    for size, force in ((0.8, 0.16), (0.3, 0.07), (0.12, 0.03)):
        right = right + np.float32(force * radius) * smooth(rng, COARSE, max(size * radius * cell, 3.0))
        down = down + np.float32(force * radius) * smooth(rng, COARSE, max(size * radius * cell, 3.0))
    stretch = subject.elongation**0.5
    right, down = (right - away[0]) / stretch, (down - away[1]) * stretch
    angle = np.arctan2(down, right)
    corner = np.ones_like(angle)
    for order in range(2, 7):
        corner += np.float32(rng.normal(0, 0.13 / order**0.5)) * np.cos(order * angle + rng.uniform(0, 2 * np.pi))
    distance = np.hypot(right, down)
    corner = np.clip(corner, 0.55, 1.6)
    return Form(
        as_field(distance / corner),
        as_field(distance / corner**0.5),
        net,
        float(np.clip(0.34 * radius, 2.0, 9.0)),
        _CELL / frame.px_per_mm,
    )


def outlined(surface: Field, area_mm2: float, cell_mm: float, without: Shapely | None = None) -> Shapely:
    """The water-line that encloses `area_mm2` (beyond `without`), in pixels of the sheet.

    Only the largest island counts, and lakes in it are filled. Without `without` the area is exact.
    """
    wanted = area_mm2 / cell_mm**2
    covered = np.zeros(COARSE, bool) if without is None else drawn(without, COARSE).astype(bool)
    low, high = float(surface.min()), float(surface.max())
    for _ in range(11):
        level = (low + high) / 2
        island = _island(surface, level)
        if int((island.astype(bool) & ~covered).sum()) > wanted:
            high = level
        else:
            low = level
    points = _on_level(surface, _rim(_island(surface, high)), (low + high) / 2)
    shape = _sound(Shapely((_softened(points) + 0.5) * _CELL))
    if without is None:
        grow = (area_mm2 / cell_mm**2 * _CELL**2 / shape.area) ** 0.5
        shape = affinity.scale(shape, grow, grow, origin="centroid")
    return shape


def drawn(shape: Shapely, grid: tuple[int, int]) -> Mask:
    """The inside of an outline as 255 on a grid over the sheet."""
    paper = np.zeros(grid, np.uint8)
    points = np.array(shape.exterior.coords) * (grid[0] / SHEET[0]) - 0.5
    cv2.fillPoly(paper, [np.round(points * 16).astype(np.int32)], (255,), shift=4)
    return paper


def points_of(shape: Shapely) -> Polygon:
    """The corners of an outline, the last one not repeated."""
    return np.array(shape.exterior.coords, np.float64)[:-1]


def _island(surface: Field, level: float) -> Mask:
    below = cv2.morphologyEx((surface < level).astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    contours, _ = cv2.findContours(below, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    paper = np.zeros(surface.shape, np.uint8)
    if contours:
        cv2.drawContours(paper, [max(contours, key=cv2.contourArea)], -1, 1, cv2.FILLED)
    return paper


def _rim(island: Mask) -> Polygon:
    contours, _ = cv2.findContours(island, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    return np.asarray(max(contours, key=len)[:, 0, :], np.float64)


def _on_level(surface: Field, points: Polygon, level: float) -> Polygon:
    """Points of the grid moved onto the water-line itself, by at most one cell."""
    x, y = np.clip(points.T, 1, np.array(surface.shape)[::-1, None] - 2).astype(int)
    right = (surface[y, x + 1] - surface[y, x - 1]) / 2
    down = (surface[y + 1, x] - surface[y - 1, x]) / 2
    move = (level - surface[y, x]) / (right**2 + down**2 + 1e-6)
    shift = np.stack([move * right, move * down], axis=1)
    length = np.maximum(np.hypot(shift[:, 0], shift[:, 1]), 1e-9)[:, None]
    return np.asarray(points + shift * np.minimum(1, 1 / length), np.float64)


def _softened(points: Polygon) -> Polygon:
    """A closed line with the steps of the grid taken out."""
    kernel = np.exp(-0.5 * (np.arange(-4, 5) / 1.6) ** 2)
    kernel /= kernel.sum()
    if len(points) <= len(kernel):
        return points
    ring = np.concatenate([points[-4:], points, points[:4]])
    return np.stack([np.convolve(ring[:, axis], kernel, mode="valid") for axis in (0, 1)], axis=1)


def _sound(shape: Shapely) -> Shapely:
    """The outline without crossings, and with no more points than a hand would set."""
    whole = shape if shape.is_valid else shape.buffer(0)
    parts = [whole] if isinstance(whole, Shapely) else [part for part in whole.geoms if isinstance(part, Shapely)]
    largest = max(parts, key=lambda part: part.area)
    plainer = largest.simplify(0.8)
    return Shapely(plainer.exterior) if isinstance(plainer, Shapely) else largest
