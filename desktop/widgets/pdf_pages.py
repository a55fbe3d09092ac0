"""The pages of a PDF as pictures, by PDFium: what is previewed is exactly what is printed.

PDFium is not to be entered by two threads at once: every use of it in the program goes through here. Each function
raises `InvalidInput` for a file that PDFium cannot read.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from core.errors import InvalidInput

if TYPE_CHECKING:
    import pypdfium2

_ONE_AT_A_TIME: Final = threading.Lock()


@dataclass(frozen=True)
class Page:
    """One page drawn at some scale, and its text for those who do not see it."""

    image: QImage
    words: str


def page_sizes(pdf: bytes) -> tuple[QSizeF, ...]:
    """The size of every page on paper, in points."""
    with _opened(pdf) as document:
        return tuple(QSizeF(*document.get_page_size(number)) for number in range(len(document)))


def parts(pdf: bytes) -> tuple[int, ...]:
    """The pages, from 0, that the outline's first level names: where each patient begins; none without an outline."""
    with _opened(pdf) as document:
        first = [item.get_dest() for item in document.get_toc() if item.level == 0]
        return tuple(sorted({place.get_index() for place in first if place is not None}))


def draw_page(pdf: bytes, number: int, pixels_per_point: float) -> Page:
    """Page `number`, from 0."""
    with _opened(pdf) as document:
        page = document[number]
        bitmap = page.render(scale=pixels_per_point, rev_byteorder=True, prefer_bgrx=True)
        data = bytes(bitmap.buffer)
        # The copy owns its pixels; PDFium's are gone with the document.
        image = QImage(data, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888).copy()
        return Page(image, page.get_textpage().get_text_bounded())


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    import pypdfium2  # loaded when a page is first drawn

    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(pdf)
            try:
                yield document
            finally:
                document.close()
        except (pypdfium2.PdfiumError, RuntimeError):
            raise InvalidInput("error.desktop.damaged_report") from None
