"""The canvas: a photograph under a tool that is touched by mouse or by keys, and what is drawn over it."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from core.case.photo import Point
from desktop.photo_bench.bench.cross import Cross
from desktop.photo_bench.bench.outlines import Region
from desktop.photo_bench.bench.overlay import Ghost, Overlay, OverlayPainter
from desktop.photo_bench.bench.photo_view import ZOOM_STEP
from desktop.photo_bench.bench.station import Station
from desktop.photo_bench.bench.tools.tool import Sketch, Tool
from desktop.photo_bench.bench.touched_view import TouchedView
from desktop.theme.theme import Theme

_STEP_PX = 8
_FINE_STEP_PX = 1
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Canvas(TouchedView):
    """Shows a station and lets its tools be used. Keys that are not a tool's own go on to the bench."""

    undo_asked = Signal()
    redo_asked = Signal()
    left_by_tab = Signal()
    entered = Signal()
    """The photograph has the focus: what was open over it has served."""
    taken = Signal(str)
    """The code of the tool that is in hand now."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._painter = OverlayPainter(theme, self.font())
        self._ghost: Ghost | None = None
        self._proposed: tuple[Region, ...] = ()
        self._asked: tuple[Point, ...] = ()
        self._length: tuple[Point, Point] | None = None
        self._scale_words = ""

    def show_station(self, station: Station | None) -> None:
        """Show another photograph, whole; None: an empty desk."""
        self.station = station
        self._ghost, self._length = None, None
        self.cross = Cross()
        self.show_picture(station.picture if station is not None else None)
        self.show_cursor()

    def show_measured(self, length: tuple[Point, Point] | None, scale_words: str) -> None:
        """Draw the longest length that was measured, and what is known of the scale's marks."""
        self._length, self._scale_words = length, scale_words
        self.viewport().update()

    def show_asked(self, marks: tuple[Point, ...]) -> None:
        """Draw the marks that a question is about, or none."""
        self._asked = marks
        self.viewport().update()

    def show_proposed(self, regions: tuple[Region, ...]) -> None:
        """Draw tissues that nobody has confirmed, or none."""
        self._proposed = regions
        self.viewport().update()

    def show_ghost(self, ghost: Ghost | None) -> None:
        """Draw the outlines of an earlier photograph, or none."""
        self._ghost = ghost
        self.viewport().update()

    def take(self, tool_code: str) -> None:
        """Take another tool in hand; what the last one had under way is left."""
        if self.tool is not None and tool_code != self.tool_code:
            self.tool.drop()
        self.tool_code = tool_code
        self.show_cursor()
        self.taken.emit(tool_code)
        self.viewport().update()

    def escape(self) -> bool:
        """Drop what is under way; False when nothing was."""
        station = self.station
        if station is None:
            return False
        tool, desk = station.tools[self.tool_code], station.desk
        under_way = tool.busy or desk.selected is not None or desk.complaint is not None
        if under_way:
            tool.drop()
        shown, self.cross = self.cross.at is not None, Cross()
        self.viewport().update()
        return under_way or shown

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        station = self.station
        if station is None:
            return
        complaint = station.desk.complaint
        sketch = self.tool.sketch() if self.tool is not None else Sketch()
        what = Overlay(
            outlines=station.desk.outlines,
            tissue=station.desk.tissue,
            sketch=replace(sketch, marks=self._asked) if self._asked else sketch,
            selected=station.desk.selected,
            proposed=self._proposed,
            ghost=self._ghost,
            length=self._length,
            wrong_at=complaint.at if complaint is not None else None,
            cross=self.cross.at if self.hasFocus() else None,
            axis=station.desk.axis,
            scale_words=self._scale_words,
        )
        painter = QPainter(self.viewport())
        self._painter.paint(painter, self.viewportTransform(), what)
        painter.end()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the form; Shift+Tab to what stands before, the tools."""
        if forward:
            self.left_by_tab.emit()
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        tool = self.tool
        if tool is None or not (self._moved_by(event, tool) or self._drawn_by(event, tool) or self._viewed_by(event)):
            event.ignore()
            return
        self.viewport().update()
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.space_held = False
            self.show_cursor()
        event.accept()

    def _moved_by(self, event: QKeyEvent, tool: Tool) -> bool:
        """Arrows: a step of 8 pixels of the screen, with Shift of one, for what is selected or else for the cross."""
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if arrow is None or self._picture is None:
            return False
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = (_FINE_STEP_PX if fine else _STEP_PX) / self.zoom
        by = (arrow[0] * step, arrow[1] * step)
        if not tool.nudge(by):
            self.cross = self.cross.moved(by, self._picture.size, self._middle())
            if self.cross.at is not None:
                self.keep_in_view(self.cross.at)
                tool.move(self.touch(self.cross.at))
        return True

    def take_back(self) -> bool:
        """Take back the last point of what is being drawn; False where nothing is."""
        if self.tool is None or not self.tool.busy:
            return False
        self.tool.back()
        return True

    def _drawn_by(self, event: QKeyEvent, tool: Tool) -> bool:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case key if key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                if self.cross.at is not None:
                    tool.enter(self.touch(self.cross.at))
                else:
                    tool.finish()
            case Qt.Key.Key_Backspace:
                tool.back()
            case Qt.Key.Key_Delete:
                tool.remove()
            case Qt.Key.Key_Z if shift:
                tool.forth() if tool.busy else self.redo_asked.emit()
            case Qt.Key.Key_Z:
                tool.back() if tool.busy else self.undo_asked.emit()
            case Qt.Key.Key_BracketLeft | Qt.Key.Key_BracketRight:
                tool.step_point(1 if event.key() == Qt.Key.Key_BracketRight else -1)
            case Qt.Key.Key_Escape:
                return self.escape()
            case _:
                return False
        return True

    def _viewed_by(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_by(ZOOM_STEP, self._spot())
            case Qt.Key.Key_Minus:
                self.zoom_by(1 / ZOOM_STEP, self._spot())
            case Qt.Key.Key_F | Qt.Key.Key_0:
                self.fit()
            case Qt.Key.Key_Space:
                self.space_held = True
                self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
            case _:
                return False
        return True

    def _spot(self) -> QPointF | None:
        return self.to_view(self.cross.at) if self.cross.at is not None else None

    def _middle(self) -> Point:
        return self.to_photo(QRectF(self.viewport().rect()).center())
