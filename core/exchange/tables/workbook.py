"""Tables as an Excel workbook: a sheet a table, and a text always a text, never a formula.

The library would write each sheet into the system's temporary folder first, for everybody's record to lie there: here
sheets are made in memory.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from core.exchange.tables.columns import Cell
from core.exchange.tables.tables import Filled

_LONGEST: Final = 32_767
"""Characters that Excel keeps in a cell."""
_CUT: Final = " […]"
_WIDTHS: Final = (10, 60)
_NOT_XML: Final = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""What XML 1.0 (section 2.2) has no place for; the library knows only a part of it."""


def workbook_bytes(tables: Iterable[Filled]) -> bytes:
    """All tables. Moments are ISO 8601 text, for Excel's own know no zone; days are dates."""
    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(table.name)
        sheet.freeze_panes = "A2"
        for number, heading in enumerate(table.headings, start=1):
            widest = max([len(heading.name), *(len(str(row[number - 1] or "")) for row in table.rows[:200])])
            width = min(max(widest + 2, _WIDTHS[0]), _WIDTHS[1])
            sheet.column_dimensions[get_column_letter(number)].width = width
        sheet._writer = _SheetInMemory(sheet)
        sheet._writer.write_top()
        sheet.append([_heading(sheet, heading.name) for heading in table.headings])
        for row in table.rows:
            sheet.append([_cell(sheet, cell) for cell in row])
    target = io.BytesIO()
    ExcelWriter(book, _Archive(target, "w", zipfile.ZIP_DEFLATED)).save()
    return target.getvalue()


class _SheetInMemory(WorksheetWriter):  # type: ignore[misc]
    def __init__(self, sheet: Any) -> None:
        super().__init__(sheet, io.BytesIO())

    def cleanup(self) -> None:
        """There is no file to take away."""


class _Archive(zipfile.ZipFile):
    def write(self, sheet: Any, name: Any = None, *_how: Any) -> None:
        """What the library takes for the path of a sheet's file is the sheet."""
        self.writestr(name, sheet.getvalue())


def _heading(sheet: Any, name: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=name)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, cell: Cell) -> Any:
    if isinstance(cell, datetime):
        return cell.isoformat()
    if not isinstance(cell, str):
        return cell
    words = _NOT_XML.sub("\ufffd", cell)
    if len(words) > _LONGEST:
        words = words[: _LONGEST - len(_CUT)] + _CUT
    made = WriteOnlyCell(sheet, value=words)
    # The library takes a leading = for a formula and #N/A for an error: here they are what somebody wrote.
    made.data_type = "s"
    return made
