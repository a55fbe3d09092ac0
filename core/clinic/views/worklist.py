"""The worklist: who is due, who has flags. As many patients are read as are listed, however large the clinic."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final, Literal

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from core.case.moments import DayOrInstant
from core.clinic.context import Context
from core.clinic.escalation import escalated, gravest
from core.clinic.judging import DRESSING_RULE
from core.guidance.findings import LEVELS, Level
from core.record.assessment import AssessmentDraftRow
from core.record.flag import FlagRow
from core.record.patient import PatientRow
from core.record.task import TaskRow
from core.texts import Text, text

Group = Literal["urgent", "due", "today", "later"]
_GROUPS: Final[tuple[Group, ...]] = ("urgent", "due", "today", "later")

MOST_ROWS = 500
"""More rows than anybody works through in a day; the search finds the others."""


_TOLD: Final = (
    PatientRow.id,
    PatientRow.record_number,
    PatientRow.name,
    PatientRow.native_name,
    PatientRow.sex,
    PatientRow.birth_date,
    PatientRow.next_due_at,
    PatientRow.urgent_flags,
    PatientRow.attention_flags,
    PatientRow.open_lesions,
    PatientRow.last_assessed_at,
)


@dataclass(frozen=True)
class WorklistRow:
    """One patient. `due` and `due_at` are of the open task that presses most; `group` says where the row stands.

    `unseen_urgent` and `unseen_attention` are the flags of these levels that nobody has acknowledged; `late` is the
    level of that task's lateness, the gravest there is, None while none is overdue by far.
    """

    patient_id: str
    record_number: str
    name: str
    native_name: str | None
    sex: str
    birth_date: date
    group: Group
    due_at: datetime | None
    due: Text | None
    urgent_flags: int
    attention_flags: int
    unseen_urgent: int
    unseen_attention: int
    late: Level | None
    open_lesions: int
    last_assessed_at: DayOrInstant | None
    has_draft: bool


@dataclass(frozen=True)
class Worklist:
    """The rows in order: urgent, due, today, later. `total_patients` counts all, also those not listed."""

    rows: tuple[WorklistRow, ...]
    total_patients: int


def worklist(context: Context) -> Worklist:
    """Today's patients, the most pressing first. Eight statements at most.

    Inside a group stands first who has flags that nobody acknowledged, then who has tasks that are overdue by far.
    """
    with context.store.read() as session:
        total = session.scalar(select(func.count()).select_from(PatientRow).where(PatientRow.merged_into_id.is_(None)))
        ids = _most_pressing(session)
        patients = _told_of(session, ids)
        due = _what_is_due(session, ids, context.now())
        unseen = _unseen_flags(session, ids)
        drafts = set(session.scalars(select(AssessmentDraftRow.patient_id)))
    now = context.now()
    tomorrow = datetime.combine(context.today() + timedelta(days=1), time.min, tzinfo=context.zone)
    rows = [
        _row(patients[each], due.get(each, _NOTHING_DUE), unseen.get(each, {}), each in drafts, now, tomorrow)
        for each in ids
    ]
    rows.sort(key=_pressing)
    return Worklist(tuple(rows), total or 0)


def task_title(rule: str, title: str | None) -> Text:
    """What a task asks for: its own title, or that of its rule."""
    if title is not None:
        return text("clinic.task_title", title=title)
    if rule == DRESSING_RULE:
        return text("clinic.task.dressing_change")
    factor = rule.removeprefix("task.correct.")
    if factor != rule:
        return text("guidance.task.correct", factor=text(f"guidance.factor.{factor}"))
    return text(f"guidance.{rule}")


def _most_pressing(session: Session) -> list[str]:
    """Who is listed: with urgent flags first, then by what is due, then those of whom nothing is."""
    calm, due = PatientRow.urgent_flags == 0, PatientRow.next_due_at
    standing = select(PatientRow.id).where(PatientRow.merged_into_id.is_(None))
    parts = (
        (PatientRow.urgent_flags > 0, (due.is_(None), due)),
        (and_(calm, due.is_not(None)), (due,)),
        (and_(calm, due.is_(None)), ()),
    )
    found: list[str] = []
    for part, order in parts:
        # Each is found in the index alone; of those who are calm it is read no further than the list is long.
        if len(found) < MOST_ROWS:
            listed = standing.where(part).order_by(*order, PatientRow.name, PatientRow.id)
            found += session.scalars(listed.limit(MOST_ROWS - len(found)))
    return found


def _told_of(session: Session, patient_ids: list[str]) -> dict[str, Any]:
    """What the list tells of each: columns, not objects that could be changed, which takes a fifth of the time."""
    rows: Sequence[Any] = session.execute(select(*_TOLD).where(PatientRow.id.in_(patient_ids))).all()
    return {row.id: row for row in rows}


@dataclass(frozen=True)
class _Due:
    """The open task of a patient that presses most: the one that is overdue by most spans, else the earliest."""

    title: Text | None
    at: datetime | None
    late: Level | None


_NOTHING_DUE: Final = _Due(None, None, None)


def _what_is_due(session: Session, patient_ids: list[str], now: datetime) -> dict[str, _Due]:
    # Only the next of a patient's tasks, and those that are late already, can be the one that presses most.
    next_one = or_(TaskRow.due_at == PatientRow.next_due_at, PatientRow.next_due_at.is_(None))
    query = (
        select(TaskRow.patient_id, TaskRow.rule, TaskRow.title, TaskRow.due_at, TaskRow.opened_at, TaskRow.span_hours)
        .join(PatientRow, PatientRow.id == TaskRow.patient_id)
        .where(TaskRow.patient_id.in_(patient_ids), TaskRow.state == "open", or_(next_one, TaskRow.due_at <= now))
        .order_by(TaskRow.due_at.is_(None), TaskRow.due_at, TaskRow.id)
    )
    found: dict[str, _Due] = {}
    for patient_id, rule, title, due, opened, span in session.execute(query):
        late = escalated(due, opened, span, now)
        first = found.get(patient_id)
        if first is None or (late != first.late and gravest((first.late, late)) == late):
            found[patient_id] = _Due(task_title(rule, title), due, late)
    return found


def _unseen_flags(session: Session, patient_ids: list[str]) -> dict[str, dict[str, int]]:
    """How many flags of each level nobody has acknowledged, by patient."""
    query = (
        select(FlagRow.patient_id, FlagRow.level, func.count())
        .where(FlagRow.patient_id.in_(patient_ids), FlagRow.state == "raised")
        .group_by(FlagRow.patient_id, FlagRow.level)
    )
    found: dict[str, dict[str, int]] = {}
    for patient_id, level, number in session.execute(query):
        found.setdefault(patient_id, {})[level] = number
    return found


def _pressing(row: WorklistRow) -> tuple[int, bool, int]:
    """What sorts a row: its group, flags that nobody has seen, lateness. The database's order decides the rest."""
    lateness = -1 if row.late is None else LEVELS.index(row.late)
    return _GROUPS.index(row.group), row.group != "urgent" or not row.unseen_urgent, -lateness


def _row(
    row: Any, due: _Due, unseen: dict[str, int], has_draft: bool, now: datetime, tomorrow: datetime
) -> WorklistRow:
    group: Group = "later"
    if row.urgent_flags:
        group = "urgent"
    elif row.next_due_at is not None and row.next_due_at <= now:
        group = "due"
    elif row.next_due_at is not None and row.next_due_at < tomorrow:
        group = "today"
    return WorklistRow(
        patient_id=row.id,
        record_number=row.record_number,
        name=row.name,
        native_name=row.native_name,
        sex=row.sex,
        birth_date=row.birth_date,
        group=group,
        due_at=due.at,
        due=due.title,
        urgent_flags=row.urgent_flags,
        attention_flags=row.attention_flags,
        unseen_urgent=unseen.get("urgent", 0),
        unseen_attention=unseen.get("attention", 0),
        late=due.late,
        open_lesions=row.open_lesions,
        last_assessed_at=row.last_assessed_at,
        has_draft=has_draft,
    )
