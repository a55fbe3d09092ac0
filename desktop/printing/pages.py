"""The pages of a PDF as pictures, by PDFium: what is previewed is exactly what is printed."""

from dataclasses import dataclass

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage


@dataclass(frozen=True)
class Page:
    """One page drawn at some scale; its size on paper in points."""

    image: QImage
    points: QSizeF


def draw_pages(pdf: bytes, pixels_per_point: float) -> tuple[Page, ...]:
    """Every page of a document."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_draw(document[number], pixels_per_point) for number in range(len(document)))
    finally:
        document.close()


def _draw(page: pypdfium2.PdfPage, scale: float) -> Page:
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    data = bytes(bitmap.buffer)
    image = QImage(data, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888).copy()
    return Page(image, QSizeF(*page.get_size()))
