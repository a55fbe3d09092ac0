"""The one window of the program: a page that is exchanged, and a cover over it while the window is locked."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.widgets.readings import reads_as

_WIDTH, _HEIGHT = 1280, 800
_SMALLEST = (960, 640)
_NAME = "Calcitrack"


class MainWindow(QWidget):
    """Shows a page; says when it is closing, so that everything is saved before."""

    closing = Signal()
    painted = Signal()
    """The first page stands on the screen; said once."""

    def __init__(self, geometry: QByteArray | None = None) -> None:
        super().__init__()
        reads_as(self, "window")
        self.page: QWidget | None = None
        self._cover: QWidget | None = None
        self._title = ""
        self._may_close: Callable[[], bool] = lambda: True
        self._cover_may_close: Callable[[], bool] = lambda: True
        self._was_painted = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setMinimumSize(*_SMALLEST)
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(_WIDTH, _HEIGHT)

    def show_page(self, page: QWidget, title: str = "", may_close: Callable[[], bool] = lambda: True) -> None:
        """Show another page; the one before is gone. `title` is the facility's, never a patient's. `may_close` is asked
        before the window closes, while the page is not covered."""
        before, self.page, self._title, self._may_close = self.page, page, title, may_close
        if self._cover is None:
            self._column.addWidget(page)
        if before is not None:
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._say_title()

    def cover(self, cover: QWidget, may_close: Callable[[], bool]) -> None:
        """Show this alone. The page lives on outside the window: in no picture of it, and in no screen reader.
        `may_close` is asked before the window closes, while this covers the page."""
        before, self._cover, self._cover_may_close = self._cover, cover, may_close
        if before is not None:
            self._put_away(before)
        self._column.addWidget(cover)
        if self.page is not None and before is None:
            self.page.hide()
            self._column.removeWidget(self.page)
            # First of all the page is seen no more: to take it out of the window takes ten times as long.
            cover.show()
            self._column.activate()
            self.repaint()
            self.page.setParent(None)
        self._say_title()

    def uncover(self) -> None:
        """Show the page again, as it was."""
        if self._cover is None:
            return
        before, self._cover = self._cover, None
        if self.page is not None:
            self._column.addWidget(self.page)
            self.page.show()
        self._put_away(before)
        self._say_title()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        may_close = self._may_close if self._cover is None else self._cover_may_close
        if not may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _put_away(self, cover: QWidget) -> None:
        self._column.removeWidget(cover)
        cover.hide()
        cover.deleteLater()

    def _say_title(self) -> None:
        self.setWindowTitle(f"{self._title} – {_NAME}" if self._title and self._cover is None else _NAME)
