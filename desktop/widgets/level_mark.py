"""The mark of a level as a small widget: shape and colour; the word stands beside it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme.levels import draw_level
from desktop.theme.theme import Theme

_SIDE = 12


class LevelMark(QWidget):
    """▲ attention, ◆ urgent, ● good, ○ info."""

    def __init__(self, theme: Theme, level: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._level = level
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_level(self, level: str) -> None:
        """Show another level."""
        self._level = level
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(_SIDE) + 2
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_level(painter, self._theme, self._level, QRectF(1, 1, self._theme.px(_SIDE), self._theme.px(_SIDE)))
        painter.end()
