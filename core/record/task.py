"""Tasks of the disciplines."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.case.moments import DayOrInstant
from core.case.work import Task, TaskStep
from core.record.base import Base, OwnedRow
from core.record.ids import Incoming, Written
from core.record.keeping import Batch, Keeping, Shape, Values, as_plain, built
from core.record.types import InstantText, JsonText, MomentText


class TaskRow(OwnedRow, Base):
    """One task. `open_key` is unique while it is open, so that a rule never raises the same task twice.

    `informed` is text that a query can look into: the words with a blank before and after each.
    """

    __tablename__ = "task"
    __table_args__ = (
        Index("ix_task_next_due", "state", "due_at", "id"),
        Index("ix_task_of_patient", "patient_id", "state", "due_at"),
    )

    rule: Mapped[str] = mapped_column(Text)
    subject: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    at: Mapped[DayOrInstant] = mapped_column(MomentText)
    discipline: Mapped[str | None] = mapped_column(Text)
    title: Mapped[str | None] = mapped_column(Text)
    due_at: Mapped[datetime | None] = mapped_column(InstantText, index=True)
    priority: Mapped[str | None] = mapped_column(Text)
    by: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    assignee: Mapped[str | None] = mapped_column(Text)
    informed: Mapped[str] = mapped_column(Text)
    opened_at: Mapped[datetime | None] = mapped_column(InstantText)
    span_hours: Mapped[int | None]
    history: Mapped[list[Any]] = mapped_column(JsonText)
    open_key: Mapped[str | None] = mapped_column(Text, unique=True)


def write_informed(words: tuple[str, ...]) -> str:
    """The disciplines as they are kept: ` pain nursing `; nothing for nobody."""
    return f" {' '.join(words)} " if words else ""


def read_informed(kept: str) -> tuple[str, ...]:
    """The disciplines again."""
    return tuple(kept.split())


def _write_history(steps: tuple[TaskStep, ...]) -> list[Any]:
    return [as_plain(step) for step in steps]


def read_task_history(kept: list[Mapping[str, Any]]) -> tuple[TaskStep, ...]:
    """The steps of a task from their plain form."""
    return tuple(built(TaskStep, {**_UNSAID, **step, **_moments(step)}) for step in kept)


_UNSAID: dict[str, Any] = {"by": None, "due": None, "note": None}


def _moments(step: Mapping[str, Any]) -> dict[str, datetime]:
    return {name: datetime.fromisoformat(step[name]) for name in ("at", "due") if step.get(name) is not None}


TASK = Keeping(
    Task,
    TaskRow,
    renamed={"due": "due_at", "opened": "opened_at", "subject": "subject"},
    references={"subject": "lesion"},
    shaped={
        "informed": Shape(write_informed, read_informed),
        "history": Shape(_write_history, read_task_history),
    },
)


def task_key(patient_id: str, rule: str, subject: str | None) -> str:
    """What is unique among the open tasks that rules raise."""
    return f"{patient_id} {rule} {subject or ''}"


def task_values(task: Task, ids: Incoming, patient_id: str, position: int) -> Values:
    """The row of a task. A closed task has no key, nor has a free one: it has a title of its own."""
    row = TASK.values(task, ids, patient_id, position)
    keyed = task.state == "open" and task.title is None
    row["open_key"] = task_key(patient_id, task.rule, row["subject"]) if keyed else None
    return row


def add_tasks(session: Session, tasks: Mapping[str, Sequence[Task]]) -> None:
    """Write the tasks of some patients, by whose they are, in two statements.

    Raises
    ------
    sqlalchemy.exc.IntegrityError
        If an open task of the same rule and subject stands already.
    """
    rows = [task_values(task, Written(), patient_id, 0) for patient_id, mine in tasks.items() for task in mine]
    if rows:
        TASK.add_many(session, rows)


def add_task(session: Session, patient_id: str, task: Task) -> str:
    """Write one task; its id.

    Raises
    ------
    sqlalchemy.exc.IntegrityError
        If an open task of the same rule and subject stands already.
    """
    batch = Batch()
    row = task_values(task, Written(), patient_id, TASK.next_position(session, patient_id))
    batch.put(TaskRow, row)
    batch.insert(session)
    return str(row["id"])
