"""Versions of the record's schema, oldest first. A new one is a module in `versions` and a name here."""

from typing import Final

VERSIONS: Final[tuple[str, ...]] = (
    *("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010"),
    *("0011", "0012"),
)
HEAD: Final = VERSIONS[-1]
