"""Flags: acknowledged by a named person; they resolve by themselves and are never deleted."""

from core.clinic.changes import Changes, Kind, changes
from core.clinic.context import Context
from core.clinic.writing import writing
from core.errors import NotAllowed, NotFound
from core.record.flag import FlagRow


def acknowledge(context: Context, flag_id: str) -> Changes:
    """Somebody has seen the flag.

    Raises
    ------
    NotAllowed
        When it was acknowledged or resolved already.
    """
    with context.store.read() as session:
        found = session.get(FlagRow, flag_id)
        if found is None:
            raise NotFound("error.clinic.not_found")
        patient_id = found.patient_id
    with writing(context, "flag.acknowledged", patient_id, flag_id, judged=False) as session:
        row = session.get_one(FlagRow, flag_id)
        if row.state != "raised":
            raise NotAllowed("error.clinic.flag_settled")
        row.state, row.acknowledged_at, row.acknowledged_by = "acknowledged", context.now(), context.actor.name
    return changes(patient_id, Kind.FLAG)
