"""Whose a task is, in one line."""

from core.clinic.views.tasks import TaskLine
from desktop.widgets.words import word
from desktop.widgets.workplace import Desk


def who_words(line: TaskLine, desk: Desk) -> str:
    """The person, and the discipline that owns the task."""
    owner = word("discipline", line.discipline, desk.language) if line.discipline else ""
    return " · ".join(part for part in (line.assignee or "", owner) if part)
