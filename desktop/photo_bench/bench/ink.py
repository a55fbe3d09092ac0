"""What everything that is drawn over the photograph is drawn with: lines with a pale edge, tags with words."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from core.case.photo import Point
from desktop.theme.fonts import figures, sized
from desktop.theme.theme import Theme
from desktop.theme.tissue import tissue_brush

LINE = 2.0
EDGE = 2.0


class Ink:
    """Pens and words of one theme, in pixels of the screen: lines are as wide at every zoom."""

    def __init__(self, theme: Theme, font: QFont) -> None:
        self.theme = theme
        self.font = figures(sized(font, theme.sizes.caption, strong=True))
        self.pale = QColor(255, 255, 255, 210)
        self.deep = QColor(0, 0, 0, 170)
        self.white = QColor("white")

    def hatching(self, tissue: str) -> QBrush:
        """A tissue's pattern, so pale that the photograph is seen through it."""
        brush = tissue_brush(self.theme, tissue)
        colour = brush.color()
        colour.setAlpha(110)
        brush.setColor(colour)
        return brush

    def edged(self, painter: QPainter, line: QPolygonF, pen: QPen, *, closed: bool = False) -> None:
        """A line that is seen on black eschar and on pale skin."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for each in (drawn_pen(self.pale, pen.widthF() + EDGE), pen):
            painter.setPen(each)
            painter.drawPolygon(line) if closed else painter.drawPolyline(line)

    def doubled(self, painter: QPainter, line: QPolygonF, style: Qt.PenStyle, *, closed: bool = False) -> None:
        """White on dark: what is no tissue of this photograph, as a ghost, a box, an axis."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for each in (drawn_pen(self.deep, 3), drawn_pen(self.white, 1.5, style)):
            painter.setPen(each)
            painter.drawPolygon(line) if closed else painter.drawPolyline(line)

    def tag(self, painter: QPainter, at: QPointF, words: str) -> None:
        """Words on a dark label, their middle at a place."""
        metrics = QFontMetricsF(self.font)
        inside = self.theme.sizes.tight
        box = metrics.boundingRect(words).adjusted(-inside, -inside / 2, inside, inside / 2)
        box.moveCenter(at)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.deep)
        painter.drawRoundedRect(box, inside, inside)
        painter.setPen(self.white)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def polygon(points: Sequence[Point] | Iterable[Point]) -> QPolygonF:
    """Points as Qt draws them."""
    return QPolygonF([QPointF(x, y) for x, y in points])


def drawn_pen(colour: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen with round ends."""
    return QPen(colour, width, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
