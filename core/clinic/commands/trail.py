"""The audit trail: that a chart was read is an event too, and what a look at the trail finds."""

from datetime import datetime

from core.clinic.changes import Changes
from core.clinic.context import Context
from core.clinic.writing import audit
from core.errors import NotFound
from core.record.patient import PatientRow
from core.store import trail
from core.texts import Text


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
