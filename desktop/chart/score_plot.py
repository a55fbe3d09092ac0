"""A score over time against what a trial saw: totals as points, what is incomplete as the span it can still reach."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent

from core.case.moments import instant
from core.instruments.definitions import instrument
from core.texts import Text
from core.trends.score_course import ReferencePoint, ScoreCourse, ScoredAssessment
from desktop.theme.theme import Theme
from desktop.widgets.date_axis import DateAxis
from desktop.widgets.date_ticks import ROOM_PX
from desktop.widgets.plots import SYMBOLS, dress
from desktop.widgets.readings import reads_as
from desktop.widgets.value_axis import ValueAxis

_NEAR_PX = 14.0
_DAY = 86_400.0
_APART_DAYS = 2.0
"""Two arms of one trial end on the same day: they stand beside each other."""
_ROOM = timedelta(days=14)


class ScorePlot(pg.GraphicsLayoutWidget):  # type: ignore[misc]
    """Emits the assessment that is pointed at or clicked."""

    pointed = Signal(object)
    clicked = Signal(object)

    def __init__(self, theme: Theme, zone: ZoneInfo, say: Callable[[Text], str]) -> None:
        super().__init__()
        reads_as(self, "chart")
        self._theme, self._zone, self._say = theme, zone, say
        self._course: ScoreCourse | None = None
        self._plot: Any = None
        self._cursor: Any = None
        self.setBackground(theme.colour("surface"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def draw(self, course: ScoreCourse, title: str) -> None:
        """Draw another course."""
        self._course = course
        self.clear()
        definition = instrument(course.code)
        axes = {"bottom": DateAxis(self._zone, self._theme.px(ROOM_PX)), "left": ValueAxis()}
        self._plot = self.addPlot(axisItems=axes)
        dress(self._plot, self._theme, title, dates=True)
        self._plot.setYRange(definition.low, definition.high, padding=0.04)
        for reference, offset in zip(course.references, _offsets(len(course.references)), strict=True):
            self._draw_reference(reference, offset)
        for complete, rows in groupby(course.rows, key=lambda row: row.score.complete):
            self._draw_run(tuple(rows), complete=complete)
        pen = pg.mkPen(self._theme.colour("muted"), width=1, style=Qt.PenStyle.DotLine)
        self._cursor = pg.InfiniteLine(angle=90, pen=pen)
        self._cursor.hide()
        self._plot.addItem(self._cursor, ignoreBounds=True)
        ends = [instant(row.at) for row in course.rows] + [point.at for point in course.references]
        if ends:
            begin, end = min(ends), max(ends) + _ROOM
            self._plot.setXRange(begin.timestamp(), end.timestamp(), padding=0.03)

    def set_cursor(self, row: ScoredAssessment) -> None:
        """Stand the vertical line at an assessment."""
        self._cursor.setValue(_x(row))
        self._cursor.show()

    def nearest(self, where: QPointF) -> ScoredAssessment | None:
        """The assessment under the pointer."""
        best, best_distance = None, _NEAR_PX
        if self._course is None or self._plot is None:
            return None
        scene, box = self.mapToScene(where.toPoint()), self._plot.getViewBox()
        for row in self._course.rows:
            gap = box.mapViewToScene(QPointF(_x(row), float(row.score.total or row.score.low))) - scene
            distance = (gap.x() ** 2 + gap.y() ** 2) ** 0.5
            if distance < best_distance:
                best, best_distance = row, distance
        return best

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.pointed.emit(self.nearest(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self.nearest(event.position())
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(row)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel zooms in time with Ctrl; without it the page scrolls, as everywhere."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        else:
            event.ignore()

    def _draw_run(self, rows: Sequence[ScoredAssessment], *, complete: bool) -> None:
        colour, muted = self._theme.series_colour(0), self._theme.colour("muted")
        if complete:
            self._plot.plot(
                [_x(row) for row in rows],
                [float(row.score.total or 0) for row in rows],
                pen=pg.mkPen(colour, width=1.8),
                symbol=SYMBOLS[0],
                symbolSize=9,
                symbolBrush=colour,
                symbolPen=pg.mkPen(self._theme.colour("surface")),
            )
            return
        for row in rows:
            x, low, high = _x(row), float(row.score.low), float(row.score.high)
            if row.refused is not None:
                self._plot.plot([x], [low], pen=None, symbol="x", symbolSize=9, symbolPen=pg.mkPen(muted, width=1.4))
            else:
                pen = pg.mkPen(muted, width=3, style=Qt.PenStyle.DotLine)
                self._plot.plot([x, x], [low, high], pen=pen)

    def _draw_reference(self, point: ReferencePoint, offset: float) -> None:
        """A dotted line to the trial's week, where its mean and one standard deviation stand."""
        colour = self._theme.series_colour(3 if offset < 0 else 4)
        x, mean = point.at.timestamp() + offset * _DAY, float(point.expected.mean)
        first = float(point.expected.mean - point.reference.change)
        dotted = pg.mkPen(colour, width=1, style=Qt.PenStyle.DotLine)
        self._plot.plot([point.start.timestamp(), x], [first, mean], pen=dotted)
        if point.expected.low is not None and point.expected.high is not None:
            ends = [float(point.expected.low), float(point.expected.high)]
            self._plot.plot([x, x], ends, pen=pg.mkPen(colour, width=1.6))
            self._plot.plot([x, x], ends, pen=None, symbol="+", symbolSize=8, symbolPen=pg.mkPen(colour, width=1.4))
        symbol = "t1" if offset < 0 else "d"
        self._plot.plot([x], [mean], pen=None, symbol=symbol, symbolSize=11, symbolBrush=self._theme.colour("surface"),
                        symbolPen=pg.mkPen(colour, width=1.8))  # fmt: skip


def _offsets(count: int) -> list[float]:
    middle = (count - 1) / 2
    return [(number - middle) * 2 * _APART_DAYS for number in range(count)]


def _x(row: ScoredAssessment) -> float:
    return instant(row.at).timestamp()
