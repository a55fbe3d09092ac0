"""How a person is told from another in one line."""

from datetime import date
from typing import Final

SEX_SIGNS: Final = {"female": "♀", "male": "♂"}


def age(birth_date: date, today: date) -> int:
    """Whole years of age."""
    return today.year - birth_date.year - ((today.month, today.day) < (birth_date.month, birth_date.day))


def both_names(name: str, native_name: str | None) -> str:
    """The name, and the name in the person's own script."""
    return f"{name}  {native_name}" if native_name else name


def told_apart(name: str, native_name: str | None, birth_date: date, record_number: str) -> str:
    """Names, birth date and number: what stands wherever a patient is chosen."""
    return f"{both_names(name, native_name)} · {birth_date.isoformat()} · {record_number}"
