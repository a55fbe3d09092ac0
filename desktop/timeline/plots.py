"""Four plots on one time axis, drawn from values. Raw points are always visible; wheel and drag move in time only."""

from typing import Any, Final
from zoneinfo import ZoneInfo

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QWheelEvent

from desktop.theme.theme import Theme
from desktop.timeline.spots import AREAS, BWAT, PAIN, PANELS, THERAPY, Bar, Curve, Picture, Spot
from desktop.widgets.date_axis import DateAxis

_SYMBOLS: Final = ("o", "s", "t", "d", "p", "h", "star", "+")
_DAY: Final = 86_400.0
_AXIS_WIDTH: Final = 150
_NEAR_PX: Final = 16.0
_HEIGHTS: Final = {AREAS: 10, BWAT: 6, THERAPY: 7, PAIN: 7}


class Plots(pg.GraphicsLayoutWidget):  # type: ignore[misc]
    """Emits what is pointed at, what is clicked, and the moment under the pointer."""

    pointed = Signal(object)
    clicked = Signal(object)
    moment = Signal(float)

    def __init__(self, theme: Theme, zone: ZoneInfo, titles: dict[str, str]) -> None:
        super().__init__()
        self._theme = theme
        self._picture = Picture((), (), (), ())
        self.setBackground(theme.colour("surface"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.ci.layout.setSpacing(2)
        self._plots: dict[str, Any] = {}
        self._lines: list[Any] = []
        for row, panel in enumerate(PANELS):
            last = panel == PANELS[-1]
            axes = {"bottom": DateAxis(zone)}
            plot = self.addPlot(row=row, col=0, axisItems=axes)
            self._dress(plot, titles[panel], last)
            self._plots[panel] = plot
            if row:
                plot.setXLink(self._plots[PANELS[0]])
            line = pg.InfiniteLine(angle=90, pen=pg.mkPen(theme.colour("muted"), width=1, style=Qt.PenStyle.DotLine))
            line.setZValue(10)
            self._lines.append(line)
            self.ci.layout.setRowStretchFactor(row, _HEIGHTS[panel])
        self._plots[PAIN].setYRange(0, 10, padding=0.06)
        self._plots[THERAPY].invertY(True)

    def draw(self, picture: Picture) -> None:
        """Draw other values; the range of time stays."""
        self._picture = picture
        for plot in self._plots.values():
            plot.clear()
        for curve in picture.curves:
            self._draw_curve(curve)
        for bar in picture.bars:
            self._draw_bar(bar)
        for mark in picture.marks:
            self._draw_mark(mark)
        rows = picture.rows or ()
        for panel, low, least in ((AREAS, 0.0, 1.0), (BWAT, 8.0, 16.0)):
            highest = max((spot.y for spot in picture.spots() if spot.panel == panel and spot.y is not None), default=0)
            self._plots[panel].setYRange(low, max(highest, least), padding=0.06)
        strip = self._plots[THERAPY]
        strip.getAxis("left").setTicks([[(float(row), _short(name)) for row, name in enumerate(rows)]])
        self.ci.layout.setRowStretchFactor(PANELS.index(THERAPY), max(_HEIGHTS[THERAPY], len(rows)))
        strip.setYRange(-0.6, max(len(rows), 3) - 0.4, padding=0)
        for line, plot in zip(self._lines, self._plots.values(), strict=True):
            plot.addItem(line, ignoreBounds=True)

    def show_range(self, begin: float, end: float) -> None:
        """Show this stretch of time, in UTC seconds."""
        self._plots[PANELS[0]].setXRange(begin, end, padding=0.04)

    def shown_range(self) -> tuple[float, float]:
        """The stretch of time shown."""
        begin, end = self._plots[PANELS[0]].viewRange()[0]
        return float(begin), float(end)

    def set_cursor(self, x: float) -> None:
        """Stand the vertical line at a moment, on every plot."""
        for line in self._lines:
            line.setValue(x)

    def nearest(self, where: QPointF) -> Spot | None:
        """What lies under the pointer."""
        best, best_distance = None, _NEAR_PX
        scene = self.mapToScene(where.toPoint())
        for panel, plot in self._plots.items():
            box = plot.getViewBox()
            if not box.sceneBoundingRect().contains(scene):
                continue
            for spot in self._picture.spots():
                if spot.panel != panel or self._is_bar(spot):
                    continue
                y = spot.y if spot.y is not None else box.viewRange()[1][0]
                at = box.mapViewToScene(QPointF(spot.x, y))
                gap = at - scene
                distance = abs(gap.x()) if spot in self._picture.marks else (gap.x() ** 2 + gap.y() ** 2) ** 0.5
                if distance < best_distance:
                    best, best_distance = spot, distance
            return best if best is not None else self._bar_at(panel, box.mapSceneToView(scene))
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        x = float(self._plots[PANELS[0]].getViewBox().mapSceneToView(self.mapToScene(event.position().toPoint())).x())
        self.set_cursor(x)
        self.moment.emit(x)
        self.pointed.emit(self.nearest(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        spot = self.nearest(event.position())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(spot)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel zooms in time at the pointer with Ctrl; without it the page scrolls, as everywhere."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        else:
            event.ignore()

    def _is_bar(self, spot: Spot) -> bool:
        return spot.kind == "therapy"

    def _bar_at(self, panel: str, at: Any) -> Spot | None:
        if panel != THERAPY:
            return None
        hits = [bar for bar in self._picture.bars if bar.x0 <= at.x() <= bar.x1 and abs(bar.row - at.y()) < 0.5]
        return hits[0].spot if hits else None

    def _dress(self, plot: Any, title: str, last: bool) -> None:
        theme = self._theme
        small = QFont(self.font())
        small.setPixelSize(theme.sizes.caption)
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(x=True, y=False)
        plot.showGrid(x=True, y=False, alpha=0.15)
        for side in ("left", "bottom"):
            axis = plot.getAxis(side)
            axis.setPen(theme.colour("hairline"))
            axis.setTextPen(theme.colour("muted"))
            axis.setStyle(tickFont=small, tickLength=-4)
        plot.getAxis("left").setWidth(_AXIS_WIDTH)
        plot.getAxis("left").setLabel(title, color=theme.colour("text").name())
        plot.getAxis("bottom").setStyle(showValues=last)

    def _draw_curve(self, curve: Curve) -> None:
        plot, colour = self._plots[curve.panel], self._theme.series_colour(curve.number)
        style = Qt.PenStyle.DashLine if curve.dashed else Qt.PenStyle.SolidLine
        for run in curve.runs:
            plot.plot(
                [spot.x for spot in run],
                [spot.y for spot in run],
                pen=pg.mkPen(colour, width=1.6, style=style),
                symbol=_SYMBOLS[curve.number % len(_SYMBOLS)],
                symbolSize=7 if not curve.dashed else 5,
                symbolBrush=self._theme.colour("surface") if curve.dashed else colour,
                symbolPen=pg.mkPen(colour, width=1.2),
            )
        if curve.runs and not curve.dashed:
            last = curve.runs[-1][-1]
            name = pg.TextItem(curve.short, color=colour, anchor=(0, 0.5))
            name.setPos(last.x, last.y or 0)
            plot.addItem(name, ignoreBounds=True)
        if curve.gaps:
            plot.plot(
                [spot.x for spot in curve.gaps],
                [0.0 for _ in curve.gaps],
                pen=None,
                symbol="x",
                symbolSize=8,
                symbolPen=pg.mkPen(self._theme.colour("muted")),
            )

    def _draw_bar(self, bar: Bar) -> None:
        colour = self._theme.series_colour(bar.row)
        fill = QColor(colour)
        fill.setAlpha(0 if bar.held else 110)
        style = Qt.PenStyle.DashLine if bar.held else Qt.PenStyle.SolidLine
        item = pg.BarGraphItem(
            x0=[bar.x0],
            x1=[bar.x1],
            y0=[bar.row - 0.34],
            y1=[bar.row + 0.34],
            brush=fill,
            pen=pg.mkPen(colour, style=style),
        )
        self._plots[THERAPY].addItem(item)

    def _draw_mark(self, mark: Spot) -> None:
        colour = self._theme.colour("accent" if mark.kind == "procedure" else "muted")
        for plot in self._plots.values():
            line = pg.InfiniteLine(mark.x, angle=90, pen=pg.mkPen(colour, width=1, style=Qt.PenStyle.DashDotLine))
            plot.addItem(line, ignoreBounds=True)


def extent(picture: Picture) -> tuple[float, float] | None:
    """The stretch of time in which something was seen; therapies begun long before do not stretch it."""
    seen = [spot.x for spot in picture.spots() if spot.kind != "therapy"]
    if not seen:
        return None
    begin, end = min(seen), max(*seen, min(seen) + 7 * _DAY)
    # Room at the right for the names of the curves.
    return begin, end + 0.16 * (end - begin)


def _short(name: str) -> str:
    return name if len(name) <= 20 else name[:19] + "…"
