"""The supersaturation on a scale: log₁₀ of its ratio to the reference plasma, with the reference marked."""

from math import ceil, floor
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme.theme import Theme
from desktop.widgets.readings import reads_as

_WIDTH, _HEIGHT = 280, 58
_LEAST, _MOST = -2, 4
"""The scale reaches at least this far either way of the reference, in powers of ten."""
_TICK: Final = 5.0
_POINTER: Final = 6.0


class SaturationGauge(QWidget):
    """A pointer above a line of powers of ten; shaded between the reference and the value."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        reads_as(self, "chart")
        self._theme = theme
        self._value: float | None = None
        self._reference = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_ratio(self, log10_ratio: float, reference: str, told: str) -> None:
        """`log10_ratio` of the supersaturation to the reference; `reference` is its word, `told` all in words."""
        self._value, self._reference = log10_ratio, reference
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT))

    def range(self) -> tuple[int, int]:
        """The powers of ten at the ends of the scale."""
        value = self._value or 0.0
        return min(_LEAST, floor(value) - 1), max(_MOST, ceil(value) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._value is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, line = self._theme, self.height() * 0.42
        low, high = self.range()
        left, right = self.width() * 0.04, self.width() * 0.96

        def across(power: float) -> float:
            return left + (right - left) * (power - low) / (high - low)

        half = theme.px(4)
        between = QRectF(QPointF(across(0), line - half), QPointF(across(self._value), line + half)).normalized()
        painter.fillRect(between, theme.colour("accent"))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(QPointF(left, line), QPointF(right, line))
        for power in range(low, high + 1):
            painter.drawLine(QPointF(across(power), line - _TICK), QPointF(across(power), line + _TICK))
            if power:
                self._write(painter, across(power), line + _TICK, f"{power:+d}".replace("-", "−"), "muted")
        painter.setPen(QPen(theme.colour("text"), 2))
        painter.drawLine(QPointF(across(0), line - 2 * _TICK), QPointF(across(0), line + 2 * _TICK))
        self._write(painter, across(0), line + 2 * _TICK, self._reference, "text")
        self._point(painter, across(self._value), line - half)
        painter.end()

    def _point(self, painter: QPainter, x: float, bottom: float) -> None:
        side = self._theme.px(1) * _POINTER
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("text"))
        painter.drawPolygon(
            QPolygonF([QPointF(x, bottom), QPointF(x - side, bottom - 2 * side), QPointF(x + side, bottom - 2 * side)])
        )

    def _write(self, painter: QPainter, x: float, top: float, words: str, token: str) -> None:
        font = QFont(self.font())
        font.setPixelSize(self._theme.sizes.caption)
        painter.setFont(font)
        painter.setPen(self._theme.colour(token))
        wide = painter.fontMetrics().horizontalAdvance(words)
        left = min(max(x - wide / 2, 0), self.width() - wide)
        painter.drawText(QRectF(left, top, wide + 1, self.height() - top), Qt.AlignmentFlag.AlignTop, words)
