"""The pain diary drawn: scores over daily ranges, and beneath them analgesics, opioid load and as-needed doses."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from zoneinfo import ZoneInfo

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QWheelEvent

from desktop.chart.diary_picture import (
    LOAD,
    NRS,
    PAINAD,
    POSS,
    RESCUE,
    SCALES,
    STRIP,
    VAS,
    Line,
    Picture,
    Spot,
    Stretch,
    marks,
)
from desktop.theme.theme import Theme
from desktop.widgets.date_axis import DateAxis
from desktop.widgets.date_ticks import ROOM_PX
from desktop.widgets.numbers import plain
from desktop.widgets.plots import SYMBOLS, dress
from desktop.widgets.readings import reads_as
from desktop.widgets.told import ToldValue, told_curve

Limits = Mapping[str, Sequence[tuple[float, str, str]]]
"""Lines to draw across a panel: (height, colour token, the shape that stands at it)."""
_LEAST_ROW_PX: Final = 15
"""A row of the heights below this cannot hold a drug's name."""
_HEIGHTS: Final = {NRS: 12, VAS: 5, PAINAD: 5, POSS: 4, STRIP: 3, LOAD: 5, RESCUE: 3}
_ENDS: Final = {code: marks(code) for code in SCALES}
_NEAR_PX: Final = 14.0
_DAY_ALPHA, _SPAN_ALPHA = 46, 110
_STROKE: Final = 0.07
_LEAST: Final = 3.0
_UNKNOWN: Final = 0.12
"""How high a day stands whose number nobody knows, as a share of the panel: seen, and taken for no value."""


class DiaryPlots(pg.GraphicsLayoutWidget):  # type: ignore[misc]
    """Emits what is pointed at and what is clicked. Only panels that have something to show are there."""

    pointed = Signal(object)
    clicked = Signal(object)

    def __init__(self, theme: Theme, zone: ZoneInfo, titles: Mapping[str, str], limits: Limits) -> None:
        super().__init__()
        reads_as(self, "chart")
        self._theme, self._zone, self._titles, self._limits = theme, zone, titles, limits
        self._picture = Picture((), (), (), (), (), (), ())
        self._plots: dict[str, Any] = {}
        self._cursors: list[Any] = []
        self.setBackground(theme.colour("surface"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.ci.layout.setSpacing(2)

    def draw(self, picture: Picture, span: tuple[float, float]) -> None:
        """Draw other values over a stretch of time, in UTC seconds."""
        self.forget()
        self._picture = picture
        panels = picture.panels()
        for row, panel in enumerate(panels):
            self._add_panel(row, panel, last=row == len(panels) - 1)
        rows = sum(self._rows_of(panel) for panel in panels)
        self.setMinimumHeight(self._theme.px(rows * _LEAST_ROW_PX))
        self._draw_days(picture.days)
        for turn in picture.turns:
            self._draw_turn(turn)
        for line in picture.lines:
            self._draw_line(line)
        for bar in picture.spans:
            colour = self._theme.series_colour(round(bar.spot.y or 0))
            self._draw_span(bar, colour)
        self._draw_many(LOAD, picture.loads)
        self._draw_many(RESCUE, picture.rescue)
        self.show_range(*span)
        self.setAccessibleDescription(self._told(picture))

    def _told(self, picture: Picture) -> str:
        """The same in words: each curve, what was taken, each day's opioids, and every change."""
        told = [
            told_curve(f"{self._titles[line.panel]}, {line.name}", [_value(spot) for run in line.runs for spot in run])
            for line in picture.lines
        ]
        told += [f"{bar.spot.words}." for bar in picture.spans]
        for panel, bars in ((LOAD, picture.loads), (RESCUE, picture.rescue)):
            told.append(told_curve(self._titles[panel], [_value(bar.spot) for bar in bars]))
        told += [f"{turn.words}." for turn in picture.turns]
        return " ".join(part for part in told if part)

    def forget(self) -> None:
        """Show nothing. (`clear` is an attribute of pyqtgraph's own: it cannot be overridden.)"""
        self.ci.clear()
        self._picture = Picture((), (), (), (), (), (), ())
        self._plots, self._cursors = {}, []
        self.setAccessibleDescription("")

    def show_range(self, begin: float, end: float) -> None:
        """Show this stretch of time, in UTC seconds."""
        self._plots[NRS].setXRange(begin, end, padding=0.02)

    def shown_range(self) -> tuple[float, float]:
        """The stretch of time shown."""
        begin, end = self._plots[NRS].viewRange()[0]
        return float(begin), float(end)

    def set_cursor(self, x: float) -> None:
        """Stand the vertical line at a moment, on every panel."""
        for line in self._cursors:
            line.setValue(x)
            line.show()

    def nearest(self, where: QPointF) -> Spot | None:
        """What lies under the pointer: a score before the stretch that it lies in."""
        scene = self.mapToScene(where.toPoint())
        for panel, plot in self._plots.items():
            box = plot.getViewBox()
            if box.sceneBoundingRect().contains(scene):
                return self._score_at(panel, box, scene) or self._stretch_at(panel, box.mapSceneToView(scene))
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._plots:
            scene = self.mapToScene(event.position().toPoint())
            self.set_cursor(float(self._plots[NRS].getViewBox().mapSceneToView(scene).x()))
            self.pointed.emit(self.nearest(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        spot = self.nearest(event.position())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(spot)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel zooms in time with Ctrl; without it the page scrolls, as everywhere."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        else:
            event.ignore()

    def _score_at(self, panel: str, box: Any, scene: QPointF) -> Spot | None:
        best, best_distance = None, _NEAR_PX
        x, reach = box.mapSceneToView(scene).x(), _NEAR_PX * box.viewPixelSize()[0]
        for spot in (
            *(spot for line in self._picture.lines for run in line.runs for spot in run),
            *self._picture.turns,
        ):
            # Most are far away in time: only the others are worth mapping.
            if spot.panel == panel and abs(spot.x - x) <= reach:
                gap = box.mapViewToScene(QPointF(spot.x, spot.y or 0)) - scene
                distance = (gap.x() ** 2 + gap.y() ** 2) ** 0.5
                if distance < best_distance:
                    best, best_distance = spot, distance
        return best

    def _stretch_at(self, panel: str, at: QPointF) -> Spot | None:
        picture = self._picture
        for stretch in (*picture.days, *picture.spans, *picture.loads, *picture.rescue):
            if stretch.spot.panel == panel and stretch.x0 <= at.x() <= stretch.x1:
                if panel == STRIP and not stretch.low <= at.y() <= stretch.high:
                    continue
                return stretch.spot
        return None

    def _add_panel(self, row: int, panel: str, *, last: bool) -> None:
        theme = self._theme
        plot = self.addPlot(row=row, col=0, axisItems={"bottom": DateAxis(self._zone, theme.px(ROOM_PX))})
        dress(plot, theme, self._titles.get(panel, ""), dates=last)
        self._plots[panel] = plot
        if row:
            plot.setXLink(self._plots[NRS])
        axis = plot.getAxis("left")
        if panel in _ENDS:
            ends = _ENDS[panel]
            axis.setTicks([[*ends, *self._limit_ticks(panel)]])
            plot.setYRange(ends[0][0], ends[-1][0], padding=0.08)
        elif panel == STRIP:
            plot.invertY(True)
            axis.setTicks([[(float(number), _short(name)) for number, name in enumerate(self._picture.rows)]])
            plot.setYRange(-0.6, max(len(self._picture.rows), 2) - 0.4, padding=0)
        else:
            self._scale_up(panel, plot)
        for height, token, _ in self._limits.get(panel, ()):
            self._draw_limit(plot, height, token)
        cursor = pg.InfiniteLine(angle=90, pen=pg.mkPen(theme.colour("muted"), width=1, style=Qt.PenStyle.DotLine))
        cursor.setZValue(10)
        cursor.hide()
        plot.addItem(cursor, ignoreBounds=True)
        self._cursors.append(cursor)
        self.ci.layout.setRowStretchFactor(row, self._rows_of(panel))

    def _rows_of(self, panel: str) -> int:
        """How high a panel is beside the others; every drug of the strip has a row of its own."""
        return max(_HEIGHTS[panel], len(self._picture.rows)) if panel == STRIP else _HEIGHTS[panel]

    def _scale_up(self, panel: str, plot: Any) -> None:
        """A scale from 0 to the highest value, the limits among it."""
        shown = self._picture.loads if panel == LOAD else self._picture.rescue
        highest = max((stretch.high for stretch in shown), default=0.0)
        limits = self._limit_ticks(panel)
        top = max([highest, *(height for height, _ in limits), _LEAST])
        ticks = limits or [(highest, plain(highest))]
        plot.getAxis("left").setTicks([[(0.0, "0"), *ticks]])
        plot.setYRange(0, top, padding=0.12)

    def _limit_ticks(self, panel: str) -> list[tuple[float, str]]:
        return [(height, f"{mark} {plain(height)}".strip()) for height, _, mark in self._limits.get(panel, ())]

    def _draw_limit(self, plot: Any, height: float, token: str) -> None:
        line = pg.InfiniteLine(
            height, angle=0, pen=pg.mkPen(self._theme.colour(token), width=1, style=Qt.PenStyle.DashLine)
        )
        line.setZValue(5)
        plot.addItem(line, ignoreBounds=True)

    def _draw_line(self, line: Line) -> None:
        plot, colour = self._plots[line.panel], self._theme.series_colour(line.number)
        for run in line.runs:
            plot.plot(
                [spot.x for spot in run],
                [spot.y for spot in run],
                pen=pg.mkPen(colour, width=1.6) if line.joined else None,
                symbol=SYMBOLS[line.number % len(SYMBOLS)],
                symbolSize=8,
                symbolBrush=colour,
                symbolPen=pg.mkPen(self._theme.colour("surface"), width=0.8),
            )
        if line.gaps:
            pen = pg.mkPen(self._theme.colour("muted"), width=1.4)
            heights = [_ENDS[line.panel][0][0]] * len(line.gaps)
            plot.plot([spot.x for spot in line.gaps], heights, pen=None, symbol="x", symbolSize=8, symbolPen=pen)

    def _draw_days(self, days: Sequence[Stretch]) -> None:
        """From the lowest to the highest score of each day, the highest as a stroke."""
        begins, ends = [day.x0 for day in days], [day.x1 for day in days]
        highest = [day.high for day in days]
        pale, strong = QColor(self._theme.colour("muted")), self._theme.colour("muted")
        pale.setAlpha(_DAY_ALPHA)
        strokes = [score - _STROKE for score in highest], [score + _STROKE for score in highest]
        for (low, high), colour in ((([day.low for day in days], highest), pale), (strokes, strong)):
            item = pg.BarGraphItem(x0=begins, x1=ends, y0=low, y1=high, brush=colour, pen=pg.mkPen(None))
            item.setZValue(-1)
            if days:
                self._plots[NRS].addItem(item)

    def _draw_span(self, bar: Stretch, colour: QColor) -> None:
        fill = QColor(colour)
        fill.setAlpha(0 if bar.hollow else _SPAN_ALPHA)
        pen = pg.mkPen(colour, style=Qt.PenStyle.DashLine if bar.hollow else Qt.PenStyle.SolidLine)
        item = pg.BarGraphItem(x0=[bar.x0], x1=[bar.x1], y0=[bar.low], y1=[bar.high], brush=fill, pen=pen)
        item.setZValue(-1)
        self._plots[STRIP].addItem(item)

    def _draw_many(self, panel: str, stretches: Sequence[Stretch]) -> None:
        """Bars from 0. Hatched: at least so much, or none of it for breakthrough pain; crossed: unknown."""
        for hollow in (False, True):
            chosen = [each for each in stretches if each.hollow is hollow and each.spot.y]
            if not chosen:
                continue
            colour = self._theme.colour("accent")
            brush = pg.mkBrush(colour)
            if hollow:
                brush.setStyle(Qt.BrushStyle.BDiagPattern)
            self._add_bars(panel, chosen, [each.high for each in chosen], brush)
        unknown = [each for each in stretches if each.spot.y is None]
        if unknown:
            low = self._plots[panel].viewRange()[1][1] * _UNKNOWN
            brush = pg.mkBrush(self._theme.colour("muted"))
            brush.setStyle(Qt.BrushStyle.DiagCrossPattern)
            self._add_bars(panel, unknown, [low] * len(unknown), brush)

    def _add_bars(self, panel: str, stretches: Sequence[Stretch], heights: Sequence[float], brush: Any) -> None:
        begins, ends = [each.x0 for each in stretches], [each.x1 for each in stretches]
        item = pg.BarGraphItem(x0=begins, x1=ends, y0=0, height=heights, brush=brush, pen=pg.mkPen(None))
        self._plots[panel].addItem(item)

    def _draw_turn(self, turn: Spot) -> None:
        colour = self._theme.colour("text")
        line = pg.InfiniteLine(turn.x, angle=90, pen=pg.mkPen(self._theme.colour("border"), style=Qt.PenStyle.DotLine))
        self._plots[NRS].addItem(line, ignoreBounds=True)
        mark = pg.ScatterPlotItem([turn.x], [turn.y], symbol="d", size=8, brush=pg.mkBrush(colour), pen=pg.mkPen(None))
        mark.setZValue(5)
        self._plots[STRIP].addItem(mark)


def _short(name: str) -> str:
    return name if len(name) <= 17 else name[:16] + "…"


def _value(spot: Spot) -> ToldValue:
    return ToldValue(spot.y or 0.0, spot.value, spot.when)
