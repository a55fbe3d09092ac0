"""A wound cut from the skin round it: colour models of both, and the border that crosses the fewest like pixels.

Rother, Kolmogorov and Blake, "GrabCut", SIGGRAPH 2004, as OpenCV has it; in CIE Lab, where distances are what an eye
sees, so that a border on dark skin weighs what one on light skin does.
"""

from collections.abc import Sequence

import cv2
import numpy as np
import shapely
from numpy.typing import NDArray

from core.imaging.decode import RgbArray
from core.imaging.geometry import Points, Shape
from core.imaging.rings import Mask, mask_of
from core.imaging.tracing_limits import tracing_limits
from core.imaging.window import Box, Window

_MODEL = (1, 65)
_FROM_SEEDS = cv2.GC_INIT_WITH_MASK
_UNSAID = 255
_WOUND = (cv2.GC_FGD, cv2.GC_PR_FGD)
_BINS = (24, 32, 32)
"""Of lightness, green to red, blue to yellow: a colour as an eye would name it."""


def cut(window: Window, box: Box | None, painted: Sequence[tuple[Shape, bool]]) -> Mask:
    """The pixels of a window that are wound.

    Parameters
    ----------
    window
        The part of the photograph that is looked at.
    box
        Drawn round the wound, pixels of the photograph; what lies outside is none.
    painted
        What strokes cover, in pixels of the window, and whether it is wound; a later one covers an earlier one.
    """
    limits = tracing_limits().assist
    plain = cv2.medianBlur(np.ascontiguousarray(window.rgb), limits.median_px)
    colours = np.asarray(cv2.cvtColor(plain, cv2.COLOR_RGB2Lab), np.uint8)
    size = colours.shape[0], colours.shape[1]
    seeds = np.full(size, cv2.GC_PR_BGD, np.uint8)
    if box is not None:
        _mark_box(seeds, colours, window.to_window(np.array(box.corners)))
    _mark_strokes(seeds, colours, painted)
    wound = np.isin(seeds, _WOUND)
    if wound.any() and not wound.all():
        # The models are begun by k-means with OpenCV's own dice: the same question gets the same answer.
        cv2.setRNGSeed(1)
        cv2.grabCut(colours, seeds, (0, 0, 0, 0), np.zeros(_MODEL), np.zeros(_MODEL), limits.rounds, _FROM_SEEDS)
    return np.isin(seeds, _WOUND).astype(np.uint8)


def _mark_box(seeds: Mask, colours: RgbArray, corners: Points) -> None:
    """Skin outside, probably skin in the corners, probably wound in the middle and where skin is not so coloured.

    `corners` are the upper left and lower right one, in pixels of `seeds`.
    """
    limits = tracing_limits().assist
    (left, top), (right, bottom) = corners
    inside = mask_of(shapely.box(left, top, right, bottom), seeds.shape) > 0
    rows, columns = np.indices(seeds.shape) + 0.5
    away = 2 * np.hypot((columns - (left + right) / 2) / (right - left), (rows - (top + bottom) / 2) / (bottom - top))
    strange = _rarely_there(colours, ~inside) & (away < limits.larger_ellipse_share)
    seeds[:] = cv2.GC_BGD
    seeds[inside] = cv2.GC_PR_BGD
    seeds[inside & (strange | (away < limits.ellipse_share))] = cv2.GC_PR_FGD


def _mark_strokes(seeds: Mask, colours: RgbArray, painted: Sequence[tuple[Shape, bool]]) -> None:
    """What strokes cover is what they say, and what is coloured like it is probably so."""
    said = np.full_like(seeds, _UNSAID)
    for shape, inside in painted:
        said[mask_of(shape, (seeds.shape[0], seeds.shape[1])) > 0] = cv2.GC_FGD if inside else cv2.GC_BGD
    like_wound, like_skin = (~_rarely_there(colours, said == kind) for kind in (cv2.GC_FGD, cv2.GC_BGD))
    doubtful = np.isin(seeds, (cv2.GC_PR_FGD, cv2.GC_PR_BGD))
    seeds[doubtful & like_wound & ~like_skin] = cv2.GC_PR_FGD
    seeds[doubtful & like_skin & ~like_wound] = cv2.GC_PR_BGD
    seeds[said != _UNSAID] = said[said != _UNSAID]


def _rarely_there(colours: RgbArray, there: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Where the colour is one that the marked pixels hardly have, single pixels left out."""
    known = cv2.calcHist([colours], [0, 1, 2], there.astype(np.uint8), list(_BINS), [0, 256] * 3)
    for axis in range(3):
        known = (np.roll(known, 1, axis) + 2 * known + np.roll(known, -1, axis)) / 4
    place = colours.astype(np.intp) * _BINS // 256
    share = known[place[..., 0], place[..., 1], place[..., 2]] / max(int(there.sum()), 1)
    rare = (share < tracing_limits().assist.rare_colour_share).astype(np.uint8)
    return np.asarray(cv2.medianBlur(rare, 5) > 0)


def tidied(mask: Mask, painted: Sequence[tuple[Shape, bool]]) -> Mask:
    """The mask without specks and pinholes, but for those that a stroke asked for."""
    limits = tracing_limits().assist
    size = mask.shape[0], mask.shape[1]
    asked = np.zeros(size, np.uint8)
    for shape, inside in painted:
        asked[mask_of(shape, size) > 0] = 1 if inside else 2
    kept = _without_small(mask, limits.smallest_part_share, asked == 1)
    gaps = _without_small(1 - kept, 0.0, asked == 2, smallest=limits.smallest_gap_share * int(kept.sum()))
    return np.asarray(1 - gaps, np.uint8)


def _without_small(mask: Mask, share: float, asked: Mask, smallest: float = 0.0) -> Mask:
    """The mask's pieces that are large enough, or that were asked for."""
    count, pieces, facts, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    sizes = facts[:, cv2.CC_STAT_AREA]
    enough = max(smallest, share * float(sizes[1:].max(initial=0)))
    keep = sizes >= enough
    keep[np.unique(pieces[(asked > 0) & (mask > 0)])] = True
    keep[0] = False
    return keep[pieces].astype(np.uint8) if count > 1 else mask
