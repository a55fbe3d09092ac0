"""What is drawn over the photograph: outlines, the line in hand, the scale's marks, earlier outlines, the cross.

Everything is painted in pixels of the screen, so that lines and hatching are as wide at every zoom; each line has a
pale edge, so that it is seen on black eschar and on pale skin.
"""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTransform

from core.case.photo import Point
from desktop.photo_bench.bench.ink import EDGE, LINE, Ink, drawn_pen, polygon
from desktop.photo_bench.bench.outlines import Outlines, Region
from desktop.photo_bench.bench.sketching import SketchPainter
from desktop.photo_bench.bench.tools.tool import Sketch
from desktop.theme.theme import Theme
from desktop.theme.tissue import tissue_pen

_CROSS = 14.0


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
    proposed: tuple[Region, ...] = ()
    """Tissues that nobody has confirmed."""
    ghost: Ghost | None = None
    length: tuple[Point, Point] | None = None
    """Ends of the longest length that was measured."""
    wrong_at: Point | None = None
    cross: Point | None = None
    axis: tuple[Point, Point] | None = None
    """Of the limb."""
    scale_words: str = ""


class OverlayPainter:
    """Paints an `Overlay` with one theme."""

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._ink = Ink(theme, font)
        self._sketches = SketchPainter(self._ink)

    def paint(self, painter: QPainter, to_view: QTransform, what: Overlay) -> None:
        """Draw from below to above."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._ink.font)
        if what.ghost is not None:
            self._ghost(painter, to_view, what.ghost)
        for region in what.outlines.regions:
            if what.sketch.changed is None or region.number != what.sketch.changed.number:
                self._region(painter, to_view, region, strong=region.number == what.selected)
        if what.sketch.changed is not None:
            self._region(painter, to_view, what.sketch.changed, strong=True)
        for region in what.proposed:
            self._proposed(painter, to_view, region)
        if what.length is not None:
            self._length(painter, to_view, what.length)
        self._scale(painter, to_view, what)
        if what.axis is not None and not what.sketch.axis:
            self._sketches.axis(painter, to_view, what.axis)
        self._sketches.paint(painter, to_view, what.sketch, what.tissue)
        if what.wrong_at is not None:
            self._wrong(painter, to_view.map(QPointF(*what.wrong_at)))
        if what.cross is not None:
            self._cross(painter, to_view.map(QPointF(*what.cross)))

    def _region(self, painter: QPainter, to_view: QTransform, region: Region, *, strong: bool) -> None:
        shape = to_view.map(polygon(region.points))
        width = LINE + 1 if strong else LINE
        painter.setPen(drawn_pen(self._ink.pale, width + EDGE))
        painter.setBrush(self._ink.hatching(region.tissue))
        painter.drawPolygon(shape)
        painter.setPen(tissue_pen(self._ink.theme, region.tissue, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(shape)

    def _proposed(self, painter: QPainter, to_view: QTransform, region: Region) -> None:
        """Hatched on a pale veil within a dotted line: not yet anybody's word."""
        shape = to_view.map(polygon(region.points))
        veil = QColor(self._ink.white)
        veil.setAlpha(70)
        painter.setPen(Qt.PenStyle.NoPen)
        for brush in (veil, self._ink.hatching(region.tissue)):
            painter.setBrush(brush)
            painter.drawPolygon(shape)
        pen = tissue_pen(self._ink.theme, region.tissue, LINE)
        pen.setStyle(Qt.PenStyle.DotLine)
        self._ink.edged(painter, shape, pen, closed=True)

    def _scale(self, painter: QPainter, to_view: QTransform, what: Overlay) -> None:
        scale = what.outlines.scale
        if what.sketch.marks:
            self._sketches.marks(painter, to_view, what.sketch.marks, "")
        elif scale is not None and not what.outlines.marks:
            self._sketches.card(painter, to_view, scale.points_px)
        else:
            self._sketches.marks(painter, to_view, what.outlines.marks, what.scale_words)

    def _length(self, painter: QPainter, to_view: QTransform, ends: tuple[Point, Point]) -> None:
        line = QLineF(*(to_view.map(QPointF(*end)) for end in ends))
        painter.setPen(drawn_pen(self._ink.deep, 3))
        painter.drawLine(line)
        painter.setPen(drawn_pen(self._ink.white, 1, Qt.PenStyle.DashLine))
        painter.drawLine(line)

    def _ghost(self, painter: QPainter, to_view: QTransform, ghost: Ghost) -> None:
        top: QPointF | None = None
        for points in ghost.lines:
            shape = to_view.map(polygon(points))
            self._ink.doubled(painter, shape, Qt.PenStyle.DashLine, closed=True)
            box = shape.boundingRect()
            if top is None or box.top() < top.y():
                top = QPointF(box.center().x(), box.top())
        if top is not None:
            self._ink.tag(painter, top - QPointF(0, 14), ghost.caption)

    def _wrong(self, painter: QPainter, at: QPointF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (drawn_pen(self._ink.pale, 5), drawn_pen(QColor(self._ink.theme.colour("attention")), 2.5)):
            painter.setPen(pen)
            painter.drawEllipse(at, 10, 10)

    def _cross(self, painter: QPainter, at: QPointF) -> None:
        arms = [QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)]
        for pen in (drawn_pen(self._ink.deep, 3.5), drawn_pen(self._ink.white, 1.5)):
            painter.setPen(pen)
            for arm in arms:
                painter.drawLine(at + arm * 3, at + arm * _CROSS)
