"""The audit trail as a hash chain a workstation: what is written into it, and what a check of it finds.

An entry's digest is SHA-256 over its own columns as they are stored and the digest before it. Whoever changes, removes
or reorders entries breaks the chain; whoever cuts its end off, or writes it all anew, is found out by an *anchor*: a
head of the chain that was noted outside the store (docs/decisions/0024).
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, Self

from sqlalchemy import Dialect, String, func, select, type_coerce
from sqlalchemy.orm import Session

from core.errors import InvalidInput, StoreError
from core.record.audit import AuditRow
from core.record.types import JsonText, write_instant
from core.store.turns import one_at_a_time
from core.store.verify import Finding
from core.texts import text as told

BEGINNING: Final = "0" * 64
"""What stands before the first entry of a chain."""

CHECKED: Final = "trail.checked"
"""The action of an entry that says how far the chains were found whole."""

_ANCHOR: Final = re.compile(r"(?P<workstation>.+)#(?P<number>[1-9]\d*)#(?P<digest>[0-9a-f]{16,64})")
_SHOWN: Final = 16
_AT_A_TIME: Final = 2_000
_DETAILS: Final = JsonText()


@dataclass(frozen=True)
class Head:
    """The last entry of a workstation's chain at some moment: what an anchor notes."""

    workstation: str
    number: int
    digest: str

    def __str__(self) -> str:
        """As it is printed: short enough for the foot of a page, long enough that nobody finds another entry for it."""
        return f"{self.workstation}#{self.number}#{self.digest[:_SHOWN]}"

    def whole(self) -> str:
        """With the whole digest, for what a machine keeps."""
        return f"{self.workstation}#{self.number}#{self.digest}"

    @classmethod
    def read(cls, written: str) -> Self:
        """An anchor as it was printed, or with the whole digest.

        Raises
        ------
        InvalidInput
            When it is not one.
        """
        found = _ANCHOR.fullmatch(written.strip())
        if found is None:
            raise InvalidInput("error.store.not_an_anchor")
        return cls(found["workstation"], int(found["number"]), found["digest"])


class _Stored(NamedTuple):
    """An entry as its columns hold it: what somebody tampered with may not even be readable as what it was."""

    sequence: int
    number: Any
    previous: str
    digest: str
    values: tuple[str | None, ...]

    @property
    def action(self) -> str:
        return str(self.values[4])


def append(session: Session, workstation: str, entry: AuditRow) -> None:
    """Write an entry at the end of a workstation's chain, in the running transaction."""
    one_at_a_time(session, f"audit {workstation}")
    link(_last(session, workstation), entry, session.get_bind().dialect)
    session.add(entry)
    session.flush()


def link(before: Head, entry: AuditRow, dialect: Dialect) -> Head:
    """Make an entry the next of a chain; it is the head then."""
    workstation = before.workstation
    entry.workstation, entry.number, entry.previous = workstation, before.number + 1, before.digest
    entry.digest = _digest(
        workstation,
        entry.number,
        entry.previous,
        (
            entry.id,
            write_instant(entry.at),
            entry.actor_id,
            entry.actor_name,
            entry.action,
            entry.patient_id,
            entry.subject_id,
            _DETAILS.process_bind_param(entry.details, dialect),
        ),
    )
    return Head(workstation, entry.number, entry.digest)


def heads(session: Session) -> tuple[Head, ...]:
    """The last entry of each workstation."""
    last = select(AuditRow.workstation, func.max(AuditRow.number).label("number")).group_by(AuditRow.workstation)
    found = last.subquery()
    query = select(AuditRow.workstation, AuditRow.number, AuditRow.digest).join(
        found, (AuditRow.workstation == found.c.workstation) & (AuditRow.number == found.c.number)
    )
    return tuple(Head(*row) for row in session.execute(query.order_by(AuditRow.workstation)))


def checkpoint(session: Session) -> tuple[Head, ...]:
    """How far the chains were found whole the last time that somebody looked; empty when nobody has.

    Empty, too, where the entry that says so cannot be read any more: then all of the trail is looked at.
    """
    query = select(type_coerce(AuditRow.details, String)).where(AuditRow.action == CHECKED)
    written = session.scalars(query.order_by(AuditRow.sequence.desc()).limit(1)).first()
    try:
        return tuple(
            Head(str(name), int(number), str(digest)) for name, number, digest in json.loads(written or "{}")["heads"]
        )
    except (ValueError, KeyError, TypeError):
        return ()


def checked(found: Iterable[Head]) -> dict[str, Any]:
    """What an entry of the action `CHECKED` holds."""
    return {"heads": [[head.workstation, head.number, head.digest] for head in found]}


def check(session: Session, *, anchors: Iterable[Head] = (), since: Iterable[Head] = ()) -> Iterator[Finding]:
    """What was changed, removed or reordered, and against `anchors` what was cut off or written anew.

    `since` are heads up to which the chains were found whole before: of each only the entries after it are read.
    """
    begun = {head.workstation: head for head in since}
    known = {*session.scalars(select(AuditRow.workstation).distinct()), *begun}
    for workstation in sorted(known, key=str):
        yield from _check_chain(session, workstation, begun.get(workstation))
    for anchor in anchors:
        yield from _check_anchor(session, anchor)


def _check_chain(session: Session, workstation: str, since: Head | None) -> Iterator[Finding]:
    number, digest, sequence = 0, BEGINNING, 0
    if since is not None:
        yield from _check_anchor(session, since)
        number, digest = since.number, since.digest
    for entry in _entries(session, workstation, after=number):
        if not isinstance(entry.number, int):
            yield _finding("changed", workstation, entry)
            continue
        if entry.number != number + 1:
            yield _finding("removed", workstation, entry, missing=entry.number - number - 1, after=str(number))
        elif entry.previous != digest:
            yield _finding("replaced", workstation, entry, before=str(number))
        if _digest(workstation, entry.number, entry.previous, entry.values) != entry.digest:
            yield _finding("changed", workstation, entry)
        if entry.sequence < sequence:
            yield _finding("reordered", workstation, entry)
        number, digest, sequence = entry.number, entry.digest, max(sequence, entry.sequence)


def _check_anchor(session: Session, anchor: Head) -> Iterator[Finding]:
    query = select(AuditRow.digest).where(AuditRow.workstation == anchor.workstation, AuditRow.number == anchor.number)
    digest = session.scalars(query).first()
    if digest is None:
        last = _last(session, anchor.workstation).number
        yield _told("cut_off", anchor.workstation, anchor.number, last=str(last))
    elif not digest.startswith(anchor.digest):
        yield _told("written_anew", anchor.workstation, anchor.number)


def _entries(session: Session, workstation: str, after: int) -> Iterator[_Stored]:
    """A chain by its numbers, every column as it is stored."""
    columns = (
        AuditRow.id,
        AuditRow.at,
        AuditRow.actor_id,
        AuditRow.actor_name,
        AuditRow.action,
        AuditRow.patient_id,
        AuditRow.subject_id,
        AuditRow.details,
    )
    query = (
        select(
            AuditRow.sequence,
            AuditRow.number,
            AuditRow.previous,
            AuditRow.digest,
            *(type_coerce(column, String) for column in columns),
        )
        .where(AuditRow.workstation == workstation, AuditRow.number > after)
        .order_by(AuditRow.number)
        .execution_options(yield_per=_AT_A_TIME)
    )
    for sequence, number, previous, digest, *values in session.execute(query):
        yield _Stored(sequence, number, _as_text(previous), _as_text(digest), tuple(map(_as_text, values)))


def _as_text(value: Any) -> Any:
    """What SQLite may hold in a text column after somebody tampered with it, as something that has a digest."""
    return value if value is None or isinstance(value, str) else repr(value)


def _last(session: Session, workstation: str) -> Head:
    query = (
        select(AuditRow.number, AuditRow.digest)
        .where(AuditRow.workstation == workstation)
        .order_by(AuditRow.number.desc())
        .limit(1)
    )
    found = session.execute(query).first()
    if found is not None and not (isinstance(found[0], int) and isinstance(found[1], str)):
        raise StoreError("error.store.entry_unreadable")  # nothing can follow what nobody can read
    return Head(workstation, 0, BEGINNING) if found is None else Head(workstation, *found)


def _digest(workstation: str, number: int, previous: str, values: tuple[str | None, ...]) -> str:
    written = json.dumps([workstation, number, previous, *values], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def _finding(what: str, workstation: str, entry: _Stored, **more: object) -> Finding:
    at = str(entry.values[1])[:16].replace("T", " ")
    return _told(what, workstation, entry.number, action=entry.action, at=at, **more)


def _told(what: str, workstation: str, number: int, **more: object) -> Finding:
    # Numbers of entries are names: written as in an anchor, without separators of thousands.
    return Finding(told(f"store.finding.trail_{what}", workstation=workstation, number=str(number), **more))
