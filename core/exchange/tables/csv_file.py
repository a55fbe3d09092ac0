"""Tables as CSV that spreadsheets and statistics programs read alike: UTF-8 with a byte order mark, RFC 4180.

A spreadsheet takes a text that begins like a formula for one, and runs it (CWE-1236). Such a text gets an apostrophe
before it, as OWASP's "CSV Injection" advises; one that begins with apostrophes and then so, one more, so that what was
typed can be had back. Numbers are never touched: −2 stays −2.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from core.exchange.tables.columns import Cell
from core.exchange.tables.tables import Filled

_BOM: Final = "\ufeff"
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_bytes(table: Filled) -> bytes:
    """One table."""
    rows = ([cell_text(cell) for cell in row] for row in table.rows)
    return csv_of([[heading.name for heading in table.headings], *rows])


def cell_text(cell: Cell) -> str:
    """A cell as CSV writes it: ISO 8601 for dates, plain digits for numbers, nothing for what is not known."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return f"{cell:f}"
        case int() | float():
            return repr(cell)
        case date():
            return cell.isoformat()
        case str():
            return _harmless(cell)


def _harmless(words: str) -> str:
    return f"'{words}" if _is_formula(words.lstrip("'")) else words


def as_typed(cell: str) -> str:
    """What somebody typed, from a cell that `cell_text` wrote: the apostrophe before a formula is gone again."""
    return cell[1:] if cell.startswith("'") and _is_formula(cell.lstrip("'")) else cell


def _is_formula(words: str) -> bool:
    return words.startswith(_FORMULA_STARTS) or words.lstrip().startswith(_FORMULA_STARTS)


def csv_of(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of cells that `cell_text` has written, the titles first."""
    target = io.StringIO(newline="")
    target.write(_BOM)
    csv.writer(target).writerows(rows)
    return target.getvalue().encode("utf-8", "replace")
