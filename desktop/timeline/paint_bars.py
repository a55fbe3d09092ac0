"""Bars, marks and bands on a track: each look has a colour and a pattern, told apart in grey."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from desktop.theme.theme import Theme
from desktop.timeline.frame import Frame
from desktop.timeline.symbols import symbol
from desktop.timeline.tracks import Bar, Look, Spot, Track

_FILLS: Final[dict[Look, tuple[str, Qt.BrushStyle]]] = {
    "held": ("border", Qt.BrushStyle.NoBrush),
    "range": ("hairline", Qt.BrushStyle.SolidPattern),
    "load": ("accent", Qt.BrushStyle.SolidPattern),
    "at_least": ("accent", Qt.BrushStyle.BDiagPattern),
    "no_value": ("muted", Qt.BrushStyle.DiagCrossPattern),
    "active": ("urgent", Qt.BrushStyle.SolidPattern),
    "unknown": ("attention", Qt.BrushStyle.BDiagPattern),
    "corrected": ("good", Qt.BrushStyle.Dense6Pattern),
    "absent": ("border", Qt.BrushStyle.NoBrush),
    "urgent": ("urgent", Qt.BrushStyle.SolidPattern),
    "attention": ("attention", Qt.BrushStyle.BDiagPattern),
    "info": ("muted", Qt.BrushStyle.Dense6Pattern),
}
"""Look → token and pattern; a dose has the colour of its row. The triad's are those of the guidance tab."""
_DOSE_ALPHA: Final = 60
_NARROW: Final = 1.0
_TURN, _EVENT = 4.2, 4.0
_UNKNOWN_SHARE: Final = 0.14
"""How high a day stands whose number nobody knows, as a share of the track: seen, and taken for no value."""


def paint_bar(painter: QPainter, bar: Bar, track: Track, frame: Frame, theme: Theme) -> None:
    """One bar, with the dose written into it where there is room."""
    if bar.x1 < frame.begin or bar.x0 > frame.end:
        return
    left, right = max(frame.across(bar.x0), frame.left - 2), min(frame.across(bar.x1), frame.right + 2)
    top, bottom = sorted((frame.height(bar.low), frame.height(bar.high)))
    if bar.look == "no_value":
        top, bottom = bottom - _UNKNOWN_SHARE * (frame.bottom - frame.top), frame.height(0)
    box = QRectF(left, top, max(right - left, _NARROW), max(bottom - top, 2.0))
    if bar.look == "dose":
        ink = theme.series_colour(bar.number)
        fill = QColor(ink)
        fill.setAlpha(_DOSE_ALPHA)
        painter.fillRect(box, fill)
    else:
        token, pattern = _FILLS[bar.look]
        ink = theme.colour(token)
        painter.fillRect(box, QBrush(ink, pattern))
    if bar.look == "range":
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), 1.5), theme.colour("border"))
    elif track.strip:
        style = Qt.PenStyle.DashLine if bar.look == "held" else Qt.PenStyle.SolidLine
        painter.setPen(QPen(ink if bar.look != "absent" else theme.colour("hairline"), 1, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
    if bar.look in ("dose", "held"):
        _write_into(painter, box, bar.spot.value, theme)


def paint_sample(painter: QPainter, look: Look, box: QRectF, theme: Theme) -> None:
    """A small bar of a look, for a legend."""
    token, pattern = _FILLS[look]
    ink = theme.colour(token)
    painter.fillRect(box, QBrush(ink, pattern))
    painter.setPen(QPen(theme.colour("border") if look == "absent" else ink, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)


def _write_into(painter: QPainter, box: QRectF, words: str, theme: Theme) -> None:
    lead = theme.px(round(2 * _TURN))
    wide = box.width() - 2 * lead
    if not words or wide <= 0:
        return
    metrics = QFontMetricsF(painter.font())
    line = metrics.height()
    room = QRectF(box.left() + lead, box.center().y() - line / 2, wide, line)
    if metrics.horizontalAdvance(words) <= wide:
        painter.setPen(theme.colour("text"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def paint_marks(painter: QPainter, marks: Sequence[Spot], frame: Frame, theme: Theme, chosen: int | None) -> None:
    """Changes of therapies as diamonds, the chosen one ringed; events by the symbol of their row."""
    unit = theme.px(10) / 10
    for spot in marks:
        if spot.y is None or not frame.begin <= spot.x <= frame.end:
            continue
        painter.save()
        painter.translate(frame.across(spot.x), frame.height(spot.y))
        if spot.turn is not None:
            path, ink = symbol(3, _TURN * unit), theme.colour("text")
        else:
            number = round(spot.y)
            path, ink = symbol(number, _EVENT * unit), theme.colour(("accent", "urgent", "muted")[number])
        painter.fillPath(path, ink)
        painter.strokePath(path, QPen(theme.colour("surface"), 1))
        if spot.turn is not None and spot.turn == chosen:
            painter.strokePath(symbol(0, 2 * _TURN * unit), QPen(theme.colour("accent"), 2))
        painter.restore()


def paint_band(painter: QPainter, track: Track, frame: Frame, theme: Theme) -> None:
    """Where values should lie, pale, with a line at each bound; and the limits of a track."""
    if track.band is not None:
        low, high = track.band
        bottom = frame.bottom if low is None else frame.height(low)
        top = frame.top if high is None else frame.height(high)
        painter.fillRect(QRectF(frame.left, top, frame.width, bottom - top), theme.colour("good_soft"))
        painter.setPen(QPen(theme.colour("good"), 1, Qt.PenStyle.DashLine))
        for bound in (low, high):
            if bound is not None:
                y = frame.height(bound)
                painter.drawLine(round(frame.left), round(y), round(frame.right), round(y))
    for limit in track.limits:
        painter.setPen(QPen(theme.colour(limit.token), 1, Qt.PenStyle.DashLine))
        y = frame.height(limit.at)
        painter.drawLine(round(frame.left), round(y), round(frame.right), round(y))
