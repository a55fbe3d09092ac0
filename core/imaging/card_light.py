"""Photographs in one light: brightness and white balance brought to what the greys of their card were printed with."""

import numpy as np

from core.case.photo import Scale
from core.imaging.colour import card_greys, matched, white_balance
from core.imaging.decode import RgbArray
from core.imaging.skin_features import card_seen


def in_card_light(rgb: RgbArray, scale: Scale | None, size_px: tuple[int, int]) -> RgbArray | None:
    """A copy of a photograph in which the card's greys are grey and as bright as printed.

    Parameters
    ----------
    rgb
        The upright photograph, of any size.
    size_px
        Of the upright original, in whose pixels `scale` counts.

    Returns
    -------
    `None` when there is no card, or none of its greys can be used: then the colours stay as they were taken.
    """
    card = card_seen(scale)
    if card is None or scale is None:
        return None
    share = size_px[0] / rgb.shape[1]
    to_mm = np.array(scale.homography).reshape(3, 3) @ np.diag([share, share, 1.0])
    greys = card_greys(rgb, card, to_mm)
    return matched(rgb, white_balance(rgb, greys).gains) if greys else None
