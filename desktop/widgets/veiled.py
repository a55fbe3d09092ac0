"""Intimate photographs in lists: blurred beyond telling until somebody asks to see one."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from desktop.theme.icons import pixmap
from desktop.theme.theme import Theme

_CELLS = 6
"""So few cells across are left: colour and light of the room, no shape."""


def veiled(picture: QPixmap, theme: Theme) -> QPixmap:
    """The picture blurred until no shape is left, with the sign for *hidden* in its middle; as large as before."""
    ratio = picture.devicePixelRatio()
    size = QSize(picture.width(), picture.height())
    rough = QPixmap(picture)
    rough.setDevicePixelRatio(1)
    smooth, whole = Qt.TransformationMode.SmoothTransformation, Qt.AspectRatioMode.IgnoreAspectRatio
    made = rough.scaled(QSize(_CELLS, _CELLS), whole, smooth).scaled(size, whole, smooth)
    sign = pixmap("eye-off", theme, "text" if theme.dark else "surface", scale=ratio)
    painter = QPainter(made)
    painter.fillRect(made.rect(), QColor(0, 0, 0, 110))
    painter.drawPixmap(
        (size.width() - sign.width()) // 2, (size.height() - sign.height()) // 2, sign.width(), sign.height(), sign
    )
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


class VeiledPicture(QLabel):
    """A picture of a list. An intimate one is shown by a click, by Enter or by Space, until the list is made again."""

    shown = Signal()
    """Somebody asked to see it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name = theme, name
        self._picture: QPixmap | None = None
        self._hidden = False
        self.setAccessibleName(name)

    @property
    def hidden(self) -> bool:
        """Whether the picture is blurred now."""
        return self._hidden

    def show_picture(self, picture: QPixmap, *, sensitive: bool) -> None:
        """Show a picture, blurred when it is intimate."""
        self._picture = picture
        self._veil(sensitive)

    def reveal(self) -> None:
        """Show it."""
        self._veil(False)
        self.shown.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._hidden:
            self.reveal()
            event.accept()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._hidden and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.reveal()
        else:
            super().keyPressEvent(event)

    def _veil(self, hidden: bool) -> None:
        self._hidden = hidden
        if self._picture is not None:
            self.setPixmap(veiled(self._picture, self._theme) if hidden else self._picture)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if hidden else Qt.FocusPolicy.NoFocus)
        words = self.tr("{name}: intimate, hidden. Click or Enter shows it.").format(name=self._name)
        self.setAccessibleName(words if hidden else self._name)
        self.setToolTip(words if hidden else "")
