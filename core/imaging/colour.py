"""Colours made comparable: white balance from a card's greys, and one photograph's light matched to another's.

Gains are factors of linear light, red, green, blue. The original picture is never changed: `matched` makes a copy.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from core import resources
from core.imaging.card import Card
from core.imaging.decode import RgbArray
from core.imaging.geometry import Points
from core.imaging.plane import Matrix, inverse, project
from core.texts import Text, text

Gains = tuple[float, float, float]
"""Factors of linear red, green and blue."""

NO_GAINS: Gains = (1.0, 1.0, 1.0)

Linear = NDArray[np.float64]
"""(…, 3) linear light, 0…1."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Patches(_Part):
    inner_share: float
    darkest: int
    brightest: int
    uneven_delta_e: float


class _Assumed(_Part):
    neutral_chroma: float
    neutral_lightness: float
    neutral_share: float
    norm: float
    largest_gain: float


class _Limits(_Part):
    patches: _Patches
    assumed: _Assumed


@dataclass(frozen=True)
class Grey:
    """One grey patch of a card: what was printed and what the photograph shows of it, sRGB 0–255."""

    printed: tuple[float, float, float]
    seen: tuple[float, float, float]


@dataclass(frozen=True)
class Balance:
    """Gains that make grey grey. `source` tells from what: a card's greys, an assumption on near-grey things in the
    picture, or nothing, when the camera's own balance is taken as it is. `notes` say so to the nurse."""

    gains: Gains
    source: Literal["card", "assumed", "camera"]
    notes: tuple[Text, ...]


@cache
def _limits() -> _Limits:
    return _Limits.model_validate(resources.read_toml("imaging", "colour.toml"))


def card_greys(rgb: RgbArray, card: Card, to_mm: Matrix) -> tuple[Grey, ...]:
    """The grey patches of a card that can be used in a photograph.

    Parameters
    ----------
    rgb
        The upright photograph at full size.
    card
        The layout that was found in it.
    to_mm
        The homography (3 × 3) from its pixels to the card's millimetres.

    Returns
    -------
    None of those that lie outside the picture, or are too dark or burnt white.
    """
    found = []
    for patch in card.patches:
        if len(set(patch.rgb)) > 1:
            continue
        seen = _seen(rgb, np.array([patch.at, patch.size], dtype=np.float64), inverse(to_mm))
        if seen is not None and min(seen) > _limits().patches.darkest and max(seen) < _limits().patches.brightest:
            red, green, blue = patch.rgb
            found.append(Grey((float(red), float(green), float(blue)), seen))
    return tuple(found)


def white_balance(rgb: RgbArray, greys: Sequence[Grey] | None = None) -> Balance:
    """The gains under which grey things of a photograph are grey.

    From a card's greys they also bring the light to what the card was printed with, so that photographs of one lesion
    become comparable. Without any, near-grey bright things (paper, gauze, steel) are assumed to be grey; without those
    the camera's own balance stays. A mean over the whole picture is no use: most of it is skin, which is not grey.
    """
    if greys:
        return _from_card(greys)
    return _assumed(rgb)


def matched(rgb: RgbArray, gains: Gains) -> RgbArray:
    """A copy of a picture under other gains; what gets brighter than white is white."""
    levels = np.arange(256, dtype=np.float64) / 255
    table = np.stack([_coded(_linear(levels) * gain) for gain in gains], axis=1)
    return np.asarray(cv2.LUT(rgb, np.rint(255 * table).astype(np.uint8)[:, None, :].reshape(256, 1, 3)))


def match_gains(reference: Sequence[Grey], other: Sequence[Grey]) -> Gains | None:
    """The gains that show another photograph in the light of a reference, from the greys of one card in both.

    `None` when no grey was seen in both.
    """
    pairs = [(one.seen, two.seen) for one in reference for two in other if one.printed == two.printed]
    if not pairs:
        return None
    return _ratio(np.array([first for first, _ in pairs]), np.array([second for _, second in pairs]))


def lab(rgb: RgbArray, gains: Gains = NO_GAINS) -> NDArray[np.float32]:
    """CIE L*a*b* (D65; L 0…100) of an sRGB picture under gains, height × width × 3."""
    balanced = rgb if gains == NO_GAINS else matched(rgb, gains)
    return np.asarray(cv2.cvtColor(balanced.astype(np.float32) / 255, cv2.COLOR_RGB2Lab))


def _seen(rgb: RgbArray, patch: Points, to_px: Matrix) -> tuple[float, float, float] | None:
    """The median colour of the middle of a patch (its place and size in mm); None when it leaves the picture."""
    at, size = patch
    inner = _limits().patches.inner_share
    low, high = at + size * (1 - inner) / 2, at + size * (1 + inner) / 2
    corners = project(to_px, np.array([low, [high[0], low[1]], high, [low[0], high[1]]]))
    height, width = rgb.shape[:2]
    if corners.min() < 0 or (corners > (width, height)).any():
        return None
    left, top = np.floor(corners.min(axis=0)).astype(int)
    right, bottom = np.ceil(corners.max(axis=0)).astype(int)
    covered = np.zeros((bottom - top, right - left), np.uint8)
    cv2.fillConvexPoly(covered, np.round((corners - (left, top) - 0.5) * 16).astype(np.int32), (1,), shift=4)
    red, green, blue = np.median(rgb[top:bottom, left:right][covered > 0].reshape(-1, 3), axis=0)
    return float(red), float(green), float(blue)


def _from_card(greys: Sequence[Grey]) -> Balance:
    seen, printed = np.array([grey.seen for grey in greys]), np.array([grey.printed for grey in greys])
    gains = _ratio(printed, seen)
    shown = _coded(_linear(seen / 255) * gains)
    looks = cv2.cvtColor(shown[None].astype(np.float32), cv2.COLOR_RGB2Lab)[0]
    uneven = float(np.hypot(looks[:, 1], looks[:, 2]).max()) > _limits().patches.uneven_delta_e
    return Balance(gains, "card", (text("imaging.colour.uneven"),) if uneven else ())


def _assumed(rgb: RgbArray) -> Balance:
    limits = _limits().assumed
    small = np.asarray(cv2.resize(rgb, (160, 120), interpolation=cv2.INTER_AREA), np.uint8)
    looks = lab(small)
    near_grey = np.hypot(looks[..., 1], looks[..., 2]) < limits.neutral_chroma
    grey = near_grey & (looks[..., 0] > limits.neutral_lightness) & (small.max(axis=2) < _limits().patches.brightest)
    if grey.mean() < limits.neutral_share:
        return Balance(NO_GAINS, "camera", (text("imaging.colour.camera"),))
    light = (_linear(small[grey] / 255) ** limits.norm).mean(axis=0) ** (1 / limits.norm)
    gains = np.clip(light.mean() / light, 1 / limits.largest_gain, limits.largest_gain)
    return Balance(_gains(gains / gains[1]), "assumed", (text("imaging.colour.assumed"),))


def _ratio(wanted: Linear, seen: Linear) -> Gains:
    """Per channel the factor that takes linear `seen` to `wanted` (N, 3; sRGB 0–255), by least squares."""
    target, source = _linear(wanted / 255), _linear(seen / 255)
    return _gains((target * source).sum(axis=0) / np.maximum((source**2).sum(axis=0), 1e-9))


def _gains(values: Linear) -> Gains:
    red, green, blue = values
    return float(red), float(green), float(blue)


def _linear(coded: Linear) -> Linear:
    """IEC 61966-2-1: sRGB (0…1) to linear light."""
    return np.where(coded <= 0.04045, coded / 12.92, ((np.maximum(coded, 0) + 0.055) / 1.055) ** 2.4)


def _coded(linear: Linear) -> Linear:
    """Linear light to sRGB, cut off at white."""
    light = np.clip(linear, 0, 1)
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
