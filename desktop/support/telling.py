"""The diagnostics in words: a line a fact, for the screen, the clipboard and a terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from core.languages import FALLBACK
from core.texts import Language, Text, catalogue, render, text
from desktop.support.facts import LIBRARIES, Facts

_WORDS: Final = frozenset({"edition", "kind", "backup"})
"""Facts whose value is a word of a closed list."""
_TROUBLE: Final = frozenset({"problem", "backup_problem", "trail_problems"})
"""Facts that say by the key of a text what is wrong; machines are told the key, people the words."""
_NEVER: Final = frozenset({"backup_at", "backup_problem", "trail_checked_at", "written_at"})
"""Facts that have no value because it never came to that, which is known."""
_SIZES: Final = (("gigabytes", 1_000_000_000), ("megabytes", 1_000_000), ("kilobytes", 1_000))


@dataclass(frozen=True)
class FactLine:
    """One fact as people read it."""

    section: str
    name: str
    value: str


def lines(found: Facts, language: Language) -> tuple[FactLine, ...]:
    """Every fact, in its order."""
    return tuple(_lines(found, language))


def as_text(found: Facts, language: Language) -> str:
    """All of it as plain text."""
    written: list[str] = []
    section = ""
    for line in lines(found, language):
        if line.section != section:
            section = line.section
            written += ["", section] if written else [section]
        written.append(f"  {line.name}: {line.value}")
    return "\n".join(written)


def _lines(found: Facts, language: Language) -> Iterator[FactLine]:
    for section, told in found.items():
        title = render(text(f"support.section.{section}"), language)
        for name, value in told.items():
            fact = name if section == LIBRARIES else render(text(f"support.fact.{name}"), language)
            yield FactLine(title, fact, render(text("support.value", value=_said(name, value)), language))


def _said(name: str, value: Any) -> Text | str | int | datetime | Sequence[str | Text]:
    match value:
        case None:
            return text("support.value.none" if name in _NEVER else "support.value.unknown")
        case bool():
            return text("support.value.yes" if value else "support.value.no")
        case str() if name in _TROUBLE:
            return _trouble(value)
        case [*keys] if keys and name in _TROUBLE:
            return [_trouble(key) for key in keys]
        case str() if name in _WORDS:
            return text(f"support.value.{name}.{value}")
        case int() if name.endswith("_bytes"):
            return _size(value)
        case list() if not value:
            return text("support.value.none")
        case _:
            found: str | int | datetime | Sequence[str | Text] = value
            return found


def _trouble(key: str) -> Text:
    """The sentence, unless it would have somebody's name or a folder in it, which is not known here."""
    return text("support.value.told_there" if "{" in catalogue(FALLBACK).get(key, "{") else key)


def _size(size: int) -> Text:
    unit, one = next(((unit, one) for unit, one in _SIZES if size >= one), _SIZES[-1])
    return text(f"support.value.{unit}", number=(Decimal(size) / one).quantize(Decimal("0.1")))
