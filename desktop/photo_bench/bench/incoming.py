"""What is dropped, pasted or chosen: files, folders, or a picture without a file."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from desktop.photo_bench.bench.reading import Source

ENDINGS: Final = ("jpg", "jpeg", "png", "tif", "tiff", "webp", "heic", "heif")
"""What the file dialog offers; other names are read too, for the content decides."""
PASTED: Final = "pasted.png"


@dataclass(frozen=True)
class Incoming:
    """Paths are expanded by a worker (a folder may be large); a picture from the clipboard is bytes already."""

    paths: tuple[Path, ...] = ()
    sources: tuple[Source, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.paths or self.sources)


def incoming(mime: QMimeData | None) -> Incoming:
    """What of dropped or pasted data may be photographs. An empty clipboard has no data at all."""
    if mime is None:
        return Incoming()
    paths = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    if paths:
        return Incoming(paths=paths)
    image = mime.imageData() if mime.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return Incoming(sources=(Source(PASTED, data=_png(image)),))
    return Incoming()


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
