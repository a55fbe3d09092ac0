"""Words into lines: Latin breaks between words, Chinese between characters but never before closing punctuation."""

import re
import unicodedata
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics

from core.reports.setting.paper import BOLD, INK, LEADING, REGULAR

Colour = tuple[float, float, float]

BOX: Final = "□"
"""Stands for a character that the face lacks: it is seen that something stands there."""


@dataclass(frozen=True)
class Run:
    """Text in one face and ink."""

    text: str
    bold: bool = False
    ink: Colour = INK

    @property
    def font(self) -> str:
        """The face's registered name."""
        return BOLD if self.bold else REGULAR


Rich = str | Run | Sequence[Run]
"""What a block takes: plain words, or runs."""


@dataclass(frozen=True)
class Line:
    """One set line: runs with their widths."""

    runs: tuple[tuple[Run, float], ...]

    @property
    def width(self) -> float:
        """In points."""
        return sum(width for _, width in self.runs)


def runs(rich: Rich) -> tuple[Run, ...]:
    """Anything a block takes, as runs."""
    if isinstance(rich, str):
        return (Run(rich),)
    return (rich,) if isinstance(rich, Run) else tuple(rich)


@lru_cache(maxsize=20_000)
def printable(text: str) -> str:
    """Text without control characters; what the faces lack in its plain form (K₁ → K1), or else as a hollow square."""
    clean = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    if not _HAS_WIDE.search(clean):
        clean = clean.translate(_LATIN)
    if _MARK.search(clean):
        clean = unicodedata.normalize("NFC", clean)
    have = pdfmetrics.getFont(REGULAR).face.charToGlyph
    if all(ord(character) in have or character == "\n" for character in clean):
        return clean
    return "".join(_plain(character, have) for character in unicodedata.normalize("NFC", clean))


def can_print(text: str) -> bool:
    """Whether the font has every character, as itself or in plain form."""
    return BOX not in printable(text)


def _plain(character: str, have: Container[int]) -> str:
    if ord(character) in have or character == "\n":
        return character
    plain = "".join(part for part in unicodedata.normalize("NFKD", character) if ord(part) in have)
    # 10⁹ must never become 109.
    raised = "^" if plain and unicodedata.decomposition(character).startswith("<super>") else ""
    return raised + plain if plain else BOX


@lru_cache(maxsize=20_000)
def width_of(text: str, font: str, size: float) -> float:
    """Width in points."""
    return float(pdfmetrics.stringWidth(text, font, size))


def leading(size: float) -> float:
    """Line height in points."""
    return size * LEADING


_WIDE: Final = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_CLOSING: Final = "，。、；：？！）】》」』”’…％"
_OPENING: Final = "（【《「『“‘"
_TOKEN: Final = re.compile(
    rf"\n|[ \t]+|[{_OPENING}]*(?:[^\s{_WIDE}]+|[{_WIDE}])[{_CLOSING},.;:!?)]*",
)
_HAS_WIDE: Final = re.compile(f"[{_WIDE}]")
_LATIN: Final = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "…": "..."})
"""The face draws these as wide as a Chinese character, which tears Latin text apart."""
_MARK: Final = re.compile("[\u0300-\u036f]")
"""Marks on the letter before: one sign with it wherever there is one, as systems differ in how they type them."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def lines(rich: Rich, size: float, width: float) -> tuple[Line, ...]:
    """Set text into lines of at most `width` points; a word wider than the line is broken inside."""
    return _set(runs(rich), size, width)


def cut(rich: Rich, size: float, width: float, count: int) -> tuple[Rich, Rich]:
    """The first `count` lines of a text as set, and the rest of it."""
    whole = lines(rich, size, width)
    return _again(whole[:count]), _again(whole[count:])


def _again(part: Sequence[Line]) -> Rich:
    """Lines as runs that will be set into the same lines."""
    found: list[Run] = []
    for number, line in enumerate(part):
        found += [Run("\n")] if number else []
        found += [run for run, _ in line.runs]
    return tuple(found)


@lru_cache(maxsize=2_000)
def _set(parts: tuple[Run, ...], size: float, width: float) -> tuple[Line, ...]:
    """A block is asked for its height several times before it is drawn."""
    done: list[Line] = []
    line: list[tuple[Run, float]] = []
    used = 0.0
    for run, word in _tokens(parts):
        if word == "\n":
            done.append(_closed(line))
            line, used = [], 0.0
            continue
        for piece in _pieces(word, run.font, size, width):
            wide = width_of(piece, run.font, size)
            if line and used + wide > width + 0.01 and not piece.isspace():
                done.append(_closed(line))
                line, used = [], 0.0
            if line or not piece.isspace():
                line.append((Run(piece, run.bold, run.ink), wide))
                used += wide
    done.append(_closed(line))
    return tuple(done)


def _tokens(parts: Iterable[Run]) -> Iterable[tuple[Run, str]]:
    for run in parts:
        for found in _TOKEN.finditer(printable(run.text)):
            yield run, found.group()


def _pieces(word: str, font: str, size: float, width: float) -> list[str]:
    if width_of(word, font, size) <= width:
        return [word]
    pieces = [""]
    for character in word:
        if pieces[-1] and width_of(pieces[-1] + character, font, size) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _closed(line: list[tuple[Run, float]]) -> Line:
    """Neighbours of one face joined (fewer operators, and words that can be searched), spaces at the end dropped."""
    kept = list(line)
    while kept and kept[-1][0].text.isspace():
        kept.pop()
    joined: list[tuple[Run, float]] = []
    for run, wide in kept:
        if joined and (joined[-1][0].bold, joined[-1][0].ink) == (run.bold, run.ink):
            last, before = joined[-1]
            joined[-1] = (Run(last.text + run.text, run.bold, run.ink), before + wide)
        else:
            joined.append((run, wide))
    return Line(tuple(joined))


def fitted(text: str, font: str, size: float, width: float) -> str:
    """`text`, cut with an ellipsis where it is wider than `width`."""
    text = printable(text)
    if width_of(text, font, size) <= width:
        return text
    dots = "…" if _HAS_WIDE.search(text) else "..."
    kept = text
    while kept and width_of(kept + dots, font, size) > width:
        kept = kept[:-1]
    return kept.rstrip() + dots


def draw_line(canvas: Any, line: Line, x: float, baseline: float, size: float) -> None:
    """Draw a set line from `x` on its baseline."""
    for run, wide in line.runs:
        canvas.setFillColorRGB(*run.ink)
        canvas.setFont(run.font, size)
        canvas.drawString(x, baseline, run.text)
        x += wide
