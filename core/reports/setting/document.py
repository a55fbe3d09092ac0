"""Pages with identity above and number below, as one PDF whose bytes depend on nothing but its contents."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from core.reports.setting import type as setting
from core.reports.setting.arranging import Stack
from core.reports.setting.blocks import Space
from core.reports.setting.paper import (
    BOLD,
    HAIR,
    HAIRLINE,
    INK,
    MARGIN,
    NAME,
    REGULAR,
    SMALL,
    TEXT,
    Paper,
    register_fonts,
)
from core.reports.setting.type import Run, leading


@dataclass(frozen=True)
class Frame:
    """What every page of a part carries.

    `name` and `identity` stand above, `title` and `stamp` opposite them; `foot` lines stand below, with the page's
    number, which `page_number(n, m)` writes. `text` and `small` are the sizes of what is above and of what is below.
    """

    name: str
    identity: str
    title: str
    stamp: str
    foot: tuple[str, ...]
    page_number: Callable[[int, int], str]
    logo: bytes | None = field(default=None, repr=False)
    text: float = TEXT
    small: float = SMALL


@dataclass(frozen=True)
class Part:
    """The pages of one patient: they count from 1."""

    frame: Frame
    body: Stack


def _name_lines(frame: Frame, sheet: Paper) -> tuple[float, tuple[setting.Line, ...]]:
    """The name's size and lines: smaller, and at last in two lines, but never cut."""
    room = sheet.inner_width - setting.width_of(frame.title, BOLD, frame.text) - 12
    size = NAME
    while size > frame.text and setting.width_of(frame.name, BOLD, size) > room:
        size -= 0.5
    return size, setting.lines(Run(frame.name, bold=True), size, room)


def _identity_lines(frame: Frame, sheet: Paper) -> tuple[setting.Line, ...]:
    room = sheet.inner_width - setting.width_of(frame.stamp, REGULAR, frame.text) - 12
    return setting.lines(frame.identity, frame.text, room)


def _head_height(frame: Frame, sheet: Paper) -> float:
    size, lines = _name_lines(frame, sheet)
    more = (len(lines) - 1) * leading(size) + (len(_identity_lines(frame, sheet)) - 1) * leading(frame.text)
    return leading(NAME) + leading(frame.text) + 5 + more


def pages(part: Part, sheet: Paper) -> list[Stack]:
    """The part's body, cut into pages."""
    register_fonts()
    room = sheet.height - 2 * MARGIN - _head_height(part.frame, sheet) - _foot_height(part.frame, sheet)
    cut: list[Stack] = []
    rest = _without_air(part.body)
    while rest is not None:
        head, tail = rest.split(sheet.inner_width, room)
        if head is None:
            # Taller than a page and not to be split: it is set anyway, so that nothing is lost.
            head, tail = Stack(rest.blocks[:1]), Stack(rest.blocks[1:])
        cut.append(head)
        rest = None if tail is None else _without_air(tail)
    return cut or [Stack(())]


def _without_air(stack: Stack) -> Stack | None:
    blocks = list(stack.blocks)
    while blocks and isinstance(blocks[0], Space):
        blocks.pop(0)
    return Stack(tuple(blocks)) if blocks else None


def opened(written: BytesIO, sheet: Paper, title: str, language: str) -> Any:
    """A canvas whose bytes depend on nothing but what is drawn. `title` goes into the document's properties."""
    register_fonts()
    canvas = Canvas(
        written,
        pagesize=(sheet.width, sheet.height),
        pageCompression=1,
        invariant=1,
        initialFontName=REGULAR,
        initialFontSize=TEXT,
        lang=language.replace("_", "-"),
    )
    canvas.setTitle(title)
    canvas.setCreator("Calcitrack")
    canvas.setAuthor("")
    canvas.setSubject("")
    return canvas


def write(parts: Iterable[Part], sheet: Paper, title: str, language: str, *, through: bool = False) -> bytes:
    """The PDF of all parts. `title` goes into the document's properties, so it names no patient.

    Each part counts its pages from 1; `through` counts all pages of the document.
    """
    written = BytesIO()
    canvas = opened(written, sheet, title, language)
    every = [(part, pages(part, sheet)) for part in parts]
    whole, before = sum(len(cut) for _, cut in every), 0
    for part, cut in every:
        for number, body in enumerate(cut, start=1):
            _head(canvas, part.frame, sheet)
            body.draw(canvas, MARGIN, sheet.height - MARGIN - _head_height(part.frame, sheet), sheet.inner_width)
            counted = (before + number, whole) if through else (number, len(cut))
            _foot(canvas, part.frame, sheet, part.frame.page_number(*counted))
            canvas.showPage()
        before += len(cut)
    canvas.save()
    return written.getvalue()


def _head(canvas: Any, frame: Frame, sheet: Paper) -> None:
    right = sheet.width - MARGIN
    top = sheet.height - MARGIN
    baseline = top - NAME
    canvas.setFillColorRGB(*INK)
    canvas.setFont(BOLD, frame.text)
    canvas.drawRightString(right, baseline, frame.title)
    size, lines = _name_lines(frame, sheet)
    for line in lines:
        setting.draw_line(canvas, line, MARGIN, baseline, size)
        baseline -= leading(size)
    baseline += leading(size) - leading(NAME) + NAME - frame.text
    canvas.setFont(REGULAR, frame.text)
    canvas.drawRightString(right, baseline, frame.stamp)
    for line in _identity_lines(frame, sheet):
        setting.draw_line(canvas, line, MARGIN, baseline, frame.text)
        baseline -= leading(frame.text)
    _hairline(canvas, sheet, top - _head_height(frame, sheet) + 1.5, 0.9)


def _foot_lines(frame: Frame, sheet: Paper) -> Sequence[setting.Line]:
    widest = setting.width_of(frame.page_number(100, 100), BOLD, frame.text)
    room = sheet.inner_width - widest - 8
    return [line for words in frame.foot for line in setting.lines(Run(words), frame.small, room)]


def _foot_height(frame: Frame, sheet: Paper) -> float:
    return len(_foot_lines(frame, sheet)) * leading(frame.small) + 6


def _foot(canvas: Any, frame: Frame, sheet: Paper, number: str) -> None:
    top = MARGIN + _foot_height(frame, sheet)
    _hairline(canvas, sheet, top - 2, HAIRLINE)
    baseline = top - 4 - frame.small
    canvas.setFillColorRGB(*INK)
    canvas.setFont(BOLD, frame.text)
    canvas.drawRightString(sheet.width - MARGIN, baseline - 1.5, number)
    for line in _foot_lines(frame, sheet):
        setting.draw_line(canvas, line, MARGIN, baseline, frame.small)
        baseline -= leading(frame.small)


def _hairline(canvas: Any, sheet: Paper, y: float, width: float) -> None:
    canvas.setStrokeColorRGB(*HAIR)
    canvas.setLineWidth(width)
    canvas.line(MARGIN, y, sheet.width - MARGIN, y)
