"""Flags: acknowledged by a named person; they resolve by themselves and are never deleted."""

from core.clinic.changes import Changes, Kind, changes
from core.clinic.context import Context
from core.clinic.steps import flag_step
from core.clinic.writing import writing
from core.errors import Conflict, NotAllowed, NotFound
from core.record.flag import FlagRow


def acknowledge(context: Context, flag_id: str, note: str | None = None) -> Changes:
    """Somebody has seen the flag, and may note what follows from it.

    Raises
    ------
    Conflict
        When somebody acknowledged it already: who, and when, is said.
    NotAllowed
        When it has resolved.
    """
    with context.store.read() as session:
        found = session.get(FlagRow, flag_id)
        if found is None:
            raise NotFound("error.clinic.not_found")
        patient_id = found.patient_id
    said = (note or "").strip() or None
    with writing(context, "flag.acknowledged", patient_id, flag_id, judged=False) as session:
        row = session.get_one(FlagRow, flag_id)
        if row.state == "acknowledged":
            raise Conflict("error.clinic.flag_seen", name=row.acknowledged_by or "", at=row.acknowledged_at)
        if row.state != "raised":
            raise NotAllowed("error.clinic.flag_settled")
        now, name = context.now(), context.actor.name
        row.state, row.acknowledged_at, row.acknowledged_by, row.acknowledged_note = "acknowledged", now, name, said
        flag_step(row, "acknowledged", now, name, said)
    return changes(patient_id, Kind.FLAG)
