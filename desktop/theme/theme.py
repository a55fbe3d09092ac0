"""One theme: the tokens of a mood and of a hand (mouse or touch), and what the window makes of them."""

import sys
from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop.theme.tokens import DARK, DESK, LIGHT, MOTION_MS, TOUCH, Colours, Sizes

Mood = Literal["system", "light", "dark"]


@dataclass(frozen=True)
class Theme:
    """What a place is handed: `theme.colour("accent")`, `theme.sizes.row`."""

    colours: Colours
    sizes: Sizes
    dark: bool
    motion_ms: int = MOTION_MS
    scale: int = 100

    def colour(self, token: str) -> QColor:
        """A token of `Colours` as a colour."""
        return QColor(getattr(self.colours, token))

    def series_colour(self, index: int) -> QColor:
        """The colour of the n-th curve; curves past the last begin again and differ by their symbol."""
        return QColor(self.colours.series[index % len(self.colours.series)])

    def px(self, pixels: int) -> int:
        """A length of a widget's own, grown with the text scale."""
        return round(pixels * self.scale / 100)


@cache
def theme(*, dark: bool = False, touch: bool = False, scale: int = 100, still: bool = False) -> Theme:
    """The theme of a mood, a hand and a text scale in percent; `still`: nothing moves by itself."""
    sizes = (TOUCH if touch else DESK).scaled(scale)
    return Theme(DARK if dark else LIGHT, sizes, dark, 0 if still else MOTION_MS, scale)


def resolved(mood: Mood, *, touch: bool = False, scale: int = 100, still: bool = False) -> Theme:
    """The theme that a choice stands for now; `system` follows the desktop's own setting, and so does movement."""
    dark = mood == "dark"
    if mood == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return theme(dark=dark, touch=touch, scale=scale, still=still or system_is_still())


def system_is_still() -> bool:
    """Whether the desktop asks for no movement. Qt tells it on Windows alone; elsewhere effects are off by default."""
    return sys.platform == "win32" and not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)


def palette(of: Theme) -> QPalette:
    """Fusion's palette in the theme's colours: what the style sheet does not name is still ours."""
    c = of.colours
    active = {
        QPalette.ColorRole.Window: c.window,
        QPalette.ColorRole.WindowText: c.text,
        QPalette.ColorRole.Base: c.surface,
        QPalette.ColorRole.AlternateBase: c.sunken,
        QPalette.ColorRole.Text: c.text,
        QPalette.ColorRole.PlaceholderText: c.muted,
        QPalette.ColorRole.Button: c.surface,
        QPalette.ColorRole.ButtonText: c.text,
        QPalette.ColorRole.BrightText: c.urgent,
        QPalette.ColorRole.Highlight: c.accent,
        QPalette.ColorRole.HighlightedText: c.on_accent,
        QPalette.ColorRole.Accent: c.accent,
        QPalette.ColorRole.Link: c.accent,
        QPalette.ColorRole.LinkVisited: c.accent,
        QPalette.ColorRole.ToolTipBase: c.surface,
        QPalette.ColorRole.ToolTipText: c.text,
        QPalette.ColorRole.Light: c.surface,
        QPalette.ColorRole.Midlight: c.hairline,
        QPalette.ColorRole.Mid: c.border,
        QPalette.ColorRole.Dark: c.border,
        QPalette.ColorRole.Shadow: c.hairline,
    }
    made = QPalette()
    for role, colour in active.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(c.muted))
    made.setColor(QPalette.ColorGroup.Inactive, QPalette.ColorRole.Highlight, QColor(c.accent_soft))
    made.setColor(QPalette.ColorGroup.Inactive, QPalette.ColorRole.HighlightedText, QColor(c.text))
    return made
