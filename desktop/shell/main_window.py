"""The one window of the program: a page that is exchanged."""

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

_WIDTH, _HEIGHT = 1280, 800
_SMALLEST = (960, 640)


class MainWindow(QWidget):
    """Shows a page; says when it is closing, so that everything is saved before."""

    closing = Signal()
    painted = Signal()
    """The first page stands on the screen; said once."""

    def __init__(self, geometry: QByteArray | None = None) -> None:
        super().__init__()
        self.page: QWidget | None = None
        self._was_painted = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setMinimumSize(*_SMALLEST)
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(_WIDTH, _HEIGHT)

    def show_page(self, page: QWidget, title: str = "") -> None:
        """Show another page; the one before is gone. `title` is the facility's, never a patient's."""
        before, self.page = self.page, page
        self._column.addWidget(page)
        if before is not None:
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()
        self.setWindowTitle(f"{title} – Calcitrack" if title else "Calcitrack")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
