"""What the parts of a page are, written down while they are drawn: ReportLab makes no tags, so blocks say them here.

A block draws inside `tagged(canvas, "P")`; what is mere decoration is drawn inside `artifact(canvas)`. The content
stream then carries marked content (ISO 32000-1, 14.6), and the canvas's `Tags` the tree that `tying` builds from it. On
a canvas without `Tags` all of it is silent.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any, Final

from core.texts import Language, render, text

HEADINGS: Final = ("H1", "H2", "H3", "H4")


@dataclass
class Element:
    """A node of the structure tree: its role, what it holds in reading order, and what stands for its picture.

    `alt` describes a figure, `said` is read instead of a shape, `box` is a figure's place on its page (left, bottom,
    right, top in points).
    """

    role: str
    children: list["Element | Content"] = field(default_factory=list)
    alt: str = ""
    said: str = ""
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class Content:
    """A stretch of a page's content stream: the page counted from 0, and its number on that page."""

    page: int
    number: int


class Tags:
    """The structure of one document while it is drawn on `canvas`."""

    def __init__(self, canvas: Any, language: Language) -> None:
        self.root = Element("Document")
        self._canvas = canvas
        self._language = language
        self._open = [self.root]
        self._numbers: dict[int, int] = {}
        self._level = 0
        self._outlined = -1
        self._places = 0
        self.quiet = False
        """While decoration is drawn: nothing in it is told."""

    def say(self, key: str) -> str:
        """A text of the catalogue in the document's language."""
        return render(text(key), self._language)

    @contextmanager
    def element(self, element: Element) -> Iterator[None]:
        """Elements and content that come meanwhile belong to this one."""
        self._open[-1].children.append(element)
        self._open.append(element)
        yield
        self._open.pop()

    @contextmanager
    def resumed(self, role: str) -> Iterator[None]:
        """As `element`, but goes on with the last element when it has this role: a table that a page's end parted."""
        siblings = self._open[-1].children
        last = siblings[-1] if siblings else None
        if not isinstance(last, Element) or last.role != role:
            with self.element(Element(role)):
                yield
            return
        self._open.append(last)
        yield
        self._open.pop()

    @contextmanager
    def content(self) -> Iterator[None]:
        """What is drawn meanwhile is the innermost element's."""
        page = self._canvas.getPageNumber() - 1
        number = self._numbers.get(page, 0)
        self._numbers[page] = number + 1
        element = self._open[-1]
        element.children.append(Content(page, number))
        self._canvas._code.append(f"/{element.role} <</MCID {number}>> BDC")
        yield
        self._canvas._code.append("EMC")

    def begin(self) -> None:
        """A new part: its headings count from the first level again."""
        self._level = 0

    def heading(self, wanted: int) -> str:
        """The role of a heading of the wanted level: no level is ever jumped over."""
        self._level = min(wanted, self._level + 1, len(HEADINGS))
        return HEADINGS[self._level - 1]

    def outline(self, words: str, top: float) -> None:
        """An entry in the document's outline for the heading that was made last; the third level is too fine for it."""
        if self._level > 2:
            return
        level = min(self._level - 1, self._outlined + 1)
        self._outlined, self._places = level, self._places + 1
        key = f"place-{self._places}"
        self._canvas.bookmarkPage(key, fit="XYZ", top=top)
        self._canvas.addOutlineEntry(words, key, level)


def tags_of(canvas: Any) -> Tags | None:
    """The tags that a canvas keeps, if it keeps any and is not drawing decoration."""
    found = getattr(canvas, "tags", None)
    return found if isinstance(found, Tags) and not found.quiet else None


def element(canvas: Any, role: str, **more: Any) -> Any:
    """A context in which elements and content belong to an element of this role."""
    tags = tags_of(canvas)
    return nullcontext() if tags is None else tags.element(Element(role, **more))


def resumed(canvas: Any, role: str) -> Any:
    """As `element`, going on with the element before where it has the same role."""
    tags = tags_of(canvas)
    return nullcontext() if tags is None else tags.resumed(role)


@contextmanager
def tagged(canvas: Any, role: str, **more: Any) -> Iterator[None]:
    """An element of this role that is drawn meanwhile."""
    tags = tags_of(canvas)
    if tags is None:
        yield
        return
    with tags.element(Element(role, **more)), tags.content():
        yield


@contextmanager
def headed(canvas: Any, wanted: int, words: str, top: float) -> Iterator[None]:
    """A heading that is drawn meanwhile; it stands in the outline too."""
    tags = tags_of(canvas)
    if tags is None:
        yield
        return
    with tagged(canvas, tags.heading(wanted)):
        tags.outline(words, top)
        yield


@contextmanager
def artifact(canvas: Any, kind: str = "Layout") -> Iterator[None]:
    """Decoration (`Layout`), or what pages carry again (`Pagination`), drawn meanwhile: nobody reads it aloud."""
    tags = tags_of(canvas)
    if tags is None:
        yield
        return
    canvas._code.append(f"/Artifact <</Type /{kind}>> BDC")
    tags.quiet = True
    yield
    tags.quiet = False
    canvas._code.append("EMC")


def shape(canvas: Any, key: str | None, draw: Callable[[], None], role: str = "Span") -> None:
    """Draw a small shape; `key` is the text that it stands for, `None`: it says nothing."""
    tags = tags_of(canvas)
    if key is None or tags is None:
        with artifact(canvas):
            draw()
        return
    with tagged(canvas, role, said=tags.say(key)):
        draw()
