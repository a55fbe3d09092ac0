"""Signs of what the record says: found, looked for and not found, not recorded. Each stands beside its word."""

from typing import Final

YES: Final = "✓"
NO: Final = "–"
UNKNOWN: Final = "?"


def sign(answer: bool | None) -> str:
    """✓ yes, – no, ? not known."""
    return UNKNOWN if answer is None else YES if answer else NO
