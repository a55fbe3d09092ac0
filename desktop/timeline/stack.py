"""The stack of tracks on one axis: range, cursor and brush are the same on all of them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.theme.theme import Theme
from desktop.timeline.at_moment import Moments
from desktop.timeline.ruler import Ruler
from desktop.timeline.track_view import Shown, TrackView
from desktop.timeline.tracks import Picture, Spot, Track
from desktop.widgets.date_ticks import ROOM_PX, date_ticks
from desktop.widgets.looks import look

_DAY: Final = 86_400.0
_SHORTEST, _LONGEST = _DAY, 40 * 366 * _DAY


class Stack(QWidget):
    """← → step the cursor from moment to moment, Shift with them moves in time, + − zoom, Page moves by half."""

    moved = Signal(float)
    """The cursor stands at another moment, by the pointer or a key."""
    stepped = Signal(float)
    """A key brought it there: what stands there is to be said."""
    pointed = Signal(object)
    opened = Signal(object)
    turn_chosen = Signal(int)
    ranged = Signal()
    """The reader zoomed or moved, so that no preset is shown any more."""

    def __init__(self, theme: Theme, zone: ZoneInfo) -> None:
        super().__init__()
        self._theme, self._zone = theme, zone
        self._picture, self._shown = Picture(), Shown(0.0, 1.0)
        self.views: list[TrackView] = []
        self.moments = Moments(())
        self.cursor_at = 0.0
        self._pinned = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ruler = Ruler(theme, zone)
        self._page = look(QWidget(), "page")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._page)
        self._scroll.viewport().installEventFilter(self)
        self.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._ruler)
        column.addWidget(self._scroll, 1)

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The tracks that are shown, from the top."""
        return tuple(view.track for view in self.views)

    def show_tracks(self, picture: Picture, groups: Sequence[str]) -> None:
        """Show these groups of a picture's tracks, in this order. Range and cursor stay."""
        self._picture = picture
        for view in self.views:
            self._column.removeWidget(view)
            view.hide()
            view.deleteLater()
        while self._column.count():
            self._column.takeAt(0)
        self.views = [self._make(track) for group in groups for track in picture.tracks if track.group == group]
        for view in self.views:
            self._column.addWidget(view, view.track.weight)
        self._column.addStretch(0)
        self.moments = Moments(self.tracks, picture.now)
        self._show(replace(self._shown, uprights=picture.uprights))
        self.set_cursor(self.cursor_at)

    def show_range(self, begin: float, end: float) -> None:
        """Show this stretch of time, in UTC seconds, within what can be read."""
        middle, half = (begin + end) / 2, min(max(end - begin, _SHORTEST), _LONGEST) / 2
        begin, end = middle - half, middle + half
        left, right = self._ruler.sides()
        _, ticks = date_ticks(begin, end, right - left, self._zone, self._theme.px(ROOM_PX))
        self._ruler.show_range(begin, end, ticks)
        self._show(replace(self._shown, begin=begin, end=end, ticks=tuple(ticks)))

    def shown_range(self) -> tuple[float, float]:
        """The stretch of time shown."""
        return self._shown.begin, self._shown.end

    def set_logarithmic(self, on: bool) -> None:
        """Areas on a logarithmic scale, or a linear one."""
        self._show(replace(self._shown, logarithmic=on))

    def choose_turn(self, number: int | None) -> None:
        """Ring a change of a therapy."""
        self._show(replace(self._shown, chosen=number))

    def set_cursor(self, moment: float) -> None:
        """Stand the cursor at a moment, without telling."""
        self.cursor_at = moment
        self._ruler.set_cursor(moment)
        for view in self.views:
            view.set_cursor(moment)

    def date_of(self, moment: float) -> str:
        """The facility's date of a moment."""
        return datetime.fromtimestamp(moment, self._zone).strftime("%Y-%m-%d")

    def pin(self, moment: float) -> None:
        """Stand the cursor at a moment and leave it there."""
        self._pinned = moment
        self._hover(moment)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer went to read what stands beside: the cursor goes back to where it was pinned."""
        super().leaveEvent(event)
        self._hover(self._pinned)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._ruler.set_focused(event.type() == QEvent.Type.FocusIn)
        elif watched is not self and event.type() == QEvent.Type.Resize:
            self._ruler.set_room(self._scroll.viewport().width())
            self.show_range(*self.shown_range())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        begin, end = self.shown_range()
        width = end - begin
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Left: lambda: self._pan(-width / 8) if shift else self._step(-1),
            Qt.Key.Key_Right: lambda: self._pan(width / 8) if shift else self._step(1),
            Qt.Key.Key_Plus: lambda: self._zoom(0.75, self.cursor_at),
            Qt.Key.Key_Equal: lambda: self._zoom(0.75, self.cursor_at),
            Qt.Key.Key_Minus: lambda: self._zoom(1 / 0.75, self.cursor_at),
            Qt.Key.Key_PageUp: lambda: self._pan(-width / 2),
            Qt.Key.Key_PageDown: lambda: self._pan(width / 2),
            Qt.Key.Key_Home: lambda: self._step(1, begin - _DAY),
            Qt.Key.Key_End: lambda: self._step(-1, end + _DAY),
        }
        act = keys.get(event.key())
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _make(self, track: Track) -> TrackView:
        view = TrackView(self._theme, track)
        view.pointed.connect(self._pointed)
        view.clicked.connect(self._clicked)
        view.brushing.connect(self._brushing)
        view.brushed.connect(self._brushed)
        view.panned.connect(self._pan)
        view.zoomed.connect(self._zoom)
        return view

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        for view in self.views:
            view.show_range(shown)

    def _hover(self, moment: float) -> None:
        self.set_cursor(moment)
        self.moved.emit(moment)

    def _pointed(self, spot: Spot | None, moment: float) -> None:
        begin, end = self.shown_range()
        self._hover(min(max(moment, begin), end))
        self.pointed.emit(spot)

    def _clicked(self, spot: Spot | None, moment: float) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.pin(moment)
        if spot is not None and spot.turn is not None:
            self.turn_chosen.emit(spot.turn)
        elif spot is not None and spot.entry_id is not None:
            self.opened.emit(spot)

    def _brushing(self, one: float, other: float) -> None:
        for view in self.views:
            view.set_brush((one, other))

    def _brushed(self, begin: float, end: float) -> None:
        for view in self.views:
            view.set_brush(None)
        self.show_range(begin, end)
        self.ranged.emit()

    def _pan(self, seconds: float) -> None:
        begin, end = self.shown_range()
        self.show_range(begin + seconds, end + seconds)
        self.ranged.emit()

    def _zoom(self, factor: float, around: float) -> None:
        begin, end = self.shown_range()
        stays = around if begin <= around <= end else (begin + end) / 2
        self.show_range(stays - (stays - begin) * factor, stays + (end - stays) * factor)
        self.ranged.emit()

    def _step(self, direction: int, begin_at: float | None = None) -> None:
        at = self.cursor_at if begin_at is None else begin_at
        found = self.moments.step(at, direction, *self.shown_range())
        if found is not None:
            self._arrive(found)

    def _arrive(self, moment: float) -> None:
        self.pin(moment)
        self.stepped.emit(moment)
