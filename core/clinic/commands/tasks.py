"""Tasks: done, declined with a reason, and free ones added by hand."""

from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.case.work import Task
from core.clinic.changes import Changes, Kind, changes
from core.clinic.commands.entries import needed
from core.clinic.context import Context
from core.clinic.judging import DRESSING_RULE
from core.clinic.writing import row_of, writing
from core.errors import InvalidInput, NotAllowed, NotFound
from core.record.lesion import LesionRow
from core.record.task import TaskRow, add_task

DRESSING_TIME = time(12)
"""A dressing is planned for a day; the worklist calls it due from noon."""
FREE_RULE = "task.free"
"""The rule of a task that a person added."""


def complete(context: Context, task_id: str) -> Changes:
    """The task is done.

    Raises
    ------
    NotAllowed
        When it is not open any more.
    """
    return _settle(context, task_id, "done", None)


def decline(context: Context, task_id: str, reason: str) -> Changes:
    """The task will not be done, and why."""
    return _settle(context, task_id, "declined", needed(reason))


def add(
    context: Context, patient_id: str, title: str, discipline: str, due: datetime, priority: str
) -> tuple[str, Changes]:
    """A free task, with a title of its own."""
    task = Task(
        rule=FREE_RULE,
        state="open",
        at=context.now(),
        discipline=discipline,
        title=needed(title),
        due=due,
        priority=priority,
        by=context.actor.name,
    )
    with writing(context, "task.added", patient_id) as session:
        made = add_task(session, patient_id, task)
    return made, changes(patient_id, Kind.TASK)


def plan_dressing(context: Context, patient_id: str, lesion_id: str, due: date) -> Changes:
    """When the dressing of a lesion is changed next: its one open task, moved when it is planned again.

    The task is done by the next assessment or dressing change of the lesion that is signed.

    Raises
    ------
    InvalidInput
        For a day that is over.
    NotAllowed
        When the lesion is closed.
    """
    if due < context.today():
        raise InvalidInput("error.clinic.day_is_over")
    at = datetime.combine(due, DRESSING_TIME, tzinfo=context.zone)
    with writing(context, "dressing.planned", patient_id, lesion_id) as session:
        if row_of(session, LesionRow, patient_id, lesion_id).closed is not None:
            raise NotAllowed("error.clinic.lesion_closed")
        planned = session.scalar(
            select(TaskRow).where(TaskRow.rule == DRESSING_RULE, TaskRow.subject == lesion_id, TaskRow.state == "open")
        )
        if planned is not None:
            planned.due_at = at
        else:
            task = Task(
                rule=DRESSING_RULE,
                subject=lesion_id,
                state="open",
                at=context.now(),
                discipline="nursing",
                due=at,
                priority="info",
                by=context.actor.name,
            )
            add_task(session, patient_id, task)
    return changes(patient_id, Kind.TASK)


def _settle(context: Context, task_id: str, state: str, reason: str | None) -> Changes:
    with context.store.read() as session:
        patient_id = _open_task(session, task_id).patient_id
    with writing(context, f"task.{state}", patient_id, task_id) as session:
        row = _open_task(session, task_id)
        row.state, row.at, row.by, row.reason, row.open_key = state, context.now(), context.actor.name, reason, None
    return changes(patient_id, Kind.TASK)


def _open_task(session: Session, task_id: str) -> TaskRow:
    row = session.get(TaskRow, task_id)
    if row is None:
        raise NotFound("error.clinic.not_found")
    if row.state != "open":
        raise NotAllowed("error.clinic.task_settled")
    return row
