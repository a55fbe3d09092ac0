"""The bytes of a text file as text: the encoding is found by what fits, is shown, and can be set by hand."""

import codecs
from dataclasses import dataclass
from typing import Final

from core.errors import InvalidInput

ENCODINGS: Final = ("utf-8", "gb18030", "latin-1", "utf-16")
"""What laboratory files come in, in the order in which they are tried. UTF-16 only by its mark, or by hand."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOSTLY: Final = 0.9
"""So many of the bytes beyond ASCII must be pairs of common Chinese characters for a file to be taken as GB18030."""


@dataclass(frozen=True)
class Decoded:
    """A text and the encoding that it was read with; `guessed` where neither a mark nor UTF-8's own rules say it."""

    text: str
    encoding: str
    guessed: bool


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file; with an `encoding`, in that one.

    Raises
    ------
    InvalidInput
        When the bytes are none of its characters, with the place of the first that is not; or hold NUL, as pictures
        and programs do.
    """
    if encoding is not None:
        return Decoded(_in(data, encoding), encoding, guessed=False)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return Decoded(_in(data, marked), marked, guessed=False)
    try:
        return Decoded(_in(data, "utf-8"), "utf-8", guessed=False)
    except InvalidInput:
        if b"\0" in data:
            raise
    found = "gb18030" if _share_of_chinese_pairs(data) >= _MOSTLY else "latin-1"
    return Decoded(_in(data, found), found, guessed=True)


def _in(data: bytes, encoding: str) -> str:
    if encoding not in ENCODINGS:
        raise InvalidInput("error.laboratory.encoding_unknown", encoding=encoding)
    try:
        text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InvalidInput("error.laboratory.not_in_encoding", encoding=encoding.upper(), line=line) from None
    if "\0" in text:
        raise InvalidInput("error.laboratory.not_text")
    return text


def _share_of_chinese_pairs(data: bytes) -> float:
    """Of the bytes beyond ASCII, how many stand in pairs that GB 2312 knows: its signs (A1–A9) and characters (B0–F7).

    In Latin-1 such bytes stand alone among letters: `ü` in *Müller*, `µ` in *µmol/L*.
    """
    beyond = pairs = at = 0
    while at < len(data):
        if data[at] < 0x80:
            at += 1
            continue
        first, second = data[at], data[at + 1] if at + 1 < len(data) else 0
        if (0xA1 <= first <= 0xA9 or 0xB0 <= first <= 0xF7) and second >= 0xA1:
            pairs += 2
            beyond += 2
            at += 2
        else:
            beyond += 1
            at += 1
    return pairs / beyond if beyond else 0.0
