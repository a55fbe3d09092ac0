"""One patient on one screen, for the clinic that decides: lesions with their photographs, triad, work and decisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.case.base import standing
from core.case.case import Case
from core.clinic.commands.tasks import FREE_RULE
from core.clinic.context import Context
from core.clinic.today import begun_days_counted
from core.clinic.views.chart import Chart, chart
from core.clinic.views.clinic_day import Reviewed, reviewed_today, start_of_today
from core.clinic.views.flags import FlagLine, patient_flags
from core.clinic.views.photo_pairs import Pair, photo_pairs
from core.clinic.views.tasks import TaskLine, patient_tasks
from core.record.audit import AuditRow
from core.texts import Text, text
from core.trends.verdict import Code, Verdict, verdict

_ORDER: Final[tuple[Code, ...]] = (
    "growing",
    "not_measured",
    "measured_long_ago",
    "too_few_points",
    "stalled",
    "healing",
    "closed",
    "healed",
)
"""What is wrong before what nobody knows, and that before what goes well."""
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
    """`verdicts` are of the open lesions, what is wrong or not known first, `pairs` their photographs by lesion.

    `tasks` are the open ones, `flags` those that stand.
    """

    chart: Chart
    verdicts: tuple[Verdict, ...]
    pairs: Mapping[str, Pair]
    tasks: tuple[TaskLine, ...]
    flags: tuple[FlagLine, ...]
    decided: tuple[Decision, ...]
    reviewed: Reviewed | None
    read_at: datetime

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
    now, case = context.now(), found.case
    lines = patient_tasks(context, case.patient.id)
    counted = begun_days_counted(case, now)
    still = [lesion for lesion in counted.lesions if lesion.closed is None]
    since = start_of_today(context)
    with context.store.read() as session:
        reviewed = reviewed_today(session, context, case.patient.id)
        changed = _therapies_changed(session, case, since)
    decided = [*_tasks_added(case, lines, since), *_therapies_started(case, since), *changed]
    return Review(
        chart=found,
        verdicts=tuple(sorted((verdict(lesion, now) for lesion in still), key=_gravest_first)),
        pairs=photo_pairs(context, still),
        tasks=tuple(line for line in lines if line.state == "open"),
        flags=tuple(flag for flag in patient_flags(context, case.patient.id) if flag.state != "resolved"),
        decided=tuple(sorted(decided, key=lambda decision: decision.at)),
        reviewed=reviewed,
        read_at=now,
    )


def _gravest_first(judged: Verdict) -> int:
    return _ORDER.index(judged.code)


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


def _therapies_started(case: Case, since: datetime) -> list[Decision]:
    return [
        Decision(therapy.recorded_at, therapy.recorded_by or "", _told("start", therapy.drug))
        for therapy in standing(case.therapies)
        if therapy.amends is None and therapy.recorded_at is not None and therapy.recorded_at >= since
    ]


def _therapies_changed(session: Session, case: Case, since: datetime) -> list[Decision]:
    """Doses changed, held, resumed or stopped: the trail knows when, for a change itself has the day that it is of."""
    drugs = {therapy.id: therapy.drug for therapy in case.therapies or ()}
    query = select(AuditRow).where(
        AuditRow.patient_id == case.patient.id, AuditRow.action.in_((_CHANGED, _STOPPED)), AuditRow.at >= since
    )
    return [
        Decision(row.at, row.actor_name, _told(_kind(row), drugs[row.subject_id]))
        for row in session.scalars(query)
        if row.subject_id in drugs
    ]


def _kind(row: AuditRow) -> str:
    return "stop" if row.action == _STOPPED else str((row.details or {}).get("kind"))


def _told(kind: str, drug: str) -> Text:
    """`cinacalcet: dose changed`."""
    what = text(f"clinic.decision.{kind}") if kind in ("start", "stop") else text(f"word.therapy_change.{kind}")
    return text("clinic.decision.therapy", drug=text(f"drug.{drug}"), what=what)
