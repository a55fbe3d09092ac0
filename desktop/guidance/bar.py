"""A bar as long as what it stands for, beside its words: the rank of a lever at a glance."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme.theme import Theme

_WIDTH: Final = 80
_HEIGHT: Final = 12


class Bar(QWidget):
    """`share` of the longest bar, 0–1."""

    def __init__(self, theme: Theme, share: float) -> None:
        super().__init__()
        self._theme, self._share = theme, share
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, self.width(), self.height()), self._theme.colour("sunken"))
        painter.fillRect(QRectF(0, 0, self.width() * self._share, self.height()), self._theme.colour("accent"))
        painter.end()
