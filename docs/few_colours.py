"""Pictures for the manual with few colours, a fifth of the size."""

from typing import Final

import numpy as np
from PIL import Image

_EXACT: Final = 32
"""How many of the commonest colours are kept as they are."""


def of_few_colours(picture: Image.Image) -> Image.Image:
    """An RGB picture with a palette of 256. The commonest colours, those of surfaces, stay as they are: beside a
    photograph, which takes most of the palette, a grey wall would else get a tint.
    """
    few = picture.quantize(256 - _EXACT, method=Image.Quantize.MAXCOVERAGE)
    codes = np.asarray(picture, dtype=np.uint32) @ np.array([1 << 16, 1 << 8, 1], dtype=np.uint32)
    colours, counts = np.unique(codes, return_counts=True)
    exact = colours[np.argsort(counts)[::-1][:_EXACT]]
    places = np.array(few)
    for place, code in enumerate(exact, start=256 - _EXACT):
        places[codes == code] = place
    palette = few.getpalette() or []
    palette = palette[: 3 * (256 - _EXACT)] + [0] * (3 * (256 - _EXACT) - len(palette))
    made = Image.fromarray(places)
    made.putpalette([*palette, *(int(code) >> shift & 255 for code in exact for shift in (16, 8, 0))])
    return made
