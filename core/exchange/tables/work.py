"""What was to be done, and what was noticed. Neither is ever amended: their states tell what became of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from core.case.case import Case
from core.case.moments import DayOrInstant, day
from core.case.work import Flag, Task
from core.exchange.tables.columns import Column, Kind, Table

W = TypeVar("W", Task, Flag)


@dataclass(frozen=True)
class Work(Generic[W]):
    """A task or a flag, since when, and the lesion that it is about if it is about one."""

    case: Case
    item: W
    at: DayOrInstant
    lesion: str | None


def _lesion(case: Case, subject: str | None) -> str | None:
    return subject if any(lesion.id == subject for lesion in case.lesions) else None


def _tasks(case: Case) -> Iterator[Work[Task]]:
    return (Work(case, task, task.opened or task.at, _lesion(case, task.subject)) for task in case.tasks)


def _flags(case: Case) -> Iterator[Work[Flag]]:
    return (Work(case, flag, flag.raised_at, _lesion(case, flag.subject)) for flag in case.flags)


TASKS: Final[Table[Work[Task]]] = Table(
    "tasks",
    _tasks,
    (
        Column("patient", Kind.ID, lambda row: row.case.patient.id),
        Column("lesion", Kind.ID, lambda row: row.lesion),
        Column("entry", Kind.ID, lambda row: row.item.id),
        Column("observed_at", Kind.MOMENT, lambda row: row.at),
        Column("observed_on", Kind.DAY, lambda row: day(row.at)),
        Column("method", Kind.WORD, lambda row: row.item.rule, codes="task_rule"),
        Column("state", Kind.WORD, lambda row: row.item.state, codes="task_state"),
        Column("state_since", Kind.MOMENT, lambda row: row.item.at),
        Column("subject", Kind.TEXT, lambda row: row.item.subject),
        Column("discipline", Kind.WORD, lambda row: row.item.discipline, codes="discipline"),
        Column("priority", Kind.WORD, lambda row: row.item.priority, codes="level"),
        Column("due", Kind.MOMENT, lambda row: row.item.due),
        Column("title", Kind.TEXT, lambda row: row.item.title),
        Column("assignee", Kind.TEXT, lambda row: row.item.assignee),
        Column("by", Kind.TEXT, lambda row: row.item.by),
        Column("reason", Kind.TEXT, lambda row: row.item.reason),
    ),
)
"""A row a task. The rule that raised it is the method."""

FLAGS: Final[Table[Work[Flag]]] = Table(
    "flags",
    _flags,
    (
        Column("patient", Kind.ID, lambda row: row.case.patient.id),
        Column("lesion", Kind.ID, lambda row: row.lesion),
        Column("entry", Kind.ID, lambda row: row.item.id),
        Column("observed_at", Kind.MOMENT, lambda row: row.at),
        Column("observed_on", Kind.DAY, lambda row: day(row.at)),
        Column("method", Kind.WORD, lambda row: row.item.rule, codes="flag_rule"),
        Column("state", Kind.WORD, lambda row: row.item.state, codes="flag_state"),
        Column("subject", Kind.TEXT, lambda row: row.item.subject),
        Column("level", Kind.WORD, lambda row: row.item.level, codes="level"),
        Column("acknowledged_at", Kind.MOMENT, lambda row: row.item.acknowledged_at),
        Column("acknowledged_by", Kind.TEXT, lambda row: row.item.acknowledged_by),
        Column("acknowledged_note", Kind.TEXT, lambda row: row.item.acknowledged_note),
        Column("resolved_at", Kind.MOMENT, lambda row: row.item.resolved_at),
    ),
)
"""A row a flag. The rule that raised it is the method."""
