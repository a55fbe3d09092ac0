"""Reading a PDF back as a person would: its words, its fonts, its pictures."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, with single spaces."""
    return [" ".join((page.extract_text() or "").split()) for page in PdfReader(BytesIO(pdf)).pages]


def words_of(pdf: bytes) -> str:
    return " ".join(pages_of(pdf))


def _fonts(pdf: bytes) -> Iterator[Any]:
    for page in PdfReader(BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            yield font.get_object()


def fonts_not_embedded(pdf: bytes) -> set[str]:
    return {str(font["/BaseFont"]) for font in _fonts(pdf) if "/FontFile2" not in font.get("/FontDescriptor", {})}


def pictures_of(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height in pixels of each picture that the pages hold."""
    sizes = []
    for page in PdfReader(BytesIO(pdf)).pages:
        held = page["/Resources"].get("/XObject", {})  # type: ignore[union-attr]
        sizes += [(held[name]["/Width"], held[name]["/Height"]) for name in held]
    return sizes
