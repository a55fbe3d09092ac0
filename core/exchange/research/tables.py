"""Tables without anybody's name: safe by what a column holds, so that a column added tomorrow is safe as well.

Only ids (as pseudonyms), words of closed lists, numbers, and shifted dates pass. What somebody typed never does, nor
what does not stand: an entry in error may be about somebody else.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from core.case.case import Case
from core.case.moments import DayOrInstant, day
from core.exchange.research.secrets import Secrets, shifted, shifted_day
from core.exchange.research.settings import settings
from core.exchange.tables.codes import code_lists
from core.exchange.tables.columns import AMENDED, IN_ERROR, AnyTable, Cell, Column, Kind, Table
from core.exchange.tables.people import PATIENTS
from core.exchange.tables.tables import TABLES, Filled, described, headings
from core.texts import Language

_NEVER: Final = frozenset({Kind.TEXT, Kind.BIRTH})


def research_tables() -> tuple[AnyTable, ...]:
    """The tables with the columns that may leave; in place of the day of birth, the age in bands."""
    return tuple(replace(table, columns=_columns(table)) for table in TABLES)


def deidentified(cases: Iterable[Case], secrets: Secrets, language: Language) -> tuple[Filled, ...]:
    """The tables of these patients, in the order of their pseudonyms, with dictionary and codes."""
    ordered = sorted(cases, key=lambda case: secrets.pseudonym(case.patient.id))
    tables = research_tables()
    made = tuple(
        Filled(
            table.name,
            headings(table.columns, language),
            [row for case in ordered for row in _rows(table, case, secrets)],
        )
        for table in tables
    )
    return (*made, *described(tables, language))


def age_band(case: Case) -> str | None:
    """The age at the episode's onset, or else when the first lesion appeared, in a band; `None`: not known."""
    onsets: list[DayOrInstant] = [case.episode.onset] if case.episode else [lesion.onset for lesion in case.lesions]
    if not onsets:
        return None
    began, born = min(day(onset) for onset in onsets), case.patient.birth_date
    age = began.year - born.year - ((began.month, began.day) < (born.month, born.day))
    if age < 0:
        return None
    if age >= settings().oldest_age:
        return f"{settings().oldest_age}+"
    low = age - age % settings().age_band
    return f"{low}-{low + settings().age_band - 1}"


def _columns(table: Table[Any]) -> tuple[Column[Any], ...]:
    kept = tuple(column for column in table.columns if column.kind not in _NEVER)
    return (kept[0], AGE, *kept[1:]) if table.name == PATIENTS.name else kept


AGE: Final[Column[Case]] = Column("age_band", Kind.WORD, age_band)


@dataclass(frozen=True)
class _Passing:
    """What lets a cell of one patient pass."""

    secrets: Secrets
    by: timedelta

    def cell(self, column: Column[Any], cell: Cell) -> Cell:
        match column.kind, cell:
            case _, None:
                return None
            case Kind.ID, str():
                return self.secrets.pseudonym(cell)
            case Kind.IDS, str():
                return " ".join(self.secrets.pseudonym(part) for part in cell.split())
            case Kind.WORD | Kind.WORDS, str():
                return _known_words(column, cell)
            case Kind.DAY, date():
                return shifted_day(cell, self.by)
            case Kind.MOMENT, datetime() | date():
                return shifted(cell, self.by)
            case Kind.NUMBER | Kind.WHOLE | Kind.TRUTH, bool() | int() | float() | Decimal():
                return cell
            case _:
                return None


def _known_words(column: Column[Any], words: str) -> str | None:
    """Words of the column's list; a record may hold others, and who knows what they say."""
    if column is AGE:
        return words
    known = code_lists()[column.codes or ""]
    return " ".join(word for word in words.split() if word in known) or None


def _rows(table: AnyTable, case: Case, secrets: Secrets) -> Iterable[Sequence[Cell]]:
    passing = _Passing(secrets, secrets.shift(case.patient.id))
    state_at = next((at for at, column in enumerate(table.columns) if column.name == "state"), None)
    for row in table.cells(case):
        if state_at is None or row[state_at] not in (AMENDED, IN_ERROR):
            yield [passing.cell(column, cell) for column, cell in zip(table.columns, row, strict=True)]
