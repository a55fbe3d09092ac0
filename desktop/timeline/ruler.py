"""The axis of time over all tracks: dates of the facility, and the date under the cursor."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme.fonts import figures, sized
from desktop.theme.theme import Theme
from desktop.timeline.margins import sides

_HEIGHT, _TICK, _NARROWEST = 22, 4, 320


class Ruler(QWidget):
    """Stands over the tracks, outside of what scrolls."""

    def __init__(self, theme: Theme, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._zone = theme, zone
        self._begin, self._end = 0.0, 1.0
        self._ticks: Sequence[float] = ()
        self._cursor: float | None = None
        self._room = 0
        self._focused = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(_HEIGHT))

    def sides(self) -> tuple[float, float]:
        """Where time begins and ends, in pixels."""
        return sides(self._theme, self._room)

    def set_room(self, width: int) -> None:
        """How wide the tracks beneath are: a scroll bar takes some of the ruler's own width."""
        self._room = width
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_NARROWEST), self._theme.px(_HEIGHT))

    def show_range(self, begin: float, end: float, ticks: Sequence[float]) -> None:
        """Show another stretch of time, in UTC seconds, with its ticks."""
        self._begin, self._end, self._ticks = begin, end, ticks
        self.update()

    def set_cursor(self, moment: float | None) -> None:
        """Write the date of a moment."""
        self._cursor = moment
        self.update()

    def set_focused(self, focused: bool) -> None:
        """Show that the keys go to the tracks beneath."""
        self._focused = focused
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        painter.setFont(figures(sized(self.font(), self._theme.sizes.caption)))
        wide = self._theme.sizes.focus if self._focused else 1
        left, right = self.sides()
        line = QRectF(left, self.height() - wide, right - left, wide)
        painter.fillRect(line, self._theme.colour("accent" if self._focused else "border"))
        for tick in self._ticks:
            x = self._across(tick)
            painter.setPen(QPen(self._theme.colour("border"), 1))
            painter.drawLine(round(x), self.height() - _TICK, round(x), self.height())
        cursor = self._cursor
        seen = cursor is not None and self._begin <= cursor <= self._end
        box = self._box(painter, cursor) if cursor is not None and seen else QRectF()
        for tick in self._ticks:
            if not self._box(painter, tick).intersects(box):
                self._write(painter, tick, "muted")
        if cursor is not None and seen:
            self._write(painter, cursor, "text", bold=True)
        painter.end()

    def _across(self, moment: float) -> float:
        left, right = self.sides()
        return left + (moment - self._begin) * (right - left) / (self._end - self._begin)

    def _words(self, moment: float) -> str:
        return datetime.fromtimestamp(moment, self._zone).strftime("%Y-%m-%d")

    def _box(self, painter: QPainter, moment: float) -> QRectF:
        """Where a date stands: over its moment, and never outside."""
        font = painter.font()
        font.setBold(True)
        wide = QFontMetricsF(font).horizontalAdvance(self._words(moment)) + 2 * _TICK
        begin = min(max(self._across(moment) - wide / 2, 0.0), self.width() - wide)
        return QRectF(begin, 0, wide, self.height() - _TICK - 1)

    def _write(self, painter: QPainter, moment: float, ink: str, *, bold: bool = False) -> None:
        font = painter.font()
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        painter.drawText(self._box(painter, moment), Qt.AlignmentFlag.AlignCenter, self._words(moment))
