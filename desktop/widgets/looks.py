"""What a widget is, said by the dynamic property `look`; the theme's style sheet knows how that looks."""

from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QLabel, QPushButton, QWidget

from desktop.theme.fonts import figures
from desktop.theme.theme import Theme

W = TypeVar("W", bound=QWidget)
_SHADOW = 32
NAMES_NOBODY = "names_nobody"
"""Property of a dialog in which nothing can stand about a patient: it may be shown over a locked window."""


def look(widget: W, *looks: str) -> W:
    """Give a widget its looks, for example `look(button, "primary")`; returns it."""
    widget.setProperty("look", " ".join(looks))
    return widget


def restyle(widget: QWidget, **properties: object) -> None:
    """Change dynamic properties of a shown widget and let the style sheet see it."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Wrapping(QLabel):
    """A label of several lines that is never lower than its text needs, in whatever layout it stands."""

    def setText(self, text: str) -> None:
        super().setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized) or self.isVisible():
            # The height that Qt tells is never below the least one that was set: a label would grow and never shrink.
            self.setMinimumHeight(0)
            self.setMinimumHeight(max(0, self.heightForWidth(self.width())))


def label(text: str = "", *looks: str, wrap: bool = False) -> QLabel:
    """A label: `caption`, `strong`, `heading`, `number`, `muted`, `accent`, `urgent`, `attention`, `good`.

    Plain text always: a name with `<` in it is shown as it is.
    """
    made = look(Wrapping(text) if wrap else QLabel(text), *looks)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if "number" in looks:
        made.setFont(figures(made.font()))
    return made


def button(text: str, *looks: str) -> QPushButton:
    """A push button: `primary`, `danger`, `quiet`, `link`, or plain. Its accessible name is its word."""
    made = look(QPushButton(text), *looks)
    made.setAutoDefault(False)
    return made


def floating(widget: W, theme: Theme) -> W:
    """Give what floats over the window its shadow: the only one there is."""
    shadow = QGraphicsDropShadowEffect(widget)
    shadow.setBlurRadius(theme.px(_SHADOW))
    shadow.setOffset(0, theme.px(_SHADOW) / 4)
    shadow.setColor(theme.colour("shadow"))
    widget.setGraphicsEffect(shadow)
    return look(widget, "float")


def frame(*looks: str) -> QFrame:
    """A frame: `card`, `sheet`, `banner`, `rail`, `status`, `notice`, `rule`, `upright`."""
    return look(QFrame(), *looks)
