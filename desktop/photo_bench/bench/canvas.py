"""The canvas: one photograph, zoomed and moved, and a tool that is touched through it by mouse or by keys."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView, QWidget

from core.case.photo import Point
from desktop.photo_bench.bench.cross import Cross
from desktop.photo_bench.bench.overlay import Ghost, Overlay, OverlayPainter
from desktop.photo_bench.bench.station import Station
from desktop.photo_bench.bench.tools.tool import Sketch, Tool, Touch
from desktop.theme.theme import Theme

_REACH_PX = 10
_ZOOM_STEP = 1.25
_LARGEST_ZOOM = 16.0
_CURSORS = {"select": Qt.CursorShape.ArrowCursor, "pan": Qt.CursorShape.OpenHandCursor}


class Canvas(QGraphicsView):
    """Shows a station. Coordinates of the scene are the pixels of the upright photograph."""

    viewed = Signal()
    """The picture moved or grew under what floats above it."""
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundBrush(theme.colour("photo_ground"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.viewport().setMouseTracking(True)
        self.setAcceptDrops(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._picture = QGraphicsPixmapItem()
        self._picture.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.scene().addItem(self._picture)
        self._painter = OverlayPainter(theme, self.font())
        self._theme = theme
        self._station: Station | None = None
        self._tool_code = "polygon"
        self._ghost: Ghost | None = None
        self._length: tuple[Point, Point] | None = None
        self._ruler_words = ""
        self._cross = Cross()
        self._fits = True
        self._moving_from: QPoint | None = None
        self._space = False

    def show_station(self, station: Station | None) -> None:
        """Show another photograph, whole; None: an empty desk."""
        self._station = station
        self._ghost, self._length = None, None
        self._cross = Cross()
        if station is not None:
            width, height = station.picture.size
            margin = max(width, height)
            self.setSceneRect(QRectF(-margin, -margin, width + 2 * margin, height + 2 * margin))
        self._picture.setVisible(station is not None)
        self.fit()

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
    def zoom(self) -> float:
        """Pixels of the screen a pixel of the photograph takes."""
        return self.transform().m11()

    @property
    def cross(self) -> Point | None:
        """Where the keyboard's cross is; None while the mouse is used."""
        return self._cross.at

    def fit(self) -> None:
        """Show the whole photograph."""
        self._fits = True
        if self._station is None:
            return
        width, height = self._station.picture.size
        room = self.viewport().size()
        edge = self._theme.sizes.inside * 2
        zoom = min(max(1, room.width() - edge) / width, max(1, room.height() - edge) / height)
        self.setTransform(QTransform.fromScale(zoom, zoom))
        self.centerOn(width / 2, height / 2)
        self._sharpen()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Grow or shrink; what lies at `at` (of the viewport; None: its middle) stays where it is."""
        if self._station is None:
            return
        self._fits = False
        spot = at if at is not None else QRectF(self.viewport().rect()).center()
        before = self.to_photo(spot)
        smallest = 0.5 * min(self.viewport().width() / self._station.picture.size[0], 1.0)
        zoom = min(_LARGEST_ZOOM, max(smallest, self.zoom * factor))
        self.setTransform(QTransform.fromScale(zoom, zoom))
        self._move_by(self.to_view(before) - spot)
        self._sharpen()

    def to_photo(self, spot: QPointF) -> Point:
        """The photograph's pixel at a place of the viewport."""
        back, _ = self.viewportTransform().inverted()
        found = back.map(spot)
        return found.x(), found.y()

    def to_view(self, point: Point) -> QPointF:
        """The place of the viewport where a pixel of the photograph is."""
        return self.viewportTransform().map(QPointF(*point))

    def refresh(self) -> None:
        """Draw again what lies over the photograph."""
        self.viewport().update()

    def escape(self) -> bool:
        """Drop what is under way; False when nothing was."""
        desk = self._station.desk if self._station is not None else None
        busy = self.tool is not None and (self.tool.busy or (desk is not None and desk.selected is not None))
        if self.tool is not None and (busy or (desk is not None and desk.complaint is not None)):
            self.tool.drop()
            self.viewport().update()
            return True
        shown = self._cross.at is not None
        self._cross = Cross()
        self.viewport().update()
        return shown

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self.fit()
        self.viewed.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.viewed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms at the pointer, whatever the modifiers."""
        self.zoom_by(_ZOOM_STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        by_hand = self._space or self._tool_code == "pan"
        if event.button() == Qt.MouseButton.MiddleButton or (by_hand and event.button() == Qt.MouseButton.LeftButton):
            self._moving_from = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton and self.tool is not None:
            self._cross = Cross()
            self.tool.press(self._touch(event))
            self.viewport().update()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._moving_from is not None:
            now = event.position().toPoint()
            self._fits = False
            self._move_by(QPointF(self._moving_from - now))
            self._moving_from = now
        elif self.tool is not None:
            held = bool(event.buttons() & Qt.MouseButton.LeftButton)
            (self.tool.drag if held else self.tool.move)(self._touch(event))
            self._cross = Cross()
            self.viewport().update()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._moving_from is not None:
            self._moving_from = None
            self._set_cursor()
        elif event.button() == Qt.MouseButton.LeftButton and self.tool is not None:
            self.tool.release(self._touch(event))
            self.viewport().update()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.tool is not None:
            self.tool.finish()
            self.viewport().update()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the tool in hand; what is not its own goes to the bench."""
        if self._station is None or not self._done_by_key(event):
            event.ignore()
            return
        self.viewport().update()
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._set_cursor()
        event.accept()
