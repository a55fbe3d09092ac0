"""A curve as small as a word: where a number came from, with its last value written beside it by its owner."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme.theme import Theme
from desktop.widgets.readings import reads_as

_WIDTH, _HEIGHT = 160, 36
_DOT = 3.0


class Sparkline(QWidget):
    """Points of (time, value); a value of None breaks the line, for a gap is no straight line."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        reads_as(self, "chart")
        self._theme = theme
        self._points: tuple[tuple[float, float | None], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_series(self, points: Sequence[tuple[float, float | None]], told: str) -> None:
        """Show points in the order of time; `told` says the same in words."""
        self._points = tuple(points)
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        spots = self._spots(QRectF(self.rect()).adjusted(_DOT + 1, _DOT + 1, -_DOT - 1, -_DOT - 1))
        known = [spot for spot in spots if spot is not None]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("hairline"), 1))
        painter.drawLine(QPointF(0, self.height() - 0.5), QPointF(self.width(), self.height() - 0.5))
        painter.setPen(QPen(self._theme.colour("accent"), 1.5))
        for one, other in pairwise(spots):
            if one is not None and other is not None:
                painter.drawLine(one, other)
        if known:
            painter.setBrush(self._theme.colour("accent"))
            painter.drawEllipse(known[-1], _DOT, _DOT)
        painter.end()

    def _spots(self, box: QRectF) -> list[QPointF | None]:
        values = [value for _, value in self._points if value is not None]
        if not values:
            return []
        first, last = self._points[0][0], self._points[-1][0]
        across, top = (last - first) or 1.0, max(values) or 1.0
        return [
            None
            if value is None
            else QPointF(box.left() + box.width() * (at - first) / across, box.bottom() - box.height() * value / top)
            for at, value in self._points
        ]
