"""Whom somebody saw last. Read from the trail of what they opened: nothing about a patient is kept anywhere else."""

from dataclasses import dataclass
from itertools import islice
from typing import Final

from sqlalchemy import func, or_, select

from core.clinic.context import Context
from core.clinic.views.search import PatientFound, found_row
from core.record.assessment import AssessmentDraftRow
from core.record.audit import AuditRow
from core.record.patient import PatientRow

_LOOKED_THROUGH: Final = 5_000
"""Entries at the end of the trail that are looked through, so that a long one takes no longer than a short one."""


@dataclass(frozen=True)
class LeftOff:
    """The patient whose chart somebody opened last, and the lesion of whom they have a draft, the newest one first."""

    patient: PatientFound
    draft_of: str | None


def recent_patients(context: Context, limit: int = 8) -> tuple[PatientFound, ...]:
    """The patients whose charts this person opened last, the latest first; a merged duplicate is left out."""
    newest = select(func.coalesce(func.max(AuditRow.sequence), 0)).scalar_subquery()
    opened = (
        select(AuditRow.patient_id)
        .where(
            AuditRow.sequence > newest - _LOOKED_THROUGH,
            AuditRow.action == "patient.read",
            AuditRow.actor_id == context.actor.account_id,
        )
        # In the order of the trail, not grouped: for groups the whole trail would be gone through by its patients.
        .order_by(AuditRow.sequence.desc())
    )
    with context.store.read() as session:
        latest = list(dict.fromkeys(session.scalars(opened)))
        people = {row.id: row for row in session.scalars(select(PatientRow).where(PatientRow.id.in_(latest)))}
        told = (people[each] for each in latest if each in people and people[each].merged_into_id is None)
        return tuple(found_row(row) for row in islice(told, limit))


def left_off(context: Context) -> LeftOff | None:
    """Where this person was last; None for somebody who never opened a chart."""
    found = recent_patients(context, 1)
    if not found:
        return None
    draft, name = AssessmentDraftRow, context.actor.name
    query = (
        select(draft.lesion_id)
        .where(draft.patient_id == found[0].patient_id, or_(draft.opened_by == name, draft.saved_by == name))
        .order_by(draft.saved_at.desc())
        .limit(1)
    )
    with context.store.read() as session:
        return LeftOff(found[0], session.scalar(query))
