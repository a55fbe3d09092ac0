"""How much is written down and kept, and what of it is told: `resources/support/support.toml`."""

from functools import cache
from typing import Any

from core import resources


@cache
def support(section: str) -> dict[str, Any]:
    """One section of the data."""
    found: dict[str, Any] = resources.read_toml("support", "support.toml")[section]
    return found
