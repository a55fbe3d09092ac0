"""The symbols of curves: told apart without colour, drawn once and stamped."""

from functools import lru_cache
from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from desktop.widgets.plots import GLYPHS

_STAR: Final = 10


def symbol(number: int, radius: float) -> QPainterPath:
    """The shape of the n-th curve round the origin; `GLYPHS` are the same as they are written in words."""
    path = QPainterPath()
    r = radius
    match number % len(GLYPHS):
        case 0:
            path.addEllipse(QPointF(0, 0), r, r)
        case 1:
            path.addRect(QRectF(-r * 0.9, -r * 0.9, 1.8 * r, 1.8 * r))
        case 2:
            path.addPolygon(_points((0, -r), (r, r * 0.8), (-r, r * 0.8)))
        case 3:
            path.addPolygon(_points((0, -1.15 * r), (1.15 * r, 0), (0, 1.15 * r), (-1.15 * r, 0)))
        case 4:
            path.addPolygon(_points(*(_on_star(corner, 1.25 * r) for corner in range(_STAR))))
        case _:
            path.addRect(QRectF(-r * 1.1, -r * 0.4, 2.2 * r, 0.8 * r))
            path.addRect(QRectF(-r * 0.4, -r * 1.1, 0.8 * r, 2.2 * r))
            path.setFillRule(Qt.FillRule.WindingFill)
    path.closeSubpath()
    return path


def _on_star(corner: int, radius: float) -> tuple[float, float]:
    angle, reach = pi * (2 * corner / _STAR - 0.5), radius if corner % 2 == 0 else 0.45 * radius
    return reach * cos(angle), reach * sin(angle)


def _points(*corners: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in corners])


@lru_cache(maxsize=128)
def stamp(number: int, radius: float, ink: str, ground: str, hollow: bool, ratio: float) -> QPixmap:
    """The symbol as a picture with a rim in the colour of the ground, or (`hollow`) filled with it."""
    side = round((2.6 * radius + 3) * ratio)
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(side / 2, side / 2)
    painter.scale(ratio, ratio)
    path = symbol(number, radius)
    painter.fillPath(path, QColor(ground if hollow else ink))
    painter.strokePath(path, QPen(QColor(ink if hollow else ground), 1.2 if hollow else 0.8))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
