"""Tissues proposed from their colours: eschar, slough, granulation and new skin in the wound, purpura round it.

Always a proposal: the nurse confirms it, or changes it. Colours are judged after the white balance, and new skin and
purpura relative to the person's own skin, so that skin tone does not decide.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import shapely
from numpy.typing import NDArray

from core.case.photo import Outline, Point
from core.imaging.brush import outlines_of
from core.imaging.colour import Balance, lab
from core.imaging.decode import RgbArray
from core.imaging.geometry import Shape, flat
from core.imaging.rings import Mask, clean, mask_of, shape_in, shape_of
from core.imaging.tissue_colours import tissue_colours
from core.imaging.tracing_limits import tracing_limits
from core.imaging.window import Box, Window, cut_out
from core.texts import Text, text

_BED = ("eschar", "slough", "granulation", "epithelial")
_UNSAID = len(_BED)
"""The label of places that no tissue's colour comes near."""

Field = NDArray[np.float32]


@dataclass(frozen=True)
class Proposal:
    """Outlines of tissues that do not overlap, without the wound's own. `confidence` is the part of the wound in which
    one tissue is clearly the likeliest, 0…1; `notes` tell the nurse what it rests on."""

    outlines: tuple[Outline, ...]
    confidence: float
    notes: tuple[Text, ...]


def propose_tissues(rgb: RgbArray, wound_rings: Iterable[Sequence[Point]], balance: Balance) -> Proposal:
    """The tissues of a wound and the purpura round it, from their colours.

    Parameters
    ----------
    rgb
        The upright photograph at full size.
    wound_rings
        Rings of the wound, islands among them, in its pixels; each valid (`check_outline`).
    balance
        Of its colours (`core.imaging.colour.white_balance`).
    """
    size = (rgb.shape[1], rgb.shape[0])
    wound = clean(shape_of(wound_rings), size)
    if wound.is_empty:
        return Proposal((), 0.0, ())
    limits = tissue_colours().window
    left, top, right, bottom = wound.bounds
    window = cut_out(rgb, Box(left, top, right - left, bottom - top).grown(limits.margin_share), limits.side_px)
    inside = mask_of(flat(shapely.transform(wound, window.to_window)), window.rgb.shape[:2])
    plain = np.asarray(cv2.medianBlur(np.ascontiguousarray(window.rgb), limits.median_px), np.uint8)
    colours = lab(plain, balance.gains)
    skin = _own_skin(colours, inside)
    likely = _likely(colours, inside, skin)
    labels = _without_patches(likely, inside)
    shapes = {**_bed(labels, wound, window), "purpura": _purpura(colours, inside, skin, wound, window)}
    confidence = _clear_share(likely, inside)
    doubt = (text("imaging.tissues.doubt"),) if confidence < tissue_colours().doubt.low_confidence else ()
    tidy = {name: clean(shape, size) for name, shape in shapes.items()}
    return Proposal(outlines_of(tidy), confidence, (text("imaging.tissues.proposal"), *balance.notes, *doubt))


def _own_skin(colours: Field, inside: Mask) -> NDArray[np.float64]:
    """The person's skin away from the wound: the median of what is not far from the median."""
    away = cv2.distanceTransform(1 - inside, cv2.DIST_L2, 3)
    ring = colours[away > max(float(np.quantile(away[inside == 0], 0.4)), 1.0)] if (inside == 0).any() else colours
    ring = ring.reshape(-1, 3)
    middle = np.median(ring, axis=0)
    gaps = np.linalg.norm(ring - middle, axis=1)
    return np.asarray(np.median(ring[gaps <= np.median(gaps)], axis=0), np.float64)


def _likely(colours: Field, inside: Mask, skin: NDArray[np.float64]) -> Field:
    """Log likelihood of each tissue at each place, the last one *unsaid*: tissues + 1 × height × width."""
    model = tissue_colours()
    found = []
    for name in _BED:
        tissue = getattr(model, name)
        middle = np.array(tissue.middle) + (skin if name == "epithelial" else 0)
        found.append(_fit(colours, middle, np.array(tissue.spread)))
    depth = cv2.distanceTransform(inside, cv2.DIST_L2, 3)
    found[-1][depth > model.epithelial.rim_share * max(float(depth.max()), 1.0)] -= 1e3
    smooth = [cv2.GaussianBlur(field, (0, 0), model.window.smooth_px) for field in found]
    unsaid = np.full_like(smooth[0], -0.5 * model.doubt.most_spreads**2)
    return np.stack([*smooth, unsaid])


def _fit(colours: Field, middle: NDArray[np.float64], spread: NDArray[np.float64]) -> Field:
    gaps = np.square((colours - middle) / spread).sum(axis=2)
    # One pixel far off (a glint, a hair) must not outweigh its whole neighbourhood.
    return np.asarray(-0.5 * np.minimum(gaps, 100.0), np.float32)


def _without_patches(likely: Field, inside: Mask) -> Mask:
    """The likeliest tissue of each place of the wound, small patches given to the next likeliest."""
    smallest = tissue_colours().window.smallest_share * int(inside.sum())
    likely = likely.copy()
    labels = likely.argmax(axis=0)
    for label in range(_UNSAID + 1):
        mask = ((labels == label) & (inside > 0)).astype(np.uint8)
        _, pieces, facts, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
        small = facts[:, cv2.CC_STAT_AREA] < smallest
        small[0] = False
        likely[label][small[pieces]] = -1e6
    return np.asarray(likely.argmax(axis=0), np.uint8)


def _bed(labels: Mask, wound: Shape, window: Window) -> dict[str, Shape]:
    """The tissues as shapes that share their borders: each is what is left of those before it."""
    rest = flat(wound.difference(_lifted((labels == _UNSAID).astype(np.uint8), window)))
    found: dict[str, Shape] = {}
    for label, name in enumerate(_BED):
        beyond = _lifted(((labels > label) & (labels < _UNSAID)).astype(np.uint8), window)
        found[name] = flat(rest.difference(beyond))
        rest = flat(rest.intersection(beyond))
    return found


def _purpura(colours: Field, inside: Mask, skin: NDArray[np.float64], wound: Shape, window: Window) -> Shape:
    model = tissue_colours().purpura
    smooth = cv2.GaussianBlur(colours, (0, 0), tissue_colours().window.smooth_px)
    lightness, red, blue = (smooth[..., place] for place in range(3))
    dark = lightness < model.darkest_share * skin[0]
    violet = (blue < skin[2] - model.bluer) & (red < skin[1] + model.redder) & (inside == 0)
    mask = (dark & violet).astype(np.uint8)
    _, pieces, facts, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    large = facts[:, cv2.CC_STAT_AREA] >= model.smallest_share * int(inside.sum())
    away = cv2.distanceTransform(1 - inside, cv2.DIST_L2, 3)
    near = np.isin(np.arange(len(facts)), pieces[away <= model.near_share * np.sqrt(inside.sum())])
    kept = large & near
    kept[0] = False
    return flat(_lifted(kept[pieces].astype(np.uint8), window).difference(wound))


def _lifted(mask: Mask, window: Window) -> Shape:
    tolerance = tracing_limits().outline.tolerance_px
    return flat(shapely.transform(shape_in(mask).simplify(tolerance), window.to_picture))


def _clear_share(likely: Field, inside: Mask) -> float:
    best, next_best = np.sort(likely, axis=0)[-1:-3:-1]
    clear = best - next_best > np.log(tissue_colours().doubt.clear_factor)
    return float(clear[inside > 0].mean()) if inside.any() else 0.0
