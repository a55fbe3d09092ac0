"""Which version of the program this is."""

from importlib.metadata import PackageNotFoundError, version
from typing import Final

UNKNOWN: Final = "–"


def program_version() -> str:
    """The version of the installed distribution; a dash where the program runs without one."""
    try:
        return version("calcitrack")
    except PackageNotFoundError:
        return UNKNOWN
