"""Making and opening the files of an embedded store."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from core.errors import StoreError
from core.store import photographs
from core.store.engine import Engines, encrypted_file
from core.store.failures import told_plainly
from core.store.files import make_folder
from core.store.layout import LOCK, PHOTOGRAPHS, RECORD
from core.store.lock import StoreLock
from core.store.upgrade import kept_version, must_upgrade, upgrade


@dataclass(frozen=True)
class Files:
    """An opened folder: its two databases, the key that opens them, and the lock when it is open for writing."""

    folder: Path
    key: bytes
    record: Engines
    pictures: Engines
    lock: StoreLock | None

    def close(self, *, clean: bool = True) -> None:
        """Close both files and give the lock back."""
        self.record.dispose()
        self.pictures.dispose()
        if self.lock is not None:
            self.lock.release(clean=clean)


def make_files(folder: Path, key: bytes, account: str) -> Files:
    """The files of a new store in an empty folder, opened for writing.

    Raises
    ------
    StoreError
        When the folder holds anything, or cannot be written; it is then left as it was.
    """
    existed = folder.exists()
    with told_plainly():
        if existed and (not folder.is_dir() or any(folder.iterdir())):
            raise StoreError("error.store.folder_not_empty")
        make_folder(folder)
        try:
            files = _open(folder, key, StoreLock.take(folder / LOCK, account))
            try:
                upgrade(files.record)
                photographs.make_tables(files.pictures)
            except BaseException:
                files.close()
                raise
        except BaseException:
            empty(folder, remove=not existed)
            raise
    return files


def open_files(folder: Path, key: bytes, account: str, *, read_only: bool) -> Files:
    """The files of a store, their schema brought to this version.

    Raises
    ------
    StoreError
        When another process writes the store, a newer version wrote it, or a file is missing or damaged.
    """
    with told_plainly():
        if not (folder / PHOTOGRAPHS).is_file():
            raise StoreError("error.store.photographs_missing")
        files = _open(folder, key, None if read_only else StoreLock.take(folder / LOCK, account))
        try:
            _bring_up_to_date(files)
        except BaseException:
            files.close(clean=files.lock is None or not files.lock.left_behind)
            raise
    return files


def empty(folder: Path, *, remove: bool) -> None:
    """Take away what was begun."""
    for item in folder.iterdir():
        item.unlink()
    if remove:
        folder.rmdir()


def _open(folder: Path, key: bytes, lock: StoreLock | None) -> Files:
    return Files(folder, key, encrypted_file(folder / RECORD, key), encrypted_file(folder / PHOTOGRAPHS, key), lock)


def _bring_up_to_date(files: Files) -> None:
    version = kept_version(files.record)
    if version is None:
        raise StoreError("error.store.damaged")
    if must_upgrade(version):
        if files.lock is None:
            raise StoreError("error.store.needs_upgrade")
        _keep_copy(files, version)
        upgrade(files.record)
    photographs.check_version(files.pictures)


def _keep_copy(files: Files, version: str) -> None:
    """A copy of the record as it was before the upgrade, encrypted as it is."""
    with files.record.writing.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None  # noqa: S101
        # After the checkpoint the file itself is whole; nothing can change it while the write lock is held.
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        with connection.begin():
            shutil.copy2(files.folder / RECORD, files.folder / f"record.before-upgrade-from-{version}.db")
