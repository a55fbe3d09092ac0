"""The photographs of the backups: files of so many megabytes, encrypted as the store is, each written once.

A file is written under another name, read back, and only then called what it is called; afterwards nobody changes it.
So an interrupted backup leaves every earlier one as it was, and what it had finished is not copied again.
"""

import contextlib
import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

import sqlcipher3
from sqlalchemy import select

from core.errors import StoreError
from core.store.backup.manifest import PHOTOGRAPHS, PhotographFile, kept_file
from core.store.backup.place import PART
from core.store.backup.told import Tell, told_of_the_backup
from core.store.engine import Engines, bare_archive, fresh_file
from core.store.files import keep_names
from core.store.photographs import PHOTOGRAPH_FILE, make_tables_in
from core.texts import text as told

MOST_BYTES: Final = 1 << 28
"""A file is closed once it holds so much: FAT32 takes no file of 4 GB, and what is interrupted costs this at most."""

_INSERT: Final = "INSERT INTO photograph_file (sha256, media_type, content, thumbnail) VALUES (?, ?, ?, ?)"
_SELECT: Final = "SELECT sha256, media_type, content, thumbnail FROM photograph_file"
_LIST: Final = "SELECT sha256, typeof(thumbnail) FROM photograph_file"
"""Reads no picture: SQLite answers `typeof` from a row's head, where `IS NOT NULL` reads what lies before it."""


class Row(NamedTuple):
    """A photograph as it is kept."""

    sha256: str
    media_type: str
    content: bytes
    thumbnail: bytes | None

    @property
    def whole(self) -> bool:
        """Whether the bytes are those that were taken in."""
        return hashlib.sha256(self.content).hexdigest() == self.sha256


@dataclass(frozen=True)
class Copied:
    """What was added: the files, how many photographs and bytes, and which were not copied, for their bytes changed."""

    files: tuple[PhotographFile, ...]
    count: int
    bytes: int
    skipped: tuple[str, ...]


def known(engines: Engines) -> dict[str, bool]:
    """Every photograph of a store, and whether it has its small picture."""
    with engines.reading.connect() as connection:
        return _held(connection.exec_driver_sql(_LIST).all())


def whole_rows(path: Path, key: bytes) -> Iterator[Row]:
    """The photographs of a file whose bytes are those taken in, one in memory at a time, as far as it can be read."""
    with bare_archive(path, key) as connection, contextlib.suppress(sqlcipher3.Error):
        yield from (row for row in (Row(*found) for found in connection.execute(_SELECT)) if row.whole)


def there_already(
    root: Path, key: bytes, named: Collection[PhotographFile], erased: Collection[str]
) -> tuple[dict[str, bool], set[str]]:
    """What of the files that earlier backups name is still there: the photographs, and the files that hold them.

    A file that is gone, has another size, or holds a photograph that was erased since counts as not there: its other
    photographs are copied anew, and it goes with the last backup that names it.
    """
    found: dict[str, bool] = {}
    whole: set[str] = set()
    for file in named:
        path = root / PHOTOGRAPHS / file.name
        if not path.is_file() or path.stat().st_size != file.bytes:
            continue
        with contextlib.suppress(sqlcipher3.Error), bare_archive(path, key) as connection:
            held = _held(connection.execute(_LIST))
            if held.keys().isdisjoint(erased):
                merge(found, held)
                whole.add(file.name)
    return found, whole


def adopt(
    root: Path, key: bytes, named: Collection[str], erased: Collection[str], tell: Tell
) -> tuple[dict[str, bool], tuple[PhotographFile, ...]]:
    """Files that an interrupted backup had finished: checked, and taken over. What cannot be read is taken away,
    and what holds a photograph that was erased."""
    found: dict[str, bool] = {}
    files: list[PhotographFile] = []
    for path in sorted((root / PHOTOGRAPHS).glob("*.db")):
        if path.name in named:
            continue
        tell(0, told("backup.doing.verifying"))
        try:
            file, held = checked(path, key)
        except (sqlcipher3.Error, StoreError):
            path.unlink()
            continue
        if not held.keys().isdisjoint(erased):
            path.unlink()
            continue
        merge(found, held)
        files.append(file)
    return found, tuple(files)


def checked(path: Path, key: bytes) -> tuple[PhotographFile, dict[str, bool]]:
    """What a manifest says of a file, and what is in it, after every page of it was read and authenticated.

    Raises
    ------
    StoreError
        When it is not what was written.
    """
    with bare_archive(path, key) as connection:
        if connection.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
            raise StoreError("error.backup.not_as_written")
        held = _held(connection.execute(_LIST))
    return PhotographFile(**kept_file(path).model_dump(), count=len(held)), held


def copy(source: Engines, wanted: Collection[str], root: Path, key: bytes, tell: Tell) -> Copied:
    """Copy these photographs of a store into new files."""
    writer = _Writer(root / PHOTOGRAPHS, key)
    try:
        for number, row in enumerate(_of_store(source, wanted)):
            tell(number / len(wanted), told("backup.doing.photographs", number=number + 1, total=len(wanted)))
            with told_of_the_backup():
                writer.add(row)
        with told_of_the_backup():
            writer.finish()
    finally:
        writer.give_up()
    return Copied(tuple(writer.files), writer.count, writer.bytes, tuple(writer.skipped))


class _Writer:
    """Fills one file after the other."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder, self._key = folder, key
        self._open = contextlib.ExitStack()
        self._connection: sqlcipher3.Connection | None = None
        self._path = folder
        self._held = 0
        self.files: list[PhotographFile] = []
        self.skipped: list[str] = []
        self.count = self.bytes = 0

    def add(self, row: Row) -> None:
        if not row.whole:
            self.skipped.append(row.sha256)
            return
        connection = self._connection or self._begin()
        connection.execute(_INSERT, row)
        self._held += len(row.content)
        self.count += 1
        self.bytes += len(row.content)
        if self._held >= MOST_BYTES:
            self.finish()

    def finish(self) -> None:
        """Commit what was written, read it back, and give it its name."""
        if self._connection is None:
            return
        self._connection.execute("COMMIT")
        self._connection = None
        self._open.close()
        file, _held = checked(self._path, self._key)
        name = self._path.name.removesuffix(PART)
        self._path.replace(self._folder / name)
        keep_names(self._folder)
        self.files.append(file.model_copy(update={"name": name}))

    def give_up(self) -> None:
        """Leave nothing that is not finished; a disk that is gone is swept when it is back."""
        if self._connection is None:
            return
        self._connection = None
        with contextlib.suppress(OSError, sqlcipher3.Error):
            self._open.close()
        with contextlib.suppress(OSError):
            self._path.unlink()

    def _begin(self) -> sqlcipher3.Connection:
        used = [int(path.stem) for path in self._folder.glob("*.db") if path.stem.isdecimal()]
        self._path = self._folder / f"{1 + max(used, default=0):06d}.db{PART}"
        connection = self._open.enter_context(fresh_file(self._path, self._key))
        self._connection, self._held = connection, 0
        make_tables_in(connection)
        connection.execute("BEGIN IMMEDIATE")
        return connection


def _of_store(source: Engines, wanted: Collection[str]) -> Iterator[Row]:
    """Photographs of a store. A connection each: a long copy keeps no log of the store from being cleared."""
    columns = PHOTOGRAPH_FILE.c
    for sha256 in wanted:
        with source.reading.connect() as connection:
            yield Row(*connection.execute(select(*columns).where(columns.sha256 == sha256)).one())


def _held(rows: Iterable[Any]) -> dict[str, bool]:
    return {sha256: kind != "null" for sha256, kind in rows}


def merge(found: dict[str, bool], more: Mapping[str, bool]) -> None:
    """Add photographs to those found; one has its small picture when any of its copies has."""
    for sha256, small in more.items():
        found[sha256] = found.get(sha256, False) or small
