"""Checks of a store: the pages, the references, the values, the photographs, the issued reports."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Float,
    Integer,
    LargeBinary,
    String,
    Table,
    func,
    literal_column,
    select,
    text,
    type_coerce,
)
from sqlalchemy.exc import DatabaseError, InvalidRequestError
from sqlalchemy.orm import Session

from core.case.file import read_case, write_case
from core.errors import StoreError
from core.record.audit import AuditRow
from core.record.cases import cases_of
from core.record.every_table import TABLES
from core.record.patient import PatientRow
from core.record.photo import PhotographRow
from core.record.photo_consent import erased
from core.record.report import changed_report_files
from core.record.rows import table_of
from core.record.types import JsonText, WrittenText
from core.store.engine import Engines
from core.store.photographs import Photographs
from core.texts import Text
from core.texts import text as told

_DETAILS: Final = JsonText()
_AT_A_TIME: Final = 2_000
_PATIENTS_AT_A_TIME: Final = 50
_KEPT_AS: Final = ((Boolean, "integer"), (Integer, "integer"), (Float, "real"), (LargeBinary, "blob"), (String, "text"))
"""A column's type → what SQLite keeps its values as (https://www.sqlite.org/datatype3.html): it holds nobody to it."""


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be."""

    what: Text


def quick(engines: Engines, name: str, stopped: Callable[[], bool], steps: int) -> Iterator[Finding]:
    """Whether the pages of a file hang together. `stopped` is asked after so many steps whether to give up."""
    with engines.reading.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.set_progress_handler(stopped, steps)
        try:
            found = list(_check(connection, name, "quick_check"))
        finally:
            raw.set_progress_handler(None, 0)
    if not stopped():  # a check that was given up says nothing
        yield from found


def whole(engines: Engines, name: str) -> Iterator[Finding]:
    """Every page with its authentication code, every index, every reference."""
    if not engines.embedded:
        return
    with engines.reading.connect() as connection:
        found = [*_check(connection, name, "cipher_integrity_check")] or [*_check(connection, name, "integrity_check")]
        yield from found
        if found:
            return
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield Finding(told("store.finding.reference", table=row[0], refers_to=row[2]))


def entries(session: Session) -> Iterator[Finding]:
    """Values that the program cannot have written: whoever holds the key can put anything into a table."""
    for row_class in TABLES:
        table = table_of(row_class)
        yield from _unreadable(session, table)
        if session.get_bind().dialect.name == "sqlite":
            yield from _of_another_kind(session, table)


def patients(session: Session) -> Iterator[Finding]:
    """Patients whose values can each be read, and whose record cannot be put together of them."""
    ids = list(session.scalars(select(PatientRow.id).order_by(PatientRow.id)))
    for start in range(0, len(ids), _PATIENTS_AT_A_TIME):
        some = ids[start : start + _PATIENTS_AT_A_TIME]
        if not _put_together(session, some):
            for patient_id in some:
                if not _put_together(session, [patient_id]):
                    yield Finding(told("store.finding.patient_unreadable", id=patient_id))


def photographs(session: Session, kept: Photographs) -> Iterator[Finding]:
    """Photographs that the record names and the store does not have, and those whose bytes changed.

    One that was erased is not missing; it is found when its bytes are here all the same.
    """
    named = frozenset(session.scalars(select(PhotographRow.sha256).distinct())) - _never_had(session)
    known, gone = kept.known(), erased(session)
    for sha256 in sorted(named - known - gone):
        yield Finding(told("store.finding.photograph_missing", sha256=sha256[:12]))
    for sha256 in sorted(gone & known):
        yield Finding(told("store.finding.photograph_not_erased", sha256=sha256[:12]))
    for sha256 in kept.changed():
        yield Finding(told("store.finding.photograph_changed", sha256=sha256[:12]))


def reports(session: Session) -> Iterator[Finding]:
    """Issued reports whose bytes changed."""
    for sha256 in changed_report_files(session):
        yield Finding(told("store.finding.report_changed", sha256=sha256[:12]))


@contextmanager
def blamed_on_values(session: Session) -> Iterator[None]:
    """Reading that stumbles over what the program never writes is a fault of the store, and is told as one.

    Raises
    ------
    StoreError
        When something in the block failed and the record holds such values; else the failure is ours, and stays.
    """
    try:
        yield
    except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, InvalidRequestError):
        session.rollback()
        if next(entries(session), None) is None:
            raise
        raise StoreError("error.store.entry_unreadable") from None


def _never_had(session: Session) -> frozenset[str]:
    """Photographs that an imported file named without bringing their pictures along: nothing was lost."""
    # Case files had an entry of their own once, and such entries stay for ever.
    imports = session.scalars(
        select(type_coerce(AuditRow.details, String)).where(AuditRow.action.in_(("file.taken_in", "case.imported")))
    )
    return frozenset(sha256 for written in imports for sha256 in _came_without(written))


def _came_without(written: str | None) -> Iterator[str]:
    """What an entry of the trail says; nothing where somebody made it unreadable, which the trail's check tells."""
    try:
        said = _DETAILS.read(written or "{}").get("came_without") or ()
        yield from (str(sha256) for sha256 in said)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return


def _unreadable(session: Session, table: Table) -> Iterator[Finding]:
    """Texts that are no instant, number or structure, column by column as they are stored."""
    written = [(column, column.type) for column in table.columns if isinstance(column.type, WrittenText)]
    keys = list(table.primary_key.columns)
    query = select(*keys, *(type_coerce(column, String) for column, _ in written)).execution_options(
        yield_per=_AT_A_TIME
    )
    dialect = session.get_bind().dialect
    for row in session.execute(query) if written else ():
        for (column, kind), value in zip(written, row[len(keys) :], strict=True):
            try:
                kind.process_result_value(value, dialect)
            except StoreError:
                yield _cannot_be(table, row[0], column.name)


def _of_another_kind(session: Session, table: Table) -> Iterator[Finding]:
    """Values that SQLite keeps as something else than their column's type."""
    key: Column[Any] = next(iter(table.primary_key.columns))
    for column in table.columns:
        plain = getattr(column.type, "impl", column.type)
        kept_as = next((kept for kind, kept in _KEPT_AS if isinstance(plain, kind)), None)
        if kept_as is None:
            continue
        right = (kept_as, "null", "integer") if kept_as == "real" else (kept_as, "null")
        wrong = func.typeof(literal_column(f'"{column.name}"')).not_in(right)
        for row in session.execute(select(type_coerce(key, String)).select_from(table).where(wrong)):
            yield _cannot_be(table, row[0], column.name)


def _cannot_be(table: Table, key: object, column: str) -> Finding:
    return Finding(told("store.finding.entry_unreadable", table=table.name, id=str(key)[:36], column=column))


def _put_together(session: Session, patient_ids: list[str]) -> bool:
    """Whether these records are cases: what the program signed is always one, for it can be exported and imported."""
    try:
        for case in cases_of(session, patient_ids, for_export=True).values():
            read_case(write_case(case))
    except Exception:  # noqa: BLE001 - what a record of odd values makes its reader stumble over is not known
        return False
    return True


def _check(connection: Connection, name: str, pragma: str) -> Iterator[Finding]:
    try:
        lines = [str(row[0]) for row in connection.execute(text(f"PRAGMA {pragma}"))]
    except DatabaseError:
        lines = ["unreadable"]
    # What SQLite says of a fault speaks of pages; the reader needs to know only that there is one.
    if any(line != "ok" for line in lines):
        yield Finding(told("store.finding.damaged", file=name))
