"""Pages with identity above and number below, as one PDF whose bytes depend on nothing but its contents."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final

from PIL import Image
from reportlab.lib.utils import ImageReader
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
from core.reports.setting.tagging import Element, Tags, artifact, headed, tagged
from core.reports.setting.tying import tied
from core.reports.setting.type import Run, leading
from core.texts import Language

_LOGO_HEIGHT: Final = 30.0
_LOGO_WIDTH: Final = 110.0


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
    room = sheet.inner_width - setting.width_of(frame.title, BOLD, frame.text) - 12 - _logo_width(frame)
    size = NAME
    while size > frame.text and setting.width_of(frame.name, BOLD, size) > room:
        size -= 0.5
    return size, setting.lines(Run(frame.name, bold=True), size, room)


def _identity_lines(frame: Frame, sheet: Paper) -> tuple[setting.Line, ...]:
    room = sheet.inner_width - setting.width_of(frame.stamp, REGULAR, frame.text) - 12 - _logo_width(frame)
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
            head, tail = rest.torn(sheet.inner_width, room)
        cut.append(head)
        rest = None if tail is None else _without_air(tail)
    return cut or [Stack(())]


def _without_air(stack: Stack) -> Stack | None:
    blocks = list(stack.blocks)
    while blocks and isinstance(blocks[0], Space):
        blocks.pop(0)
    return Stack(tuple(blocks)) if blocks else None


def _tag(language: Language) -> str:
    """The language as PDF names it (BCP 47)."""
    return language.replace("_", "-")


def opened(written: BytesIO, sheet: Paper, title: str, language: Language) -> Any:
    """A canvas whose bytes depend on nothing but what is drawn. `title` goes into the document's properties."""
    register_fonts()
    canvas = Canvas(
        written,
        pagesize=(sheet.width, sheet.height),
        pageCompression=1,
        invariant=1,
        initialFontName=REGULAR,
        initialFontSize=TEXT,
        lang=_tag(language),
    )
    canvas.setTitle(title)
    canvas.setCreator("Calcitrack")
    canvas.setAuthor("")
    canvas.setSubject("")
    return canvas


def write(
    parts: Iterable[Part],
    sheet: Paper,
    title: str,
    language: Language,
    *,
    through: bool = False,
    drawn: Callable[[int], None] | None = None,
) -> bytes:
    """The PDF of all parts. `title` goes into the document's properties, so it names no patient.

    Each part counts its pages from 1; `through` counts all pages of the document. `drawn` is told how many parts are
    drawn; what it raises ends the work.
    """
    written = BytesIO()
    canvas = opened(written, sheet, title, language)
    tags = canvas.tags = Tags(canvas, language)
    every = [(part, pages(part, sheet)) for part in parts]
    whole, before = sum(len(cut) for _, cut in every), 0
    for done, (part, cut) in enumerate(every, start=1):
        tags.begin()
        with tags.element(Element("Sect")):
            for number, body in enumerate(cut, start=1):
                counted = (before + number, whole) if through else (number, len(cut))
                _page(canvas, part.frame, sheet, body, counted, first=number == 1)
        before += len(cut)
        if drawn is not None:
            drawn(done)
    canvas.save()
    return tied(written.getvalue(), tags.root, title, _tag(language))


def _page(canvas: Any, frame: Frame, sheet: Paper, body: Stack, counted: tuple[int, int], *, first: bool) -> None:
    """One page. What stands round it is read aloud on a part's first page, and is mere furniture on the others.

    It is drawn before the body, so that nothing comes between a table's parts on two pages.
    """
    with nullcontext() if first else artifact(canvas, "Pagination"):
        _head(canvas, frame, sheet)
        _foot(canvas, frame, sheet, frame.page_number(*counted))
    body.draw(canvas, MARGIN, sheet.height - MARGIN - _head_height(frame, sheet), sheet.inner_width)
    canvas.showPage()


def _head(canvas: Any, frame: Frame, sheet: Paper) -> None:
    """Name and identity, and opposite them the title, the moment and the facility's logo."""
    right = sheet.width - MARGIN - _logo_width(frame)
    top = sheet.height - MARGIN
    first = top - NAME
    size, lines = _name_lines(frame, sheet)
    second = first - (len(lines) - 1) * leading(size) - leading(NAME) + NAME - frame.text
    with headed(canvas, 1, frame.name, top):
        for number, line in enumerate(lines):
            setting.draw_line(canvas, line, MARGIN, first - number * leading(size), size)
    with tagged(canvas, "P"):
        canvas.setFont(BOLD, frame.text)
        canvas.drawRightString(right, first, frame.title)
    with tagged(canvas, "P"):
        for number, line in enumerate(_identity_lines(frame, sheet)):
            setting.draw_line(canvas, line, MARGIN, second - number * leading(frame.text), frame.text)
    with tagged(canvas, "P"):
        canvas.setFont(REGULAR, frame.text)
        canvas.drawRightString(right, second, frame.stamp)
    with artifact(canvas):
        _draw_logo(canvas, frame, sheet)
        _hairline(canvas, sheet, top - _head_height(frame, sheet) + 1.5, 0.9)


def _logo_size(frame: Frame) -> tuple[float, float]:
    """The logo's width and height: as high as the head, its shape kept; none where it is no picture."""
    if frame.logo is None:
        return 0.0, 0.0
    with Image.open(BytesIO(frame.logo)) as picture:
        width, height = picture.size
    share = min(_LOGO_HEIGHT / height, _LOGO_WIDTH / width)
    return width * share, height * share


def _logo_width(frame: Frame) -> float:
    """What the logo takes from the head's width, with the gap beside it."""
    width, _ = _logo_size(frame)
    return width + 8 if width else 0.0


def _draw_logo(canvas: Any, frame: Frame, sheet: Paper) -> None:
    if frame.logo is not None:
        width, height = _logo_size(frame)
        x, y = sheet.width - MARGIN - width, sheet.height - MARGIN - height + 2
        canvas.drawImage(ImageReader(BytesIO(frame.logo)), x, y, width, height, mask="auto")


def _foot_lines(frame: Frame, sheet: Paper) -> Sequence[setting.Line]:
    widest = setting.width_of(frame.page_number(100, 100), BOLD, frame.text)
    room = sheet.inner_width - widest - 8
    return [line for words in frame.foot for line in setting.lines(Run(words), frame.small, room)]


def _foot_height(frame: Frame, sheet: Paper) -> float:
    return len(_foot_lines(frame, sheet)) * leading(frame.small) + 6


def _foot(canvas: Any, frame: Frame, sheet: Paper, number: str) -> None:
    top = MARGIN + _foot_height(frame, sheet)
    baseline = top - 4 - frame.small
    with artifact(canvas, "Pagination"):
        _hairline(canvas, sheet, top - 2, HAIRLINE)
        canvas.setFillColorRGB(*INK)
        canvas.setFont(BOLD, frame.text)
        canvas.drawRightString(sheet.width - MARGIN, baseline - 1.5, number)
    with tagged(canvas, "P"):
        for line in _foot_lines(frame, sheet):
            setting.draw_line(canvas, line, MARGIN, baseline, frame.small)
            baseline -= leading(frame.small)


def _hairline(canvas: Any, sheet: Paper, y: float, width: float) -> None:
    canvas.setStrokeColorRGB(*HAIR)
    canvas.setLineWidth(width)
    canvas.line(MARGIN, y, sheet.width - MARGIN, y)
