"""The tokens: every colour, size and space of the window, as plain values without Qt.

A pair that is text on a background keeps a contrast of 4.5, a mark on a background 3 (WCAG 2.2 AA); a test holds it.
"""

from dataclasses import dataclass, fields
from typing import Final


@dataclass(frozen=True)
class Colours:
    """One mood of the window. Colour carries four meanings, always with a shape or a word beside it."""

    window: str
    surface: str
    sunken: str
    hover: str
    text: str
    muted: str
    hairline: str
    border: str
    accent: str
    on_accent: str
    accent_soft: str
    attention: str
    attention_soft: str
    urgent: str
    on_urgent: str
    urgent_soft: str
    good: str
    good_soft: str
    shadow: str
    photo_ground: str
    eschar: str
    slough: str
    granulation: str
    epithelial: str
    purpura: str
    periwound: str
    series: tuple[str, ...]


LIGHT: Final = Colours(
    window="#F3F5F5",
    surface="#FFFFFF",
    sunken="#E8EDED",
    hover="#E3EAEA",
    text="#17211F",
    muted="#4C5B5A",
    hairline="#D3DBDB",
    border="#788887",
    accent="#0B5F63",
    on_accent="#FFFFFF",
    accent_soft="#D7ECEC",
    attention="#855000",
    attention_soft="#FFF0D3",
    urgent="#A3123A",
    on_urgent="#FFFFFF",
    urgent_soft="#FCE3E9",
    good="#1C6637",
    good_soft="#DEF2E3",
    shadow="#59000000",
    photo_ground="#23292A",
    eschar="#1F1B1A",
    slough="#8A6A00",
    granulation="#A33A2A",
    epithelial="#B9537A",
    purpura="#6A3D9A",
    periwound="#4C5B5A",
    series=("#0B5F63", "#A3123A", "#855000", "#6A3D9A", "#1F5FA8", "#5A6B00"),
)

DARK: Final = Colours(
    window="#141A1B",
    surface="#1D2526",
    sunken="#0F1415",
    hover="#273233",
    text="#E7EDEC",
    muted="#A9B8B7",
    hairline="#313D3E",
    border="#728483",
    accent="#62C9C6",
    on_accent="#04282A",
    accent_soft="#173B3D",
    attention="#F0B454",
    attention_soft="#3A2B0E",
    urgent="#FF93A6",
    on_urgent="#3B0716",
    urgent_soft="#471924",
    good="#82D49D",
    good_soft="#163420",
    shadow="#B3000000",
    photo_ground="#0B0F10",
    eschar="#BDB6B2",
    slough="#E0BC4A",
    granulation="#F08A72",
    epithelial="#F2A0BE",
    purpura="#BD98EA",
    periwound="#A9B8B7",
    series=("#62C9C6", "#FF93A6", "#F0B454", "#BD98EA", "#7FB6F2", "#B9C95A"),
)

_GROUNDS: Final = ("window", "surface", "sunken", "hover", "accent_soft")

TEXT_PAIRS: Final[tuple[tuple[str, str], ...]] = (
    *((text, ground) for ground in _GROUNDS for text in ("text", "muted", "accent", "urgent", "attention", "good")),
    ("on_accent", "accent"),
    ("on_urgent", "urgent"),
    ("text", "attention_soft"),
    ("attention", "attention_soft"),
    ("text", "urgent_soft"),
    ("urgent", "urgent_soft"),
    ("text", "good_soft"),
    ("good", "good_soft"),
)
"""(text, ground) by token: contrast at least 4.5."""

MARK_PAIRS: Final[tuple[tuple[str, str], ...]] = tuple(
    (mark, ground)
    for ground in ("window", "surface")
    for mark in ("border", "eschar", "slough", "granulation", "epithelial", "purpura", "periwound")
)
"""(mark, ground) by token: contrast at least 3. The colours of `series` are held to the same on `surface`."""


@dataclass(frozen=True)
class Sizes:
    """Sizes in device-independent pixels; Qt scales them with the screen, `scaled` with the reader's eyes."""

    caption: int = 11
    body: int = 13
    strong: int = 15
    heading: int = 20
    number: int = 28
    huge: int = 44
    tight: int = 4
    inside: int = 8
    between: int = 16
    round_card: int = 24
    row: int = 32
    corner: int = 6
    icon: int = 20
    rail: int = 88
    hairline: int = 1
    focus: int = 2

    def scaled(self, percent: int) -> "Sizes":
        """The same sizes at a text scale of 100–200 %; lines keep their width."""
        lines = {"hairline": self.hairline, "focus": self.focus}
        grown = {field.name: round(getattr(self, field.name) * percent / 100) for field in fields(self)}
        return Sizes(**(grown | lines))


DESK: Final = Sizes()
TOUCH: Final = Sizes(row=44, icon=24, rail=100)

SCALES: Final = (100, 112, 125, 150, 175, 200)
"""Text scales that the settings offer, in percent."""

MOTION_MS: Final = 140
"""The longest any movement takes; 0 where the system asks for none."""


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB` (WCAG 2.2)."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1–21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
