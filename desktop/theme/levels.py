"""The three levels and the good state: a shape, a colour and a word each, so that none rests on colour alone."""

from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from desktop.theme.theme import Theme

Level = Literal["info", "attention", "urgent", "good"]

SHAPES: Final[dict[str, str]] = {"info": "○", "attention": "▲", "urgent": "◆", "good": "●"}
"""The shape of a level as a character, for text."""

COLOURS: Final[dict[str, str]] = {"info": "muted", "attention": "attention", "urgent": "urgent", "good": "good"}
"""The colour token of a level."""


def shape(level: str, box: QRectF) -> QPainterPath:
    """The level's shape inside `box`."""
    path = QPainterPath()
    if level == "attention":
        path.addPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))
    elif level == "urgent":
        path.addPolygon(
            QPolygonF(
                [
                    QPointF(box.center().x(), box.top()),
                    QPointF(box.right(), box.center().y()),
                    QPointF(box.center().x(), box.bottom()),
                    QPointF(box.left(), box.center().y()),
                ]
            )
        )
    else:
        path.addEllipse(box)
    path.closeSubpath()
    return path


def draw_level(painter: QPainter, theme: Theme, level: str, box: QRectF) -> None:
    """Draw the level's mark; `info` is a ring, the others are filled."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = theme.colour(COLOURS[level])
    if level == "info":
        painter.setPen(colour)
        painter.drawPath(shape(level, box.adjusted(1, 1, -1, -1)))
    else:
        painter.fillPath(shape(level, box), colour)
    painter.restore()
