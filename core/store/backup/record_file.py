"""The record of a backup: copied whole by SQLite's online backup while others write, and read back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from core.errors import StoreError
from core.record.photo import PhotographRow
from core.store.backup.told import Tell
from core.store.engine import Engines, archived_file, fresh_file
from core.store.trail import Head, heads
from core.texts import text as told

_PAGES_AT_ONCE: Final = 2_000
"""Eight megabytes between two looks at whether to go on."""


@dataclass(frozen=True)
class Facts:
    """What is in a record: rows by table, its schema's version, the photographs it names, the audit trail's heads."""

    counts: dict[str, int]
    schema: str
    photographs: frozenset[str]
    trail: tuple[Head, ...]


def copy(source: Engines, target: Path, key: bytes, tell: Tell) -> None:
    """Copy a record as it is at this moment into a new file under the same key; nobody waits for it.

    The read transaction holds the moment: without it SQLite would begin again at each write of another connection
    (https://www.sqlite.org/c3ref/backup_finish.html).
    """

    def step(_status: int, remaining: int, total: int) -> None:
        tell(1 - remaining / max(total, 1), told("backup.doing.record"))

    with source.reading.connect() as connection, fresh_file(target, key) as copied:
        connection.execute(text("SELECT count(*) FROM sqlite_master"))
        raw: Any = connection.connection.driver_connection
        raw.backup(copied, pages=_PAGES_AT_ONCE, progress=step, sleep=0)
        # The copy says that it has a write-ahead log beside it, and has none: one file is to be all of it.
        copied.execute("PRAGMA journal_mode = DELETE").fetchall()


def facts_of(path: Path, key: bytes) -> Facts:
    """What is in a copied record, after every page of it was read and authenticated.

    Raises
    ------
    StoreError
        When it is not what was written.
    """
    try:
        with reading(path, key) as session:
            _check(session)
            names = inspect(session.connection()).get_table_names()
            # The names are the database's own.
            counts = {name: session.scalar(text(f'SELECT count(*) FROM "{name}"')) or 0 for name in sorted(names)}  # noqa: S608
            named = frozenset(session.scalars(select(PhotographRow.sha256).distinct()))
            return Facts(counts, _schema(session), named, heads(session))
    except DatabaseError:
        raise StoreError("error.backup.not_as_written") from None


@contextmanager
def reading(path: Path, key: bytes) -> Iterator[Session]:
    """A session on a copied record, which is left as it is."""
    engines = archived_file(path, key)
    try:
        with Session(engines.reading) as session:
            yield session
    finally:
        engines.dispose()


def _schema(session: Session) -> str:
    return str(session.scalar(text("SELECT version_num FROM alembic_version")))


def _check(session: Session) -> None:
    for pragma, good in (("cipher_integrity_check", []), ("quick_check", ["ok"])):
        if list(session.scalars(text(f"PRAGMA {pragma}"))) != good:
            raise StoreError("error.backup.not_as_written")
