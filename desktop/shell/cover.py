"""What stands on the screen while the window is locked: colours of what lies below, and nothing that can be read."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.theme.theme import Theme

_CELLS: Final = QSize(12, 7)
"""So few cells are left of a whole window: each is larger than the largest letters, and takes in several lines."""
_VEIL: Final = 0.72
"""How much of the window's ground lies over what is left."""


def unreadable(cells: QImage, theme: Theme, size: QSize) -> QPixmap:
    """A picture of the window blurred until no letter and no shape is left, `size` large, one device pixel a pixel.
    `cells` as `few_cells` made them; they are enlarged in two steps, for one would show their edges.

    Not a mosaic of small cells, from which text can be reckoned back: a cell holds whole words.
    """
    whole, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    made = QPixmap.fromImage(cells.scaled(_CELLS * 8, whole, smooth).scaled(size, whole, smooth))
    veil = QColor(theme.colour("window"))
    veil.setAlphaF(_VEIL)
    painter = QPainter(made)
    painter.fillRect(made.rect(), veil)  # at last: enlarged after it, the few shades that it leaves would show as steps
    painter.end()
    return made


def few_cells(picture: QPixmap) -> QImage:
    """All that is kept of a picture of the window: the mean colour of each cell."""
    rough = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    rough.setDevicePixelRatio(1)
    return rough.scaled(_CELLS, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


class Cover(QWidget):
    """Fills the window and lets nothing through. `page` stands on it."""

    def __init__(self, picture: QPixmap, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._cells = few_cells(picture)
        self._ground = QPixmap()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ground.size() != self.size():
            self._ground = unreadable(self._cells, self._theme, self.size())
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground)
        painter.end()
