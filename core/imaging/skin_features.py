"""Places on the skin that look alike in two photographs: SIFT features, without the wound, the card and its paper.

Lowe 2004, Distinctive image features from scale-invariant keypoints; agreement by RANSAC (Fischler and Bolles 1981).
"""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import shapely
from numpy.typing import NDArray

from core.case.photo import Point, Scale
from core.errors import InvalidInput
from core.imaging.aligning_limits import AligningLimits, aligning
from core.imaging.card import Card, cards
from core.imaging.decode import RgbArray
from core.imaging.geometry import Points, Shape, extent, flat, moved
from core.imaging.plane import Matrix, project
from core.imaging.ways import Way, carried, ways

Mask = NDArray[np.uint8]
_TRIES: Final = 3000
_SAME_CARD_MM: Final = 0.5
_CLIP: Final = 3.0
_MARGIN_MM: Final = 4.0
"""Paper round the markers of stickers and strips."""
_NOT_PRINTED: Final = frozenset({"ruler", "rectangle"})


@dataclass(frozen=True, eq=False)
class Patch:
    """Features of one picture: places (mm, or pixels of the original) and their descriptions."""

    places: Points
    described: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Pairs:
    """Places of one picture (`source`) and those of the other that look alike (`target`)."""

    source: Points
    target: Points


@dataclass(frozen=True, eq=False)
class Agreement:
    """A homography, how many pairs it holds, and their root mean square distance."""

    matrix: Matrix
    agreeing: int
    residual: float


def seen_on_plane(rgb: RgbArray, size_px: tuple[int, int], scale: Scale, wound: Shape, middle: Point) -> Patch:
    """Features around the wound on a calibrated plane, in its millimetres. What was printed is left out: it lies
    elsewhere on another day."""
    limits = aligning()
    to_mm, to_px = ways(scale)
    step, side = limits.mm_per_px, round(2 * limits.reach_mm / limits.mm_per_px)
    corner = to_mm(np.array([middle]))[0] - limits.reach_mm
    places = corner + (np.arange(side) + 0.5)[:, None] * step
    across, down = np.meshgrid(places[:, 0], places[:, 1])
    seen = _seen_at(to_px, np.stack([across.ravel(), down.ravel()], axis=1))
    share = rgb.shape[1] / size_px[0]
    where = (seen * share - 0.5).astype(np.float32).reshape(side, side, 2)
    grey = _sampled(_grey(rgb), where, cv2.INTER_LINEAR)
    mask = _sampled(np.full(rgb.shape[:2], 255, np.uint8), where, cv2.INTER_NEAREST)
    for shape in (_grown(carried(wound, to_mm, scale.lens is not None)), *_printed(scale)):
        _leave_out(mask, moved(shape, lambda points: (points - corner) / step - 0.5))
    keys, described = _features(grey, _eroded(mask))
    return Patch(corner + (keys + 0.5) * step, described)


def seen_in_picture(rgb: RgbArray, size_px: tuple[int, int], wound: Shape) -> Patch:
    """Features around the wound, in pixels of the original."""
    limits = aligning()
    share = min(1.0, limits.longest_px / max(rgb.shape[:2]))
    size = (max(1, round(rgb.shape[1] * share)), max(1, round(rgb.shape[0] * share)))
    grey: Mask = np.asarray(cv2.resize(_grey(rgb), size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    factor = size[0] / size_px[0]
    mask = np.full(grey.shape, 255, np.uint8)
    if not wound.is_empty:
        reach = limits.reach_share * max(size_px)
        left, top, right, bottom = np.array(wound.buffer(reach).bounds) * factor
        mask[:] = 0
        mask[max(0, int(top)) : int(bottom), max(0, int(left)) : int(right)] = 255
        _leave_out(mask, moved(_grown(wound), lambda points: points * factor - 0.5))
    keys, described = _features(grey, mask)
    return Patch((keys + 0.5) / factor, described)


def matched(one: Patch, other: Patch) -> Pairs:
    """Pairs whose likeness stands out from the next best, each place once."""
    if min(len(one.places), len(other.places)) < 2:
        return Pairs(np.empty((0, 2)), np.empty((0, 2)))
    found = cv2.BFMatcher(cv2.NORM_L2).knnMatch(one.described, other.described, k=2)
    kept = [best for best, second in found if best.distance < aligning().ratio * second.distance]
    nearest = {}
    for match in sorted(kept, key=lambda match: -match.distance):
        nearest[match.trainIdx] = match.queryIdx
    targets, sources = list(nearest), list(nearest.values())
    return Pairs(one.places[sources].reshape(-1, 2), other.places[targets].reshape(-1, 2))


def rigid_agreement(pairs: Pairs, limits: AligningLimits) -> NDArray[np.bool_]:
    """Which pairs agree upon one turn and move (mm): of many motions through two pairs, the one that holds most.

    Raises
    ------
    InvalidInput
        `error.align.too_few`.
    """
    count = len(pairs.source)
    best = np.zeros(count, bool)
    if count >= 2:
        chosen = np.random.default_rng(count).integers(0, count, (_TRIES, 2))
        from_, to = (_complex(places) for places in (pairs.source, pairs.target))
        there, here = from_[chosen], to[chosen]
        step, seen = there[:, 1] - there[:, 0], here[:, 1] - here[:, 0]
        likely = (np.abs(step) > 10 * limits.within_mm) & (np.abs(np.abs(step) - np.abs(seen)) < limits.within_mm)
        turn = seen[likely] / step[likely]
        turn /= np.abs(turn)
        move = here[likely].mean(axis=1) - turn * there[likely].mean(axis=1)
        if len(turn):
            gaps = np.abs(turn[:, None] * from_ + move[:, None] - to)
            best = (gaps <= limits.within_mm)[(gaps <= limits.within_mm).sum(axis=1).argmax()]
    _refuse_too_few(int(best.sum()), count, limits.fewest_moved, limits.share)
    return best


def whole_agreement(pairs: Pairs, reach: float, limits: AligningLimits) -> Agreement:
    """The homography upon which most pairs agree, within `reach` of the target.

    Raises
    ------
    InvalidInput
        `error.align.too_few`, also when the homography mirrors, or grows beyond reason.
    """
    count = len(pairs.source)
    matrix, held = None, None
    if count >= limits.fewest_homography:
        matrix, held = cv2.findHomography(pairs.source, pairs.target, cv2.RANSAC, reach, maxIters=_TRIES)
    agreeing = int(held.sum()) if matrix is not None and held is not None else 0
    _refuse_too_few(agreeing, count, limits.fewest_homography, limits.share)
    inside = np.asarray(held).ravel().astype(bool)
    found = np.asarray(matrix, dtype=np.float64)
    if not _plausible(found, pairs.source[inside], limits.largest_zoom):
        raise InvalidInput("error.align.too_few", found=0, needed=limits.fewest_homography)
    gaps = project(found, pairs.source[inside]) - pairs.target[inside]
    return Agreement(found, agreeing, float(np.sqrt((gaps**2).sum(axis=1).mean())))


def _plausible(matrix: Matrix, places: Points, largest: float) -> bool:
    """Whether the surroundings of the places neither mirror nor grow or shrink beyond `largest`."""
    hull = shapely.MultiPoint(places).convex_hull
    if not isinstance(hull, shapely.Polygon):
        return False
    ring = shapely.get_coordinates(hull)
    try:
        after = shapely.Polygon(project(matrix, ring))
    except InvalidInput:
        return False
    turned = shapely.Polygon(ring).exterior.is_ccw == after.exterior.is_ccw
    grown = after.area / hull.area
    return turned and after.is_valid and 1 / largest**2 < grown < largest**2


def _refuse_too_few(agreeing: int, matches: int, fewest: int, share: float) -> None:
    needed = max(fewest, round(share * matches))
    if agreeing < needed:
        raise InvalidInput("error.align.too_few", found=agreeing, needed=needed)


def _features(grey: Mask, mask: Mask) -> tuple[Points, NDArray[np.float32]]:
    even = cv2.createCLAHE(clipLimit=_CLIP, tileGridSize=(8, 8)).apply(grey)
    finder = cv2.SIFT.create(nfeatures=aligning().features, contrastThreshold=0.02)
    keys = finder.detect(even, mask)
    if not keys:
        return np.empty((0, 2)), np.empty((0, 128), np.float32)
    keys, described = finder.compute(even, keys)
    # Roots of the histograms are likened better than the histograms. Arandjelović and Zisserman 2012.
    roots = np.sqrt(described / (described.sum(axis=1)[:, None] + 1e-6))
    return np.array([key.pt for key in keys], dtype=np.float64), roots


def _grey(rgb: RgbArray) -> Mask:
    return np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), dtype=np.uint8)


def _sampled(grey: Mask, where: NDArray[np.float32], fine: int) -> Mask:
    return np.asarray(cv2.remap(grey, where[..., 0], where[..., 1], fine, borderValue=0), dtype=np.uint8)


def _eroded(mask: Mask) -> Mask:
    return np.asarray(cv2.erode(mask, np.ones((9, 9), np.uint8)), dtype=np.uint8)


def _grown(wound: Shape) -> Shape:
    """The wound and its edge: what changes."""
    return wound if wound.is_empty else flat(wound.buffer(aligning().margin_share * extent(wound).length))


def card_seen(scale: Scale | None) -> Card | None:
    """The layout of the card that a scale was read from: its corners lie where the card's were seen. `None` when there
    was no card, or it is no layout that was ever printed."""
    if scale is None or scale.method != "card" or scale.homography is None or not scale.points_px:
        return None
    seen = ways(scale)[0](np.array(scale.points_px))
    for card in cards():
        corners = np.concatenate([card.corners(card.marker_id(place)) for place in range(len(card.markers))])
        gaps = np.linalg.norm(seen[:, None] - corners[None], axis=2).min(axis=1)
        if float(np.median(gaps)) < _SAME_CARD_MM:
            return card
    return None


def _printed(scale: Scale) -> list[Shape]:
    """Where what was printed lies on the plane: the card's paper, or what lies between the corners of each piece."""
    if scale.method in _NOT_PRINTED or not scale.points_px:
        return []
    card = card_seen(scale)
    if card is not None:
        return [flat(shapely.Polygon(card.outline).buffer(1.0))]
    seen = ways(scale)[0](np.array(scale.points_px))
    ends = np.cumsum(scale.pieces or (len(seen),))[:-1]
    return [flat(shapely.MultiPoint(piece).convex_hull.buffer(_MARGIN_MM)) for piece in np.split(seen, ends)]


def _seen_at(to_px: Way, places: Points) -> Points:
    """Pixels of places of the plane; what lies beyond its horizon is seen nowhere."""
    try:
        return to_px(places)
    except InvalidInput:
        raise InvalidInput("error.align.too_few", found=0, needed=aligning().fewest_moved) from None


def _leave_out(mask: Mask, shape: Shape) -> None:
    for part in shapely.get_parts(shape):
        if not part.is_empty:
            ring = np.round(shapely.get_coordinates(part.exterior)).astype(np.int32)
            cv2.fillPoly(mask, [ring], 0)


def _complex(places: Points) -> NDArray[np.complex128]:
    return np.asarray(places[:, 0] + 1j * places[:, 1])
