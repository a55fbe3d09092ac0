"""The one way to the files in `resources/`, in a clone and in an installed wheel alike."""

import tomllib
from contextlib import AbstractContextManager
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any


def entry(*parts: str) -> Traversable:
    """The file or folder at `resources/<parts…>`."""
    return files("resources").joinpath(*parts)


def read_bytes(*parts: str) -> bytes:
    """The bytes of one file."""
    return entry(*parts).read_bytes()


def read_text(*parts: str) -> str:
    """One UTF-8 text file."""
    return entry(*parts).read_text(encoding="utf-8")


def read_toml(*parts: str) -> dict[str, Any]:
    """One TOML file as plain dictionaries."""
    return tomllib.loads(read_text(*parts))


def names(*parts: str, suffix: str = "") -> list[str]:
    """Sorted names of the files in a folder that end with `suffix`."""
    return sorted(item.name for item in entry(*parts).iterdir() if item.name.endswith(suffix))


def on_disk(*parts: str) -> AbstractContextManager[Path]:
    """A real path for libraries that open files themselves; valid inside the `with` block."""
    return as_file(entry(*parts))
