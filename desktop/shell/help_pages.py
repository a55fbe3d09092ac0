"""The user's guide as it lies in resources/guide: its pages, what they link to, and which belongs to a place. No Qt."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from core import resources
from core.languages import FALLBACK, LANGUAGES, Language

FIRST: Final = "first-hour"
"""The page of whoever is nowhere yet."""
GUIDES: Final = tuple(code for code in LANGUAGES if resources.entry("guide", code).is_dir())
"""The languages that have a guide of their own; others read the English one."""
OUTSIDE: Final = "../../../docs/"
"""How a page links to what lies beside the guide: the pictures and the documents of docs/."""
_LINK: Final = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
_HEADING: Final = re.compile(r"^(#{1,6}) +(.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Part:
    """Some pages under one title."""

    title: str
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Link:
    """A link of a page, or a picture that it shows: `to` is a page's file, an anchor, or something outside."""

    words: str
    to: str
    picture: bool


@dataclass(frozen=True)
class Found:
    """A page in which something was found, and the line in which it first stands."""

    page: str
    line: str


def parts(language: Language) -> Sequence[Part]:
    """The guide's pages in their order, under the titles of a language."""
    return tuple(Part(part.get(language, part[FALLBACK]), tuple(part["pages"])) for part in _contents()["parts"])


def pages() -> Sequence[str]:
    """Every page by its name, in the order of the guide."""
    return tuple(page for part in _contents()["parts"] for page in part["pages"])


def page_of(place: str, view: str | None = None) -> str:
    """The page of a place, of a view of it, or of a part of that view; the first page for a place that has none.

    Behind a `#` stands the heading to begin with, if there is one, as English calls it.
    """
    views: dict[str, str] = _contents()["places"]
    first = (view or "").partition("/")[0]
    return views.get(f"{place}/{view}") or views.get(f"{place}/{first}") or views.get(place) or FIRST


def page_text(page: str, language: Language) -> str:
    """One page as Markdown, in English where the language has no such page.

    Raises
    ------
    FileNotFoundError
        If the guide has no such page.
    """
    translated = resources.entry("guide", language, f"{page}.md")
    found = translated if translated.is_file() else resources.entry("guide", FALLBACK, f"{page}.md")
    return found.read_text(encoding="utf-8")


@cache
def title(page: str, language: Language) -> str:
    """A page's first heading."""
    return headings(page_text(page, language))[0][1]


def headings(markdown: str) -> Sequence[tuple[int, str]]:
    """The level and words of every heading."""
    return [(len(marks), words) for marks, words in _HEADING.findall(markdown)]


def links(markdown: str) -> Iterator[Link]:
    """Every link and picture of a page."""
    for mark, words, to in _LINK.findall(markdown):
        yield Link(words, to, bool(mark))


def anchor(words: str, separator: str = "-") -> str:
    """How a link names a heading: its letters and digits in lower case, in any script."""
    plain = re.sub(r"[^\w\s-]", "", unicodedata.normalize("NFKC", words).casefold()).strip()
    return re.sub(r"[-\s]+", separator, plain)


def anchor_in(page: str, english: str, language: Language) -> str:
    """The anchor of a heading that English calls so: pages have the same headings in every language.

    Raises
    ------
    ValueError
        If the page has no such heading.
    """
    names = [anchor(words) for _, words in headings(page_text(page, "en"))]
    return anchor(headings(page_text(page, language))[names.index(english)][1])


def outside(link: str) -> Traversable:
    """The file that a link to `docs/` means: carried along by an installed program, beside the guide in a clone."""
    name = link.removeprefix(OUTSIDE)
    carried = resources.entry("guide", "docs", *name.split("/"))
    return carried if carried.is_file() else Path(str(resources.entry())).parent / "docs" / name


def outside_text(link: str) -> str:
    """A document beside the guide, with its own links to what the guide does not carry as plain words."""
    markdown = outside(link).read_text(encoding="utf-8")
    return _LINK.sub(lambda found: found[0] if found[3].startswith(("#", "http")) else found[2], markdown)


def sections(page: str, language: Language) -> Iterator[tuple[str, str]]:
    """Every heading of a page, and the text below it up to the next, without the marks of Markdown."""
    text = page_text(page, language)
    starts = [*_HEADING.finditer(text)]
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        below = _unmarked(text[start.end() : end.start() if end else None])
        yield start[2], " ".join(re.sub(r"^\s*(?:-|\d+\.) |\|", " ", below, flags=re.MULTILINE).split())


def find(words: str, language: Language) -> Sequence[Found]:
    """The pages that hold all of the words, those first that hold them in their title; every page for none."""
    wanted = words.casefold().split()
    found = []
    for page in pages():
        text = _plain(page, language)
        if all(word in text.casefold() for word in wanted):
            lines = (line for line in text.splitlines() if wanted and wanted[0] in line.casefold())
            found.append(Found(page, next(lines, "")))
    return sorted(found, key=lambda one: not (wanted and wanted[0] in title(one.page, language).casefold()))


@cache
def _plain(page: str, language: Language) -> str:
    return _unmarked(page_text(page, language))


def _unmarked(markdown: str) -> str:
    """Without the marks of Markdown and without pictures."""
    text = _LINK.sub(lambda found: "" if found[1] else found[2], markdown)
    return re.sub(r"[*`#]|^\s*\|[-:| ]+\|\s*$", "", text, flags=re.MULTILINE)


@cache
def _contents() -> dict[str, Any]:
    return resources.read_toml("guide", "contents.toml")
