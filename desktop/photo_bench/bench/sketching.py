"""What a tool has under way, and the marks of the scale, as they are drawn over the photograph."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF, QTransform

from core.case.photo import Point
from desktop.photo_bench.bench.ink import LINE, Ink, drawn_pen, polygon
from desktop.photo_bench.bench.tools.tool import Sketch, Swath
from desktop.theme.tissue import tissue_pen

_HANDLE = 7.0
_TICK = 7.0
_CORNER = 3.0


class SketchPainter:
    """Paints sketches with one ink."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink

    def paint(self, painter: QPainter, to_view: QTransform, sketch: Sketch, tissue: str) -> None:
        """Draw from below to above."""
        for swath in sketch.swaths:
            self._swath(painter, to_view, swath)
        for points in sketch.offered:
            self._offered(painter, to_view.map(polygon(points)), tissue)
        if sketch.box is not None:
            (left, top), (right, bottom) = sketch.box
            corners = polygon(((left, top), (right, top), (right, bottom), (left, bottom)))
            self._ink.doubled(painter, to_view.map(corners), Qt.PenStyle.DashLine, closed=True)
        self.axis(painter, to_view, sketch.axis)
        self._line(painter, to_view, sketch, tissue)
        for index, handle in enumerate(sketch.handles):
            at = to_view.map(QPointF(*handle))
            first = bool(sketch.line) and index == 0
            self._handle(painter, at, filled=index == sketch.held or (first and sketch.closing), large=first)
        if sketch.ring is not None:
            self._ring(painter, to_view, sketch.ring)

    def axis(self, painter: QPainter, to_view: QTransform, ends: Sequence[Point]) -> None:
        """The axis of the limb, with its two ends."""
        if len(ends) > 1:
            line = to_view.map(polygon(ends))
            self._ink.doubled(painter, line, Qt.PenStyle.DashDotLine)
            for index in range(line.count()):
                self._handle(painter, line.at(index), filled=False, large=True)

    def marks(self, painter: QPainter, to_view: QTransform, marks: tuple[Point, ...], words: str) -> None:
        """A ruler's two ends with their line, or the corners of a rectangle, and what is known of their length."""
        if not marks:
            return
        spots = to_view.map(polygon(marks))
        if len(marks) > 2:
            self._ink.doubled(painter, spots, Qt.PenStyle.SolidLine, closed=len(marks) > 3)
        else:
            self._ruler(painter, QLineF(spots.at(0), spots.at(spots.count() - 1)))
        if len(marks) != 2:
            for index in range(spots.count()):
                self._handle(painter, spots.at(index), filled=False, large=False)
        if words:
            line = QLineF(spots.at(0), spots.at(1 if spots.count() > 1 else 0))
            across = line.normalVector().unitVector() if line.length() else QLineF(0, 0, 0, 1)
            self._ink.tag(painter, line.center() + QPointF(across.dx(), across.dy()) * 2 * _TICK, words)

    def card(self, painter: QPainter, to_view: QTransform, corners: tuple[Point, ...]) -> None:
        """The corners of the card's markers, so that one sees what the plane was read from."""
        painter.setBrush(self._ink.white)
        painter.setPen(drawn_pen(self._ink.theme.colour("accent"), 1.5))
        for corner in corners:
            painter.drawEllipse(to_view.map(QPointF(*corner)), _CORNER, _CORNER)

    def _line(self, painter: QPainter, to_view: QTransform, sketch: Sketch, tissue: str) -> None:
        if not sketch.line:
            return
        line = to_view.map(polygon(sketch.line))
        self._ink.edged(painter, line, tissue_pen(self._ink.theme, tissue, LINE))
        if sketch.towards is not None:
            last, towards = line.at(line.count() - 1), to_view.map(QPointF(*sketch.towards))
            pen = tissue_pen(self._ink.theme, tissue, LINE)
            pen.setStyle(Qt.PenStyle.DashLine)
            self._ink.edged(painter, QPolygonF([last, line.at(0) if sketch.closing else towards]), pen)

    def _offered(self, painter: QPainter, shape: QPolygonF, tissue: str) -> None:
        """An outline that waits to be accepted: dashed, nothing laid over the wound itself."""
        pen = tissue_pen(self._ink.theme, tissue, LINE + 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        self._ink.edged(painter, shape, pen, closed=True)

    def _swath(self, painter: QPainter, to_view: QTransform, swath: Swath) -> None:
        colour = QColor(self._ink.theme.colour("urgent" if swath.takes else "good"))
        colour.setAlpha(120)
        pen = drawn_pen(colour, max(2.0, 2 * swath.radius * to_view.m11()))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        line = to_view.map(polygon(swath.line))
        if line.count() == 1:
            painter.drawPoint(line.at(0))
        painter.drawPolyline(line)

    def _ring(self, painter: QPainter, to_view: QTransform, ring: Swath) -> None:
        centre, radius = to_view.map(QPointF(*ring.line[0])), ring.radius * to_view.m11()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        style = Qt.PenStyle.DashLine if ring.takes else Qt.PenStyle.SolidLine
        for pen in (drawn_pen(self._ink.deep, 3), drawn_pen(self._ink.white, 1.5, style)):
            painter.setPen(pen)
            painter.drawEllipse(centre, radius, radius)
        painter.setPen(drawn_pen(self._ink.white, 1.5))
        painter.drawLine(centre - QPointF(3, 0), centre + QPointF(3, 0))
        if not ring.takes:
            painter.drawLine(centre - QPointF(0, 3), centre + QPointF(0, 3))

    def _handle(self, painter: QPainter, at: QPointF, *, filled: bool, large: bool) -> None:
        side = _HANDLE + 4 if large else _HANDLE
        accent = self._ink.theme.colour("accent")
        painter.setPen(drawn_pen(accent if not filled else self._ink.white, 1.5))
        painter.setBrush(accent if filled else self._ink.white)
        box = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
        if large:
            painter.drawEllipse(box)
        else:
            painter.drawRect(box)

    def _ruler(self, painter: QPainter, line: QLineF) -> None:
        across = line.normalVector().unitVector() if line.length() else QLineF(0, 0, 0, 1)
        tick = QPointF(across.dx() * _TICK, across.dy() * _TICK)
        for pen in (drawn_pen(self._ink.deep, LINE + 2), drawn_pen(self._ink.white, LINE)):
            painter.setPen(pen)
            painter.drawLine(line)
            for end in (line.p1(), line.p2()):
                painter.drawLine(end - tick, end + tick)
