"""An embedded store copied to PostgreSQL: every row and every photograph in one transaction, compared, or nothing.

Rows travel as they are stored, without passing through the models: what the trail's digests are made over stays the
same to the byte. They go one after the other by COPY, so that memory holds one photograph at a time.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    LargeBinary,
    String,
    Table,
    TypeDecorator,
    collate,
    func,
    select,
    text,
    type_coerce,
)
from sqlalchemy.orm import Session

from core.errors import StoreError
from core.record import every_table
from core.record.audit import AuditRow
from core.record.base import Base
from core.record.facility import FacilityRow
from core.store import server_roles, trail
from core.store.engine import Engines
from core.store.failures import told_plainly
from core.store.photographs import METADATA as PHOTOGRAPHS
from core.store.upgrade import check_right, kept_version, must_upgrade, upgrade_within
from core.store.verify import Finding
from core.texts import Text
from core.texts import text as told

Progress = Callable[[float, Text], None]

_AT_A_TIME: Final = 500


@dataclass(frozen=True)
class Sum:
    """How many rows a table has, and a SHA-256 over all of them in the order of their keys."""

    rows: int
    sha256: str


@dataclass(frozen=True)
class Copied:
    """What was compared, table by table as (here, there), the heads of the trail, and what a check of it found here and
    there."""

    tables: Mapping[str, tuple[Sum, Sum]]
    heads: tuple[str, ...]
    found_here: tuple[Finding, ...]
    found_there: tuple[Finding, ...]


@dataclass(frozen=True)
class Source:
    """Where from: a session that sees one moment of the record, and a connection to the photographs."""

    record: Session
    pictures: Connection


def check_target(there: Engines) -> None:
    """Refuse a database that is not empty: at most the tables of a store may be there, without a row.

    Raises
    ------
    StoreError
        When anything is in it, it is somebody else's, a newer version made it, or this login may not fill it.
    """
    version = kept_version(there)
    if must_upgrade(version):
        check_right(there, version)
    if version is not None:
        with there.reading.connect() as connection:
            _refuse_rows(connection)


def copy(source: Source, there: Engines, tell: Progress, before_commit: Callable[[Session, Copied], None]) -> Copied:
    """Copy everything, compare it, and let `before_commit` write what belongs into the same transaction.

    Raises
    ------
    StoreError
        When the target is not empty, or what arrived is not what was sent. Nothing is there then.
    """
    with told_plainly():
        check_target(there)
        unmade = must_upgrade(kept_version(there))
        with there.writing.connect() as connection, connection.begin():
            if unmade:
                upgrade_within(connection, there)
            server_roles.act_as_owner(connection)
            # Whoever signs in meanwhile reads an empty store, and writes only when this is over.
            names = ", ".join(f'"{table.name}"' for table in _tables())
            connection.execute(text(f"LOCK TABLE {names} IN EXCLUSIVE MODE"))
            _refuse_rows(connection)
            tables = dict(_copy_all(source, connection, tell))
            with Session(connection, join_transaction_mode="create_savepoint") as session, session.begin():
                heads = tuple(head.whole() for head in trail.heads(session))
                copied = Copied(tables, heads, tuple(trail.check(source.record)), tuple(trail.check(session)))
                _compare(copied)
                before_commit(session, copied)
    return copied


def has_arrived(there: Engines, facility_id: str) -> bool:
    """Whether an earlier move came to its end there: this facility is what the database holds."""
    with told_plainly():
        if must_upgrade(kept_version(there)):
            return False
        with there.reading.connect() as connection:
            return connection.scalar(select(FacilityRow.id).where(FacilityRow.id == facility_id)) is not None


def _tables() -> list[Table]:
    """In an order in which each refers only to those before it."""
    assert every_table.TABLES  # noqa: S101  # importing it is what fills the metadata
    return [*Base.metadata.sorted_tables, *PHOTOGRAPHS.sorted_tables]


def _refuse_rows(connection: Connection) -> None:
    for table in _tables():
        if connection.execute(select(1).select_from(table).limit(1)).first() is not None:
            raise StoreError("error.server.target_not_empty")


def _copy_all(source: Source, there: Connection, tell: Progress) -> Iterator[tuple[str, tuple[Sum, Sum]]]:
    tables = _tables()
    for number, table in enumerate(tables):
        tell(number / len(tables), told("server.moving", table=table.name))
        here = source.pictures if table.name in PHOTOGRAPHS.tables else source.record.connection()
        sent = _send(here, there, table)
        _go_on_counting(there, table)
        yield table.name, (sent, _sum(_rows(there, table)))


def _send(here: Connection, there: Connection, table: Table) -> Sum:
    """Every row of a table, summed on the way. References within a table are checked at the end of its COPY."""
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    raw: Any = there.connection.driver_connection
    with raw.cursor() as cursor, cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copying:

        def sent() -> Iterator[Sequence[Any]]:
            for row in _rows(here, table):
                copying.write_row(row)
                yield row

        return _sum(sent())


def _rows(connection: Connection, table: Table) -> Iterator[Sequence[Any]]:
    """Every row as its columns are stored, in the order of the key: by code point on both sides."""
    stored = [_as_stored(column) for column in table.columns]
    keys = [_by_code_point(connection, key) for key in table.primary_key.columns]
    large = any(isinstance(column.type, LargeBinary) for column in table.columns)
    query = select(*stored).order_by(*keys).execution_options(yield_per=1 if large else _AT_A_TIME)
    yield from connection.execute(query)


def _as_stored(column: Column[Any]) -> ColumnElement[Any]:
    return type_coerce(column, String) if isinstance(column.type, TypeDecorator) else column


def _by_code_point(connection: Connection, key: Column[Any]) -> ColumnElement[Any]:
    server = connection.dialect.name == "postgresql"
    return collate(key, "C") if server and isinstance(key.type, String) else key


def _sum(rows: Iterable[Sequence[Any]]) -> Sum:
    digest, number = hashlib.sha256(), 0
    for row in rows:
        number += 1
        digest.update(json.dumps([_plain(value) for value in row], separators=(",", ":")).encode() + b"\n")
    return Sum(number, digest.hexdigest())


def _plain(value: object) -> object:
    if isinstance(value, bytes | memoryview):
        return hashlib.sha256(value).hexdigest()
    return value.isoformat() if isinstance(value, date) else value


def _go_on_counting(there: Connection, table: Table) -> None:
    """What the database numbers by itself goes on after the last number that was brought along."""
    for key in table.primary_key.columns:
        if isinstance(key.type, Integer):
            last = there.scalar(select(func.max(key)))
            sequence = func.pg_get_serial_sequence(table.name, key.name)
            if last is not None:
                there.execute(select(func.setval(sequence, last)))


def _compare(copied: Copied) -> None:
    different = [name for name, (here, there) in copied.tables.items() if here != there]
    if different or copied.found_here != copied.found_there:
        raise StoreError("error.server.not_as_sent", table=different[0] if different else AuditRow.__tablename__)
