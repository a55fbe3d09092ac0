"""One patient on one screen, for the clinic that decides: lesions with their photographs, triad, work and decisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from core.case.base import standing
from core.case.case import Case
from core.clinic.commands.tasks import FREE_RULE
from core.clinic.context import Context
from core.clinic.views.chart import Chart, chart
from core.clinic.views.clinic_day import Reviewed, reviewed_today, start_of_today
from core.clinic.views.flags import FlagLine, patient_flags
from core.clinic.views.photo_pairs import Pair, photo_pairs
from core.clinic.views.tasks import TaskLine, patient_tasks
from core.record.audit import AuditRow
from core.texts import Text, text

_CHANGED, _STOPPED = "therapy.changed", "therapy.stopped"


@dataclass(frozen=True)
class Decision:
    """What was decided today, by whom and when. A task is `task`; of a therapy `told` says what became of it."""

    at: datetime
    by: str
    told: Text
    task: TaskLine | None = None


@dataclass(frozen=True)
class Review:
    """`tasks` are the open ones, `flags` those that stand; `pairs` has the photographs of each open lesion."""

    chart: Chart
    pairs: Mapping[str, Pair]
    tasks: tuple[TaskLine, ...]
    flags: tuple[FlagLine, ...]
    decided: tuple[Decision, ...]
    reviewed: Reviewed | None

    @property
    def patient_id(self) -> str:
        """Whose it is."""
        return self.chart.case.patient.id


def review_of(context: Context, patient_id: str) -> Review:
    """Everything that the clinic looks at of a patient, and what it has decided today. Runs in a worker.

    Raises
    ------
    NotFound
        When there is no such patient.
    """
    found = chart(context, patient_id)
    case = found.case
    lines = patient_tasks(context, case.patient.id)
    with context.store.read() as session:
        reviewed = reviewed_today(session, context, case.patient.id)
        therapies = select(AuditRow.at, AuditRow.actor_name, AuditRow.action, AuditRow.subject_id, AuditRow.details)
        query = therapies.where(
            AuditRow.patient_id == case.patient.id,
            AuditRow.action.in_((_CHANGED, _STOPPED)),
            AuditRow.at >= start_of_today(context),
        )
        trail = [(row.at, row.actor_name, row.subject_id, _kind(row.action, row.details)) for row in session.execute(query)]
    decided = [*_tasks_added(case, lines, start_of_today(context)), *_started(case, start_of_today(context))]
    drugs = {therapy.id: therapy.drug for therapy in case.therapies or ()}
    decided += [Decision(at, by, _told(kind, drugs[subject])) for at, by, subject, kind in trail if subject in drugs]
    return Review(
        chart=found,
        pairs=photo_pairs(context, [lesion for lesion in case.lesions if lesion.closed is None]),
        tasks=tuple(line for line in lines if line.state == "open"),
        flags=tuple(flag for flag in patient_flags(context, case.patient.id) if flag.state != "resolved"),
        decided=tuple(sorted(decided, key=lambda decision: decision.at)),
        reviewed=reviewed,
    )


def _tasks_added(case: Case, lines: tuple[TaskLine, ...], since: datetime) -> list[Decision]:
    """Tasks that somebody added by hand, whatever became of them."""
    shown = {line.task_id: line for line in lines}
    return [
        Decision(task.opened, (task.history[0].by if task.history else task.by) or "", line.title, line)
        for task in case.tasks
        if task.rule == FREE_RULE
        and task.opened is not None
        and task.opened >= since
        and (line := shown.get(task.id or "")) is not None
    ]


def _started(case: Case, since: datetime) -> list[Decision]:
    return [
        Decision(therapy.recorded_at, therapy.recorded_by or "", _told("start", therapy.drug))
        for therapy in standing(case.therapies)
        if therapy.amends is None and therapy.recorded_at is not None and therapy.recorded_at >= since
    ]


def _kind(action: str, details: Mapping[str, object] | None) -> str:
    return "stop" if action == _STOPPED else str((details or {}).get("kind"))


def _told(kind: str, drug: str) -> Text:
    """`cinacalcet: dose changed`."""
    what = text(f"clinic.decision.{kind}") if kind in ("start", "stop") else text(f"word.therapy_change.{kind}")
    return text("clinic.decision.therapy", drug=text(f"drug.{drug}"), what=what)
