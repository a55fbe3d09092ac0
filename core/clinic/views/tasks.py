"""The open tasks of a discipline across patients."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from core.clinic.context import Context
from core.clinic.views.worklist import MOST_ROWS, task_title
from core.record.lesion import LesionRow
from core.record.patient import PatientRow
from core.record.task import TaskRow
from core.texts import Text


@dataclass(frozen=True)
class TaskLine:
    """One open task. `subject_label` is the lesion that it is about, if it is about one."""

    task_id: str
    patient_id: str
    patient_name: str
    record_number: str
    rule: str
    title: Text
    subject_label: str | None
    discipline: str | None
    due: datetime | None
    priority: str | None
    overdue: bool


def tasks(context: Context, discipline: str | None = None) -> tuple[TaskLine, ...]:
    """Open tasks, the earliest due first; of one discipline, or of all. One statement."""
    query = (
        select(TaskRow, PatientRow.name, PatientRow.record_number, LesionRow.label, LesionRow.external_id)
        .join(PatientRow, PatientRow.id == TaskRow.patient_id)
        .outerjoin(LesionRow, LesionRow.id == TaskRow.subject)
        .where(TaskRow.state == "open")
        .order_by(TaskRow.due_at.is_(None), TaskRow.due_at, TaskRow.id)
        .limit(MOST_ROWS)
    )
    if discipline is not None:
        query = query.where(TaskRow.discipline == discipline)
    now = context.now()
    with context.store.read() as session:
        return tuple(
            TaskLine(
                task_id=row.id,
                patient_id=row.patient_id,
                patient_name=name,
                record_number=number,
                rule=row.rule,
                title=task_title(row.rule, row.title),
                subject_label=label or external,
                discipline=row.discipline,
                due=row.due_at,
                priority=row.priority,
                overdue=row.due_at is not None and row.due_at < now,
            )
            for row, name, number, label, external in session.execute(query)
        )
