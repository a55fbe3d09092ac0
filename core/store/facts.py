"""What kind of store this is, and how large: for whoever looks after it. Nothing of what is in it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from sqlalchemy import text
from sqlalchemy.orm import Session

from core.store.layout import PHOTOGRAPHS, RECORD
from core.store.store import Store

Kind = Literal["folder", "server", "temporary"]

_BESIDE: Final = ("", "-wal", "-shm")
"""A file of SQLite, and what it keeps beside it while it is open (https://www.sqlite.org/tempfiles.html)."""


@dataclass(frozen=True)
class StoreFacts:
    """`engine` is the database with its version; `schema` that of the tables. On a server the photographs lie in the
    record's own database, whose size is that of both."""

    kind: Kind
    engine: str
    schema: str
    record_bytes: int
    photograph_bytes: int | None
    reads_only: bool
    moved: bool


def facts_of(store: Store) -> StoreFacts:
    """The facts of an open store, in a fixed number of statements.

    Raises
    ------
    StoreError
        When the disk fails, or the server does not answer.
    """
    with store.read() as session:
        schema = str(session.scalar(text("SELECT version_num FROM alembic_version")))
        engine, size = _server(session) if store.folder is None else _embedded(session)
    folder = store.folder
    return StoreFacts(
        # A store of files that is not backed up is gone when it is closed.
        kind="server" if folder is None else "folder" if store.no_backup is None else "temporary",
        engine=engine,
        schema=schema,
        record_bytes=size if folder is None else _size(folder / RECORD),
        photograph_bytes=None if folder is None else _size(folder / PHOTOGRAPHS),
        reads_only=store.read_only,
        moved=store.moved is not None,
    )


def _server(session: Session) -> tuple[str, int]:
    version = session.scalar(text("SELECT current_setting('server_version')"))
    return f"PostgreSQL {version}", int(session.scalar(text("SELECT pg_database_size(current_database())")) or 0)


def _embedded(session: Session) -> tuple[str, int]:
    cipher = session.scalar(text("PRAGMA cipher_version"))
    return f"SQLite {session.scalar(text('SELECT sqlite_version()'))}, SQLCipher {cipher}", 0


def _size(file: Path) -> int:
    parts = (file.with_name(f"{file.name}{end}") for end in _BESIDE)
    return sum(part.stat().st_size for part in parts if part.exists())
