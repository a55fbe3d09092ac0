"""Reading a PDF back as a person would, or a screen reader: its words, its fonts, its pictures, its structure."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image
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


def fonts_not_subset(pdf: bytes) -> set[str]:
    """Fonts that came whole: the name of a subset begins with a tag of six letters."""
    return {name for font in _fonts(pdf) if "+" not in (name := str(font["/BaseFont"]))}


def pictures_of(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height in pixels of each picture that the pages hold."""
    sizes = []
    for page in PdfReader(BytesIO(pdf)).pages:
        held = page["/Resources"].get("/XObject", {})  # type: ignore[union-attr]
        sizes += [(held[name]["/Width"], held[name]["/Height"]) for name in held]
    return sizes


def outline_of(pdf: bytes) -> list[tuple[int, str]]:
    """The document's outline: level and words of each entry."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [(entry.level, entry.get_title()) for entry in document.get_toc()]


def outside(pdf: bytes, margin: float) -> list[str]:
    """What is written nearer than `margin` points to an edge of its page."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            for number in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(number)
                if left < margin or bottom < margin or right > width - margin or top > height - margin:
                    found.append(text.get_text_bounded(left, bottom, right, top))
            text.close()
            page.close()
    return found


def drawn(pdf: bytes, page: int, dpi: int = 50) -> Image.Image:
    """A page as a grey picture."""
    with pypdfium2.PdfDocument(pdf) as document:
        return document[page].render(scale=dpi / 72).to_pil().convert("L")


@dataclass(frozen=True)
class Node:
    """An element of the structure tree."""

    role: str
    alt: str
    actual: str
    kids: tuple["Node", ...]
    contents: int


def structure_of(pdf: bytes) -> Node:
    """The structure tree from its document element on."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return _node(_kids(document.Root.StructTreeRoot)[0])


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _node(element: Any) -> Node:
    kids = _kids(element)
    elements = [kid for kid in kids if kid.get("/Type") != pikepdf.Name.MCR]
    return Node(
        str(element.S)[1:],
        str(element.get("/Alt", "")),
        str(element.get("/ActualText", "")),
        tuple(_node(kid) for kid in elements),
        len(kids) - len(elements),
    )


def every(node: Node) -> Iterator[Node]:
    """The node and all below it, in reading order."""
    yield node
    for kid in node.kids:
        yield from every(kid)


def font_sizes(pdf: bytes) -> set[float]:
    """The sizes of type, in points, of everything that is written."""
    found: set[float] = set()

    def visit(words: str, _cm: Any, _tm: Any, _font: Any, size: float) -> None:
        if words.strip():
            found.add(size)

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=visit)
    return found


def reading_order(pdf: bytes) -> list[tuple[str, int]]:
    """Role and page of each piece of content, as a screen reader meets them."""
    found: list[tuple[str, int]] = []
    with pikepdf.open(BytesIO(pdf)) as document:
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}

        def walk(element: Any) -> None:
            for kid in _kids(element):
                if kid.get("/Type") == pikepdf.Name.MCR:
                    found.append((str(element.S)[1:], pages[kid.Pg.objgen]))
                else:
                    walk(kid)

        walk(_kids(document.Root.StructTreeRoot)[0])
    return found
