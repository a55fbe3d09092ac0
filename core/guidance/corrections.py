"""What went with a correction: since when a factor is corrected, and what was begun, stopped or done meanwhile.

That one came after the other is all that the record tells; it proves no cause, and the window says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final

from pydantic import BaseModel, ConfigDict

from core import resources
from core.case.base import standing
from core.case.case import Case
from core.case.moments import instant, start_of
from core.guidance import telling
from core.guidance.courses import DrugCourse, drug_courses
from core.guidance.findings import Evidence
from core.guidance.history import FactorHistory
from core.texts import text


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    begun: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()


@cache
def _rows() -> Mapping[str, _Row]:
    table = resources.read_toml("clinical", "guidance", "corrections.toml")
    return {code: _Row.model_validate(row) for code, row in table.items()}


@dataclass(frozen=True, slots=True)
class Correction:
    """A factor that is corrected now: since when, and what lay between its last active beginning and then."""

    since: datetime
    meanwhile: tuple[Evidence, ...]


_DONE: Final = "task.correct."


def corrections(case: Case, histories: Sequence[FactorHistory], now: datetime) -> Mapping[str, Correction]:
    """The corrections of every factor that is corrected at the end of its history, by the factor's code."""
    courses = drug_courses(case.therapies or (), now)
    return {
        history.factor: Correction(
            history.spans[-1].start, tuple(_meanwhile(case, courses, history, history.spans[-1].start))
        )
        for history in histories
        if history.spans and history.spans[-1].state == "corrected"
    }


def _meanwhile(
    case: Case, courses: Sequence[DrugCourse], history: FactorHistory, until: datetime
) -> Iterator[Evidence]:
    active = [span for span in history.spans if span.state == "active"]
    since = active[-1].start if active else history.spans[0].start
    row = _rows().get(history.factor, _Row())
    for course in courses:
        if course.belongs(row.begun) and since <= start_of(course.therapy.start) <= until:
            begun = text("guidance.evidence.drug_begun", drug=text(f"drug.{course.therapy.drug}"))
            yield Evidence(begun, "therapy", course.therapy.id, course.therapy.start)
        ended = course.given_until
        if course.belongs(row.ended) and ended is not None and since <= start_of(ended) <= until:
            yield telling.of_course(course)
    for entry in standing(case.procedures):
        if entry.kind in row.procedures and since <= instant(entry.at) <= until:
            yield Evidence(text(f"word.procedure.{entry.kind}"), "procedure", entry.id, entry.at, entry.lesion)
    for task in case.tasks:
        if task.rule == _DONE + history.factor and task.state == "done" and since <= instant(task.at):
            yield Evidence(text("guidance.evidence.task_done", by=task.by or ""), "task", task.id, task.at)
