"""Curves on a track: lines within runs, a symbol for every value, a cross for every gap that says why."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from pyqtgraph.functions import arrayToQPath, arrayToQPolygonF
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.theme.theme import Theme
from desktop.timeline.frame import Array, Frame
from desktop.timeline.symbols import stamp
from desktop.timeline.thinning import Drawn, thinned, visible
from desktop.timeline.tracks import Curve, Fan

_LINE, _THIN = 1.6, 1.0
_RADIUS, _DOT = 3.6, 3.0
_ROOM: Final = 4.0
"""Symbols closer than this many pixels on average are dots: shapes would hide each other."""
_ROOMY: Final = 12.0
"""Lines between values closer than this are thin: a broad one with soft edges takes ten times as long to paint."""
_CROSS: Final = 3.5
_BAND_ALPHA: Final = 36


@dataclass(frozen=True)
class Plotted:
    """A curve as arrays, made once: panning reads them sixty times a second."""

    curve: Curve
    xs: Array
    ys: Array
    run: npt.NDArray[np.int64]

    def drawn(self, frame: Frame) -> Drawn:
        """What of it is seen in a frame."""
        part = visible(self.xs, frame.begin, frame.end)
        seen = Drawn(frame.all_across(self.xs[part]), frame.all_heights(self.ys[part]), self.run[part])
        return thinned(seen)


def plotted(curve: Curve) -> Plotted:
    """The arrays of a curve."""
    spots = curve.spots
    lengths = [len(run) for run in curve.runs]
    return Plotted(
        curve,
        np.array([spot.x for spot in spots], dtype=np.float64),
        np.array([spot.y for spot in spots], dtype=np.float64),
        np.repeat(np.arange(len(lengths)), lengths),
    )


def ink_of(curve: Curve, theme: Theme) -> QColor:
    """The colour of a curve: its tissue's, or that of its number."""
    return theme.colour(curve.token) if curve.token is not None else theme.series_colour(curve.number)


def paint_curve(painter: QPainter, one: Plotted, frame: Frame, theme: Theme, ratio: float) -> None:
    """Line, symbols and crosses of a curve."""
    drawn, ink = one.drawn(frame), ink_of(one.curve, theme)
    dense = len(drawn.x) > frame.width / _ROOM
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not dense)
    if one.curve.joined and len(drawn.x) > 1:
        style = Qt.PenStyle.DashLine if one.curve.hollow and not dense else Qt.PenStyle.SolidLine
        painter.setPen(QPen(ink, _LINE if len(drawn.x) < frame.width / _ROOMY else _THIN, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(arrayToQPath(drawn.x, drawn.y, connect=drawn.joined, finiteCheck=False))
    if dense:
        painter.setPen(QPen(ink, theme.px(round(_DOT)), Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
        painter.drawPoints(arrayToQPolygonF(drawn.x, drawn.y))
    elif len(drawn.x):
        radius = theme.px(10) / 10 * (_RADIUS if not one.curve.hollow else _RADIUS * 0.85)
        made = stamp(one.curve.number, radius, ink.name(), theme.colours.surface, one.curve.hollow, ratio)
        half = made.width() / ratio / 2
        for x, y in zip(drawn.x.tolist(), drawn.y.tolist(), strict=True):
            painter.drawPixmap(QPointF(x - half, y - half), made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_gaps(painter, one.curve, frame, theme)


def paint_fan(painter: QPainter, fan: Fan, frame: Frame, theme: Theme) -> None:
    """Where a curve would go: a pale band for the interval, dashes in its middle, a line where nothing more is said."""
    if fan.spots[0].x > frame.end or fan.spots[-1].x < frame.begin:
        return
    xs = [frame.across(spot.x) for spot in fan.spots]
    lows, highs = ([frame.height(bound) for bound in one] for one in zip(*fan.bounds, strict=True))
    ink = theme.series_colour(fan.number)
    pale = QColor(ink)
    pale.setAlpha(_BAND_ALPHA)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pale)
    edge = [*zip(xs, highs, strict=True), *zip(reversed(xs), reversed(lows), strict=True)]
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in edge]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, _THIN, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(xs[-1], highs[-1]), QPointF(xs[-1], lows[-1]))
    painter.setPen(QPen(ink, _LINE, Qt.PenStyle.DashLine))
    painter.drawPolyline(QPolygonF([QPointF(x, frame.height(s.y or 0.0)) for x, s in zip(xs, fan.spots, strict=True)]))


def _paint_gaps(painter: QPainter, curve: Curve, frame: Frame, theme: Theme) -> None:
    painter.setPen(QPen(theme.colour("muted"), _LINE))
    y = frame.bottom - _CROSS - 1
    for spot in curve.gaps:
        if frame.begin <= spot.x <= frame.end:
            x = frame.across(spot.x)
            box = QRectF(x - _CROSS, y - _CROSS, 2 * _CROSS, 2 * _CROSS)
            painter.drawLine(box.topLeft(), box.bottomRight())
            painter.drawLine(box.topRight(), box.bottomLeft())
