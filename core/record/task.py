"""Tasks of the disciplines."""

from datetime import datetime

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.case.moments import DayOrInstant
from core.case.work import Task
from core.record.base import Base, OwnedRow
from core.record.ids import Incoming, Written
from core.record.keeping import Batch, Keeping, Values
from core.record.types import InstantText, MomentText


class TaskRow(OwnedRow, Base):
    """One task. `open_key` is unique while it is open, so that a rule never raises the same task twice."""

    __tablename__ = "task"

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
    open_key: Mapped[str | None] = mapped_column(Text, unique=True)


TASK = Keeping(Task, TaskRow, renamed={"due": "due_at", "subject": "subject"}, references={"subject": "lesion"})


def task_key(patient_id: str, rule: str, subject: str | None) -> str:
    """What is unique among the open tasks that rules raise."""
    return f"{patient_id} {rule} {subject or ''}"


def task_values(task: Task, ids: Incoming, patient_id: str, position: int) -> Values:
    """The row of a task. A closed task has no key, nor has a free one: it has a title of its own."""
    row = TASK.values(task, ids, patient_id, position)
    keyed = task.state == "open" and task.title is None
    row["open_key"] = task_key(patient_id, task.rule, row["subject"]) if keyed else None
    return row


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
