"""Photographs: the original bytes, bit for bit, under their SHA-256, with a small picture for lists.

In the embedded store they lie in a file of their own, so that the record stays small and is backed up whole; on
PostgreSQL in a table of the same database. A photograph is committed before the record that names it: an orphan is the
worst that a crash leaves.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any, Final

from sqlalchemy import Column, LargeBinary, MetaData, String, Table, Text, delete, insert, select, text, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateTable

from core.errors import NotFound, StoreError
from core.record.base import Base
from core.store.engine import Engines, clear_log
from core.store.failures import told_plainly

METADATA: Final = MetaData(naming_convention=Base.metadata.naming_convention)

PHOTOGRAPH_FILE: Final = Table(
    "photograph_file",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("thumbnail", LargeBinary),
)

_SCHEMA_VERSION: Final = 1
_AT_ONCE: Final = 500


class Photographs:
    """The photographs of a store. Safe to use from several threads."""

    def __init__(self, engines: Engines, *, writable: bool) -> None:
        self._engines = engines
        self._writable = writable

    def put(self, content: bytes, media_type: str, thumbnail: bytes | None = None) -> str:
        """Keep a photograph, committed at return; its SHA-256. One that is there already is not written again."""
        if not self._writable:
            raise StoreError("error.store.opened_read_only")
        sha256 = hashlib.sha256(content).hexdigest()
        with told_plainly():
            if self._is_whole(sha256, thumbnail):
                return sha256
            row = {"sha256": sha256, "media_type": media_type, "content": content, "thumbnail": thumbnail}
            try:
                with self._engines.writing.begin() as connection:
                    connection.execute(insert(PHOTOGRAPH_FILE), row)
            except IntegrityError:  # somebody put the same picture in the meantime, or it had no thumbnail yet
                self._add_thumbnail(sha256, thumbnail)
        return sha256

    def content(self, sha256: str) -> bytes:
        """The original bytes.

        Raises
        ------
        NotFound
            If the store has no such photograph.
        """
        column = PHOTOGRAPH_FILE.c
        with told_plainly(), self._engines.reading.connect() as connection:
            found = connection.scalar(select(column.content).where(column.sha256 == sha256))
        if found is None:
            raise NotFound("error.store.no_photograph")
        return bytes(found)

    def contents(self, sha256s: Iterable[str]) -> dict[str, bytes]:
        """The original bytes of those that the store has."""
        column = PHOTOGRAPH_FILE.c
        wanted = list(dict.fromkeys(sha256s))
        found: dict[str, bytes] = {}
        with told_plainly(), self._engines.reading.connect() as connection:
            for start in range(0, len(wanted), _AT_ONCE):
                some = select(column.sha256, column.content).where(column.sha256.in_(wanted[start : start + _AT_ONCE]))
                found.update((row.sha256, bytes(row.content)) for row in connection.execute(some))
        return found

    def thumbnails(self, sha256s: Iterable[str]) -> dict[str, bytes]:
        """The small pictures of those that have one."""
        column = PHOTOGRAPH_FILE.c
        wanted = list(dict.fromkeys(sha256s))
        statement = select(column.sha256, column.thumbnail).where(column.thumbnail.is_not(None))
        found: dict[str, bytes] = {}
        with told_plainly(), self._engines.reading.connect() as connection:
            for start in range(0, len(wanted), _AT_ONCE):
                some = statement.where(column.sha256.in_(wanted[start : start + _AT_ONCE]))
                found.update((row.sha256, bytes(row.thumbnail)) for row in connection.execute(some))
        return found

    def known(self) -> frozenset[str]:
        """SHA-256 of every photograph in the store."""
        with told_plainly(), self._engines.reading.connect() as connection:
            return frozenset(connection.scalars(select(PHOTOGRAPH_FILE.c.sha256)))

    def changed(self) -> Iterator[str]:
        """SHA-256 of every photograph whose bytes are not what they were. Reads them all: minutes for gigabytes."""
        for sha256 in sorted(self.known()):
            if hashlib.sha256(self.content(sha256)).hexdigest() != sha256:
                yield sha256

    def erase(self, sha256s: Iterable[str]) -> None:
        """Take the bytes of these photographs away for good, committed at return; those not here are passed over.

        In the embedded store nothing of them is left in its file or its log. A server's own log and files keep them
        until it has cleared them, and backups until they are thinned out.
        """
        if not self._writable:
            raise StoreError("error.store.opened_read_only")
        wanted = list(dict.fromkeys(sha256s))
        with told_plainly():
            for start in range(0, len(wanted), _AT_ONCE):
                gone = PHOTOGRAPH_FILE.c.sha256.in_(wanted[start : start + _AT_ONCE])
                with self._engines.writing.begin() as connection:
                    connection.execute(delete(PHOTOGRAPH_FILE).where(gone))
            clear_log(self._engines)

    def _is_whole(self, sha256: str, thumbnail: bytes | None) -> bool:
        column = PHOTOGRAPH_FILE.c
        statement = select(column.thumbnail.is_not(None)).where(column.sha256 == sha256)
        with self._engines.reading.connect() as connection:
            has_thumbnail = connection.scalar(statement)
        return has_thumbnail is not None and (bool(has_thumbnail) or thumbnail is None)

    def _add_thumbnail(self, sha256: str, thumbnail: bytes | None) -> None:
        column = PHOTOGRAPH_FILE.c
        missing = update(PHOTOGRAPH_FILE).where(column.sha256 == sha256, column.thumbnail.is_(None))
        with self._engines.writing.begin() as connection:
            connection.execute(missing.values(thumbnail=thumbnail))


def make_tables(engines: Engines) -> None:
    """The table of a new photograph file."""
    with engines.writing.begin() as connection:
        METADATA.create_all(connection)
        connection.execute(text(f"PRAGMA user_version = {_SCHEMA_VERSION}"))


def make_tables_in(connection: Any) -> None:
    """The same in a file of a backup, by its bare connection."""
    connection.execute(str(CreateTable(PHOTOGRAPH_FILE).compile(dialect=sqlite.dialect())))
    connection.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")


def check_version(engines: Engines) -> None:
    """Refuse a photograph file that a newer version wrote.

    Raises
    ------
    StoreError
        If it is newer, or not the one that the keyring belongs to.
    """
    with engines.reading.connect() as connection:
        version = connection.scalar(text("PRAGMA user_version"))
    if version is None or version > _SCHEMA_VERSION:
        raise StoreError("error.store.newer")
