"""The folder that backups go to: whose it is, who writes it, and which backups lie there.

calcitrack-backup.json          whose backups these are
photographs/000001.db           photographs, each file written once and shared by all backups that name it
000001-2026-11-26T0300Z/        one backup: record.db, keyring.json, and last of all manifest.json
"""

import contextlib
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from core.errors import StoreError
from core.store.backup.manifest import FORMAT, MANIFEST, PHOTOGRAPHS, Manifest, read_manifest
from core.store.files import keep_names, replace_file
from core.store.lock import StoreLock, holder_of

PART: Final = ".part"
"""What a file that is being written ends with."""

_MARKER: Final = "calcitrack-backup.json"
_OWN: Final = "calcitrack-backup"
_LOCK: Final = "backup.lock"
_NAME: Final = re.compile(r"(?P<number>\d{6,})-\d{4}-\d\d-\d\dT\d{4}Z")


@dataclass(frozen=True)
class Backup:
    """One backup that came to its end: the folder of all, its own folder, and what its manifest says."""

    root: Path
    folder: Path
    manifest: Manifest

    @property
    def name(self) -> str:
        """What its folder is called."""
        return self.folder.name


def name_of(number: int, at: datetime) -> str:
    """What the folder of a backup is called. The number orders them, whatever the clock said."""
    return f"{number:06d}-{at.astimezone(UTC):%Y-%m-%dT%H%MZ}"


def own_folder(chosen: Path) -> Path:
    """The folder for backups where somebody pointed: that one, or a new one in it when it holds other things."""
    if not chosen.is_dir() or _marked(chosen) or not any(chosen.iterdir()):
        return chosen
    return chosen / _OWN


def claim(root: Path, store: str) -> None:
    """Make a folder the place of a store's backups: a new or an empty one, or the one that it has been before.

    Raises
    ------
    StoreError
        When the backups of another store lie there, or anything else.
    """
    existed = root.is_dir()
    root.mkdir(mode=0o700, exist_ok=True)  # not what is above it: without that the disk is not there
    if not existed:
        keep_names(root.parent)
    if not _marked(root):
        if any(root.iterdir()):
            raise StoreError("error.backup.folder_not_empty")
        replace_file(root / _MARKER, (json.dumps({"format": FORMAT, "store": store}, indent=2) + "\n").encode())
    require(root, store)


def require(root: Path, store: str) -> None:
    """Refuse a folder that is not the place of this store's backups.

    An unplugged disk often leaves an empty folder behind; writing there would fill the workstation's own disk.

    Raises
    ------
    StoreError
        When the disk or share is not there, or the backups are another store's.
    """
    if not _marked(root):
        raise StoreError("error.backup.not_there")
    try:
        content = json.loads((root / _MARKER).read_bytes())
        there, form = content["store"], content["format"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise StoreError("error.backup.not_there") from None
    if form != FORMAT:
        raise StoreError("error.store.newer")
    if there != store:
        raise StoreError("error.backup.other_store")


@contextmanager
def held(root: Path) -> Iterator[None]:
    """One backup at a time goes into a folder, whichever process makes it.

    Raises
    ------
    StoreError
        While another one does.
    """
    try:
        lock = StoreLock.take(root / _LOCK, "backup")
    except StoreError:
        if holder_of(root / _LOCK) is not None:
            raise StoreError("error.backup.running") from None
        lock = None  # nobody holds it: a network share that has no locks
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # the disk may be gone; the lock goes with the process
            if lock is not None:
                lock.release()


def backups(root: Path) -> tuple[Backup, ...]:
    """Every backup that came to its end and can be read, oldest first."""
    found: list[Backup] = []
    for folder in root.iterdir():
        if _NAME.fullmatch(folder.name) and (folder / MANIFEST).is_file():
            with contextlib.suppress(StoreError):
                found.append(Backup(root, folder, read_manifest(folder)))
    return tuple(sorted(found, key=lambda backup: backup.manifest.number))


def all_readable(root: Path) -> bool:
    """Whether every backup that lies there says what belongs to it."""
    return len(backups(root)) == len(list(root.glob(f"*/{MANIFEST}")))


def next_number(root: Path) -> int:
    """One more than every backup that lies there, readable or not."""
    found = [_NAME.fullmatch(folder.name) for folder in root.iterdir()]
    return 1 + max((int(name["number"]) for name in found if name is not None), default=0)


def sweep(root: Path) -> None:
    """Take away what was begun and did not come to its end. Never a folder that has a manifest."""
    for folder in root.iterdir():
        if _NAME.fullmatch(folder.name) and not (folder / MANIFEST).exists():
            shutil.rmtree(folder)
    for file in (*root.glob(f"{PHOTOGRAPHS}/*{PART}*"), *root.glob(f".{_MARKER}.*")):
        file.unlink()


def remove(folder: Path) -> None:
    """Take a backup away: first what makes it one, so that half of it is never taken for whole."""
    (folder / MANIFEST).unlink(missing_ok=True)
    shutil.rmtree(folder)


def _marked(root: Path) -> bool:
    return (root / _MARKER).is_file()
