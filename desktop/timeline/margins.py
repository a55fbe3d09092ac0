"""What stands beside a track: at the left its title with the scale or the names of its rows, at the right curves."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from desktop.theme.theme import Theme
from desktop.timeline.frame import Frame
from desktop.timeline.paint_bars import paint_sample
from desktop.timeline.paint_curves import Plotted, ink_of
from desktop.timeline.tracks import Track
from desktop.widgets.numbers import plain
from desktop.widgets.plots import GLYPHS

_LEFT, _RIGHT = 176, 104
_LEFT_SHARE, _RIGHT_SHARE = 0.26, 0.15
"""Large text may not take the room of what it describes."""
_TICK_ROOM: Final = 40
_GAP: Final = 6
_SAMPLE: Final = 0.7
"""Height of a bar of the legend, as a share of its line."""
_LINE_ROOM: Final = 1.9
"""Lines of text that a step of the scale takes at least."""


def sides(theme: Theme, width: int) -> tuple[float, float]:
    """Where the plotting area of a widget of this width begins and ends."""
    left = min(theme.px(_LEFT), round(width * _LEFT_SHARE))
    return float(left), float(width - min(theme.px(_RIGHT), round(width * _RIGHT_SHARE)))


def paint_margins(painter: QPainter, track: Track, frame: Frame, theme: Theme) -> None:
    """Title, scale or rows, legend, and the line that parts the track from the next: all that time leaves as it is."""
    painter.setPen(QPen(theme.colour("hairline"), 1))
    bottom = frame.bottom + frame.top - 0.5
    painter.drawLine(QPointF(0, bottom), QPointF(frame.right, bottom))
    painter.drawLine(QPointF(frame.left, 0), QPointF(frame.left, bottom))
    if track.rows:
        _paint_rows(painter, track, frame, theme)
        _paint_legend(painter, track, frame, theme)
        return
    _paint_title(painter, track, frame, theme)
    if track.strip:
        return
    _paint_scale(painter, track, frame, theme)


def _paint_title(painter: QPainter, track: Track, frame: Frame, theme: Theme) -> None:
    room = frame.left - theme.px(_TICK_ROOM) - theme.sizes.inside
    box = QRectF(theme.sizes.inside, frame.top, room, frame.bottom - frame.top)
    title = f"{track.title} ({track.unit})" if track.unit else track.title
    _write(painter, box, title, theme, "text", Qt.AlignmentFlag.AlignTop, strong=True)
    if track.empty:
        inside = QRectF(frame.left + theme.sizes.inside, frame.top, frame.width, frame.bottom - frame.top)
        _write(painter, inside, track.empty, theme, "muted", Qt.AlignmentFlag.AlignVCenter)


def _paint_rows(painter: QPainter, track: Track, frame: Frame, theme: Theme) -> None:
    """Names of the rows beside the title, which stands upright: there is no room above."""
    height = frame.height(1.0) - frame.height(0.0)
    line = QFontMetricsF(painter.font()).height()
    lead = theme.sizes.inside + line + theme.sizes.tight
    painter.save()
    painter.translate(theme.sizes.inside, frame.bottom)
    painter.rotate(-90)
    tall = frame.bottom - frame.top
    box = QRectF(0, 0, tall, line)
    _write(painter, box, track.title, theme, "text", Qt.AlignmentFlag.AlignHCenter, strong=True)
    painter.restore()
    for row, name in enumerate(track.rows):
        box = QRectF(lead, frame.height(row) - height / 2, frame.left - lead - _GAP, height)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        _write(painter, box, name, theme, "muted", right)


def _paint_legend(painter: QPainter, track: Track, frame: Frame, theme: Theme) -> None:
    """What the patterns of the bars say, a line each, at the right."""
    line = QFontMetricsF(painter.font()).height()
    side = line * _SAMPLE
    room = _right_room(painter, frame)
    for number, (look, words) in enumerate(track.legend):
        top = frame.top + number * line
        left = frame.right + _GAP
        paint_sample(painter, look, QRectF(left, top + (line - side) / 2, 1.6 * side, side), theme)
        box = QRectF(left + 1.6 * side + _GAP, top, room - 1.6 * side - _GAP, line)
        _write(painter, box, words, theme, "text", Qt.AlignmentFlag.AlignVCenter)


def _right_room(painter: QPainter, frame: Frame) -> float:
    return painter.device().width() / painter.device().devicePixelRatioF() - frame.right - _GAP


def _paint_scale(painter: QPainter, track: Track, frame: Frame, theme: Theme) -> None:
    line = QFontMetricsF(painter.font()).height()
    limits = {limit.at: limit for limit in track.limits}
    ticks = [*_limit_ticks(track)] or frame.ticks(line * _LINE_ROOM)
    for tick in ticks:
        y = frame.height(tick)
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(QPointF(frame.left - 4, y), QPointF(frame.left, y))
        box = QRectF(frame.left - theme.px(_TICK_ROOM) - _GAP, y - line / 2, theme.px(_TICK_ROOM), line)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        limit = limits.get(tick)
        words, ink = (plain(tick), "muted") if limit is None else (f"{limit.sign} {plain(tick)}", limit.token)
        _write(painter, box, words, theme, ink, right)


def _limit_ticks(track: Track) -> tuple[float, ...]:
    """What the scale names instead of round values: 0 and its limits."""
    return (0.0, *(limit.at for limit in track.limits)) if track.limits else ()


def paint_names(painter: QPainter, curves: Sequence[Plotted], frame: Frame, theme: Theme) -> None:
    """The name of each curve at the height of its last value that is seen, moved so that no two overlap."""
    line = QFontMetricsF(painter.font()).height()
    wanted: list[tuple[float, str, str]] = []
    for one in curves:
        drawn = one.drawn(frame)
        if len(drawn.x) and one.curve.short and not one.curve.hollow:
            glyph = GLYPHS[one.curve.number % len(GLYPHS)]
            wanted.append((float(drawn.y[-1]), f"{glyph} {one.curve.short}", ink_of(one.curve, theme).name()))
    y = frame.top - line
    placed: list[tuple[float, str, str]] = []
    for height, words, ink in sorted(wanted):
        y = max(height - line / 2, y + line)
        placed.append((y, words, ink))
    room = _right_room(painter, frame)
    over = max(0.0, placed[-1][0] + line - frame.bottom) if placed else 0.0
    for top, words, ink in placed:
        painter.setPen(ink)
        box = QRectF(frame.right + _GAP, max(top - over, 0.0), room, line)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)


def _write(
    painter: QPainter,
    box: QRectF,
    words: str,
    theme: Theme,
    ink: str,
    align: Qt.AlignmentFlag,
    *,
    strong: bool = False,
) -> None:
    font = QFont(painter.font())
    font.setBold(strong)
    painter.save()
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    if box.height() > 2 * painter.fontMetrics().height():
        painter.drawText(box, align | Qt.TextFlag.TextWordWrap, words)
    else:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, align, shown)
    painter.restore()
