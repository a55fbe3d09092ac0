"""What a database says when something fails, as what happened and what to do.

SQLite's result codes: https://www.sqlite.org/rescode.html. PostgreSQL's SQLSTATE classes:
https://www.postgresql.org/docs/current/errcodes-appendix.html
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, Final

import sqlcipher3
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from core.errors import CalcitrackError, Conflict, StoreError, Unreachable, Unsure

_SQLITE: Final = MappingProxyType(
    {
        5: "error.store.busy",
        6: "error.store.busy",
        8: "error.store.read_only",
        10: "error.store.disk_failed",
        11: "error.store.damaged",
        13: "error.store.disk_full",
        14: "error.store.read_only",
        26: "error.store.damaged",
    }
)
"""Primary result code → key."""

_SAID: Final = MappingProxyType(
    {
        "attempt to write a readonly database": 8,
        "disk I/O error": 10,
        "database disk image is malformed": 11,
        "database or disk is full": 13,
        "unable to open database file": 14,
        "file is not a database": 26,
    }
)
"""What SQLite calls a code (sqlite3_errstr) → the code: its online backup gives the words alone."""

_POSTGRES: Final = MappingProxyType(
    {
        "08": "error.store.no_server",
        "25006": "error.store.read_only",
        "25P03": "error.store.no_server",
        "28": "error.store.server_refused",
        "3D": "error.store.server_refused",
        "40": "error.store.changed_meanwhile",
        "42501": "error.store.server_refused",
        "53": "error.store.disk_full",
        "55P03": "error.store.busy",
        "57P": "error.store.no_server",
    }
)
"""SQLSTATE, or how it begins → key."""

_AT_THE_DOOR: Final = MappingProxyType(
    {
        "server does not support SSL": "error.server.without_tls",
        "root certificate file": "error.server.no_authority",
        "does not match host name": "error.server.other_name",
        "certificate verify failed": "error.server.untrusted",
        "weak sslmode": "error.server.untrusted",
        "password authentication failed": "error.store.wrong_passphrase",
        "no pg_hba.conf entry": "error.store.server_refused",
        "does not exist": "error.store.server_refused",
        "permission denied for database": "error.store.server_refused",
        "is not permitted to log in": "error.store.server_refused",
        "too many connections": "error.server.full",
        "remaining connection slots": "error.server.full",
    }
)
"""What a failed connection says → key. libpq speaks English here, and gives no code before somebody is let in; a server
that speaks another language is told by what it asked for (`_refused_at_the_door`)."""

_FILES: Final = MappingProxyType(
    {
        errno.ENOSPC: "error.store.disk_full",
        errno.EDQUOT: "error.store.disk_full",
        errno.EROFS: "error.store.read_only",
        errno.EACCES: "error.store.read_only",
        errno.EPERM: "error.store.read_only",
        errno.EIO: "error.store.disk_failed",
        errno.ENOTDIR: "error.store.no_folder",
        errno.ENOENT: "error.store.no_folder",
        errno.EISDIR: "error.store.no_folder",
        errno.ENAMETOOLONG: "error.store.no_folder",
    }
)


def plain_error(error: BaseException) -> CalcitrackError | None:
    """What the user can act on, or None when the failure is a mistake of ours."""
    if isinstance(error, StaleDataError):
        return Conflict("error.store.changed_meanwhile")
    if isinstance(error, OSError):
        key = _FILES.get(error.errno or 0)
        return None if key is None else StoreError(key)
    if isinstance(error, DBAPIError):
        return _of_database(error.orig)
    if isinstance(error, sqlcipher3.Error):
        return _of_database(error)
    return None


_NOT_THERE: Final = ("no such table", "no such column")
"""How SQLite begins when a file is a database, and another one than it is taken for."""


def _of_database(original: Any) -> CalcitrackError | None:
    code = getattr(original, "sqlite_errorcode", None)
    if isinstance(original, sqlcipher3.Error):
        if str(original).startswith(_NOT_THERE):
            return StoreError("error.store.damaged")
        key = _SQLITE.get((code or _SAID.get(str(original), 0)) & 0xFF)
    else:
        state = getattr(original, "sqlstate", None)
        key = (
            _refused_at_the_door(original)
            if state is None  # psycopg has none to give before somebody is let in
            else next((found for begin, found in _POSTGRES.items() if state.startswith(begin)), None)
        )
    if key is None:
        return None
    if key == "error.store.no_server":
        return Unreachable(key)
    return Conflict(key) if key == "error.store.changed_meanwhile" else StoreError(key)


def _refused_at_the_door(original: Any) -> str:
    connection = getattr(original, "pgconn", None)
    if connection is not None and connection.needs_password:
        return "error.server.passphrase_needed"
    said = str(original)
    known = next((key for words, key in _AT_THE_DOOR.items() if words in said), None)
    if known is None and connection is not None and connection.used_password:
        return "error.store.server_refused"
    return known or "error.store.no_server"


def without_values(error: DBAPIError) -> DBAPIError:
    """The same failure without the row's values, which PostgreSQL puts into its detail: texts of errors reach logs."""
    original: Any = error.orig
    diagnosis = getattr(original, "diag", None)
    if diagnosis is None:
        return error
    bare = type(original)(diagnosis.message_primary or type(original).__name__)
    return type(error)(error.statement, None, bare, hide_parameters=True)


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn what files and databases raise inside the block into errors that a person can act on."""
    try:
        yield
    except (OSError, DBAPIError, StaleDataError) as error:
        plain = plain_error(error)
        if plain is not None:
            raise plain from None
        if isinstance(error, DBAPIError):
            raise without_values(error) from None
        raise


def commit(session: Session) -> None:
    """Commit. Until its answer is here, nobody on this side knows whether the server did.

    Raises
    ------
    Unsure
        When the connection broke meanwhile.
    """
    session.flush()
    try:
        session.commit()
    except DBAPIError as error:
        if error.connection_invalidated:
            raise Unsure("error.store.unsure") from None
        raise
