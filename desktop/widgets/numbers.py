"""Numbers as people type them: comma or point, with or without a unit (`5,6 mg/dL`)."""

import re
from decimal import Decimal
from typing import Final

from core.errors import InvalidInput

_NUMBER: Final = re.compile(r"([+-]?\d{1,9}(?:[.,]\d{1,6})?|[+-]?[.,]\d{1,6})\s*(.*)")


def parse_number(typed: str) -> tuple[Decimal, str]:
    """The exact number and the unit behind it (empty when none was typed).

    Raises
    ------
    InvalidInput
        `error.desktop.number` when it is none, thousands separators included: `1,234.5` would be a guess.
    """
    match = _NUMBER.fullmatch(typed.strip())
    if match is None or match[2][:1] in tuple(".,0123456789"):
        raise InvalidInput("error.desktop.number", typed=typed)
    return Decimal(match[1].replace(",", ".")), match[2].strip()


def parse_in_unit(typed: str, unit: str) -> Decimal:
    """The number, when it was typed without a unit or with `unit`.

    Raises
    ------
    InvalidInput
        `error.desktop.number`, or `error.desktop.unit` for another unit.
    """
    number, written = parse_number(typed)
    if written and written.lower() != unit.lower():
        raise InvalidInput("error.desktop.unit", unit=written, expected=unit)
    return number
