"""What the camera sees, with the last photograph laid over it: the same distance and angle as last time."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme.theme import Theme


class LiveView(QWidget):
    """Space takes the picture."""

    taken = Signal(object)
    """A `QImage`, as the camera gave it: the guide is not in it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Camera"))
        self.setAccessibleDescription(self.tr("Space takes the photograph."))
        self._theme = theme
        self._frame: QImage | None = None
        self._guide: QPixmap | None = None
        self._opacity = 0.4
        self._waiting = self.tr("Waiting for the camera…")

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(480), self._theme.px(320))

    @property
    def frame(self) -> QImage | None:
        """What the camera saw last."""
        return self._frame

    def show_frame(self, frame: QImage | None) -> None:
        """Show what the camera sees now."""
        self._frame = frame
        self.update()

    def show_guide(self, picture: QPixmap | None) -> None:
        """Lay the last photograph over what the camera sees."""
        self._guide = picture
        self.update()

    def set_opacity(self, share: float) -> None:
        """How much of the last photograph is seen, 0 to 1."""
        self._opacity = share
        self.update()

    def take(self) -> None:
        """Take what is seen now."""
        if self._frame is not None:
            self.taken.emit(self._frame.copy())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.take()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self._theme.colour("photo_ground"))
        room = QRectF(self.rect())
        if self._frame is None:
            painter.setPen(Qt.GlobalColor.white)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), self._waiting)
        else:
            room = _inside(room, self._frame.size())
            painter.drawImage(room, self._frame)
        if self._guide is not None and self._opacity > 0:
            painter.setOpacity(self._opacity)
            painter.drawPixmap(_inside(room, self._guide.size()), self._guide, QRectF(self._guide.rect()))
            painter.setOpacity(1)
        if self.hasFocus():
            painter.setPen(self._theme.colour("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


def _inside(room: QRectF, size: QSize) -> QRectF:
    """The largest place of these proportions in the middle of a room."""
    factor = min(room.width() / max(1, size.width()), room.height() / max(1, size.height()))
    made = QRectF(0, 0, size.width() * factor, size.height() * factor)
    made.moveCenter(room.center())
    return made
