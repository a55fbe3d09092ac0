"""Drugs as they are typed: by INN, other spelling, Chinese name, or its pinyin, whole or by initials."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from core import resources
from core.case.drugs import drugs
from core.texts import LANGUAGES, Language, catalogue

_WORST: Final = 6


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one drug can be found by, all in lower case without accents."""

    code: str
    shown: str
    names: tuple[str, ...]
    synonyms: tuple[str, ...]
    pinyin: tuple[str, ...]


def suggest_drugs(typed: str, language: Language, limit: int) -> tuple[str, ...]:
    """Codes of the drugs that fit what was typed, best first: names that begin so, then spellings, pinyin, and parts.

    A slip of the pen finds nothing: a drug that was not meant is worse than none.

    Parameters
    ----------
    typed
        As it stands in the field; nothing typed finds nothing.
    language
        Whose names are shown; a drug is found by the names of every language.
    limit
        At most so many.
    """
    wanted = _plain(typed)
    if not wanted:
        return ()
    ranked = ((_rank(entry, wanted), entry.shown, entry.code) for entry in _index(language))
    return tuple(code for rank, _, code in sorted(ranked) if rank < _WORST)[:limit]


def _rank(entry: _Entry, wanted: str) -> int:
    """0 best, `_WORST` does not fit. Later words and parts of a word are looked for from two letters on."""
    if wanted in entry.names:
        return 0
    if any(name.startswith(wanted) for name in entry.names):
        return 1
    if any(name.startswith(wanted) for name in entry.synonyms):
        return 2
    later = len(wanted) > 1 or not wanted.isascii()
    if later and any(f" {wanted}" in name for name in (*entry.names, *entry.synonyms)):
        return 3
    if any(spelt.startswith(wanted.replace(" ", "")) for spelt in entry.pinyin):
        return 4
    if later and any(wanted in name for name in (*entry.names, *entry.synonyms)):
        return 5
    return _WORST


@cache
def _index(language: Language) -> tuple[_Entry, ...]:
    spelt = _pinyin()
    texts = {other: catalogue(other) for other in LANGUAGES}
    return tuple(
        _Entry(
            code,
            texts[language][f"drug.{code}"],
            _plains([code, *(texts[other][f"drug.{code}"] for other in LANGUAGES)]),
            _plains(drug.synonyms),
            spelt[code],
        )
        for code, drug in drugs().items()
    )


@cache
def _pinyin() -> dict[str, tuple[str, ...]]:
    """Joined syllables and initials of each Chinese name, kept as data: the library that spells them takes too long."""
    found: dict[str, tuple[str, ...]] = {}
    for line in resources.read_text("clinical", "drugs", "pinyin.tsv").splitlines():
        code, _, syllables = line.partition("\t")
        parts = syllables.split()
        found[code] = ("".join(parts), "".join(part[0] for part in parts))
    return found


def _plains(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_plain(name) for name in names))


def _plain(name: str) -> str:
    """Lower case, without accents and subscripts; underscores and hyphens are blanks, and blanks stand single."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(kept.replace("_", " ").replace("-", " ").split())
