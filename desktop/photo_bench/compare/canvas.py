"""Where photographs are compared: one gaze for all, moved by hand, wheel and keys."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.photo_bench.compare.painting import ScenePainter
from desktop.photo_bench.compare.scene import Gaze, Scene, as_transform
from desktop.theme.theme import Theme
from desktop.widgets.readings import reads_as

_STEP: Final = 1.25
_LARGEST: Final = 16.0
_SMALLEST_SHARE: Final = 0.5
_WIPE_STEP: Final = 0.02
_NEAR_PX: Final = 14
_PAN_PX: Final = 40


class CompareCanvas(QWidget):
    """Draws a `Scene`. Zoom and place are the same in every pane."""

    looked_closer = Signal()
    """A pixel of the screen shows less than one that was decoded."""
    share_moved = Signal(float)
    """The wipe's line, or the onion-skin's opacity, was moved by hand or key."""
    nudged = Signal(object)
    """`(dx, dy)` in pixels of the earlier photograph: arrow keys while it is laid by hand."""
    marked = Signal(int, object)
    """A place was set: 0 in the earlier photograph or 1 in the later one, and the place in its own pixels."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        reads_as(self, "picture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._theme = theme
        self._painter = ScenePainter(theme, self.font(), self.tr("no scale"), self.tr("by ruler, tilt unknown"))
        self._scene = Scene()
        self._gaze: Gaze | None = None
        self._grip: QPointF | None = None
        self._wiping = False
        self.by_hand = False

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(640), self._theme.px(360))

    @property
    def scene(self) -> Scene:
        """What is drawn."""
        return self._scene

    @property
    def gaze(self) -> Gaze:
        """Where one looks; without having moved, at the whole of the earlier photograph."""
        return self._gaze or self._whole_gaze()

    def show_scene(self, scene: Scene) -> None:
        """Draw something else; where one looks stays."""
        self._scene = scene
        self.update()

    def fit(self) -> None:
        """Look at the whole photograph."""
        self._gaze = None
        self.update()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Grow or shrink; what lies at `at` (of the widget; None: the middle of its pane) stays where it is."""
        if not self._scene.layers:
            return
        gaze, pane = self.gaze, self._pane_at(at)
        spot = at if at is not None else pane.center()
        smallest = _SMALLEST_SHARE * self._whole_gaze().zoom
        zoom = min(_LARGEST, max(smallest, gaze.zoom * factor))
        off = (spot - pane.center()) * (1 / gaze.zoom - 1 / zoom)
        self._gaze = Gaze(gaze.middle + off, zoom)
        self._ask_for_finer()
        self.update()

    def pan_by(self, by: QPointF) -> None:
        """Look farther right and down by so many pixels of the screen."""
        gaze = self.gaze
        self._gaze = Gaze(gaze.middle + by / gaze.zoom, gaze.zoom)
        self.update()

    def place_of(self, number: int, place: tuple[float, float]) -> QPointF:
        """Where on the widget a pixel of the earlier (0) or later (1) photograph is drawn."""
        pane = self._scene.panes(QRectF(self.rect()))[self._scene.pane_of(number)]
        way = as_transform(self._scene.layers[number].matrix) * self.gaze.transform(pane)
        return way.map(QPointF(*place))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("photo_ground"))
        if self._scene.layers:
            self._painter.paint(painter, QRectF(self.rect()), self._scene, self.gaze)
        if self.hasFocus():
            # The ground is dark in both moods.
            width = self._theme.sizes.focus
            painter.setPen(QPen(self._theme.colour("text" if self._theme.dark else "surface"), 2 * width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms at the pointer."""
        self.zoom_by(_STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = event.position()
        if event.button() != Qt.MouseButton.LeftButton or not self._scene.layers:
            return
        if self._scene.marking is not None:
            self._mark(spot)
        elif self._scene.mode == "wipe" and abs(spot.x() - self._scene.share * self.width()) <= _NEAR_PX:
            self._wiping = True
        else:
            self._grip = spot
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = event.position()
        if self._wiping:
            self._share(spot.x() / max(1, self.width()))
        elif self._grip is not None:
            self.pan_by(self._grip - spot)
            self._grip = spot

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._wiping, self._grip = False, None
        self.unsetCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = _ARROWS.get(event.key())
        if step is not None:
            self._arrow(step, fine=fine)
        elif event.text() in ("+", "="):
            self.zoom_by(_STEP)
        elif event.text() == "-":
            self.zoom_by(1 / _STEP)
        elif event.text().upper() == "F":
            self.fit()
        else:
            super().keyPressEvent(event)

    def _arrow(self, step: tuple[int, int], *, fine: bool) -> None:
        x, y = step
        if self.by_hand:
            far = (1 if fine else 8) / self.gaze.zoom
            self.nudged.emit((x * far, y * far))
        elif self._scene.mode in ("wipe", "onion") and x:
            self._share(self._scene.share + x * _WIPE_STEP * (1 if fine else 2))
        else:
            self.pan_by(QPointF(x * _PAN_PX, y * _PAN_PX))

    def _share(self, share: float) -> None:
        share = min(1.0, max(0.0, share))
        self.show_scene(replace(self._scene, share=share))
        self.share_moved.emit(share)

    def _mark(self, spot: QPointF) -> None:
        number = self._scene.marking or 0
        pane = self._scene.panes(QRectF(self.rect()))[self._scene.pane_of(number)]
        if number >= len(self._scene.layers) or not pane.contains(spot):
            return
        way = as_transform(self._scene.layers[number].matrix) * self.gaze.transform(pane)
        back, possible = way.inverted()
        if possible:
            place = back.map(spot)
            self.marked.emit(number, (place.x(), place.y()))

    def _pane_at(self, spot: QPointF | None) -> QRectF:
        panes = self._scene.panes(QRectF(self.rect()))
        return next((pane for pane in panes if spot is not None and pane.contains(spot)), panes[0])

    def _whole_gaze(self) -> Gaze:
        panes = self._scene.panes(QRectF(self.rect()))
        if not panes:
            return Gaze(QPointF(0, 0), 1.0)
        width, height = self._scene.layers[0].picture.size
        edge = 2 * self._theme.sizes.tight
        zoom = min(max(1.0, panes[0].width() - edge) / width, max(1.0, panes[0].height() - edge) / height)
        return Gaze(QPointF(width / 2, height / 2), zoom)

    def _ask_for_finer(self) -> None:
        wanted = self.gaze.zoom * self.devicePixelRatioF()
        if any(layer.picture.for_zoom(wanted).width() < wanted * layer.picture.size[0] for layer in self._scene.layers):
            self.looked_closer.emit()


_ARROWS: Final[Mapping[int, tuple[int, int]]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
