"""Fonts: the system's own, with the bundled Noto Sans SC behind it, and figures that do not dance."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from core import resources
from desktop.theme.tokens import Sizes


@cache
def load_bundled() -> tuple[str, ...]:
    """Make the fonts of resources/fonts known to Qt; returns their families, none when no font is there."""
    families: list[str] = []
    for name in resources.names("fonts", suffix=".ttf"):
        number = QFontDatabase.addApplicationFontFromData(resources.read_bytes("fonts", name))
        if number >= 0:
            families += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(families))


def interface_font(sizes: Sizes, *, bundled: bool = True) -> QFont:
    """The window's font: the system's, and Noto Sans SC for what it lacks.

    Not `bundled`: the first page in English does not wait for 20 MB of Chinese.
    """
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font = QFont(system)
    font.setFamilies([system.family(), *(load_bundled() if bundled else ())])
    font.setPixelSize(sizes.body)
    return font


def figures(font: QFont) -> QFont:
    """The same font with tabular figures: for every number that changes."""
    tabular = QFont(font)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    return tabular


def sized(font: QFont, pixels: int, *, strong: bool = False) -> QFont:
    """The same font at one of the sizes of the theme."""
    made = QFont(font)
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return made
