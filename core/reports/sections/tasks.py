"""Tasks as they are printed: one line for each, those of one rule for several lesions joined."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from core.guidance import LEVELS, TaskFinding
from core.reports.sections.view import View
from core.reports.setting import marks
from core.reports.setting.blocks import Item
from core.reports.setting.paper import GREY
from core.reports.setting.type import Run
from core.texts import Text, text

_HOURS_MATTER: Final = timedelta(hours=48)


@dataclass(frozen=True)
class TaskLine:
    """A task in the reader's language. `due` is `None` for a free task without a date."""

    title: str
    discipline: str
    informed: tuple[str, ...]
    due: datetime | None
    level: str
    overdue: bool


def task_lines(view: View) -> list[TaskLine]:
    """Open tasks: overdue first, then by due time; those of the appraisal and the free ones of the record."""
    found = () if view.given.appraisal is None else view.given.appraisal.tasks
    groups: dict[tuple[str, str, str], list[TaskFinding]] = {}
    for task in found:
        groups.setdefault((task.rule, task.discipline, task.title.key), []).append(task)
    lines = [_joined(view, tasks) for tasks in groups.values()]
    lines += _free(view)
    return sorted(lines, key=lambda line: (line.due is None, line.due or view.moment, line.title))


def _joined(view: View, tasks: list[TaskFinding]) -> TaskLine:
    """Tasks of one rule as one line; where they name lesions, the one line names them all."""
    title = tasks[0].title
    if len(tasks) > 1:
        labels = [view.lesion_label(task.subject) for task in tasks]
        title = Text(title.key, {**title.params, "lesion": labels})
    factor = title.params.get("factor")
    if isinstance(factor, Text) and not view.density.evidence:
        title = text("reports.correct", factor=factor)
    due = min(task.due for task in tasks)
    return TaskLine(
        title=view.words.text(title),
        discipline=tasks[0].discipline,
        informed=tasks[0].informed,
        due=due,
        level=max((task.priority for task in tasks), key=LEVELS.index),
        overdue=due < view.moment,
    )


def _free(view: View) -> list[TaskLine]:
    return [
        TaskLine(
            title=task.title,
            discipline=task.discipline or "nursing",
            informed=(),
            due=task.due,
            level=task.priority or "info",
            overdue=task.due is not None and task.due < view.moment,
        )
        for task in view.case.tasks
        if task.state == "open" and task.title
    ]


def task_item(view: View, line: TaskLine) -> Item:
    """A box to tick, what to do, who and until when."""
    return Item([Run(line.title, bold=line.overdue), Run(f" – {due_line(view, line)}", ink=GREY)], marks.box)


def due_line(view: View, line: TaskLine) -> str:
    """Who, and until when."""
    who = view.words.word("discipline", line.discipline)
    said = due_words(view, line)
    return view.words.phrase([who, said]) if said else who


def due_words(view: View, line: TaskLine) -> str:
    """Until when: with the hour while it matters, else the day; empty for a task without a date."""
    words = view.words
    if line.due is None:
        return ""
    near = abs(line.due - view.moment) < _HOURS_MATTER
    due = words.short_moment(line.due) if near else words.short_day(line.due)
    return words.say("reports.overdue_since" if line.overdue else "reports.due", due=due)
