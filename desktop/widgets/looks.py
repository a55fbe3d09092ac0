"""What a widget is, said by the dynamic property `look`; the theme's style sheet knows how that looks."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from desktop.theme.fonts import figures

W = TypeVar("W", bound=QWidget)


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


def label(text: str = "", *looks: str, wrap: bool = False) -> QLabel:
    """A label: `caption`, `strong`, `heading`, `number`, `muted`, `accent`, `urgent`, `attention`, `good`.

    Plain text always: a name with `<` in it is shown as it is.
    """
    made = look(QLabel(text), *looks)
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


def frame(*looks: str) -> QFrame:
    """A frame: `card`, `sheet`, `banner`, `rail`, `status`, `notice`, `rule`, `upright`."""
    return look(QFrame(), *looks)
