"""The states of the triad's factors as bands over time: an arm's count of active factors above the bands of its own.

Colour and pattern say the state, and its word stands at the right for the moment under the cursor.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.guidance.history import ArmSpan, FactorHistory
from desktop.guidance.state_looks import paint_state_box
from desktop.theme.theme import Theme
from desktop.widgets.date_ticks import ROOM_PX, date_ticks
from desktop.widgets.readings import reads_as

_LABELS, _WORDS, _ROW, _HEAD, _AXIS = 230, 110, 22, 40, 24
_PAD: Final = 4
_NARROWEST: Final = 690
_LABELS_SHARE, _WORDS_SHARE = 0.34, 0.18
"""Large letters may not take the room of what they describe."""
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -28, Qt.Key.Key_PageDown: 28}
"""Days that a key moves the cursor by."""


@dataclass(frozen=True)
class Band:
    """One factor's row: its title in the window's language, and its spans."""

    title: str
    history: FactorHistory


@dataclass(frozen=True)
class ArmBands:
    """One arm: its title, the counts of its factors' states through time, and the rows that are drawn."""

    title: str
    counts: tuple[ArmSpan, ...]
    bands: tuple[Band, ...]


class HistoryStrip(QWidget):
    """← → move the cursor by a day, Page by four weeks, Home and End to the ends; so does the pointer."""

    moved = Signal(object)
    """The moment under the cursor, an aware `datetime`."""

    def __init__(self, theme: Theme, zone: ZoneInfo, state_words: dict[str, str]) -> None:
        super().__init__()
        reads_as(self, "chart")
        self._theme, self._zone, self._words = theme, zone, state_words
        self._arms: tuple[ArmBands, ...] = ()
        self._begin = self._end = self.cursor_at = datetime.fromtimestamp(0, zone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_arms(self, arms: Sequence[ArmBands], begin: datetime, end: datetime) -> None:
        """Draw other histories; the cursor stands at their end."""
        self._arms, self._begin, self._end = tuple(arms), begin, end
        self.cursor_at = end
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        rows = sum(px(_HEAD) + px(_ROW) * len(arm.bands) for arm in self._arms)
        return QSize(_NARROWEST, rows + px(_AXIS))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def set_cursor(self, moment: datetime) -> None:
        """Stand the cursor at a moment within the history, and tell it."""
        self.cursor_at = min(max(moment, self._begin), self._end)
        self.update()
        self.moved.emit(self.cursor_at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        days = _STEPS.get(Qt.Key(event.key()))
        if days is not None:
            self.set_cursor(self.cursor_at + timedelta(days=days))
        elif event.key() == Qt.Key.Key_Home:
            self.set_cursor(self._begin)
        elif event.key() == Qt.Key.Key_End:
            self.set_cursor(self._end)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        left, right = self._sides()
        if self._arms and left <= event.position().x() <= right:
            share = (event.position().x() - left) / max(right - left, 1)
            self.set_cursor(self._begin + share * (self._end - self._begin))
        super().mouseMoveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, y = self._theme.px, float(self._theme.px(_AXIS))
        for arm in self._arms:
            self._paint_head(painter, arm, y)
            y += px(_HEAD)
            for band in arm.bands:
                self._paint_band(painter, band, y)
                y += px(_ROW)
        if self._arms:
            self._paint_axis(painter, px(_AXIS))
            self._paint_cursor(painter, y)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), self._theme.sizes.focus))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _sides(self) -> tuple[float, float]:
        """Where time begins and ends, in pixels."""
        left = min(self._theme.px(_LABELS), self.width() * _LABELS_SHARE)
        return left, self.width() - min(self._theme.px(_WORDS), self.width() * _WORDS_SHARE)

    def _words_box(self, y: float, height: float) -> QRectF:
        """Where a row says what holds at the cursor."""
        left = self._sides()[1] + self._theme.px(_PAD)
        return QRectF(left, y, self.width() - left, height)

    def _across(self, moment: datetime) -> float:
        left, right = self._sides()
        whole = max((self._end - self._begin).total_seconds(), 1)
        return left + (right - left) * (moment - self._begin).total_seconds() / whole

    def _paint_head(self, painter: QPainter, arm: ArmBands, y: float) -> None:
        """The arm's title, and the number of its active factors as steps."""
        px, theme = self._theme.px, self._theme
        left, right = self._sides()
        box = QRectF(px(_PAD), y, left - px(_PAD), px(_HEAD))
        self._write(painter, box, arm.title, "text", bold=True)
        most = max((span.counts.get("active", 0) for span in arm.counts), default=0) or 1
        floor, room = y + px(_HEAD) - px(_PAD), px(_HEAD) - 2 * px(_PAD)
        for span in arm.counts:
            tall = room * span.counts.get("active", 0) / most
            x0, x1 = self._across(span.start), self._across(span.stop)
            painter.fillRect(QRectF(x0, floor - tall, x1 - x0, tall), theme.colour("border"))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(QPointF(left, floor), QPointF(right, floor))
        now = next((span for span in arm.counts if span.start <= self.cursor_at < span.stop), None)
        count = 0 if now is None else now.counts.get("active", 0)
        told = f"{count} {self._words['active']}"
        self._write(painter, self._words_box(y, px(_HEAD)), told, "text", bold=True)

    def _paint_band(self, painter: QPainter, band: Band, y: float) -> None:
        px, (left, _) = self._theme.px, self._sides()
        box = QRectF(2 * px(_PAD), y, left - 3 * px(_PAD), px(_ROW))
        self._write(painter, box, band.title, "text")
        for span in band.history.spans:
            x0, x1 = self._across(span.start), self._across(span.stop)
            drawn = QRectF(x0, y + px(_PAD), max(x1 - x0, 1), px(_ROW) - 2 * px(_PAD))
            paint_state_box(painter, self._theme, span.state, drawn)
        state = band.history.at(self.cursor_at) or (band.history.spans[-1].state if band.history.spans else None)
        told = self._words[state] if state is not None else ""
        looks = {"active": "urgent", "unknown": "attention", "corrected": "good"}
        self._write(painter, self._words_box(y, px(_ROW)), told, looks.get(state or "", "muted"))

    def _paint_axis(self, painter: QPainter, y: float) -> None:
        left, right = self._sides()
        begin, end = self._begin.timestamp(), self._end.timestamp()
        _, ticks = date_ticks(begin, end, right - left, self._zone, self._theme.px(ROOM_PX))
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        for tick in ticks:
            moment = datetime.fromtimestamp(tick, self._zone)
            x, half = self._across(moment), self._theme.px(ROOM_PX) / 2
            painter.setPen(QPen(self._theme.colour("border"), 1))
            painter.drawLine(QPointF(x, y - self._theme.px(_PAD)), QPointF(x, y))
            box = QRectF(x - half, 0, 2 * half, y - self._theme.px(_PAD))
            self._write(painter, box, moment.strftime("%Y-%m-%d"), "muted", Qt.AlignmentFlag.AlignHCenter, small=True)

    def _paint_cursor(self, painter: QPainter, bottom: float) -> None:
        x = self._across(self.cursor_at)
        painter.setPen(QPen(self._theme.colour("text"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, 0), QPointF(x, bottom))

    def _write(
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        ink: str,
        across: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        *,
        bold: bool = False,
        small: bool = False,
    ) -> None:
        font = QFont(self.font())
        font.setPixelSize(self._theme.sizes.caption if small else self._theme.sizes.body)
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        if bold:
            painter.drawText(box, across | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, words)
            return
        fitted = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, across | Qt.AlignmentFlag.AlignVCenter, fitted)
