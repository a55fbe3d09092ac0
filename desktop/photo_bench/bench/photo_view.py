"""A photograph that can be zoomed at the pointer and moved by hand; nothing is drawn on it yet."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView, QWidget

from core.case.photo import Point
from desktop.photo_bench.bench.picture import Picture
from desktop.theme.theme import Theme
from desktop.widgets.readings import reads_as

ZOOM_STEP = 1.25
_LARGEST_ZOOM = 16.0
_SMALLEST_SHARE = 0.5
"""How small the picture may be shown, in parts of the window."""


class PhotoView(QGraphicsView):
    """Coordinates of the scene are the pixels of the upright photograph."""

    viewed = Signal()
    """The picture moved or grew under what floats above it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        reads_as(self, "picture")
        self.theme = theme
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
        self._item = QGraphicsPixmapItem()
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.scene().addItem(self._item)
        self._picture: Picture | None = None
        self._fits = True
        self._held_at: QPoint | None = None

    def show_picture(self, picture: Picture | None) -> None:
        """Show another photograph, whole; None: nothing."""
        self._picture = picture
        self._item.setVisible(picture is not None)
        if picture is not None:
            width, height = picture.size
            margin = max(width, height)
            self.setSceneRect(QRectF(-margin, -margin, width + 2 * margin, height + 2 * margin))
        self.fit()

    @property
    def zoom(self) -> float:
        """Pixels of the screen a pixel of the photograph takes."""
        return self.transform().m11()

    def fit(self) -> None:
        """Show the whole photograph."""
        self._fits = True
        if self._picture is None:
            return
        width, height = self._picture.size
        edge = 2 * self.theme.sizes.inside
        room = self.viewport().size()
        zoom = min(max(1, room.width() - edge) / width, max(1, room.height() - edge) / height)
        self.setTransform(QTransform.fromScale(zoom, zoom))
        self.centerOn(width / 2, height / 2)
        self._sharpen()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Grow or shrink; what lies at `at` (of the viewport; None: its middle) stays where it is."""
        if self._picture is None:
            return
        self._fits = False
        spot = at if at is not None else QRectF(self.viewport().rect()).center()
        before = self.to_photo(spot)
        smallest = _SMALLEST_SHARE * min(self.viewport().width() / self._picture.size[0], 1.0)
        zoom = min(_LARGEST_ZOOM, max(smallest, self.zoom * factor))
        self.setTransform(QTransform.fromScale(zoom, zoom))
        self.move_by(self.to_view(before) - spot)
        self._sharpen()

    def move_by(self, by: QPointF) -> None:
        """Show what lies farther right and down by so many pixels of the screen."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + round(by.x()))
        down.setValue(down.value() + round(by.y()))

    def to_photo(self, spot: QPointF) -> Point:
        """The photograph's pixel at a place of the viewport."""
        back, _ = self.viewportTransform().inverted()
        found = back.map(spot)
        return found.x(), found.y()

    def to_view(self, point: Point) -> QPointF:
        """The place of the viewport where a pixel of the photograph is."""
        return self.viewportTransform().map(QPointF(*point))

    def keep_in_view(self, point: Point) -> None:
        """Move the picture so far that the point is seen."""
        spot, edge = self.to_view(point), float(self.theme.sizes.round_card)
        room = self.viewport().size()
        x = min(0.0, spot.x() - edge) + max(0.0, spot.x() - room.width() + edge)
        y = min(0.0, spot.y() - edge) + max(0.0, spot.y() - room.height() + edge)
        if x or y:
            self._fits = False
            self.move_by(QPointF(x, y))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self.fit()
        self.viewed.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.viewed.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms at the pointer, whatever the modifiers."""
        self.zoom_by(ZOOM_STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def grip(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        self._held_at = event.position().toPoint()
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def gripped(self) -> bool:
        """Whether the picture is in hand."""
        return self._held_at is not None

    def pull(self, event: QMouseEvent) -> None:
        """Move the picture in hand."""
        now = event.position().toPoint()
        if self._held_at is not None:
            self._fits = False
            self.move_by(QPointF(self._held_at - now))
            self._held_at = now

    def let_go(self) -> None:
        """Open the hand."""
        self._held_at = None

    def _sharpen(self) -> None:
        if self._picture is not None:
            level = self._picture.for_zoom(self.zoom * self.devicePixelRatioF())
            if level.cacheKey() != self._item.pixmap().cacheKey():
                self._item.setPixmap(level)
                self._item.setScale(self._picture.size[0] / level.width())
        self.viewed.emit()
