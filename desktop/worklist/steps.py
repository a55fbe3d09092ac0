"""What happened to a task or a flag, a step a line."""

from core.case.work import FlagStep, TaskStep
from core.languages import MANNERS
from core.texts import render, text
from desktop.widgets.when import moment_words
from desktop.widgets.words import word
from desktop.widgets.workplace import Desk


def step_words(step: TaskStep, desk: Desk) -> str:
    """`2026-11-20 08:30  done, RN Li`: when, what, by whom, and to whom or until when."""
    said = [word("task_step", step.what, desk.language)]
    if step.what == "handed_over" and step.note:
        said[0] += f" → {word('discipline', step.note, desk.language)}"
    elif step.what == "assigned" and step.note:
        said[0] += f" → {step.note}"
    elif step.what in ("opened", "moved") and step.due is not None:
        said.append(render(text("desktop.task.due", when=moment_words(step.due, desk)), desk.language))
    elif step.note:
        said.append(f"“{step.note}”")
    return f"{moment_words(step.at, desk)}  {_joined(said, step.by, desk)}"


def flag_step_words(step: FlagStep, desk: Desk) -> str:
    """`2026-11-20 08:30  acknowledged (urgent), Dr Osei, “pain team called”`."""
    said = [f"{word('flag_step', step.what, desk.language)} ({word('level', step.level, desk.language)})"]
    words = f"{moment_words(step.at, desk)}  {_joined(said, step.by, desk)}"
    return f"{words}, “{step.note}”" if step.note else words


def _joined(said: list[str], by: str | None, desk: Desk) -> str:
    return MANNERS[desk.language].phrase.join([*said, *([by] if by else [])])
