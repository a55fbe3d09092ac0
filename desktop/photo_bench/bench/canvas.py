"""The canvas: a photograph under a tool that is touched by mouse or by keys, and what is drawn over it."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from core.case.photo import Point
from desktop.photo_bench.bench.cross import Cross
from desktop.photo_bench.bench.overlay import Ghost, Overlay, OverlayPainter
from desktop.photo_bench.bench.photo_view import ZOOM_STEP, PhotoView
from desktop.photo_bench.bench.station import Station
from desktop.photo_bench.bench.tools.tool import Sketch, Tool, Touch
from desktop.theme.theme import Theme

_REACH_PX = 10
_STEP_PX = 8
_FINE_STEP_PX = 1
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CURSORS = {"select": Qt.CursorShape.ArrowCursor, "pan": Qt.CursorShape.OpenHandCursor}


class Canvas(PhotoView):
    """Shows a station and lets its tools be used. Keys that are not a tool's own go on to the bench."""

    undo_asked = Signal()
    redo_asked = Signal()
    left_by_tab = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._painter = OverlayPainter(theme, self.font())
        self._station: Station | None = None
        self._tool_code = "polygon"
        self._ghost: Ghost | None = None
        self._length: tuple[Point, Point] | None = None
        self._ruler_words = ""
        self._cross = Cross()
        self._space = False

    def show_station(self, station: Station | None) -> None:
        """Show another photograph, whole; None: an empty desk."""
        self._station = station
        self._ghost, self._length = None, None
        self._cross = Cross()
        self.show_picture(station.picture if station is not None else None)
        self._set_cursor()

    def show_measured(self, length: tuple[Point, Point] | None, ruler_words: str) -> None:
        """Draw the longest length that was measured, and what the ruler says."""
        self._length, self._ruler_words = length, ruler_words
        self.viewport().update()

    def show_ghost(self, ghost: Ghost | None) -> None:
        """Draw the outlines of an earlier photograph, or none."""
        self._ghost = ghost
        self.viewport().update()

    def take(self, tool_code: str) -> None:
        """Take another tool in hand; what the last one had under way is left."""
        if self.tool is not None and tool_code != self._tool_code:
            self.tool.drop()
        self._tool_code = tool_code
        self._set_cursor()
        self.viewport().update()

    @property
    def tool(self) -> Tool | None:
        """The tool in hand."""
        return self._station.tools[self._tool_code] if self._station is not None else None

    @property
    def cross(self) -> Point | None:
        """Where the keyboard's cross is; None while the mouse is used."""
        return self._cross.at

    def escape(self) -> bool:
        """Drop what is under way; False when nothing was."""
        station = self._station
        if station is None:
            return False
        tool, desk = station.tools[self._tool_code], station.desk
        under_way = tool.busy or desk.selected is not None or desk.complaint is not None
        if under_way:
            tool.drop()
        shown, self._cross = self._cross.at is not None, Cross()
        self.viewport().update()
        return under_way or shown

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        station = self._station
        if station is None:
            return
        complaint = station.desk.complaint
        what = Overlay(
            outlines=station.desk.outlines,
            tissue=station.desk.tissue,
            sketch=self.tool.sketch() if self.tool is not None else Sketch(),
            selected=station.desk.selected,
            ghost=self._ghost,
            length=self._length,
            wrong_at=complaint.at if complaint is not None else None,
            cross=self._cross.at if self.hasFocus() else None,
            ruler_words=self._ruler_words,
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
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        by_hand = self._space or self._tool_code == "pan"
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (by_hand and left):
            self.grip(event)
        elif left and self.tool is not None:
            self._cross = Cross()
            self.tool.press(self._touch(self.to_photo(event.position())))
            self.viewport().update()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.gripped():
            self.pull(event)
        elif self.tool is not None:
            held = bool(event.buttons() & Qt.MouseButton.LeftButton)
            (self.tool.drag if held else self.tool.move)(self._touch(self.to_photo(event.position())))
            self._cross = Cross()
            self.viewport().update()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.gripped():
            self.let_go()
            self._set_cursor()
        elif event.button() == Qt.MouseButton.LeftButton and self.tool is not None:
            self.tool.release(self._touch(self.to_photo(event.position())))
            self.viewport().update()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.tool is not None:
            self.tool.finish()
            self.viewport().update()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        tool = self.tool
        if tool is None or not (self._moved_by(event, tool) or self._drawn_by(event, tool) or self._viewed_by(event)):
            event.ignore()
            return
        self.viewport().update()
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._set_cursor()
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
            self._cross = self._cross.moved(by, self._picture.size, self._middle())
            if self._cross.at is not None:
                self.keep_in_view(self._cross.at)
                tool.move(self._touch(self._cross.at))
        return True

    def _drawn_by(self, event: QKeyEvent, tool: Tool) -> bool:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case key if key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                if self._cross.at is not None:
                    tool.enter(self._touch(self._cross.at))
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
                self._space = True
                self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
            case _:
                return False
        return True

    def _spot(self) -> QPointF | None:
        return self.to_view(self._cross.at) if self._cross.at is not None else None

    def _middle(self) -> Point:
        return self.to_photo(QRectF(self.viewport().rect()).center())

    def _touch(self, at: Point) -> Touch:
        return Touch(at, _REACH_PX / self.zoom)

    def _set_cursor(self) -> None:
        shape = _CURSORS.get(self._tool_code, Qt.CursorShape.CrossCursor)
        self.viewport().setCursor(shape if self._station is not None else Qt.CursorShape.ArrowCursor)
