"""What the worklist reads of a patient without looking at entries: due time, counts, last assessment."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, exists, func, select, update
from sqlalchemy.orm import Session, aliased

from core.record.assessment import AssessmentRow
from core.record.flag import FlagRow
from core.record.lesion import LesionRow
from core.record.patient import PatientRow
from core.record.task import TaskRow


def summarise(session: Session, patient_ids: Iterable[str]) -> None:
    """Count again for some patients, in one statement; to be called in the transaction that changed what is counted.

    `last_assessed_at` looks at assessments that stand: not entered in error, not superseded.
    """
    standing = FlagRow.state != "resolved"
    session.execute(
        update(PatientRow)
        .where(PatientRow.id.in_(list(patient_ids)))
        .values(
            next_due_at=_due().scalar_subquery(),
            urgent_flags=_flags("urgent").where(standing).scalar_subquery(),
            attention_flags=_flags("attention").where(standing).scalar_subquery(),
            open_lesions=_open_lesions().scalar_subquery(),
            last_assessed_at=_last_assessed().scalar_subquery(),
        )
        .execution_options(synchronize_session=False)
    )


def _due() -> Select[Any]:
    return select(func.min(TaskRow.due_at)).where(TaskRow.patient_id == PatientRow.id, TaskRow.state == "open")


def _flags(level: str) -> Select[Any]:
    return select(func.count(FlagRow.id)).where(FlagRow.patient_id == PatientRow.id, FlagRow.level == level)


def _open_lesions() -> Select[Any]:
    return select(func.count(LesionRow.id)).where(LesionRow.patient_id == PatientRow.id, LesionRow.closed.is_(None))


def _last_assessed() -> Select[Any]:
    later = aliased(AssessmentRow)
    superseded = exists().where(later.amends_id == AssessmentRow.id, later.error_at.is_(None))
    return select(func.max(AssessmentRow.observed_at)).where(
        AssessmentRow.patient_id == PatientRow.id, AssessmentRow.error_at.is_(None), ~superseded
    )
