"""All tables in one: a row a cell that says something. One file holds everything, whatever its format."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from core.exchange.tables.columns import Cell, Kind
from core.exchange.tables.tables import Filled, Heading, texts
from core.texts import Language


def long_form(tables: Iterable[Filled], language: Language) -> Filled:
    """Table and number of the row, patient, variable, value and unit. The dictionary and the codes follow likewise."""
    rows = [line for table in tables for line in _melted(table)]
    headings = texts(("table", "row", "patient", "variable", "value", "unit"), language)
    return Filled("everything", headings, rows)


def _melted(table: Filled) -> Iterator[list[Cell]]:
    patient_at = next((at for at, heading in enumerate(table.headings) if _says_whose(heading)), None)
    for number, row in enumerate(table.rows, start=1):
        whose = None if patient_at is None else row[patient_at]
        for heading, cell in zip(table.headings, row, strict=True):
            if cell is not None and not _says_whose(heading):
                yield [table.name, str(number), whose, heading.name, _plain(cell), heading.unit]


def _says_whose(heading: Heading) -> bool:
    return heading.name == "patient" and heading.kind is Kind.ID


def _plain(cell: Cell) -> str:
    """Every cell as text: one column holds them all."""
    match cell:
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return f"{cell:f}"
        case date():
            return cell.isoformat()
        case _:
            return str(cell)
