"""How a state of a factor is filled: a colour and a pattern each, told apart in grey and by colour-blind eyes."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen

from desktop.theme.theme import Theme

_FILLS: Final[dict[str, tuple[str, Qt.BrushStyle]]] = {
    "active": ("urgent", Qt.BrushStyle.SolidPattern),
    "unknown": ("attention", Qt.BrushStyle.BDiagPattern),
    "corrected": ("good", Qt.BrushStyle.Dense6Pattern),
    "absent": ("border", Qt.BrushStyle.NoBrush),
}
"""State → token and pattern: solid, striped, dotted, empty."""


def paint_state(painter: QPainter, theme: Theme, state: str, path: QPainterPath) -> None:
    """Fill and outline an area in the look of a state."""
    token, pattern = _FILLS[state]
    colour = theme.colour(token)
    painter.fillPath(path, theme.colour("surface"))
    painter.fillPath(path, QBrush(colour, pattern))
    painter.strokePath(path, QPen(colour if state != "absent" else theme.colour("hairline"), 1))


def paint_state_box(painter: QPainter, theme: Theme, state: str, box: QRectF) -> None:
    """The same in a rectangle."""
    path = QPainterPath()
    path.addRect(box)
    paint_state(painter, theme, state, path)
