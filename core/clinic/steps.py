"""What happens to a task or a flag, written into its row and its history. Changed together, so that neither lies."""

from datetime import datetime
from typing import Any, Literal

from core.record.flag import FlagRow
from core.record.task import TaskRow, task_key


def task_step(
    row: TaskRow,
    what: str,
    at: datetime,
    by: str | None = None,
    *,
    note: str | None = None,
    due: datetime | None = None,
) -> None:
    """Write one step into a task's history; `by` is None where the rules did it."""
    step: dict[str, Any] = {"what": what, "at": at.isoformat(), "by": by, "note": note}
    step["due"] = None if due is None else due.isoformat()
    row.history = [*row.history, _said(step)]


def settle(
    row: TaskRow,
    state: Literal["done", "declined", "lapsed"],
    at: datetime,
    by: str | None = None,
    reason: str | None = None,
) -> None:
    """The task is open no more."""
    row.state, row.at, row.by, row.reason, row.open_key = state, at, by, reason, None
    task_step(row, state, at, by, note=reason)


def reopen(row: TaskRow, at: datetime, by: str) -> None:
    """The task is open again, as it was: due when it was due, and open since it was opened."""
    row.state, row.by, row.reason = "open", None, None
    row.at = row.opened_at or at
    row.open_key = None if row.title is not None else task_key(row.patient_id, row.rule, row.subject)
    task_step(row, "reopened", at, by)


def flag_step(row: FlagRow, what: str, at: datetime, by: str | None = None, note: str | None = None) -> None:
    """Write one step into a flag's history, with the level that it has now."""
    row.history = [
        *row.history,
        _said({"what": what, "at": at.isoformat(), "level": row.level, "by": by, "note": note}),
    ]


def _said(step: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in step.items() if value is not None}
