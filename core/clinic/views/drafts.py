"""Drafts: how many wait, and what became of one that is gone or of which nobody knows whether it was signed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from sqlalchemy import func, select

from core.clinic.context import Context
from core.record.assessment import AssessmentDraftRow
from core.record.audit import AuditRow
from core.record.patient import PatientRow

_ENDS: Final = ("assessment.signed", "draft.discarded")


@dataclass(frozen=True)
class Fate:
    """`waiting` with nobody, or who signed or discarded it and when; `gone` where nothing was written down of it."""

    state: Literal["waiting", "signed", "discarded", "gone"]
    by: str | None = None
    at: datetime | None = None


def patients_with_drafts(context: Context) -> int:
    """How many patients have an assessment that is begun and not signed. One statement."""
    begun = (
        select(func.count(AssessmentDraftRow.patient_id.distinct()))
        .join(PatientRow, PatientRow.id == AssessmentDraftRow.patient_id)
        .where(PatientRow.merged_into_id.is_(None))
    )
    with context.store.read() as session:
        return session.scalar(begun) or 0


def draft_fate(context: Context, draft_id: str, patient_id: str, lesion_id: str) -> Fate:
    """Whether a draft still waits. The answer to a signature whose own answer was lost on its way."""
    ends = select(AuditRow).where(
        AuditRow.patient_id == patient_id, AuditRow.subject_id == lesion_id, AuditRow.action.in_(_ENDS)
    )
    with context.store.read() as session:
        if session.get(AssessmentDraftRow, draft_id) is not None:
            return Fate("waiting")
        for row in session.scalars(ends.order_by(AuditRow.sequence.desc())):
            if (row.details or {}).get("draft") == draft_id:
                return Fate("signed" if row.action == _ENDS[0] else "discarded", row.actor_name, row.at)
    return Fate("gone")
