"""The audit trail: that a chart was read is an event too, what a look at the trail finds, and the trail as a file."""

from datetime import datetime
from typing import Final

from core.clinic.changes import Changes
from core.clinic.context import Context
from core.clinic.rights import Right, require
from core.clinic.views.trail import TrailFilter, TrailLine, whole_trail
from core.clinic.writing import audit
from core.errors import NotFound
from core.exchange.tables.csv_file import cell_text, csv_of
from core.record.patient import PatientRow
from core.store import trail
from core.texts import Language, Text, render, text

_COLUMNS: Final = ("at", "workstation", "number", "person", "did", "patient", "details")


def note_read(context: Context, patient_id: str, opened_at: datetime | None = None) -> Changes:
    """Write down that somebody opened a patient's chart. Done in a store that is open for reading alone, too.

    `opened_at` is given when that could not be written at once: the entry says it beside its own time.

    Raises
    ------
    NotFound
        When there is no such patient.
    """
    with context.store.what_left() as session:
        if session.get(PatientRow, patient_id) is None:
            raise NotFound("error.clinic.not_found")
        late = {} if opened_at is None else {"opened_at": opened_at.isoformat(timespec="seconds")}
        audit(session, context, "patient.read", patient_id, **late)
    return Changes(frozenset(), frozenset())


def check_since_last_time(context: Context) -> tuple[Text, ...]:
    """What is wrong with the trail since it was last found whole; when nothing is, that is written down.

    At the start of the program: `verify` reads all of it.
    """
    with context.store.read() as session:
        found = tuple(finding.what for finding in trail.check(session, since=trail.checkpoint(session)))
        heads = trail.heads(session)
    if not found:
        with context.store.what_left() as session:
            audit(session, context, trail.CHECKED, **trail.checked(heads))
    return found


def export_trail(context: Context, wanted: TrailFilter, language: Language, *, encrypted: bool = False) -> bytes:
    """The entries that are looked for, oldest first, as CSV (UTF-8 with BOM). What leaves the program is audited.

    `encrypted` is for the entry alone: that the file is, under a passphrase.

    Raises
    ------
    NotAllowed
        To whoever may not read the trail.
    """
    require(context, Right.READ_TRAIL)
    with context.store.read() as session:
        lines = whole_trail(session, wanted)
    with context.store.what_left() as session:
        audit(session, context, "trail.exported", entries=len(lines), encrypted=encrypted)
    titles = [render(text(f"trail.column.{column}"), language) for column in _COLUMNS]
    return csv_of([titles, *([cell_text(cell) for cell in _cells(line, language)] for line in lines)])


def _cells(line: TrailLine, language: Language) -> tuple[str, ...]:
    return (
        "" if line.at is None else line.at.isoformat(timespec="seconds"),
        line.workstation,
        str(line.number),
        line.person,
        render(line.did, language),
        line.patient or "",
        render(line.particulars, language),
    )
