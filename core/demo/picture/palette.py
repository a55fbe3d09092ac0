"""Colours as a camera sees them by daylight and flash: red, green, blue of 255, by skin tone (Fitzpatrick I–VI)."""

from dataclasses import dataclass
from typing import Final

Colour = tuple[float, float, float]

SKIN: Final[tuple[Colour, ...]] = (
    (233, 197, 180),
    (223, 182, 157),
    (206, 162, 131),
    (176, 128, 97),
    (138, 96, 71),
    (102, 71, 56),
)


@dataclass(frozen=True)
class Tints:
    """What healthy skin is multiplied by where it changes. Redness hides on dark skin: there it turns dusky."""

    erythema: Colour
    livedo: Colour
    dusky: Colour
    purpura: Colour
    dead: Colour
    brown: Colour
    pale: Colour
    scar: Colour


_LIGHT: Final = Tints(
    erythema=(0.96, 0.66, 0.69),
    livedo=(0.73, 0.58, 0.78),
    dusky=(0.60, 0.42, 0.56),
    purpura=(0.38, 0.26, 0.42),
    dead=(0.22, 0.19, 0.25),
    brown=(0.76, 0.64, 0.57),
    pale=(1.06, 1.10, 1.10),
    scar=(0.98, 0.78, 0.76),
)
_DARK: Final = Tints(
    erythema=(0.94, 0.66, 0.66),
    livedo=(0.60, 0.50, 0.66),
    dusky=(0.56, 0.45, 0.60),
    purpura=(0.44, 0.34, 0.52),
    dead=(0.26, 0.25, 0.34),
    brown=(0.62, 0.56, 0.54),
    pale=(1.16, 1.18, 1.18),
    scar=(1.30, 1.10, 1.12),
)

ESCHAR: Final[dict[str, tuple[Colour, Colour]]] = {
    "dry": ((23, 19, 19), (60, 40, 31)),
    "wet": ((34, 26, 22), (82, 58, 38)),
    "boggy": ((38, 31, 26), (98, 76, 50)),
    "draining": ((34, 27, 23), (98, 74, 46)),
    "none": ((34, 26, 22), (82, 58, 38)),
}
"""Deep and upper colour of dead skin by its state."""

SLOUGH: Final[tuple[Colour, Colour]] = ((163, 124, 66), (214, 187, 124))
OLD_SLOUGH: Final[Colour] = (146, 116, 72)
PUS: Final[Colour] = (190, 178, 112)
GRANULATION: Final[tuple[Colour, Colour]] = ((114, 24, 27), (190, 68, 61))
RAW: Final[tuple[Colour, Colour]] = ((108, 26, 34), (168, 62, 62))
BULLA: Final[tuple[Colour, Colour]] = ((58, 26, 36), (112, 62, 70))
EPITHELIUM: Final[Colour] = (228, 160, 152)
CLOTHS: Final[tuple[Colour, ...]] = ((52, 122, 124), (66, 128, 150), (64, 134, 112))


def tints(tone: int) -> Tints:
    """The tints of a skin tone, I–VI as 1–6."""
    return mixed_tints(min(max((tone - 2.5) / 2.5, 0.0), 1.0))


def mixed_tints(darkness: float) -> Tints:
    """Between light skin (0) and dark skin (1)."""
    names = Tints.__dataclass_fields__
    return Tints(**{name: mixed(getattr(_LIGHT, name), getattr(_DARK, name), darkness) for name in names})


def mixed(first: Colour, second: Colour, share: float) -> Colour:
    """`share` of the second colour in the first."""
    red, green, blue = (a + (b - a) * share for a, b in zip(first, second, strict=True))
    return red, green, blue
