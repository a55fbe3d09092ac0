"""The course of a patient, drawn small: burden above, therapies between, pain below, on one axis of time."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.texts import locale_of
from core.trends.series import of_cm2
from desktop.review.course_facts import Course, Line, Strip, therapy_words
from desktop.theme.fonts import sized
from desktop.widgets.date_ticks import ROOM_PX, date_ticks
from desktop.widgets.numbers import fixed, plain, pointed
from desktop.widgets.readings import reads_as
from desktop.widgets.workplace import Workplace

_WIDTH, _HEIGHT = 320, 240
_STRIP = 18
_AREA_SHARE: Final = 0.56
"""Of the height that the therapies leave, what the areas take; pain has the rest."""
_STRIPS_SHARE: Final = 0.4
"""Of the height, what the therapies take at most."""
_MOST_PAIN: Final = 10
_DOT_EVERY_PX: Final = 7
"""Points that lie closer are a line without dots."""
_DOT = 2.6


class CourseView(QWidget):
    """Read only: the timeline of the chart is the instrument. What it shows is told in its accessible name."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        reads_as(self, "chart")
        self._workplace, self._theme = workplace, workplace.theme
        self._course: Course | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._titles = (self.tr("Open wounds (cm²)"), self.tr("Pain (NRS)"))
        self._small: QFont = sized(self.font(), workplace.theme.sizes.caption)

    def show_course(self, course: Course) -> None:
        """Draw another course."""
        self._course = course
        told = self._told(course)
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(_WIDTH) // 2, self._theme.px(_HEIGHT) * 2 // 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        course = self._course
        if course is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small)
        metrics = QFontMetricsF(self._small)
        line, right = metrics.height(), metrics.horizontalAdvance("000.0 ")
        left = metrics.horizontalAdvance("000 ")
        axis = QRectF(left, 0, max(self.width() - left - right, 1), self.height() - line - self._theme.sizes.tight)
        room = max(int(axis.height() * _STRIPS_SHARE / self._theme.px(_STRIP)), 1)
        strips = (course.strips or ())[:room]
        between = max(len(strips), 1) * self._theme.px(_STRIP)
        # Each band is headed by a line of words, and what lies beside it never runs into the next.
        free = max(axis.height() - between - 3 * line, 2 * line)
        top = QRectF(axis.left(), line, axis.width(), free * _AREA_SHARE)
        middle = QRectF(axis.left(), top.bottom() + line, axis.width(), between)
        below = QRectF(axis.left(), middle.bottom() + line, axis.width(), free * (1 - _AREA_SHARE))
        self._draw_ticks(painter, course, QRectF(axis.left(), line, axis.width(), below.bottom() - line))
        highest = max((y for one in course.areas for run in one.runs for _, y in run), default=0)
        self._draw_band(painter, course, course.areas, top, highest or 1, self._titles[0])
        self._draw_strips(painter, course, strips, middle)
        self._draw_band(painter, course, course.pain, below, _MOST_PAIN, self._titles[1])
        painter.end()

    def _draw_ticks(self, painter: QPainter, course: Course, box: QRectF) -> None:
        apart = self._workplace.theme.px(ROOM_PX)
        _, ticks = date_ticks(course.begin, course.end, box.width(), self._workplace.zone, apart)
        metrics = QFontMetricsF(painter.font())
        for at in ticks:
            x = self._x(course, box, at)
            painter.setPen(QPen(self._theme.colour("hairline"), 1))
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            words = day_words(at, self._workplace.zone, self._workplace.language)
            wide = metrics.horizontalAdvance(words)
            if x + wide / 2 <= self.width():
                painter.setPen(self._theme.colour("muted"))
                painter.drawText(QPointF(x - wide / 2, box.bottom() + metrics.ascent() + 2), words)

    def _draw_band(
        self, painter: QPainter, course: Course, lines: Sequence[Line], box: QRectF, highest: float, title: str
    ) -> None:
        metrics = QFontMetricsF(painter.font())
        painter.setPen(self._theme.colour("muted"))
        keys = "  ".join(f"{'┄' if line.dashed else '━'} {self._workplace.say(line.name)}" for line in lines)
        head = title if not lines else f"{title}   {keys}"
        head = metrics.elidedText(head, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QPointF(0, box.top() - metrics.descent() - 1), head)
        for value in (0.0, highest) if lines else ():
            y = self._y(box, value, highest)
            number = fixed(value, 0 if value == 0 or value >= _MOST_PAIN else 1)
            wide = metrics.horizontalAdvance(number)
            base = y + metrics.ascent() * (0.8 if value else 0)
            painter.drawText(QPointF(box.left() - wide - self._theme.sizes.tight, base), number)
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if not lines:
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.tr("none charted"))
        for at, line in enumerate(lines):
            self._draw_line(painter, course, line, box, highest, at)
        self._write_last(painter, course, lines, box, highest)

    def _draw_line(
        self, painter: QPainter, course: Course, line: Line, box: QRectF, highest: float, number: int
    ) -> None:
        colour = self._theme.series_colour(number)
        pen = QPen(colour, 1.6, Qt.PenStyle.DashLine if line.dashed else Qt.PenStyle.SolidLine)
        dotted = sum(len(run) for run in line.runs) * _DOT_EVERY_PX < box.width()
        for run in line.runs:
            spots = [QPointF(self._x(course, box, x), self._y(box, y, highest)) for x, y in run]
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(spots))
            painter.setPen(QPen(colour, 1))
            painter.setBrush(self._theme.colour("surface") if line.dashed else colour)
            for spot in spots if dotted or len(spots) == 1 else spots[-1:]:
                painter.drawEllipse(spot, _DOT, _DOT)
        painter.setPen(QPen(self._theme.colour("muted"), 1.4))
        for at in line.gaps:
            x, y = self._x(course, box, at), box.bottom()
            painter.drawLine(QPointF(x - _DOT, y - 2 * _DOT), QPointF(x + _DOT, y))
            painter.drawLine(QPointF(x - _DOT, y), QPointF(x + _DOT, y - 2 * _DOT))

    def _write_last(
        self, painter: QPainter, course: Course, lines: Sequence[Line], box: QRectF, highest: float
    ) -> None:
        """The last value of each curve at its end, none over another."""
        metrics = QFontMetricsF(painter.font())
        ends = sorted(
            (self._y(box, line.last[1], highest) + metrics.ascent() / 2, at, line.last)
            for at, line in enumerate(lines)
            if line.last is not None
        )
        # From below upwards, so that none is pushed off the axis.
        lowest = box.bottom() + metrics.ascent() / 2
        for y, at, (x, value) in reversed(ends):
            base = min(y, lowest)
            lowest = base - metrics.ascent()
            painter.setPen(self._theme.series_colour(at))
            spot = QPointF(self._x(course, box, x) + 2 * _DOT, base)
            painter.drawText(spot, _number(value, area=highest != _MOST_PAIN))

    def _draw_strips(self, painter: QPainter, course: Course, strips: Sequence[Strip], box: QRectF) -> None:
        metrics = QFontMetricsF(painter.font())
        painter.setPen(self._theme.colour("muted"))
        left_out = course.left_out + len(course.strips or ()) - len(strips)
        more = self.tr("%n more", "", left_out) if left_out else ""
        head = " · ".join(part for part in (self.tr("Therapies, the latest change first"), more) if part)
        painter.drawText(QPointF(0, box.top() - metrics.descent() - 1), head)
        if not strips:
            said = self.tr("never assessed") if course.strips is None else self.tr("none in this time")
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)
        for row, strip in enumerate(strips):
            high = self._theme.px(_STRIP)
            self._draw_strip(painter, course, strip, QRectF(box.left(), box.top() + row * high, box.width(), high - 2))

    def _draw_strip(self, painter: QPainter, course: Course, strip: Strip, box: QRectF) -> None:
        edge = self._theme.colour("accent" if strip.running else "border")
        bars = [self._bar(course, box, part.begin, part.end) for part in strip.stretches]
        for bar, part in zip(bars, strip.stretches, strict=True):
            filled = "surface" if part.held else "accent_soft" if strip.running else "sunken"
            painter.fillRect(bar, self._theme.colour(filled))
            painter.setPen(QPen(edge, 1, Qt.PenStyle.DashLine if part.held else Qt.PenStyle.SolidLine))
            painter.drawLine(bar.topLeft(), bar.topRight())
            painter.drawLine(bar.bottomLeft(), bar.bottomRight())
        painter.setPen(QPen(edge, 1))
        for bar in bars[:1]:
            painter.drawLine(bar.topLeft(), bar.bottomLeft())
        # A change of dose is a tick at the foot: the name stands over it.
        painter.setPen(QPen(edge, 2))
        for bar in bars[1:]:
            painter.drawLine(bar.bottomLeft(), QPointF(bar.left(), bar.center().y() + bar.height() / 5))
        if bars:
            self._write_strip(painter, strip, box, bars[0].left(), bars[-1].right())

    def _write_strip(self, painter: QPainter, strip: Strip, box: QRectF, begin: float, end: float) -> None:
        """Where a bar is too short for its name, the name stands where there is room: behind it, or before it."""
        metrics, space = QFontMetricsF(painter.font()), self._theme.sizes.tight
        words = self._workplace.say(therapy_words(strip))
        wide = metrics.horizontalAdvance(words)
        if wide + 2 * space <= end - begin or begin - box.left() < wide + space:
            x, room = begin + space, self.width() - begin - space
        else:
            x, room = begin - wide - space, wide + 1
        painter.setPen(self._theme.colour("text"))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(x, box.center().y() + metrics.ascent() / 2 - 1), shown)

    def _bar(self, course: Course, box: QRectF, begin: float, end: float) -> QRectF:
        x0, x1 = self._x(course, box, begin), self._x(course, box, end)
        return QRectF(x0, box.top(), max(x1 - x0, 2), box.height() - 1)

    def _x(self, course: Course, box: QRectF, at: float) -> float:
        return box.left() + box.width() * (at - course.begin) / max(course.end - course.begin, 1)

    def _y(self, box: QRectF, value: float, highest: float) -> float:
        return box.bottom() - box.height() * value / highest

    def _told(self, course: Course) -> str:
        say = self._workplace.say
        parts = [self.tr("Course")]
        for title, lines, area in zip(self._titles, (course.areas, course.pain), (True, False), strict=True):
            for line in lines:
                if line.first is not None and line.last is not None:
                    parts.append(
                        self.tr("{what}: {before} at first, {now} now").format(
                            what=f"{title}, {say(line.name)}",
                            before=_number(line.first[1], area=area),
                            now=_number(line.last[1], area=area),
                        )
                    )
        parts += [say(therapy_words(strip)) for strip in course.strips or ()]
        return "\n".join(parts)


def day_words(at: float, zone: ZoneInfo, language: str) -> str:
    """The day of a tick as the language writes it short."""
    return str(format_skeleton("MMMd", datetime.fromtimestamp(at, zone).date(), locale=locale_of(language)))


def _number(value: float, *, area: bool) -> str:
    """An area in cm² as it is written everywhere, a score as it was given."""
    return pointed(str(of_cm2(value))) if area else plain(value)
