"""The photograph under a tool: mouse, fingers and pen all end in press, move, drag and release of the tool in hand."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

from core.case.photo import Point
from desktop.photo_bench.bench.cross import Cross
from desktop.photo_bench.bench.fingers import Fingers
from desktop.photo_bench.bench.photo_view import PhotoView
from desktop.photo_bench.bench.station import Station
from desktop.photo_bench.bench.tools.tool import Tool, Touch
from desktop.theme.theme import Theme

_REACH_PX = 10
_FINGER_REACH_PX = 22
_CURSORS = {"select": Qt.CursorShape.ArrowCursor, "pan": Qt.CursorShape.OpenHandCursor}
_RINGED = ("brush", "eraser")
_OTHER_BUTTON = Qt.MouseButton.RightButton


class TouchedView(PhotoView):
    """Knows the station and the tool; a moved picture is moved by middle button, held space, or two fingers."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.station: Station | None = None
        self.tool_code = "polygon"
        self.cross = Cross()
        self.space_held = False
        self._fingers = Fingers(self)

    @property
    def tool(self) -> Tool | None:
        """The tool in hand."""
        return self.station.tools[self.tool_code] if self.station is not None else None

    def touch(self, at: Point, *, other: bool = False, reach: float = _REACH_PX) -> Touch:
        """A place of the photograph as a tool is told of it; `reach` in pixels of the screen."""
        return Touch(at, reach / self.zoom, other)

    def begin(self, spot: QPointF, *, other: bool = False, finger: bool = False) -> None:
        """The tool goes down at a place of the viewport."""
        if self.tool is not None:
            self.cross = Cross()
            self.tool.press(self._touch_at(spot, other=other, finger=finger))
            self.viewport().update()

    def go_on(self, spot: QPointF, *, down: bool, other: bool = False, finger: bool = False) -> None:
        """The tool moves, `down` or above the photograph."""
        if self.tool is not None:
            (self.tool.drag if down else self.tool.move)(self._touch_at(spot, other=other, finger=finger))
            self.cross = Cross()
            self.viewport().update()

    def end(self, spot: QPointF, *, other: bool = False, finger: bool = False) -> None:
        """The tool goes up."""
        if self.tool is not None:
            self.tool.release(self._touch_at(spot, other=other, finger=finger))
            self.viewport().update()

    def show_cursor(self) -> None:
        """The pointer of the tool in hand; a brush is its ring."""
        shape = _CURSORS.get(self.tool_code, Qt.CursorShape.CrossCursor)
        if self.tool_code in _RINGED:
            shape = Qt.CursorShape.BlankCursor
        self.viewport().setCursor(shape if self.station is not None else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        by_hand = self.space_held or self.tool_code == "pan"
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (by_hand and left):
            self.grip(event)
        elif left or (event.button() == _OTHER_BUTTON and self.tool is not None and self.tool.two_sided):
            self.begin(event.position(), other=_is_other(event))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.gripped():
            self.pull(event)
        else:
            right = bool(event.buttons() & _OTHER_BUTTON) and self.tool is not None and self.tool.two_sided
            down = bool(event.buttons() & Qt.MouseButton.LeftButton) or right
            self.go_on(event.position(), down=down, other=_is_other(event))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.gripped():
            self.let_go()
            self.show_cursor()
        elif event.button() == Qt.MouseButton.LeftButton or (self.tool is not None and self.tool.two_sided):
            self.end(event.position(), other=_is_other(event))
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.tool is not None:
            self.tool.finish()
            self.viewport().update()
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Fingers, before the view makes a mouse of them. A touchpad stays one: its gestures are the wheel's."""
        if isinstance(event, QTouchEvent) and event.device().type() == QInputDevice.DeviceType.TouchScreen:
            return self._fingers.touched(event)
        if isinstance(event, QTabletEvent):
            self._pen(event)
            return True
        return super().viewportEvent(event)

    def _pen(self, event: QTabletEvent) -> None:
        """A pen draws as the mouse does; its other end does the opposite."""
        rubs = event.pointerType() == QPointingDevice.PointerType.Eraser or bool(event.buttons() & _OTHER_BUTTON)
        match event.type():
            case QEvent.Type.TabletPress:
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self.begin(event.position(), other=rubs)
            case QEvent.Type.TabletMove:
                self.go_on(event.position(), down=bool(event.buttons()), other=rubs)
            case QEvent.Type.TabletRelease:
                self.end(event.position(), other=rubs)
        event.accept()

    def _touch_at(self, spot: QPointF, *, other: bool, finger: bool) -> Touch:
        reach = _FINGER_REACH_PX if finger else _REACH_PX
        return self.touch(self.to_photo(spot), other=other, reach=reach)


def _is_other(event: QMouseEvent) -> bool:
    right = event.button() == _OTHER_BUTTON or bool(event.buttons() & _OTHER_BUTTON)
    return right or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
