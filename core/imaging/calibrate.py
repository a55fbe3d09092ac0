"""The calibration card found in a photograph: the plane that it lies in, and how well it was seen."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.case.photo import Scale
from core.errors import InvalidInput
from core.imaging.card import Card, cards
from core.imaging.decode import RgbArray
from core.imaging.geometry import Points
from core.imaging.limits import limits
from core.imaging.markers import MODULES, Grey, found_markers, plane_through, side_px
from core.imaging.plane import inverse, project, view_at
from core.texts import Text, text

_WHITE = 250
_LUMA = np.array([0.299, 0.587, 0.114], dtype=np.float32)


@dataclass(frozen=True)
class Calibration:
    """The plane of a card. `quality` is `good`, `fair` or `poor`; it judges the card's fit, not whether the wound lies
    in the card's plane or is flat."""

    scale: Scale
    card_version: int
    markers_seen: int
    markers_on_card: int
    quality: str
    warnings: tuple[Text, ...]


@dataclass(frozen=True)
class _Seen:
    """Corners on the card (mm), where they were seen, which of them agree, and the homography from card to picture."""

    on_card: Points
    in_picture: Points
    agree: NDArray[np.bool_]
    to_picture: Points
    marker_px: float

    @property
    def residual_px(self) -> float:
        gaps = project(self.to_picture, self.on_card[self.agree]) - self.in_picture[self.agree]
        return float(np.sqrt((gaps**2).sum(axis=1).mean()))


def calibrate(rgb: RgbArray) -> Calibration | None:
    """Find a calibration card, of whatever version, and the plane that it lies in.

    Parameters
    ----------
    rgb
        The upright photograph at full size, height × width × 3, sRGB.

    Returns
    -------
    `None` when no card, or not enough of one, is in the picture: then nothing is measured in millimetres by itself.
    """
    grey: Grey = np.rint(rgb.astype(np.float32) @ _LUMA).astype(np.uint8)
    by_dictionary = {name: found_markers(grey, name) for name in {card.dictionary for card in cards()}}
    seen = [(card, _of_card(card, by_dictionary[card.dictionary])) for card in cards()]
    card, markers = max(seen, key=lambda pair: len(pair[1]))
    if len(markers) < limits().fewest_markers:
        return None
    try:
        return _judged(card, markers, grey)
    except InvalidInput:
        return None


def _of_card(card: Card, markers: Mapping[int, Points]) -> dict[int, Points]:
    return {number: corners for number, corners in markers.items() if card.has(number)}


def _judged(card: Card, markers: Mapping[int, Points], grey: Grey) -> Calibration | None:
    seen = _plane_of(card, markers)
    if seen is None:
        return None
    matrix = inverse(seen.to_picture)
    centre = (grey.shape[1] / 2, grey.shape[0] / 2)
    project(matrix, np.vstack([seen.in_picture[seen.agree], centre]))
    view = view_at(matrix, centre)
    scale = Scale(
        method="card",
        points_px=tuple((float(x), float(y)) for x, y in seen.in_picture[seen.agree]),
        homography=tuple(float(number) for number in matrix.ravel()),
        mm_per_px=view.mm_per_px,
        tilt_deg=view.tilt_deg,
        residual_px=seen.residual_px,
    )
    whole = int(seen.agree.reshape(-1, 4).all(axis=1).sum())
    return Calibration(
        scale,
        card.version,
        whole,
        len(card.markers),
        _quality(scale, whole, seen),
        _warnings(card, markers, seen, grey),
    )


def _plane_of(card: Card, markers: Mapping[int, Points]) -> _Seen | None:
    on_card = np.concatenate([card.corners(number) for number in markers])
    in_picture = np.concatenate(list(markers.values()))
    marker_px = float(np.mean([side_px(corners) for corners in markers.values()]))
    found = plane_through(on_card, in_picture, max(1.0, limits().outlier_share * marker_px))
    if found is None:
        return None
    seen = _Seen(on_card, in_picture, found[1], found[0], marker_px)
    whole = found[1].reshape(-1, 4).all(axis=1).sum()
    return seen if whole >= limits().fewest_markers else None


def _quality(scale: Scale, markers: int, seen: _Seen) -> str:
    for level in limits().card_quality:
        fits = seen.residual_px <= level.residual_share * seen.marker_px
        if markers >= level.markers and fits and (scale.tilt_deg or 0.0) <= level.tilt_deg:
            return level.word
    return "poor"


def _warnings(card: Card, markers: Mapping[int, Points], seen: _Seen, grey: Grey) -> tuple[Text, ...]:
    """What the card shows of the picture. Its tilt is told with the measurement."""
    found: list[Text] = []
    if len(markers) < len(card.markers) / 2:
        found.append(text("imaging.warning.few_markers", seen=len(markers), whole=len(card.markers)))
    if seen.marker_px < limits().small_marker_px:
        found.append(text("imaging.warning.small_card", pixels=round(seen.marker_px)))
    if _softness(grey, markers) > limits().blurred_share * seen.marker_px / MODULES:
        found.append(text("imaging.warning.blurred"))
    if _burnt(grey, markers) > limits().overexposed_share:
        found.append(text("imaging.warning.overexposed"))
    return tuple(found)


def _softness(grey: Grey, markers: Mapping[int, Points]) -> float:
    """How many pixels the markers' edges take from black to white: the median over their four sides."""
    widths = []
    for corners in markers.values():
        reach = side_px(corners) / MODULES
        steps = np.linspace(-reach, reach, 33)
        centre = corners.mean(axis=0)
        for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
            middle = (start + end) / 2
            outward = (middle - centre) / max(float(np.hypot(*(middle - centre))), 1e-9)
            profile = _sampled(grey, middle + steps[:, None] * outward)
            rise = float(np.ptp(profile))
            if rise > 0:
                widths.append(rise / float(np.abs(np.diff(profile)).max()) * (steps[1] - steps[0]))
    return float(np.median(widths)) if widths else 0.0


def _burnt(grey: Grey, markers: Mapping[int, Points]) -> float:
    """Which part of the paper just outside the markers' corners is burnt white."""
    places = [
        corners.mean(axis=0) + (corners - corners.mean(axis=0)) * spread
        for corners in markers.values()
        for spread in (1.12, 1.16, 1.2)
    ]
    return float((_sampled(grey, np.concatenate(places)) >= _WHITE).mean())


def _sampled(grey: Grey, places: Points) -> Points:
    """Brightness at places between pixels, bilinear; outside, that of the edge."""
    height, width = grey.shape
    x = np.clip(places[:, 0] - 0.5, 0, width - 1.001)
    y = np.clip(places[:, 1] - 0.5, 0, height - 1.001)
    left, top = x.astype(int), y.astype(int)
    right_share, low_share = x - left, y - top
    upper = grey[top, left] * (1 - right_share) + grey[top, left + 1] * right_share
    lower = grey[top + 1, left] * (1 - right_share) + grey[top + 1, left + 1] * right_share
    return np.asarray(upper * (1 - low_share) + lower * low_share, dtype=np.float64)
