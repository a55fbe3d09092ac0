"""The triad as a wheel: a third for each arm, a segment for each factor, filled by its state."""

from collections.abc import Sequence
from math import cos, radians, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.guidance.state_looks import paint_state
from desktop.guidance.wording import STATES
from desktop.theme.theme import Theme
from desktop.widgets.readings import reads_as

_SIDE: Final = 104
_NUMBERS: Final = 14
"""Room round the wheel for the number of each arm, at 100 %."""
_GAP: Final = 12.0
"""Degrees between two arms."""


class TriadEmblem(QWidget):
    """Clockwise from the top as the columns from the left. `told` says the same in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        reads_as(self, "chart")
        self._theme = theme
        self._arms: tuple[tuple[str, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_arms(self, arms: Sequence[Sequence[str]], told: str) -> None:
        """The states of each arm's factors."""
        self._arms = tuple(tuple(sorted(arm, key=STATES.index)) for arm in arms)
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(_SIDE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self._theme.px(_NUMBERS)
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        share = 360 / max(len(self._arms), 1)
        for number, arm in enumerate(self._arms):
            begin = 90 - number * share - _GAP / 2
            step = (share - _GAP) / max(len(arm), 1)
            for index, state in enumerate(arm):
                paint_state(painter, self._theme, state, _segment(box, begin - index * step, step))
            self._write_number(painter, box, begin - (share - _GAP) / 2, str(number + 1))
        self._write_count(painter, box)
        painter.end()

    def _write_number(self, painter: QPainter, box: QRectF, degrees: float, number: str) -> None:
        edge, out = self._theme.px(_NUMBERS), box.width() / 2 + self._theme.px(_NUMBERS) / 2
        at = box.center() + QPointF(out * cos(radians(degrees)), -out * sin(radians(degrees)))
        self._write(
            painter, QRectF(at.x() - edge, at.y() - edge, 2 * edge, 2 * edge), self._theme.sizes.caption, number
        )

    def _write_count(self, painter: QPainter, box: QRectF) -> None:
        active = sum(state == "active" for arm in self._arms for state in arm)
        self._write(painter, box, self._theme.sizes.heading, str(active), bold=True)

    def _write(self, painter: QPainter, box: QRectF, size: int, words: str, *, bold: bool = False) -> None:
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _segment(box: QRectF, begin: float, step: float) -> QPainterPath:
    """A piece of the ring, clockwise from `begin` degrees."""
    inner = box.adjusted(box.width() * 0.19, box.height() * 0.19, -box.width() * 0.19, -box.height() * 0.19)
    path = QPainterPath()
    path.arcMoveTo(box, begin)
    path.arcTo(box, begin, -step)
    path.arcTo(inner, begin - step, step)
    path.closeSubpath()
    return path
