"""Icons: Lucide outlines of resources/icons, in the theme's colours."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from core import resources
from desktop.theme.theme import Theme

_SCALES = (1.0, 1.25, 1.5, 2.0)


def pixmap(name: str, theme: Theme, colour: str = "text", size: int | None = None, scale: float = 1.0) -> QPixmap:
    """One icon of resources/icons/<name>.svg in a colour token; `size` in device-independent pixels. Drawn once."""
    ink, side = theme.colour(colour).name(), round((size or theme.sizes.icon) * scale)
    drawn = QPixmap()
    key = f"{name} {ink} {side}"
    if not QPixmapCache.find(key, drawn):
        drawn = _drawn(resources.read_text("icons", f"{name}.svg").replace("currentColor", ink), side)
        QPixmapCache.insert(key, drawn)
    drawn.setDevicePixelRatio(scale)
    return drawn


def _drawn(svg: str, side: int) -> QPixmap:
    drawn = QPixmap(QSize(side, side))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return drawn


def icon(name: str, theme: Theme, colour: str = "text") -> QIcon:
    """The same as an icon for buttons and rows: muted when disabled, and drawn for each usual screen scale."""
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(pixmap(name, theme, colour, scale=scale), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, theme, "muted", scale=scale), QIcon.Mode.Disabled)
    return made


def program_icon() -> QIcon:
    """The program's own mark, for the window and the task bar."""
    made = QIcon()
    mark = resources.read_text("icons", "calcitrack.svg")
    for side in (16, 32, 64, 128, 256):
        made.addPixmap(_drawn(mark, side))
    return made
