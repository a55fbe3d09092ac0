"""Files that leave: written beside their place under another name, and put there when all of them are whole.

What stops halfway, by a full disk, a mistake or somebody's wish, leaves nothing behind. What is killed cannot clear up:
the next export to the same place does, and knows by a lock whether anybody still works there.
"""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Final, Protocol

from core.errors import InvalidInput, StoreError
from core.exchange.protecting import protected_zip, worth_packing
from core.store.lock import StoreLock

_WORKING: Final = ".calcitrack-export-"
_LOCK: Final = "lock"
_FILES: Final = "files"


class Sink(Protocol):
    """Takes files by their names (`photographs/a.jpg`)."""

    def put(self, name: str, data: bytes) -> None:
        """Take one file."""


@contextmanager
def staged_folder(target: Path) -> Iterator[Sink]:
    """A folder that appears whole. In one that exists, files of the same names are replaced, at the end.

    Raises
    ------
    InvalidInput
        When the folder cannot be written.
    """
    with _told(target):
        # Inside a folder that exists: it may be a disk of its own, and a file moves whole only within one.
        there = target.is_dir()
        target.parent.mkdir(parents=True, exist_ok=True)
        with _working(target if there else target.parent) as stage:
            stage.mkdir()
            yield _Folder(stage)
            if there:
                _move_into(stage, target)
            else:
                stage.replace(target)


@contextmanager
def staged_zip(target: Path) -> Iterator[Sink]:
    """An archive that appears whole. Names carry one fixed date: the same files give the same bytes."""
    with _staged(target) as path:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            yield _Zip(archive)
        _to_disk(path)


@contextmanager
def staged_protected_zip(target: Path, passphrase: str) -> Iterator[Sink]:
    """An encrypted archive that appears whole; nothing of it is on the disk unencrypted at any time."""
    with _staged(target) as path:
        with protected_zip(path, passphrase) as archive:
            yield archive
        _to_disk(path)


@contextmanager
def staged_file(target: Path) -> Iterator[Sink]:
    """One file that appears whole, whatever it is called by who puts it."""
    with _staged(target) as path:
        yield _File(path)


def remove_left_behind(target: Path) -> int:
    """Remove what killed exports left where `target` is going to be, unfinished and full of patient data: how many."""
    found = [folder for place in (target, target.parent) for folder in place.glob(f"{_WORKING}*")]
    return sum(_remove_if_left(folder) for folder in found)


def _remove_if_left(folder: Path) -> bool:
    try:
        # Without a lock yet it is empty: somebody is just beginning.
        lock = StoreLock.take(folder / _LOCK, "") if (folder / _LOCK).exists() else None
    except (StoreError, OSError):
        return False
    if lock is None:
        return False
    lock.release()
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()


@contextmanager
def _working(place: Path) -> Iterator[Path]:
    """A hidden folder of this export alone; yields a path in it that does not exist yet."""
    folder = Path(tempfile.mkdtemp(prefix=_WORKING, dir=place))
    lock = None
    try:
        # On a disk that knows no locks there is none, and nobody takes the folder for left behind.
        with suppress(StoreError):
            lock = StoreLock.take(folder / _LOCK, "")
        yield folder / _FILES
    finally:
        if lock is not None:
            lock.release()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _staged(target: Path) -> Iterator[Path]:
    with _told(target), _working(target.parent) as path:
        yield path
        path.replace(target)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise InvalidInput("error.export.cannot_write", path=str(target), problem=problem) from None


class _Folder:
    def __init__(self, path: Path) -> None:
        self._path = path

    def put(self, name: str, data: bytes) -> None:
        place = self._path.joinpath(*PurePosixPath(name).parts)
        place.parent.mkdir(parents=True, exist_ok=True)
        _write(place, data)


class _Zip:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def put(self, name: str, data: bytes) -> None:
        member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
        self._archive.writestr(member, data, zipfile.ZIP_DEFLATED if worth_packing(name) else zipfile.ZIP_STORED)


class _File:
    def __init__(self, path: Path) -> None:
        self._path = path

    def put(self, name: str, data: bytes) -> None:
        _write(self._path, data)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _move_into(stage: Path, target: Path) -> None:
    for path in sorted(stage.rglob("*")):
        place = target / path.relative_to(stage)
        if path.is_dir():
            place.mkdir(exist_ok=True)
        else:
            path.replace(place)
