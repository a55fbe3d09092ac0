"""A table as rows of text, whatever it came in: CSV with any separator, or the first sheet with content of an XLSX.

Nothing is computed: a formula is the text that it is, and is refused where a value is asked for.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO, StringIO
from typing import Any, Final

from core.case.archive import opened
from core.errors import InvalidInput
from core.exchange.laboratory.decoding import decode
from core.exchange.laboratory.vocabulary import limits
from core.exchange.tables.course import LABORATORY
from core.exchange.tables.csv_file import as_typed

_SEPARATORS: Final = (",", ";", "\t", "|")
_SAMPLE_LINES: Final = 50
_SAMPLE_SIGNS: Final = 100_000
_TITLES: Final = 100
"""So many lines may stand above or between the rows."""
_DECLARATIONS: Final = tuple(
    word.encode(encoding) for word in ("<!DOCTYPE", "<!ENTITY") for encoding in ("ascii", "utf-16-le")
)


@dataclass(frozen=True)
class Line:
    """One row, and its number in the file as an editor or a spreadsheet counts."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A table: its header, and the rows under it. `encoding` is None for a workbook."""

    header: tuple[str, ...]
    lines: tuple[Line, ...]
    encoding: str | None = None
    encoding_guessed: bool = False


def read_text_table(data: bytes, encoding: str | None = None) -> Sheet:
    """A CSV or TSV file.

    Raises
    ------
    InvalidInput
        For bytes of another encoding, a quote that is never closed, and more rows or columns than any such file has.
    """
    decoded = decode(data, encoding)
    separator = _separator(decoded.text)
    reader = csv.reader(StringIO(decoded.text, newline=""), delimiter=separator, strict=True)
    return _sheet(_numbered(reader), decoded.encoding, decoded.guessed)


def read_workbook(data: bytes) -> Sheet:
    """The first sheet of an XLSX file that has content.

    Raises
    ------
    InvalidInput
        For what is no workbook, one that unpacks to more than it may, or one that brings entities of its own.
    """
    _check_archive(data)
    from openpyxl import load_workbook  # takes a tenth of a second: only where there is a workbook

    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
        try:
            # The program's own workbook has a sheet a table: of these only one holds what a laboratory says.
            for sheet in sorted(book.worksheets, key=lambda sheet: sheet.title != LABORATORY.name):
                sheet.reset_dimensions()  # what the sheet says of its own size may be a lie
                rows = enumerate(sheet.iter_rows(values_only=True, max_row=limits().rows + _TITLES), start=1)
                lines = ((number, [_written(cell) for cell in row]) for number, row in rows)
                found = _sheet(lines, None, guessed=False)
                if found.header:
                    return found
        finally:
            book.close()
    except InvalidInput:
        raise
    except Exception:  # noqa: BLE001 - the library raises whatever a damaged workbook makes it stumble over
        raise InvalidInput("error.laboratory.damaged_workbook") from None
    return Sheet((), ())


def _separator(text: str) -> str:
    """The sign that stands equally often, and most often, in the first lines."""
    lines = [line for line in text[:_SAMPLE_SIGNS].splitlines()[:_SAMPLE_LINES] if line.strip()]
    best, found = (0.0, 0), ","
    for sign in _SEPARATORS:
        counts = Counter(line.count(sign) for line in lines)
        counts.pop(0, None)
        if counts:
            times, agreeing = counts.most_common(1)[0]
            score = (agreeing / len(lines), times)
            if score > best:
                best, found = score, sign
    return found


def _numbered(reader: Any) -> Iterator[tuple[int, list[str]]]:
    started = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            raise InvalidInput("error.laboratory.broken_table", line=started) from None
        if cells is None:
            return
        yield started, [as_typed(cell) for cell in cells]
        started = reader.line_num + 1


def _sheet(rows: Iterable[tuple[int, list[str]]], encoding: str | None, guessed: bool) -> Sheet:
    """The first row with at least two cells is the header; what stands above it is a title."""
    header: tuple[str, ...] = ()
    lines: list[Line] = []
    left = limits().cells
    for number, cells in rows:
        row = tuple(cell.strip() for cell in cells)
        left -= len(row)
        if len(row) > limits().columns or len(lines) >= limits().rows or left < 0:
            raise InvalidInput("error.laboratory.too_many_rows", rows=limits().rows, columns=limits().columns)
        if any(len(cell) > limits().cell_characters for cell in row):
            raise InvalidInput("error.laboratory.broken_table", line=number)
        if not any(row):
            continue
        if header:
            lines.append(Line(number, row))
        elif sum(map(bool, row)) > 1:
            header = _trimmed(row)
    return Sheet(header, tuple(lines), encoding, guessed)


def _trimmed(row: tuple[str, ...]) -> tuple[str, ...]:
    last = max(place for place, cell in enumerate(row) if cell)
    return row[: last + 1]


def _written(cell: object) -> str:
    """A cell as text: dates as ISO, so that nobody has to guess their order again; numbers with their digits."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell)
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case datetime():
            return cell.isoformat(sep=" ")
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell)


def _check_archive(data: bytes) -> None:
    """Refuse an archive that unpacks to more than it may, or whose XML declares entities: no workbook has any."""
    damaged, too_large = "error.laboratory.damaged_workbook", "error.laboratory.workbook_too_large"
    with opened(data, damaged=damaged, too_large=too_large) as archive:
        members = archive.infolist()
        total = sum(member.file_size for member in members)
        if len(members) > limits().archive_members or total > limits().unpacked_bytes:
            raise InvalidInput(too_large)
        left, tags = limits().unpacked_bytes, limits().tags
        for member in members:
            with archive.open(member) as stream:
                size, found = _unpacked(stream, left, tags)
            left, tags = left - size, tags - found


def _unpacked(stream: Any, most: int, most_tags: int) -> tuple[int, int]:
    """How many bytes a member really is, and how many tags are in it: what the archive says of itself may be a lie."""
    size, tags, tail = 0, 0, b""
    while chunk := stream.read(1 << 16):
        size += len(chunk)
        tags += chunk.count(b"<")
        if size > most or tags > most_tags:
            raise InvalidInput("error.laboratory.workbook_too_large")
        if any(word in tail + chunk for word in _DECLARATIONS):
            raise InvalidInput("error.laboratory.damaged_workbook")
        tail = chunk[-32:]
    return size, tags
