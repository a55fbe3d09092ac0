"""One page of the preview: white paper of the right size at once, its print a moment later."""

from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.theme.theme import Theme
from desktop.widgets.pdf_pages import Page
from desktop.widgets.readings import reads_as


class Sheet(QWidget):
    """A page at a zoom. `image` is None until it is drawn, and again after the zoom has changed."""

    def __init__(self, theme: Theme, points: QSizeF, name: str) -> None:
        super().__init__()
        reads_as(self, "picture")
        self._theme = theme
        self.points = points
        self._image: QImage | None = None
        self._drawn_at = 0.0
        self.setAccessibleName(name)

    def resize_to(self, pixels_per_point: float) -> None:
        """Take the size of a zoom, in device-independent pixels per point; a print of another zoom is stretched."""
        self.setFixedSize((self.points * pixels_per_point).toSize())

    def needs(self, pixels_per_point: float) -> bool:
        """Whether nothing is drawn yet at this resolution, in device pixels per point."""
        return self._image is None or self._drawn_at != pixels_per_point

    def show_page(self, page: Page, pixels_per_point: float) -> None:
        """Show the print, and say it to those who listen."""
        self._image, self._drawn_at = page.image, pixels_per_point
        self.setAccessibleDescription(page.words)
        self.update()

    def forget(self) -> None:
        """Give the pixels back; the page stays as white paper."""
        self._image = None

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)  # paper is white in every mood
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self._image)
        painter.setPen(self._theme.colour("border"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
