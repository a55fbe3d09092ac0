"""A wound cut from the skin round it: colour models of both, and the border that crosses the fewest like pixels.

Rother, Kolmogorov and Blake, "GrabCut", SIGGRAPH 2004, as OpenCV has it; in CIE Lab, where distances are what an eye
sees, so that a border on dark skin weighs what one on light skin does.
"""

from collections.abc import Sequence

import cv2
import numpy as np
import shapely

from core.imaging.geometry import Shape
from core.imaging.rings import Mask, mask_of
from core.imaging.tracing_limits import tracing_limits
from core.imaging.window import Box, Window

_MODEL = (1, 65)


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
    seeds = _seeds(window, box, painted)
    wound, skin = (np.isin(seeds, kinds) for kinds in ((cv2.GC_FGD, cv2.GC_PR_FGD), (cv2.GC_BGD, cv2.GC_PR_BGD)))
    if not wound.any() or not skin.any():
        return wound.astype(np.uint8)
    plain = cv2.medianBlur(np.ascontiguousarray(window.rgb), limits.median_px)
    colours = cv2.cvtColor(plain, cv2.COLOR_RGB2Lab)
    # The models are begun by k-means with OpenCV's own dice: the same question gets the same answer.
    cv2.setRNGSeed(1)
    cv2.grabCut(colours, seeds, (0, 0, 0, 0), np.zeros(_MODEL), np.zeros(_MODEL), limits.rounds, cv2.GC_INIT_WITH_MASK)
    return np.isin(seeds, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.uint8)


def _seeds(window: Window, box: Box | None, painted: Sequence[tuple[Shape, bool]]) -> Mask:
    size = window.rgb.shape[0], window.rgb.shape[1]
    seeds = np.full(size, cv2.GC_PR_BGD, np.uint8)
    if box is not None:
        _mark_box(seeds, window, box)
    for shape, inside in painted:
        seeds[mask_of(shape, size) > 0] = cv2.GC_FGD if inside else cv2.GC_BGD
    return seeds


def _mark_box(seeds: Mask, window: Window, box: Box) -> None:
    corners = window.to_window(np.array([[box.x, box.y], [box.x + box.width, box.y + box.height]]))
    (left, top), (right, bottom) = corners
    seeds[:] = cv2.GC_BGD
    seeds[mask_of(shapely.box(left, top, right, bottom), seeds.shape) > 0] = cv2.GC_PR_BGD
    rows, columns = np.indices(seeds.shape) + 0.5
    away = np.hypot((columns - (left + right) / 2) / (right - left), (rows - (top + bottom) / 2) / (bottom - top))
    seeds[2 * away < tracing_limits().assist.ellipse_share] = cv2.GC_PR_FGD


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
