"""What a table is: rows read out of a case, and columns that say what they mean, in which unit, from which list.

The tables, the data dictionary and the de-identified export are all made of these descriptions, so that none can say
what another does not do.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, Generic, TypeAlias, TypeVar

from core.case.base import Entry, standing
from core.case.case import Case
from core.case.moments import DayOrInstant, day
from core.texts import Text, text

R = TypeVar("R")
E = TypeVar("E", bound=Entry)

Cell: TypeAlias = str | Decimal | int | float | bool | date | datetime | None
"""What a row has in a column. `None` is *not assessed* or *not known*: an empty cell, never a zero or a *no*."""


class Kind(StrEnum):
    """What a column holds. It decides how a cell is written, and whether it may leave de-identified."""

    ID = "id"
    """An id of the record."""
    IDS = "ids"
    """Ids of the record, with a blank between them."""
    WORD = "word"
    """A word of a closed list."""
    WORDS = "words"
    """Words of a closed list, with a blank between them."""
    DAY = "day"
    """A calendar day."""
    MOMENT = "moment"
    """A day, or an instant with its offset, as it was recorded."""
    BIRTH = "birth"
    """The day of birth."""
    NUMBER = "number"
    WHOLE = "whole"
    TRUTH = "truth"
    TEXT = "text"
    """Anything that somebody typed: names and numbers of people too."""


@dataclass(frozen=True)
class Column(Generic[R]):
    """One variable. `unit` is UCUM; `codes` names a list of `core.exchange.tables.codes`; `meaning` is its text."""

    name: str
    kind: Kind
    read: Callable[[R], Cell]
    unit: str | None = None
    codes: str | None = None
    meaning_text: Text | None = None

    @property
    def meaning(self) -> Text:
        """What the variable is, for the dictionary."""
        return self.meaning_text or text(f"table.column.{self.name}")


@dataclass(frozen=True)
class Table(Generic[R]):
    """One table: its name, how its rows are read, and its columns in their order."""

    name: str
    rows: Callable[[Case], Iterable[R]]
    columns: tuple[Column[R], ...]

    def cells(self, case: Case) -> Iterable[list[Cell]]:
        """The rows of one patient, a cell a column."""
        return ([column.read(row) for column in self.columns] for row in self.rows(case))


AnyTable: TypeAlias = Table[Any]


@dataclass(frozen=True)
class Observed(Generic[E]):
    """An entry as a row: whose, of which lesion, when, by which method, and whether it stands."""

    case: Case
    entry: E
    at: DayOrInstant
    state: str
    lesion: str | None = None
    method: str | None = None


STANDING: Final = "standing"
AMENDED: Final = "amended"
IN_ERROR: Final = "entered_in_error"


def states(entries: Iterable[E]) -> list[tuple[E, str]]:
    """Each entry with whether it stands, was superseded by an amendment, or was entered in error."""
    listed = list(entries)
    stands = {id(entry) for entry in standing(listed)}
    return [(entry, _state(entry, stands)) for entry in listed]


def _state(entry: Entry, stands: set[int]) -> str:
    if entry.entered_in_error is not None:
        return IN_ERROR
    return STANDING if id(entry) in stands else AMENDED


def of_every_row() -> tuple[Column[Any], ...]:
    """The columns that every table of observations begins with."""
    return (
        Column("patient", Kind.ID, lambda row: row.case.patient.id),
        Column("lesion", Kind.ID, lambda row: row.lesion),
        Column("entry", Kind.ID, lambda row: row.entry.id),
        Column("observed_at", Kind.MOMENT, lambda row: row.at),
        Column("observed_on", Kind.DAY, lambda row: day(row.at)),
        Column("method", Kind.WORD, lambda row: row.method, codes="method"),
        Column("state", Kind.WORD, lambda row: row.state, codes="entry_state"),
    )


def of_every_entry() -> tuple[Column[Any], ...]:
    """The columns that every table of signed entries ends with."""
    return (
        Column("amends", Kind.ID, lambda row: row.entry.amends),
        Column("amendment_reason", Kind.TEXT, lambda row: row.entry.amendment_reason),
        Column("recorded_at", Kind.MOMENT, lambda row: row.entry.recorded_at),
        Column("recorded_by", Kind.TEXT, lambda row: row.entry.recorded_by),
        Column("signed_at", Kind.MOMENT, lambda row: row.entry.signed_at),
        Column("signed_by", Kind.TEXT, lambda row: row.entry.signed_by),
    )
