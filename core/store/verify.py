"""Checks of a store: the pages, the references, the photographs, the issued reports."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from core.record.audit import AuditRow
from core.record.photo import PhotographRow
from core.record.photo_consent import erased
from core.record.report import changed_report_files
from core.store.engine import Engines
from core.store.photographs import Photographs
from core.texts import Text
from core.texts import text as told


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


def _never_had(session: Session) -> frozenset[str]:
    """Photographs that an imported file named without bringing their pictures along: nothing was lost."""
    # Case files had an entry of their own once, and such entries stay for ever.
    imports = session.scalars(select(AuditRow.details).where(AuditRow.action.in_(("file.taken_in", "case.imported"))))
    return frozenset(sha256 for details in imports if details for sha256 in details.get("came_without", ()))


def _check(connection: Connection, name: str, pragma: str) -> Iterator[Finding]:
    try:
        lines = [str(row[0]) for row in connection.execute(text(f"PRAGMA {pragma}"))]
    except DatabaseError:
        lines = ["unreadable"]
    # What SQLite says of a fault speaks of pages; the reader needs to know only that there is one.
    if any(line != "ok" for line in lines):
        yield Finding(told("store.finding.damaged", file=name))
