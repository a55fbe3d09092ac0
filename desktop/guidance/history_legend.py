"""How each state is drawn, beside its word."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.guidance.state_looks import paint_state_box
from desktop.theme.theme import Theme
from desktop.widgets.looks import label

_WIDE, _HIGH = 28, 14


class _Swatch(QWidget):
    def __init__(self, theme: Theme, state: str) -> None:
        super().__init__()
        self._theme, self._state = theme, state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_WIDE), self._theme.px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_state_box(painter, self._theme, self._state, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()


class HistoryLegend(QWidget):
    """A swatch and a word for each state."""

    def __init__(self, theme: Theme, words: Mapping[str, str]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.sizes.tight)
        for state, told in words.items():
            row.addWidget(_Swatch(theme, state))
            row.addWidget(label(told, "caption"))
            row.addSpacing(theme.sizes.between)
        row.addStretch(1)
