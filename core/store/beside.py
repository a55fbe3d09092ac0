"""The one thing that a process may write beside another that holds the store: what left the program."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Engine, event

from core.errors import StoreError
from core.record.audit import AuditRow
from core.record.report import IssuedReportRow, ReportFileRow
from core.store.engine import Engines

_INSERTS: Final = tuple(f"INSERT INTO {row.__tablename__} " for row in (AuditRow, IssuedReportRow, ReportFileRow))
_HARMLESS: Final = ("SELECT ", "PRAGMA ", "BEGIN")


def only_what_left(engines: Engines) -> Engine:
    """The writing engine, refusing every statement but reads, audit entries and issued reports with their bytes."""
    restricted = engines.writing.execution_options()
    event.listen(restricted, "before_cursor_execute", _check)
    return restricted


def _check(
    _connection: Connection,
    _cursor: object,
    statement: str,
    _parameters: Sequence[Any] | Mapping[str, Any] | None,
    _context: object,
    _many: bool,
) -> None:
    if not statement.startswith((*_INSERTS, *_HARMLESS)):
        raise StoreError("error.store.opened_read_only")
