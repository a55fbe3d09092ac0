"""Every table, filled; and the dictionary that says what is in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from core.case.case import Case
from core.exchange.tables.codes import code_lists
from core.exchange.tables.columns import AnyTable, Cell, Column, Kind
from core.exchange.tables.course import LABORATORY, PAIN, THERAPIES
from core.exchange.tables.people import LESIONS, PATIENTS
from core.exchange.tables.work import FLAGS, TASKS
from core.exchange.tables.wounds import ASSESSMENTS, REGIONS
from core.texts import Language, render, text

TABLES: Final[tuple[AnyTable, ...]] = (
    PATIENTS,
    LESIONS,
    ASSESSMENTS,
    REGIONS,
    PAIN,
    THERAPIES,
    LABORATORY,
    TASKS,
    FLAGS,
)


@dataclass(frozen=True)
class Heading:
    """A column as a file needs it: its name, what it holds, its unit (UCUM), and its meaning in words."""

    name: str
    kind: Kind
    unit: str | None = None
    meaning: str = ""


@dataclass(frozen=True)
class Filled:
    """A table ready to be written: a heading a column, and rows of as many cells."""

    name: str
    headings: tuple[Heading, ...]
    rows: Sequence[Sequence[Cell]]


def filled(cases: Iterable[Case], language: Language) -> tuple[Filled, ...]:
    """Every table of some patients, whole, followed by the dictionary and the lists of codes."""
    listed = tuple(cases)
    made = tuple(
        Filled(table.name, headings(table.columns, language), [row for case in listed for row in table.cells(case)])
        for table in TABLES
    )
    return (*made, *described(TABLES, language))


def headings(columns: Iterable[Column[object]], language: Language) -> tuple[Heading, ...]:
    """The headings of columns."""
    return tuple(Heading(column.name, column.kind, column.unit, render(column.meaning, language)) for column in columns)


def described(tables: Iterable[AnyTable], language: Language) -> tuple[Filled, Filled]:
    """The data dictionary of some tables, and the lists of codes that they use."""
    listed = tuple(tables)
    rows = [
        [
            table.name,
            column.name,
            render(column.meaning, language),
            column.unit,
            render(text(f"table.kind.{column.kind}"), language),
            column.codes,
        ]
        for table in listed
        for column in table.columns
    ]
    used = {column.codes for table in listed for column in table.columns if column.codes is not None}
    codes = [
        [name, code, code if said is None else render(said, language)]
        for name, words in code_lists().items()
        if name in used
        for code, said in words.items()
    ]
    return (
        Filled("dictionary", texts(("table", "column", "meaning", "unit", "type", "codes"), language), rows),
        Filled("codes", texts(("codes", "code", "meaning"), language), codes),
    )


def texts(names: Iterable[str], language: Language) -> tuple[Heading, ...]:
    """Headings of columns that hold text, described by the keys `table.dictionary.<name>`."""
    return tuple(Heading(name, Kind.TEXT, meaning=render(text(f"table.dictionary.{name}"), language)) for name in names)
