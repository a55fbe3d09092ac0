"""Where an embedded store may not lie: drives of other computers. And folders that are copied elsewhere meanwhile.

What is refused, and its sources, stand in resources/security/network_drives.toml.
"""

import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Final

from core import resources
from core.errors import StoreError
from core.texts import Text, text

_MOUNTS: Final = Path("/proc/self/mountinfo")
_ESCAPED: Final = re.compile(r"\\([0-7]{3})")
_UNC: Final = re.compile(r"^(\\\\|//)(?!\?\\[A-Za-z]:)")
r"""`\\server\share` and `\\?\UNC\server\share`, but not `\\?\C:\folder`, which is only the long form of a path."""


@dataclass(frozen=True)
class _Table:
    refused: frozenset[str]
    program: str
    on_this_computer: frozenset[str]
    windows_drive_type: int
    names: tuple[str, ...]
    marks: tuple[str, ...]


def must_be_on_this_computer(folder: Path) -> None:
    """Refuse a folder on a network drive, or one that another machine shares.

    Raises
    ------
    StoreError
        With the kind of drive, and PostgreSQL named as the way for several workstations.
    """
    kind = network_drive(folder)
    if kind is not None:
        raise StoreError("error.store.network_drive", kind=kind)


def network_drive(folder: Path) -> str | None:
    """The kind of network drive that a folder lies on, whether it is there yet or not; None for a disk of one's own."""
    return _network_drive(folder)


def file_system_of(path: str, mounts: str) -> str | None:
    """The file system of a path without links, by /proc/self/mountinfo; of several mounted on one place the last."""
    found, longest = None, -1
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields, kinds = before.split(" "), after.split(" ")
        if len(fields) < 5 or not kinds[0]:
            continue
        point = _ESCAPED.sub(lambda octal: chr(int(octal[1], 8)), fields[4])
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= longest:
            found, longest = kinds[0], len(point)
    return found


def refused_file_system(kind: str | None) -> str | None:
    """The file system, when a store may not lie on it."""
    table = _table()
    if kind is None or kind in table.on_this_computer:
        return None
    return kind if kind in table.refused or kind.startswith(table.program) else None


def windows_network_drive(path: str, drive_type: Callable[[str], int]) -> str | None:
    """A share of another computer, by its name or behind a letter of its own, by what Windows says of the letter."""
    if _UNC.match(path):
        return "UNC"
    drive = path.removeprefix("\\\\?\\")[:2]
    return drive if drive_type(drive + "\\") == _table().windows_drive_type else None


def synchronised(folder: Path) -> Text | None:
    """A word of warning when a program like OneDrive or Dropbox copies the folder elsewhere, where that is plain."""
    table = _table()
    for parent in (folder, *folder.absolute().parents):
        named = any(fnmatch(parent.name, name) for name in table.names)
        if named or any(os.path.lexists(parent / mark) for mark in table.marks):
            return text("store.finding.synchronised", folder=str(parent))
    return None


if sys.platform == "win32":
    import ctypes

    def _network_drive(folder: Path) -> str | None:
        return windows_network_drive(str(folder.absolute()), _drive_type)

    def _drive_type(root: str) -> int:
        return int(ctypes.windll.kernel32.GetDriveTypeW(root))

else:

    def _network_drive(folder: Path) -> str | None:
        try:
            mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:  # no such list on this system: nothing is known of its drives
            return None
        return refused_file_system(file_system_of(str(folder.resolve()), mounts))


@cache
def _table() -> _Table:
    found = resources.read_toml("security", "network_drives.toml")
    return _Table(
        frozenset(found["refused"]),
        found["program"],
        frozenset(found["on_this_computer"]),
        found["windows_drive_type"],
        tuple(found["synchronised"]["names"]),
        tuple(found["synchronised"]["marks"]),
    )
