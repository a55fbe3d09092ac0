"""What is drawn over the photograph: outlines, the line in hand, the ruler, earlier outlines, the keyboard's cross.

Everything is painted in pixels of the screen, so that lines and hatching are as wide at every zoom; each line has a
pale edge, so that it is seen on black eschar and on pale skin.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF, QTransform

from core.case.photo import Point
from desktop.photo_bench.bench.outlines import Outlines, Region
from desktop.photo_bench.bench.tools.tool import Sketch
from desktop.theme.fonts import figures, sized
from desktop.theme.theme import Theme
from desktop.theme.tissue import tissue_brush, tissue_pen

_LINE = 2.0
_EDGE = 2.0
_HANDLE = 7.0
_CROSS = 14.0
_TICK = 7.0


@dataclass(frozen=True)
class Ghost:
    """Outlines of an earlier photograph, in pixels of this one, and what to write beside them."""

    lines: tuple[tuple[Point, ...], ...]
    caption: str


@dataclass(frozen=True)
class Overlay:
    """All that is drawn over one photograph now."""

    outlines: Outlines
    tissue: str
    sketch: Sketch
    selected: int | None = None
    ghost: Ghost | None = None
    length: tuple[Point, Point] | None = None
    """Ends of the longest length that was measured."""
    wrong_at: Point | None = None
    cross: Point | None = None
    ruler_words: str = ""


class OverlayPainter:
    """Paints an `Overlay` with one theme."""

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme = theme
        self._font = figures(sized(font, theme.sizes.caption, strong=True))
        self._pale = QColor(255, 255, 255, 210)
        self._deep = QColor(0, 0, 0, 170)

    def paint(self, painter: QPainter, to_view: QTransform, what: Overlay) -> None:
        """Draw from below to above."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        if what.ghost is not None:
            self._ghost(painter, to_view, what.ghost)
        for region in what.outlines.regions:
            if what.sketch.changed is None or region.number != what.sketch.changed.number:
                self._region(painter, to_view, region, strong=region.number == what.selected)
        if what.sketch.changed is not None:
            self._region(painter, to_view, what.sketch.changed, strong=True)
        if what.length is not None:
            self._length(painter, to_view, what.length)
        self._ruler(painter, to_view, what)
        self._sketch(painter, to_view, what)
        if what.wrong_at is not None:
            self._wrong(painter, to_view.map(QPointF(*what.wrong_at)))
        if what.cross is not None:
            self._cross(painter, to_view.map(QPointF(*what.cross)))

    def _region(self, painter: QPainter, to_view: QTransform, region: Region, *, strong: bool) -> None:
        shape = to_view.map(polygon(region.points))
        width = _LINE + 1 if strong else _LINE
        painter.setPen(_pen(self._pale, width + _EDGE))
        painter.setBrush(self._hatching(region.tissue))
        painter.drawPolygon(shape)
        painter.setPen(tissue_pen(self._theme, region.tissue, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(shape)

    def _hatching(self, tissue: str) -> QBrush:
        brush = tissue_brush(self._theme, tissue)
        colour = brush.color()
        colour.setAlpha(110)
        brush.setColor(colour)
        return brush

    def _sketch(self, painter: QPainter, to_view: QTransform, what: Overlay) -> None:
        sketch = what.sketch
        line = to_view.map(polygon(sketch.line))
        if sketch.line:
            self._edged(painter, line, tissue_pen(self._theme, what.tissue, _LINE))
        if sketch.line and sketch.towards is not None:
            last, towards = line.at(line.count() - 1), to_view.map(QPointF(*sketch.towards))
            pen = tissue_pen(self._theme, what.tissue, _LINE)
            pen.setStyle(Qt.PenStyle.DashLine)
            self._edged(painter, QPolygonF([last, line.at(0) if sketch.closing else towards]), pen)
        for index, handle in enumerate(sketch.handles):
            at = to_view.map(QPointF(*handle))
            first = bool(sketch.line) and index == 0
            self._handle(painter, at, filled=index == sketch.held or (first and sketch.closing), large=first)

    def _handle(self, painter: QPainter, at: QPointF, *, filled: bool, large: bool) -> None:
        side = _HANDLE + 4 if large else _HANDLE
        accent = self._theme.colour("accent")
        painter.setPen(_pen(accent if not filled else QColor("white"), 1.5))
        painter.setBrush(accent if filled else QColor("white"))
        box = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
        if large:
            painter.drawEllipse(box)
        else:
            painter.drawRect(box)

    def _ruler(self, painter: QPainter, to_view: QTransform, what: Overlay) -> None:
        ends = what.sketch.ruler or what.outlines.ruler
        if not ends:
            return
        one, other = (to_view.map(QPointF(*end)) for end in ends)
        line = QLineF(one, other)
        across = line.normalVector().unitVector()
        tick = QPointF(across.dx() * _TICK, across.dy() * _TICK)
        for pen in (_pen(self._deep, _LINE + 2), _pen(QColor("white"), _LINE)):
            painter.setPen(pen)
            painter.drawLine(line)
            for end in (one, other):
                painter.drawLine(end - tick, end + tick)
        if what.ruler_words and not what.sketch.ruler:
            self._tag(painter, line.center() + tick * 2, what.ruler_words)

    def _length(self, painter: QPainter, to_view: QTransform, ends: tuple[Point, Point]) -> None:
        line = QLineF(*(to_view.map(QPointF(*end)) for end in ends))
        painter.setPen(_pen(self._deep, 3))
        painter.drawLine(line)
        painter.setPen(_pen(QColor("white"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(line)

    def _ghost(self, painter: QPainter, to_view: QTransform, ghost: Ghost) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        top: QPointF | None = None
        for points in ghost.lines:
            shape = to_view.map(polygon(points))
            painter.setPen(_pen(self._deep, 3))
            painter.drawPolygon(shape)
            painter.setPen(_pen(QColor("white"), 1.5, Qt.PenStyle.DashLine))
            painter.drawPolygon(shape)
            box = shape.boundingRect()
            if top is None or box.top() < top.y():
                top = QPointF(box.center().x(), box.top())
        if top is not None:
            self._tag(painter, top - QPointF(0, 14), ghost.caption)

    def _tag(self, painter: QPainter, at: QPointF, words: str) -> None:
        metrics = QFontMetricsF(self._font)
        inside = self._theme.sizes.tight
        box = metrics.boundingRect(words).adjusted(-inside, -inside / 2, inside, inside / 2)
        box.moveCenter(at)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._deep)
        painter.drawRoundedRect(box, inside, inside)
        painter.setPen(QColor("white"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _wrong(self, painter: QPainter, at: QPointF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (_pen(self._pale, 5), _pen(QColor(self._theme.colour("attention")), 2.5)):
            painter.setPen(pen)
            painter.drawEllipse(at, 10, 10)

    def _cross(self, painter: QPainter, at: QPointF) -> None:
        arms = [QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)]
        for pen in (_pen(self._deep, 3.5), _pen(QColor("white"), 1.5)):
            painter.setPen(pen)
            for arm in arms:
                painter.drawLine(at + arm * 3, at + arm * _CROSS)

    def _edged(self, painter: QPainter, line: QPolygonF, pen: QPen) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(self._pale, pen.widthF() + _EDGE))
        painter.drawPolyline(line)
        painter.setPen(pen)
        painter.drawPolyline(line)


def polygon(points: Sequence[Point]) -> QPolygonF:
    """Points as Qt draws them."""
    return QPolygonF([QPointF(x, y) for x, y in points])


def _pen(colour: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    return QPen(colour, width, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
