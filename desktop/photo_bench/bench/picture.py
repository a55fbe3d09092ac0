"""The photograph as the canvas draws it: halved again and again, so that a small view of a large one stays sharp."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap

LONGEST_SHOWN_PX = 4096
"""The longest side that is decoded for the screen; measuring counts in the pixels of the original all the same."""
_SMALLEST_PX = 256
_WHOLE = Qt.AspectRatioMode.IgnoreAspectRatio


class Picture:
    """One photograph in several sizes. `size` is that of the upright original, in its own pixels."""

    def __init__(self, image: QImage, size: tuple[int, int], smaller: Sequence[QImage] | None = None) -> None:
        self.size = size
        whole = (image, *(halvings(image) if smaller is None else smaller))
        self._levels = [QPixmap.fromImage(each) for each in whole]

    def for_zoom(self, zoom: float) -> QPixmap:
        """The smallest version that is not enlarged when an original pixel takes `zoom` pixels of the screen."""
        wanted = zoom * self.size[0]
        return next((level for level in reversed(self._levels) if level.width() >= wanted), self._levels[0])

    def thumbnail(self) -> QPixmap:
        """The smallest version."""
        return self._levels[-1]


def halvings(image: QImage) -> tuple[QImage, ...]:
    """The image halved again and again. Of a large one it takes a while: then a worker makes them."""
    found = []
    while max(image.width(), image.height()) > 2 * _SMALLEST_PX:
        half = QSize(image.width() // 2, image.height() // 2)
        image = image.scaled(half, _WHOLE, Qt.TransformationMode.SmoothTransformation)
        found.append(image)
    return tuple(found)


def image_of(rgb: NDArray[np.uint8]) -> QImage:
    """An image of its own from an array (height × width × 3, sRGB)."""
    whole = np.ascontiguousarray(rgb)
    height, width, _ = whole.shape
    return QImage(whole.data, width, height, 3 * width, QImage.Format.Format_RGB888).convertToFormat(
        QImage.Format.Format_RGB32
    )
