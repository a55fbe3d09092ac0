"""How the tissues of a wound lie in it: new skin at the rim, then granulation, slough, and dead skin in the middle."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from shapely.geometry import LineString
from shapely.geometry import Polygon as Shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import split

from core.demo.measuring import Polygon
from core.demo.picture.form import Mask, drawn, points_of
from core.demo.picture.frame import HALF
from core.demo.picture.noise import Field, as_field
from core.demo.picture.scene import Scene
from core.demo.state import WoundState

_TRACED = ("eschar", "slough", "granulation")
_SMALLEST = 0.02
"""Patches under this share of the wound are not traced: a nurse would not either."""


@dataclass(frozen=True)
class Tissues:
    """The wound on the half grid. `edge` is mm from its border, negative inside.

    Where `rim` is above `rim_level` the bed begins; in the bed `order` tells the tissue: below `levels[0]` raw tissue,
    then granulation, slough, and above `levels[2]` eschar.
    """

    edge: Field
    rim: Field
    rim_level: float
    order: Field
    levels: tuple[float, float, float]
    inside: Mask


def laid_out(scene: Scene, state: WoundState, wound: Shapely) -> Tissues:
    """The tissues in the shares that the state asks for."""
    inside = drawn(wound, HALF)
    edge = edge_distance(inside, 2 / scene.frame.px_per_mm)
    deepest = max(float(-edge.min()), 0.3)
    rim = as_field(np.float32(0.3 * min(deepest, 4.0)) * scene.mottling - edge)
    order = as_field(np.sqrt(np.clip(-edge, 0, None) / np.float32(deepest)) + scene.layout)
    within = inside > 0
    rim_level = _level(rim[within], state.epithelial) if state.epithelial > 0.005 else -1e3
    bed = order[within & (rim > rim_level)]
    left = 1 - state.epithelial
    raw = max(left - state.eschar - state.slough - state.granulation, 0.0)
    shares = (raw, raw + state.granulation, raw + state.granulation + state.slough)
    low, middle, high = (_level(bed, share / left) for share in shares)
    return Tissues(edge, rim, rim_level, order, (low, middle, high), inside)


def edge_distance(inside: Mask, mm_per_cell: float) -> Field:
    """Distance to the border of a mask in mm, negative inside."""
    out = cv2.distanceTransform(255 - inside, cv2.DIST_L2, 3)
    into = cv2.distanceTransform(inside, cv2.DIST_L2, 3)
    return as_field((out - into) * np.float32(mm_per_cell))


def traced(tissues: Tissues, wound: Shapely) -> list[tuple[str, Polygon]]:
    """Outlines of the tissues in pixels of the sheet; rings are cut so that each piece is a plain polygon."""
    bed = (tissues.inside > 0) & (tissues.rim > tissues.rim_level)
    low, middle, high = tissues.levels
    bounds = {"eschar": (high, np.inf), "slough": (middle, high), "granulation": (low, middle)}
    found: list[tuple[str, Polygon]] = []
    for tissue in _TRACED:
        start, end = bounds[tissue]
        if end - start > 1e-4:
            mask = bed & (tissues.order > start) & (tissues.order <= end)
            found += [(tissue, points_of(piece)) for piece in _pieces(mask, wound)]
    return found


def _level(values: Field, share: float) -> float:
    """What `share` of the values lies below."""
    if share <= 0.003 or not len(values):
        return -1e3
    if share >= 0.997:
        return 1e3
    return float(np.quantile(values, share))


def _pieces(mask: NDArray[np.bool_], wound: Shapely) -> list[Shapely]:
    cleaned = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    cleaned = cv2.morphologyEx(cleaned, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    contours, tree = cv2.findContours(cleaned, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    smallest = _SMALLEST * wound.area
    pieces: list[Shapely] = []
    for number, contour in enumerate(contours):
        if tree[0][number][3] >= 0 or len(contour) < 8:
            continue
        holes = [
            contours[child][:, 0, :] for child in range(len(contours))
            if tree[0][child][3] == number and cv2.contourArea(contours[child]) * 4 > smallest
        ]  # fmt: skip
        # A contour runs through the middles of the outermost cells: half a cell is missing all round.
        grown = Shapely(contour[:, 0, :], holes).buffer(0.5, join_style="mitre")
        found = (_enlarged(part).intersection(wound) for part in polygons(grown))
        parts = (part for one in found for part in polygons(one))
        pieces += [piece for part in parts for piece in without_holes(part) if piece.area > smallest]
    return pieces


def _enlarged(shape: Shapely) -> BaseGeometry:
    """From cells of the half grid to pixels of the sheet, with the steps taken out."""
    rings = [(np.array(ring.coords) + 0.5) * 2 for ring in (shape.exterior, *shape.interiors)]
    return Shapely(rings[0], rings[1:]).buffer(0).simplify(1.3)


def without_holes(shape: Shapely) -> list[Shapely]:
    """The same area without holes: cut upright through the middle of a hole, as often as there are any."""
    if not shape.interiors:
        return [shape]
    x = Shapely(shape.interiors[0]).representative_point().x
    _, top, _, bottom = shape.bounds
    halves = split(shape, LineString([(x, top - 1), (x, bottom + 1)]))
    return [piece for half in polygons(halves) for piece in without_holes(half)]


def polygons(shape: BaseGeometry) -> list[Shapely]:
    """The polygons of a shape that may be one, several, or none."""
    if isinstance(shape, Shapely):
        return [shape] if shape.area else []
    return [part for part in getattr(shape, "geoms", ()) if isinstance(part, Shapely) and part.area]
