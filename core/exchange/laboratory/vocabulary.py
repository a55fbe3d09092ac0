"""How laboratories call analytes, units, columns and states: `resources/exchange/laboratory.toml`."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from core import resources
from core.case.analytes import analytes
from core.texts import LANGUAGES, render, text


@dataclass(frozen=True)
class Limits:
    """How large a file may be before it is read, unpacked, and row by row."""

    file_bytes: int
    unpacked_bytes: int
    archive_members: int
    cells: int
    tags: int
    rows: int
    columns: int
    cell_characters: int


@cache
def _data() -> Mapping[str, Any]:
    return MappingProxyType(resources.read_toml("exchange", "laboratory.toml"))


@cache
def limits() -> Limits:
    """The limits of laboratory files."""
    return Limits(**_data()["limits"])


def plain(words: str) -> str:
    """A name without case, accents, spaces and punctuation: `"C-reactive  Protein"` is `"creactiveprotein"`."""
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return "".join(sign for sign in decomposed if sign.isalnum())


@cache
def analyte_names() -> Mapping[str, str]:
    """Plain name → analyte: its code, its names in the program in both languages, and those of the data."""
    found: dict[str, str] = {}
    for code in analytes():
        ours = (code, *(render(text(f"analyte.{code}"), language) for language in LANGUAGES))
        for name in (*ours, *_data()["analytes"].get(code, ())):
            found.setdefault(plain(name), code)
    return MappingProxyType(found)


@cache
def loinc_codes() -> Mapping[str, str]:
    """LOINC code → analyte, of the codes that were checked against a published list."""
    return MappingProxyType({code: str(row["analyte"]) for code, row in _data()["loinc"].items()})


@cache
def header_names() -> Mapping[str, str]:
    """Plain header → what its column holds."""
    return MappingProxyType({plain(name): role for role, names in _data()["headers"].items() for name in names})


@cache
def status_words() -> Mapping[str, str]:
    """Plain word or letter → `final`, `preliminary`, `corrected`, `withdrawn`, `superseded` or `missing`."""
    return MappingProxyType({plain(word): meaning for meaning, words in _data()["statuses"].items() for word in words})


def unit_of(analyte: str, written: str) -> str | None:
    """The accepted unit of an analyte that a file writes so; None where it is none of them.

    Case tells units apart (`G/L` of cells is not `g/L`), so it is left out only among the units of this analyte.
    """
    accepted = analytes()[analyte].units
    compact = "".join(written.split())
    spellings = {other: unit for unit in accepted for other in (unit, *_data()["units"].get(unit, ()))}
    if written in spellings:
        return spellings[written]
    loose = {unit for other, unit in spellings.items() if _loose(other) == _loose(compact)}
    same = {accepted[unit] for unit in loose}
    return min(loose) if len(same) == 1 else None


def _loose(unit: str) -> str:
    return unicodedata.normalize("NFKC", "".join(unit.split())).casefold().replace("μ", "u").replace("^", "")
