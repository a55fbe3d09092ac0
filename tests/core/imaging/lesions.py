"""Rendered lesions of every skin tone whose outlines are known, and a nurse who corrects an outline by strokes."""

from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

import cv2
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon

from core.case.photo import Outline, Point
from core.demo.picture.photograph import photograph
from core.demo.state import WoundState
from core.demo.subject import Shot, Subject
from core.imaging.assist import Assist, Stroke
from core.imaging.decode import RgbArray, decode
from core.imaging.geometry import Shape
from core.imaging.rings import Ring, mask_of, shape_of
from core.imaging.tissues import put_together
from core.imaging.window import Box

TONES = (1, 2, 3, 4, 5, 6)
LIGHT, DARK = (1, 2, 3), (4, 5, 6)
STAGES = ("eschar", "mixed", "slough", "granulating", "bulla")

_STATES = {
    "eschar": {"stage": "eschar", "wound_mm2": 1500.0, "purpura_mm2": 700.0, "eschar": 0.9, "slough": 0.1,
               "eschar_state": "dry"},
    "mixed": {"stage": "ulcer", "wound_mm2": 1500.0, "eschar": 0.35, "slough": 0.35, "granulation": 0.3,
              "eschar_state": "wet", "exudate_amount": 3},
    "slough": {"stage": "ulcer", "wound_mm2": 1500.0, "slough": 0.7, "granulation": 0.3, "exudate_amount": 4,
               "periwound": 2, "redness": 0.6},
    "granulating": {"stage": "ulcer", "wound_mm2": 900.0, "slough": 0.15, "granulation": 0.65, "epithelial": 0.2,
                    "periwound": 5, "redness": 0.1, "livedo": 0.1},
    "bulla": {"stage": "bulla", "wound_mm2": 900.0, "purpura_mm2": 600.0, "redness": 0.5, "livedo": 0.6},
}  # fmt: skip
_SITES = ("thigh", "abdomen", "calf")


@dataclass(frozen=True)
class Lesion:
    """A photograph and the truth about it: outlines in its pixels, and the mm of one of them."""

    rgb: RgbArray
    outlines: tuple[Outline, ...]
    mm_per_px: float

    @property
    def ground(self) -> dict[str, Shape]:
        return dict(put_together(self.outlines).shapes)

    @property
    def wound(self) -> Shape:
        return self.ground["wound"]

    @property
    def wound_rings(self) -> tuple[tuple[Point, ...], ...]:
        return tuple(outline.points_px for outline in self.outlines if outline.tissue == "wound")

    def box(self, seed: int = 0) -> Box:
        """As a hand draws it: round the wound, with 3 to 12 % of its extent on each side."""
        left, top, right, bottom = self.wound.bounds
        before, after = np.random.default_rng(seed).uniform(0.03, 0.12, (2, 2)) * (right - left, bottom - top)
        return Box(left - before[0], top - before[1], right - left + before[0] + after[0],
                   bottom - top + before[1] + after[1])  # fmt: skip

    def enlarged(self, factor: float) -> "Lesion":
        """As a camera with more pixels would have taken it (without showing more)."""
        rgb = cv2.resize(self.rgb, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
        lines = tuple(
            Outline(tissue=line.tissue, points_px=tuple((x * factor, y * factor) for x, y in line.points_px))
            for line in self.outlines
        )
        return Lesion(np.asarray(rgb, np.uint8), lines, self.mm_per_px / factor)


@lru_cache(maxsize=64)
def lesion(tone: int, stage: str, seed: int = 0) -> Lesion:
    """A lesion of a skin tone (Fitzpatrick 1–6) and stage, about 0.8 megapixels."""
    state = {
        "purpura_mm2": 0.0, "epithelial": 0.0, "eschar": 0.0, "slough": 0.0, "granulation": 0.0,
        "eschar_state": "none", "exudate_type": 3, "exudate_amount": 2, "periwound": 4, "oedema": 1, "induration": 1,
        "redness": 0.4, "livedo": 0.4, "odour": "none", "dressing": "non_adherent", "infection": None, **_STATES[stage],
    }  # fmt: skip
    subject = Subject((seed, tone, 9), _SITES[seed % 3], tone, seed % 2 == 0, 1.3, 1500.0, 1000.0)
    taken = photograph(subject, WoundState(**state), Shot(1, datetime(2026, 5, 1, tzinfo=UTC)))
    lines = tuple(
        Outline(tissue=tissue, points_px=tuple((float(x), float(y)) for x, y in line))
        for tissue, line in taken.outlines
    )
    return Lesion(decode(taken.jpeg).rgb, lines, taken.mm_per_px)


def dice(found: Shape | None, truth: Shape | None) -> float:
    """Twice the ground in common by the sum of both; 1 when both are empty (Dice 1945)."""
    one, two = found or MultiPolygon(), truth or MultiPolygon()
    both = one.area + two.area
    return 2 * one.intersection(two).area / both if both else 1.0


def edge_error(found: Shape, truth: Shape) -> float:
    """Mean distance between two borders, from each to the other, in the unit of their points."""
    one, two = found.boundary, truth.boundary
    ways = ((one, two), (two, one))
    steps = (shapely.points(shapely.get_coordinates(shapely.segmentize(way, 2.0))) for way, _ in ways)
    return float(
        np.mean([shapely.distance(places, other).mean() for places, (_, other) in zip(steps, ways, strict=True)])
    )


@dataclass(frozen=True)
class Corrected:
    """An outline after each stroke, the first one from the box alone."""

    dices: tuple[float, ...]
    rings: tuple[Ring, ...]

    def strokes_to(self, wanted: float) -> int | None:
        """How many strokes it took to reach a Dice; None when it never did."""
        return next((count for count, reached in enumerate(self.dices) if reached >= wanted), None)


def corrected(lesion: Lesion, box: Box, wanted: float = 0.95, most: int = 8) -> Corrected:
    """A nurse draws a box, and then, as long as the outline is not good enough, a stroke through what is most wrong."""
    assist, strokes, reached = Assist(lesion.rgb), list[Stroke](), list[float]()
    while True:
        rings = assist.outline(box, strokes)
        reached.append(dice(shape_of(rings), lesion.wound))
        stroke = None if reached[-1] >= wanted or len(strokes) == most else _stroke(rings, lesion, box)
        if stroke is None:
            return Corrected(tuple(reached), rings)
        strokes.append(stroke)


def _stroke(rings: tuple[Ring, ...], lesion: Lesion, box: Box) -> Stroke | None:
    """A stroke along the middle of the largest piece that is on the wrong side, with a pen that fits in it."""
    size = lesion.rgb.shape[0], lesion.rgb.shape[1]
    found, truth = mask_of(shape_of(rings), size), mask_of(lesion.wound, size)
    _, pieces, facts, _ = cv2.connectedComponentsWithStats((found ^ truth).astype(np.uint8), connectivity=4)
    if len(facts) < 2:
        return None
    piece = (pieces == 1 + int(facts[1:, cv2.CC_STAT_AREA].argmax())).astype(np.uint8)
    depth = cv2.distanceTransform(piece, cv2.DIST_L2, 5)
    radius = min(0.7 * float(depth.max()), box.width / 25)
    if radius < 1:
        return None
    start = np.unravel_index(int(depth.argmax()), depth.shape)
    way = _longest_way((depth > radius).astype(np.uint8), (int(start[0]), int(start[1])))
    inside = bool(truth[start])
    return Stroke(tuple((column + 0.5, row + 0.5) for row, column in way), inside, radius)


def _longest_way(ground: NDArray[np.uint8], start: tuple[int, int]) -> list[tuple[int, int]]:
    """From end to end of the ground that is reached from a place: twice to the farthest place."""
    far = _walked(ground, start)[-1]
    way = _walked(ground, far)
    return way[:: max(1, len(way) // 40)]


def _walked(ground: NDArray[np.uint8], start: tuple[int, int]) -> list[tuple[int, int]]:
    """The way over the ground from a place to the place farthest from it."""
    came: dict[tuple[int, int], tuple[int, int] | None] = {start: None}
    queue, last = deque([start]), start
    while queue:
        last = row, column = queue.popleft()
        for place in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            if place not in came and ground[place]:
                came[place] = last
                queue.append(place)
    way, place = [last], came[last]
    while place is not None:
        way.append(place)
        place = came[place]
    return way[::-1]
