"""Why a task is there, by what source, and what happened to it: one click away from its line."""

from dataclasses import dataclass

from core.case.work import TaskStep
from core.clinic.context import Context
from core.clinic.profiles import profile_of
from core.clinic.today import begun_days_counted
from core.clinic.views.tasks import TaskLine, line_of, line_query
from core.errors import NotFound
from core.guidance.appraisal import appraise
from core.guidance.findings import Evidence
from core.guidance.picture import picture_of
from core.record.cases import case_of
from core.record.task import read_task_history
from core.texts import Text


@dataclass(frozen=True)
class TaskStory:
    """A task with the evidence that calls for it now.

    A task that no rule raised, or that no rule calls for any more, has neither evidence nor source. `asks` is the
    task's full title, with what is to be done.
    """

    line: TaskLine
    asks: Text
    evidence: tuple[Evidence, ...]
    source: Text | None
    facility_value: bool
    steps: tuple[TaskStep, ...]


def task_story(context: Context, task_id: str) -> TaskStory:
    """What is behind a task.

    Raises
    ------
    NotFound
        When there is no such task.
    """
    now = context.now()
    with context.store.read() as session:
        found = session.execute(line_query(task_id)).first()
        if found is None:
            raise NotFound("error.clinic.not_found")
        line, row = line_of(found, now), found[0]
        case, profile = case_of(session, row.patient_id, tracings=False), profile_of(session)
        subject, steps = row.subject, read_task_history(row.history)
    if line.state != "open":
        return TaskStory(line, line.title, (), None, False, steps)
    findings = appraise(picture_of(begun_days_counted(case, now), now), profile).tasks
    finding = next((one for one in findings if (one.rule, one.subject) == (line.rule, subject)), None)
    if finding is None:
        return TaskStory(line, line.title, (), None, False, steps)
    return TaskStory(line, finding.title, finding.evidence, finding.source, finding.facility_value, steps)
