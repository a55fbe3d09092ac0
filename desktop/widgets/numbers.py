"""Numbers as people type them (comma or point, with or without a unit) and as the window's language writes them."""

import re
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QLocale

from core.errors import InvalidInput

_NUMBER: Final = re.compile(r"([+-]?\d{1,9}(?:[.,]\d{1,6})?|[+-]?[.,]\d{1,6})\s*(.*)")
_GROUPED: Final = re.compile(r"[+-]?[1-9]\d{0,2}([.,])\d{3}")


def pointed(number: str) -> str:
    """A number that was written with a decimal point, as the window's language writes it: `3.4`, `3,4`.

    Thousands are not grouped, so that a field can read what it shows.
    """
    return number.replace(".", QLocale().decimalPoint())


def fixed(value: float | Decimal, places: int) -> str:
    """A number with so many decimals."""
    return pointed(f"{value:.{places}f}")


def plain(value: float | Decimal) -> str:
    """A number without trailing zeros: a float with six figures at most, a decimal exactly."""
    return pointed(f"{value.normalize():f}" if isinstance(value, Decimal) else f"{value:g}")


def parse_number(typed: str) -> tuple[Decimal, str]:
    """The exact number and the unit behind it (empty when none was typed).

    Raises
    ------
    InvalidInput
        `error.desktop.number` when it is none, thousands separators included: `1,234.5` would be a guess.
        `error.desktop.number_grouped` for `1,234` where the language groups thousands so: it could be either.
    """
    match = _NUMBER.fullmatch(typed.strip())
    if match is None or match[2][:1] in tuple(".,0123456789"):
        raise InvalidInput("error.desktop.number", typed=typed)
    grouped = _GROUPED.fullmatch(match[1])
    if grouped is not None and grouped[1] != QLocale().decimalPoint():
        whole, parts = re.sub("[.,]", "", match[1]), pointed(match[1].replace(",", "."))
        raise InvalidInput("error.desktop.number_grouped", typed=typed, whole=whole, parts=parts)
    return Decimal(match[1].replace(",", ".")), match[2].strip()


def parse_in_unit(typed: str, unit: str) -> Decimal:
    """The number, when it was typed without a unit or with `unit`.

    Raises
    ------
    InvalidInput
        As `parse_number`, or `error.desktop.unit` for another unit.
    """
    number, written = parse_number(typed)
    if written and written.lower() != unit.lower():
        raise InvalidInput("error.desktop.unit", unit=written, expected=unit)
    return number
