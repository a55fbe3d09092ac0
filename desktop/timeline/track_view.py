"""One track on the screen: painted from values, kept as a picture until what it shows changes."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme.fonts import figures, sized
from desktop.theme.theme import Theme
from desktop.timeline.frame import Frame
from desktop.timeline.margins import paint_margins, paint_names, sides
from desktop.timeline.paint_bars import paint_band, paint_bar, paint_marks
from desktop.timeline.paint_curves import paint_curve, paint_fan, plotted
from desktop.timeline.pointing import spot_at
from desktop.timeline.tracks import Spot, Track
from desktop.widgets.readings import reads_as
from desktop.widgets.told import ToldValue, told_curve

_ROW, _TALLEST_ROW, _UNIT, _NARROWEST = 17, 24, 9, 320
_EDGE: Final = 3
_DRAG_PX: Final = 5


@dataclass(frozen=True)
class Shown:
    """What all tracks show alike: the time from `begin` to `end` (UTC seconds), where the grid and the uprights stand,
    whether areas are logarithmic, and the change of a therapy that is chosen."""

    begin: float
    end: float
    ticks: tuple[float, ...] = ()
    uprights: tuple[Spot, ...] = ()
    logarithmic: bool = False
    chosen: int | None = None


class TrackView(QWidget):
    """Tells what the pointer does; whoever stacks the tracks decides what follows."""

    pointed = Signal(object, float)
    """What lies under the pointer (a `Spot` or None), and the moment."""
    clicked = Signal(object, float)
    brushing = Signal(float, float)
    brushed = Signal(float, float)
    panned = Signal(float)
    """Seconds that the picture is to be moved by."""
    zoomed = Signal(float, float)
    """Factor of the length of time, and the moment that stays where it is."""

    def __init__(self, theme: Theme, track: Track, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        reads_as(self, "chart")
        self._theme, self.track = theme, track
        self._curves = tuple(plotted(curve) for curve in track.curves)
        self._shown = Shown(0.0, 1.0)
        self._ground: QPixmap | None = None
        self._kept: QPixmap | None = None
        self._cursor: float | None = None
        self._brush: tuple[float, float] | None = None
        self._pressed: QPointF | None = None
        self._dragging = False
        self.setMouseTracking(True)
        self.setAccessibleName(track.title)
        self.setAccessibleDescription(self._reading())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if track.strip:
            self.setMaximumHeight(theme.px(_TALLEST_ROW) * track.weight + 2 * _EDGE)
        self.setMinimumHeight(self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        rows = self.track.weight * (_ROW if self.track.strip else _UNIT)
        return QSize(self._theme.px(_NARROWEST), self._theme.px(rows) + 2 * _EDGE)

    def show_range(self, shown: Shown) -> None:
        """Show another stretch of time."""
        if shown != self._shown:
            if shown.logarithmic != self._shown.logarithmic:
                self._ground = None
            self._shown, self._kept = shown, None
            self.update()

    def set_cursor(self, moment: float | None) -> None:
        """Stand the vertical line at a moment."""
        self._cursor = moment
        self.update()

    def set_brush(self, brush: tuple[float, float] | None) -> None:
        """Show the stretch of time that is being chosen."""
        self._brush = brush
        self.update()

    def frame(self) -> Frame:
        """Where things stand now."""
        left, right = sides(self._theme, self.width())
        return Frame(
            left=left,
            right=right,
            top=_EDGE,
            bottom=self.height() - _EDGE,
            begin=self._shown.begin,
            end=self._shown.end,
            low=self.track.low,
            high=self.track.high,
            logarithmic=self._shown.logarithmic and self.track.area,
            downwards=self.track.strip,
        )

    def spot_under(self, where: QPointF) -> Spot | None:
        """What lies at a place of the widget."""
        frame = self.frame()
        return spot_at(where, self.track, self._curves, frame) if where.x() >= frame.left - _DRAG_PX else None

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._kept is None:
            self._kept = self._drawn()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._kept)
        frame = self.frame()
        if self._brush is not None:
            x0, x1 = sorted(frame.across(moment) for moment in self._brush)
            colour = self._theme.colour("accent")
            colour.setAlpha(40)
            painter.fillRect(QRectF(x0, 0, x1 - x0, self.height()), colour)
        if self._cursor is not None and frame.begin <= self._cursor <= frame.end:
            x = frame.across(self._cursor)
            painter.setPen(QPen(self._theme.colour("text"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ground = self._kept = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed, self._dragging = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here, frame = event.position(), self.frame()
        if self._pressed is None:
            self.pointed.emit(self.spot_under(here), frame.moment(here.x()))
            return
        self._dragging = self._dragging or abs(here.x() - self._pressed.x()) > _DRAG_PX
        if not self._dragging:
            return
        if self._pans(event):
            self.panned.emit(frame.moment(self._pressed.x()) - frame.moment(here.x()))
            self._pressed = here
        else:
            self.brushing.emit(frame.moment(self._pressed.x()), frame.moment(here.x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        here, frame, pressed = event.position(), self.frame(), self._pressed
        self._pressed = None
        if pressed is None:
            return
        if not self._dragging:
            self.clicked.emit(self.spot_under(here), frame.moment(here.x()))
        elif not self._pans(event):
            self.brushed.emit(*sorted((frame.moment(pressed.x()), frame.moment(here.x()))))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms at the pointer, Shift or a wheel across moves in time; else the page scrolls, as everywhere."""
        frame, turn = self.frame(), event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # Some systems turn the wheel across while a key is held.
            self.zoomed.emit(0.999 ** (turn.y() or turn.x()), frame.moment(event.position().x()))
            event.accept()
        elif turn.x() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.panned.emit(-(turn.x() or turn.y()) / frame.width * (frame.end - frame.begin))
            event.accept()
        else:
            event.ignore()

    def _pans(self, event: QMouseEvent) -> bool:
        middle = Qt.MouseButton.MiddleButton in (event.button(), event.buttons())
        return middle or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)

    def _drawn(self) -> QPixmap:
        """The track without what moves over it."""
        theme, frame = self._theme, self.frame()
        if self._ground is None:
            self._ground = self._made_ground(frame)
        made = self._ground.copy()
        painter = QPainter(made)
        painter.setFont(self._small())
        painter.setClipRect(QRectF(frame.left, 0, frame.width, self.height()))
        self._paint_grid(painter, frame)
        for bar in self.track.bars:
            paint_bar(painter, bar, self.track, frame, theme)
        for fan in self.track.fans:
            paint_fan(painter, fan, frame, theme)
        for one in self._curves:
            paint_curve(painter, one, frame, theme, self.devicePixelRatioF())
        paint_marks(painter, self.track.marks, frame, theme, self._shown.chosen)
        painter.setClipping(False)
        if not self.track.strip:
            paint_names(painter, self._curves, frame, theme)
        painter.end()
        return made

    def _made_ground(self, frame: Frame) -> QPixmap:
        """What stays while one moves in time, painted once: half of the text of a track is here."""
        ratio, theme = self.devicePixelRatioF(), self._theme
        made = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(theme.colour("surface"))
        painter = QPainter(made)
        painter.setFont(self._small())
        painter.setClipRect(QRectF(frame.left, 0, frame.width, self.height()))
        paint_band(painter, self.track, frame, theme)
        painter.setClipping(False)
        paint_margins(painter, self.track, frame, theme)
        painter.end()
        return made

    def _small(self) -> QFont:
        return figures(sized(self.font(), self._theme.sizes.caption))

    def _paint_grid(self, painter: QPainter, frame: Frame) -> None:
        painter.setPen(QPen(self._theme.colour("hairline"), 1))
        for tick in self._shown.ticks:
            x = round(frame.across(tick))
            painter.drawLine(x, 0, x, self.height())
        for spot in self._shown.uprights:
            colour = self._theme.colour("accent" if spot.kind == "procedure" else "urgent")
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DashDotLine))
            x = round(frame.across(spot.x))
            painter.drawLine(x, 0, x, self.height())

    def _reading(self) -> str:
        """The track in words: of each curve how many values, the first, the last, the lowest and the highest."""
        told = [self.track.empty, self.track.band_words]
        for curve in self.track.curves:
            values = [ToldValue(spot.y, spot.value, spot.when) for spot in curve.spots if spot.y is not None]
            told.append(told_curve(curve.name, values))
        told += [f"{fan.spots[-1].words}." for fan in self.track.fans]
        told += [f"{bar.spot.words}." for bar in self.track.bars if bar.look != "range"]
        told += [f"{mark.words}." for mark in self.track.marks]
        return " ".join(part for part in told if part)
