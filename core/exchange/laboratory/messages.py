"""HL7 v2 messages taken apart: segments, fields, repetitions, components, escapes (HL7 v2.5.1, chapter 2).

Our own, because so little is needed: files of results are read, never written (docs/decisions/0023).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from core.errors import InvalidInput
from core.exchange.laboratory.decoding import decode
from core.exchange.laboratory.vocabulary import limits

_BATCH: Final = frozenset({"FHS", "FTS", "BHS", "BTS"})
_ENVELOPE: Final = b"\x0b\x1c"
"""What a message is wrapped in on the wire (MLLP), and what some systems leave in their files."""
_CHARSETS: Final = {
    "": None,
    "ASCII": None,
    "UNICODE UTF-8": "utf-8",
    "UTF-8": "utf-8",
    "UTF8": "utf-8",
    "GB 18030-2000": "gb18030",
    "GB18030-2000": "gb18030",
    "GB18030": "gb18030",
    "GBK": "gb18030",
    "GB2312": "gb18030",
    "8859/1": "latin-1",
    "ISO 8859-1": "latin-1",
}
"""MSH-18 (table 0211) → encoding; None: found by what fits."""
_HEX: Final = re.compile(r"[0-9A-Fa-f]+")


@dataclass(frozen=True)
class Signs:
    """The signs that a message parts its content with, as its MSH declares them."""

    field: str
    component: str
    repetition: str
    escape: str
    subcomponent: str


@dataclass(frozen=True)
class Segment:
    """One segment. `number` is its line in the file, counted as an editor does."""

    name: str
    fields: tuple[str, ...]
    number: int
    signs: Signs
    encoding: str

    def raw(self, field: int) -> str:
        """A field as it stands, HL7's numbering (PID-3 is 3); the empty text where there is none."""
        return self.fields[field] if field < len(self.fields) else ""

    def repetitions(self, field: int) -> tuple[tuple[str, ...], ...]:
        """The repetitions of a field, each its components, unescaped."""
        raw = self.raw(field)
        if not raw:
            return ()
        return tuple(
            tuple(self._unescaped(part.split(self.signs.subcomponent)[0]) for part in one.split(self.signs.component))
            for one in raw.split(self.signs.repetition)
        )

    def component(self, field: int, number: int = 1) -> str:
        """One component of a field's first repetition."""
        found = self.repetitions(field)
        return found[0][number - 1].strip() if found and len(found[0]) >= number else ""

    def _unescaped(self, content: str) -> str:
        escape = self.signs.escape
        if not escape or escape not in content:
            return content
        parts = content.split(escape)
        # Text and escapes take turns; one escape sign too many is text that somebody forgot to escape.
        if len(parts) % 2 == 0:
            return content
        return "".join(part if place % 2 == 0 else self._meant(part) for place, part in enumerate(parts))

    def _meant(self, escape: str) -> str:
        signs = {
            "F": self.signs.field,
            "S": self.signs.component,
            "T": self.signs.subcomponent,
            "R": self.signs.repetition,
            "E": self.signs.escape,
            ".br": "\n",
        }
        if escape in signs:
            return signs[escape]
        if escape[:1] == "X" and len(escape) % 2 == 1 and _HEX.fullmatch(escape[1:]):
            return bytes.fromhex(escape[1:]).decode(self.encoding, errors="replace")
        return ""  # highlighting and the like


@dataclass(frozen=True)
class Message:
    """One message: its MSH first."""

    segments: tuple[Segment, ...]

    @property
    def header(self) -> Segment:
        """Its MSH."""
        return self.segments[0]


def is_hl7(data: bytes) -> bool:
    """Whether the first bytes are those of a message or of a batch of them."""
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip(_ENVELOPE + b" \t\r\n")
    return start[:3] in (b"MSH", b"FHS", b"BHS") and len(start) > 3 and not chr(start[3]).isalnum()


def read_messages(data: bytes, encoding: str | None = None) -> tuple[Message, ...]:
    """The messages of a file, in a batch or not. `encoding` overrides what the messages say.

    Raises
    ------
    InvalidInput
        For more segments than any such file has, a message that begins without its signs, a segment before any message,
        an unknown character set, or bytes that are not of the one it names; with the line.
    """
    if data.count(b"\r") + data.count(b"\n") > 2 * limits().rows:
        raise InvalidInput("error.hl7.too_many_segments", most=limits().rows)
    messages = tuple(_message(lines, encoding) for lines in _parted(data))
    if not messages:
        raise InvalidInput("error.hl7.no_message")
    return messages


def _parted(data: bytes) -> Iterator[list[tuple[int, bytes]]]:
    """The lines of each message. Line ends are the same byte in every encoding that files come in."""
    current: list[tuple[int, bytes]] = []
    lines = re.split(rb"\r\n|\r|\n", data.removeprefix(b"\xef\xbb\xbf"))
    for number, line in enumerate(lines, start=1):
        content = line.strip(_ENVELOPE)
        name = content[:3].decode("ascii", errors="replace")
        if name == "MSH":
            if current:
                yield current
            current = [(number, content)]
        elif name in _BATCH or not content.strip():
            continue
        elif current:
            current.append((number, content))
        else:
            raise InvalidInput("error.hl7.outside_message", line=number)
    if current:
        yield current


def _message(lines: list[tuple[int, bytes]], encoding: str | None) -> Message:
    number, first = lines[0]
    declared = first[3:8].decode("ascii", errors="replace")
    if len(declared) < 5 or len(set(declared[:4])) < 4 or any(sign.isalnum() for sign in declared[:4]):
        raise InvalidInput("error.hl7.no_signs", line=number)
    # Without subcomponents MSH-2 may be a sign shorter: then its fifth sign is the field's own again.
    sub = declared[4] if declared[4] != declared[0] else "&"
    signs = Signs(declared[0], declared[1], declared[2], declared[3], sub)
    charset = _charset(first, signs, number)
    decoded = decode(b"\n".join(content for _, content in lines), encoding or charset)
    texts = decoded.text.split("\n")
    return Message(
        tuple(
            _segment(text, line, signs, decoded.encoding) for (line, _), text in zip(lines, texts, strict=True) if text
        )
    )


def _charset(header: bytes, signs: Signs, number: int) -> str | None:
    """The encoding that MSH-18 names; its first repetition is that of the message."""
    fields = header.decode("latin-1").split(signs.field)
    named = fields[17].split(signs.repetition)[0].strip().upper() if len(fields) > 17 else ""
    if named not in _CHARSETS:
        raise InvalidInput("error.hl7.charset", charset=named, line=number)
    return _CHARSETS[named]


def _segment(written: str, number: int, signs: Signs, encoding: str) -> Segment:
    parts = written.split(signs.field)
    if parts[0] == "MSH":  # MSH-1 is the field sign itself
        parts = [parts[0], signs.field, *parts[1:]]
    return Segment(parts[0], tuple(parts), number, signs, encoding)
