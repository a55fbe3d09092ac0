"""Checks of a store: the pages, the references, the photographs."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from core.record.photo import PhotographRow
from core.store.engine import Engines
from core.store.photographs import Photographs
from core.texts import Text
from core.texts import text as told


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be."""

    what: Text


def quick(engines: Engines, name: str) -> Iterator[Finding]:
    """Whether the pages of a file can be read and hang together; nothing to do on a server, which does that itself."""
    if engines.embedded:
        yield from _check(engines, name, "quick_check")


def whole(engines: Engines, name: str) -> Iterator[Finding]:
    """Every page with its authentication code, every index, every reference."""
    if not engines.embedded:
        return
    found = [*_check(engines, name, "cipher_integrity_check")] or [*_check(engines, name, "integrity_check")]
    yield from found
    if found:
        return
    with engines.reading.connect() as connection:
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield Finding(told("store.finding.reference", table=row[0], refers_to=row[2]))


def photographs(session: Session, kept: Photographs) -> Iterator[Finding]:
    """Photographs that the record names and the store does not have, and those whose bytes changed."""
    named = frozenset(session.scalars(select(PhotographRow.sha256).distinct()))
    for sha256 in sorted(named - kept.known()):
        yield Finding(told("store.finding.photograph_missing", sha256=sha256[:12]))
    for sha256 in kept.changed():
        yield Finding(told("store.finding.photograph_changed", sha256=sha256[:12]))


def _check(engines: Engines, name: str, pragma: str) -> Iterator[Finding]:
    try:
        with engines.reading.connect() as connection:
            lines = [str(row[0]) for row in connection.execute(text(f"PRAGMA {pragma}"))]
    except DatabaseError:
        lines = ["unreadable"]
    # A page's fault may show an index's name, never a value; yet only that there is one matters to the reader.
    if any(line != "ok" for line in lines):
        yield Finding(told("store.finding.damaged", file=name))
