"""Who changed a record last, as the audit trail has it: the second writer is told whose values stand beside theirs."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clinic.merging.form import Author
from core.record.audit import AuditRow


def last_author(session: Session, actions: tuple[str, ...], patient_id: str | None, subject_id: str | None) -> Author:
    """Who did one of these actions last, to this patient and subject; None: to any."""
    query = select(AuditRow.actor_name, AuditRow.at).where(AuditRow.action.in_(actions))
    if patient_id is not None:
        query = query.where(AuditRow.patient_id == patient_id)
    if subject_id is not None:
        query = query.where(AuditRow.subject_id == subject_id)
    found = session.execute(query.order_by(AuditRow.sequence.desc()).limit(1)).first()
    return Author(None, None) if found is None else Author(found[0], found[1])
