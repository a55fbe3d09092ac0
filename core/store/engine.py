"""Engines: SQLCipher files with a raw key, and PostgreSQL. Reads and writes begin their transactions differently."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import sqlcipher3
from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event

from core.store.patience import wait_no_longer
from core.store.server_address import address_of, connect_arguments
from core.store.writers import Writers, enter, let_in_by_turns

_WAIT_SECONDS: Final = 30
_WRITES: Final = "calcitrack_writes"
_PAGES_KEPT: Final = "cache_size = -32000"
"""Kilobytes of pages that a connection keeps decrypted, as far as it meets so many: a worklist of 500 patients lies on
three thousand pages, and in the usual 2 MB each would be decrypted again at every look."""
_QUIET: Final = ("cipher_log_level = NONE", "temp_store = MEMORY")
"""Nothing in a log, and nothing unencrypted on the disk."""
_KEPT: Final = ("foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", _PAGES_KEPT)
"""What is deleted is overwritten: the holder of the key finds nothing of it in the file's free pages."""
_CONNECTIONS: Final = {"poolclass": QueuePool, "pool_size": 5, "max_overflow": 10}


@dataclass(frozen=True)
class Engines:
    """One database, as it is read and as it is written. Both share one pool."""

    base: Engine
    reading: Engine
    writing: Engine

    @property
    def embedded(self) -> bool:
        """Whether the database is a file of ours, not a server."""
        return self.base.dialect.name == "sqlite"

    def dispose(self) -> None:
        """Close every connection."""
        self.base.dispose()


def encrypted_file(path: Path, key: bytes) -> Engines:
    """Engines of a SQLCipher file, made when it is not there.

    `key` are 32 bytes that go to the cipher as they are: no derivation, so a connection costs nothing.
    """
    url = URL.create("sqlite+pysqlcipher", password=f"x'{key.hex()}'", database=str(path))
    # The dialect's own pool closes connections that other threads still use. Its transactions, and Python's, let DDL
    # outlive a rollback: each begins explicitly instead.
    arguments = {"isolation_level": None, "check_same_thread": False, "timeout": _WAIT_SECONDS}
    # The connection used last is taken first: the pages that it keeps outlive its own writes.
    base = create_engine(url, connect_args=arguments, hide_parameters=True, pool_use_lifo=True, **_CONNECTIONS)
    event.listen(base, "connect", _prepare)
    event.listen(base, "begin", partial(_begin_in_turn, let_in_by_turns(base)))
    return Engines(base, base, base.execution_options(**{_WRITES: True}))


def clear_log(engines: Engines) -> None:
    """Empty the write-ahead log of a file, unless somebody reads at this moment: then closing the store does it."""
    if engines.embedded:
        with engines.base.connect() as connection:
            raw: Any = connection.connection.driver_connection
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def archived_file(path: Path, key: bytes) -> Engines:
    """Engines of a SQLCipher file that nobody changes any more: read without a lock, a log or a file beside it."""
    query = {"mode": "ro", "immutable": "1", "uri": "true"}
    url = URL.create("sqlite+pysqlcipher", password=f"x'{key.hex()}'", database=path.resolve().as_uri(), query=query)
    arguments = {"isolation_level": None, "check_same_thread": False}
    base = create_engine(url, connect_args=arguments, hide_parameters=True, **_CONNECTIONS)
    event.listen(base, "connect", _keep_quiet)
    event.listen(base, "begin", _begin)
    return Engines(base, base, base)


@contextmanager
def bare_archive(path: Path, key: bytes) -> Iterator[Any]:
    """A bare connection to such a file: four times as quick to open as an engine, where there are hundreds of them."""
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    with closing(sqlcipher3.connect(address, uri=True, isolation_level=None, check_same_thread=False)) as connection:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        _keep_quiet(connection, None)
        yield connection


@contextmanager
def fresh_file(path: Path, key: bytes) -> Iterator[Any]:
    """A bare connection to a new SQLCipher file that nobody else opens. Its locks stay in this process and no log lies
    beside it, so that it can be written where a network share has neither."""
    with closing(sqlcipher3.connect(str(path), isolation_level=None, check_same_thread=False)) as connection:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in (*_QUIET, "locking_mode = EXCLUSIVE", "synchronous = FULL"):
            connection.execute(f"PRAGMA {pragma}")
        yield connection


@contextmanager
def held_alone(path: Path, key: bytes) -> Iterator[Any]:
    """A bare connection to a SQLCipher file that nobody else can open until the block ends.

    Raises
    ------
    sqlcipher3.Error
        While anybody has it open. No log lies beside the file afterwards.
    """
    with closing(sqlcipher3.connect(str(path), isolation_level=None, check_same_thread=False, timeout=0)) as connection:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in (*_QUIET, "locking_mode = EXCLUSIVE", "synchronous = FULL", "journal_mode = DELETE"):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")  # the lock stays: that is what the locking mode says
        yield connection


def _prepare(connection: Any, _record: object) -> None:
    for pragma in (*_QUIET, *_KEPT):
        connection.execute(f"PRAGMA {pragma}")


def _keep_quiet(connection: Any, _record: object) -> None:
    for pragma in _QUIET:
        connection.execute(f"PRAGMA {pragma}")


def _begin_in_turn(writers: Writers, connection: Connection) -> None:
    if connection.get_execution_options().get(_WRITES):
        enter(writers, connection)
    _begin(connection)


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get(_WRITES):
        connection.exec_driver_sql("PRAGMA query_only = OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # waits here, never fails in the middle of a transaction
    else:
        connection.exec_driver_sql("PRAGMA query_only = ON")
        connection.exec_driver_sql("BEGIN")


def server(written: str, account: str = "", passphrase: str | None = None) -> Engines:
    """Engines of a PostgreSQL database. Reads see one moment. Without a passphrase libpq looks into its pass file.

    Raises
    ------
    StoreError
        For anything but a `postgresql+psycopg://` address, and for one that would not protect the way to the server.
    """
    address = address_of(written, account)
    arguments = connect_arguments(address, passphrase)
    base = create_engine(address, connect_args=arguments, hide_parameters=True, pool_pre_ping=True, **_CONNECTIONS)
    wait_no_longer(base)
    return Engines(base, base.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True), base)
