"""Files that leave: written beside their place under another name, and put there when all of them are whole.

What stops halfway, by a full disk, a mistake or somebody's wish, leaves nothing behind.
"""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Protocol

from core.errors import InvalidInput


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
        stage = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target if there else target.parent))
        try:
            yield _Folder(stage)
            if there:
                _move_into(stage, target)
            else:
                stage.replace(target)
        finally:
            shutil.rmtree(stage, ignore_errors=True)


@contextmanager
def staged_zip(target: Path) -> Iterator[Sink]:
    """An archive that appears whole. Names carry one fixed date: the same files give the same bytes."""
    with _staged(target) as path:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            yield _Zip(archive)
        _to_disk(path)


@contextmanager
def staged_file(target: Path) -> Iterator[Sink]:
    """One file that appears whole, whatever it is called by who puts it."""
    with _staged(target) as path:
        yield _File(path)


@contextmanager
def _staged(target: Path) -> Iterator[Path]:
    with _told(target):
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        os.close(handle)
        path = Path(name)
        try:
            yield path
            path.replace(target)
        finally:
            path.unlink(missing_ok=True)


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
        # Pictures and PDFs are compressed already.
        packed = name.endswith((".csv", ".json", ".txt", ".xml"))
        self._archive.writestr(member, data, zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED)


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
