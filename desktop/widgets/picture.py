"""Thumbnails set into a frame of a given size: cropped, never stretched."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap


def cropped(picture: QPixmap, size: QSize, ratio: float = 1.0) -> QPixmap:
    """The middle of a picture in device-independent `size`, sharp on a screen of `ratio` device pixels a pixel."""
    wanted = size * ratio
    filled = picture.scaled(
        wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    left, top = (filled.width() - wanted.width()) // 2, (filled.height() - wanted.height()) // 2
    made = filled.copy(left, top, wanted.width(), wanted.height())
    made.setDevicePixelRatio(ratio)
    return made


def thumbnail(data: bytes, size: QSize, ratio: float = 1.0) -> QPixmap | None:
    """The same from the bytes of a JPEG; None when they are no picture."""
    picture = QPixmap()
    return cropped(picture, size, ratio) if picture.loadFromData(data) else None
