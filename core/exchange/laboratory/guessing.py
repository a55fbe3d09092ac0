"""A first mapping of a table that nobody has mapped yet, each guess with its reason, for a person to confirm."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from core.exchange.laboratory.mapping import ONLY_ONCE, Column, Mapping, Role
from core.exchange.laboratory.readings import DateOrder, DecimalSign, date_order, decimal_sign
from core.exchange.laboratory.sheets import Sheet
from core.exchange.laboratory.vocabulary import analyte_names, header_names, loinc_codes, plain, unit_of
from core.texts import Text, text

_SAMPLES: Final = 200
_SHORTEST_INSIDE: Final = 4
"""A shorter word inside a longer header says nothing: `P` is in nearly all of them."""
_IN_BRACKETS: Final = re.compile(r"^(.*?)\s*[(\[（【]\s*([^)\]）】]*)\s*[)\]）】]\s*$")


@dataclass(frozen=True)
class Guess:
    """A mapping, and why each column is taken for what it is, column by column."""

    mapping: Mapping
    reasons: tuple[Text, ...]


def guess(sheet: Sheet) -> Guess:
    """What the headers and the first values say."""
    columns: list[Column] = []
    reasons: list[Text] = []
    taken: set[Role] = set()
    for header in sheet.header:
        column, reason = _column(header)
        if column.role in ONLY_ONCE and column.role in taken:
            column, reason = Column(header=header), text("laboratory.guess.twice")
        taken.add(column.role)
        columns.append(column)
        reasons.append(reason)
    if Role.ANALYTE in taken and Role.VALUE in taken:  # the long form: a header like an analyte's is something else
        for place, column in enumerate(columns):
            if column.role is Role.RESULT:
                columns[place], reasons[place] = Column(header=column.header), text("laboratory.guess.unknown")
    sign, order = _signs(sheet, columns)
    return Guess(Mapping(columns=tuple(columns), encoding=sheet.encoding, decimal=sign, dates=order), tuple(reasons))


def samples(sheet: Sheet, place: int, most: int = _SAMPLES) -> list[str]:
    """The first values of a column that are not empty."""
    found = (line.cells[place] for line in sheet.lines if place < len(line.cells) and line.cells[place])
    return [value for value, _ in zip(found, range(most), strict=False)]


def analyte_named(written: str, words: dict[str, str] | None = None) -> str | None:
    """The analyte that a name, a local word or a checked LOINC code means; the empty text: left out on purpose."""
    known = (words or {}).get(plain(written))
    if known is not None:
        return known
    return loinc_codes().get(written.strip()) or analyte_names().get(plain(written))


def _column(header: str) -> tuple[Column, Text]:
    role = header_names().get(plain(header))
    if role is not None:
        return Column(header=header, role=Role(role)), text("laboratory.guess.header", header=header)
    analyte, unit = _analyte_and_unit(header)
    if analyte is not None:
        reason = text("laboratory.guess.analyte", header=header, analyte=text(f"analyte.{analyte}"))
        return Column(header=header, role=Role.RESULT, analyte=analyte, unit=unit), reason
    inside = _inside(header)
    if inside is not None:
        return Column(header=header, role=inside), text("laboratory.guess.part_of_header", header=header)
    return Column(header=header), text("laboratory.guess.unknown")


def _analyte_and_unit(header: str) -> tuple[str | None, str | None]:
    """`Phosphate (mmol/L)`, `磷[mmol/L]`, `PTH pg/mL`, `Ca`: an analyte, with its unit where the header gives it."""
    bracketed = _IN_BRACKETS.match(header)
    parts = bracketed.groups() if bracketed else (header, "")
    code = analyte_names().get(plain(parts[0]))
    if code is not None:
        return code, unit_of(code, parts[1]) if parts[1] else None
    words = header.replace("_", " ").split()
    for cut in range(len(words) - 1, 0, -1):
        code = analyte_names().get(plain(" ".join(words[:cut])))
        unit = unit_of(code, " ".join(words[cut:])) if code else None
        if code is not None and unit is not None:
            return code, unit
    return None, None


def _inside(header: str) -> Role | None:
    """The role whose longest known header is a part of this one, where only one role's is."""
    written = plain(header)
    found = {
        role: len(known)
        for known, role in sorted(header_names().items(), key=lambda item: len(item[0]))
        if len(known) >= _SHORTEST_INSIDE and known in written
    }
    if not found:
        return None
    longest = max(found.values())
    best = [role for role, length in found.items() if length == longest]
    return Role(best[0]) if len(best) == 1 else None


def _signs(sheet: Sheet, columns: Sequence[Column]) -> tuple[DecimalSign | None, DateOrder | None]:
    numbers = _values(sheet, columns, {Role.VALUE, Role.RESULT, Role.RANGE_LOW, Role.RANGE_HIGH})
    dates = _values(sheet, columns, {Role.AT, Role.DAY, Role.BIRTH_DATE})
    sign = "." if sheet.encoding is None else decimal_sign(numbers)
    return sign, date_order(dates)


def _values(sheet: Sheet, columns: Sequence[Column], roles: Iterable[Role]) -> list[str]:
    wanted = set(roles)
    return [value for place, column in enumerate(columns) if column.role in wanted for value in samples(sheet, place)]


def unknown_words(sheet: Sheet, mapping: Mapping) -> dict[str, str]:
    """What the file calls analytes that nobody has told yet, most frequent first → as people read it."""
    place = mapping.place(Role.ANALYTE)
    if place is None:
        return {}
    counts: dict[str, int] = {}
    for line in sheet.lines:
        word = line.cells[place] if place < len(line.cells) else ""
        if word and analyte_named(word, mapping.words) is None:
            counts[word] = counts.get(word, 0) + 1
    return {word: word for word in sorted(counts, key=lambda word: (-counts[word], word))}
