"""The tasks of a discipline or a person across patients, all tasks of one patient, and who may be given one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias

from sqlalchemy import Select, or_, select

from core.case.moments import DayOrInstant
from core.case.names import in_order
from core.clinic.context import Context
from core.clinic.escalation import escalated, gravest
from core.clinic.views.worklist import MOST_ROWS, task_title
from core.guidance.findings import Level
from core.record.account import AccountRow
from core.record.lesion import LesionRow
from core.record.patient import PatientRow
from core.record.task import TaskRow, read_informed
from core.texts import Text

Whose = Literal["all", "mine", "nobody"]
TaskLines: TypeAlias = Select[TaskRow, str, str, str | None, str | None]


@dataclass(frozen=True)
class TaskLine:
    """One task. `subject_label` is the lesion that it is about, if it is about one.

    `escalated` is the level of its lateness alone, None while it is not late by the time it was given; `level` is the
    graver of that and its priority. `at`, `by` and `reason` are of its present state.
    """

    task_id: str
    patient_id: str
    patient_name: str
    record_number: str
    rule: str
    title: Text
    subject_label: str | None
    discipline: str | None
    informed: tuple[str, ...]
    assignee: str | None
    due: datetime | None
    priority: str | None
    overdue: bool
    escalated: Level | None
    level: str
    state: str
    at: DayOrInstant
    by: str | None
    reason: str | None


def tasks(
    context: Context, discipline: str | None = None, *, informed: bool = False, whose: Whose = "all"
) -> tuple[TaskLine, ...]:
    """Open tasks, the earliest due first; of one discipline, or of all. Two statements at most.

    With `informed` also those that the discipline is told of and another does. `mine` are those of the account that
    asks, `nobody` those that no person has taken.
    """
    query = (
        _lines()
        .where(TaskRow.state == "open", PatientRow.merged_into_id.is_(None))
        .order_by(TaskRow.due_at, TaskRow.id)
    )
    if discipline is not None:
        told = TaskRow.informed.contains(f" {discipline} ", autoescape=True)
        own = TaskRow.discipline == discipline
        query = query.where(or_(own, told) if informed else own)
    if whose == "mine":
        query = query.where(TaskRow.assignee == context.actor.name)
    elif whose == "nobody":
        query = query.where(TaskRow.assignee.is_(None))
    # Read along the index of what is open by its due time, until the list is full: where nulls stand in it is the
    # engine's own affair, so that what is due at no time is asked for by itself.
    dated = _read(context, query.where(TaskRow.due_at.is_not(None)).limit(MOST_ROWS))
    if len(dated) == MOST_ROWS:
        return dated
    return dated + _read(context, query.where(TaskRow.due_at.is_(None)).limit(MOST_ROWS - len(dated)))


def patient_tasks(context: Context, patient_id: str) -> tuple[TaskLine, ...]:
    """Every task of one patient: the open ones by their due time, then the settled ones, the latest first."""
    found = _read(context, _lines().where(TaskRow.patient_id == patient_id).order_by(TaskRow.id.desc()))
    still = sorted((line for line in found if line.state == "open"), key=lambda line: (line.due is None, line.due))
    return (*still, *(line for line in found if line.state != "open"))


def people(context: Context) -> tuple[str, ...]:
    """The names of those who may be given a task: every account that may sign in, and whoever asks."""
    query = select(AccountRow.display_name).where(AccountRow.active.is_(True))
    with context.store.read() as session:
        return tuple(sorted({*session.scalars(query), context.actor.name}, key=in_order))


def line_query(task_id: str) -> TaskLines:
    """The statement of one task, for those who read more of it in the same session."""
    return _lines().where(TaskRow.id == task_id)


def line_of(found: Any, now: datetime) -> TaskLine:
    """A line from what the statement gave."""
    row, name, number, label, external = found
    late = escalated(row.due_at, row.opened_at, row.span_hours, now) if row.state == "open" else None
    return TaskLine(
        task_id=row.id,
        patient_id=row.patient_id,
        patient_name=name,
        record_number=number,
        rule=row.rule,
        title=task_title(row.rule, row.title),
        subject_label=label or external,
        discipline=row.discipline,
        informed=read_informed(row.informed),
        assignee=row.assignee,
        due=row.due_at,
        priority=row.priority,
        overdue=row.state == "open" and row.due_at is not None and row.due_at < now,
        escalated=late,
        level=gravest((row.priority, late)) or "info",
        state=row.state,
        at=row.at,
        by=row.by,
        reason=row.reason,
    )


def _lines() -> TaskLines:
    return (
        select(TaskRow, PatientRow.name, PatientRow.record_number, LesionRow.label, LesionRow.external_id)
        .join(PatientRow, PatientRow.id == TaskRow.patient_id)
        .outerjoin(LesionRow, LesionRow.id == TaskRow.subject)
    )


def _read(context: Context, query: TaskLines) -> tuple[TaskLine, ...]:
    now = context.now()
    with context.store.read() as session:
        return tuple(line_of(found, now) for found in session.execute(query))
