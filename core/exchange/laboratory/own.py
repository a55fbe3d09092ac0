"""The program's own table of laboratory values, come back: told by its header, and laid out as any laboratory's."""

from dataclasses import replace
from typing import Final

from core.exchange.laboratory.sheets import Line, Sheet
from core.exchange.tables.columns import AMENDED, IN_ERROR, STANDING
from core.exchange.tables.course import LABORATORY

_HEADER: Final = tuple(column.name for column in LABORATORY.columns)
_STATUS: Final = {STANDING: "final", AMENDED: "superseded", IN_ERROR: "entered in error"}
_AS_IT_IS: Final = {
    "calcitrack patient": "patient",
    "result id": "entry",
    "collected": "observed_at",
    "analyte": "analyte",
    "unit": "unit",
    "range low": "range_low",
    "range high": "range_high",
}
"""A header that every laboratory's table is read by → the column of the export."""


def is_own(sheet: Sheet) -> bool:
    """Whether a table is one that the program exported."""
    return sheet.header == _HEADER


def as_laboratory(sheet: Sheet) -> Sheet:
    """The same values with headers that are known, the comparator back before its value, and states as statuses.

    SI values, authors and signatures are left behind: what comes back is what the laboratory said.
    """
    header = (*_AS_IT_IS, "value", "status")
    return replace(sheet, header=header, lines=tuple(Line(line.number, _cells(line)) for line in sheet.lines))


def _cells(line: Line) -> tuple[str, ...]:
    of = dict(zip(_HEADER, (*line.cells, *("",) * len(_HEADER)), strict=False))
    # A workbook's cell of a day comes back as that day's midnight; instants are text there, with their offset.
    of["observed_at"] = of["observed_at"].removesuffix(" 00:00:00")
    value = f"{of['comparator']}{of['value']}" if of["value"] else ""
    return (*(of[name] for name in _AS_IT_IS.values()), value, _STATUS.get(of["state"], of["state"]))
