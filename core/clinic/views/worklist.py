"""The worklist: who is due, who has flags. Reads columns of the patient only: flat however large the clinic."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from core.case.moments import DayOrInstant
from core.clinic.context import Context
from core.clinic.judging import DRESSING_RULE
from core.record.assessment import AssessmentDraftRow
from core.record.patient import PatientRow
from core.record.task import TaskRow
from core.texts import Text, text

Group = Literal["urgent", "due", "today", "later"]

MOST_ROWS = 500
"""More rows than anybody works through in a day; the search finds the others."""


@dataclass(frozen=True)
class WorklistRow:
    """One patient. `due` says what the earliest open task is; `group` where the row stands."""

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
    open_lesions: int
    last_assessed_at: DayOrInstant | None
    has_draft: bool


@dataclass(frozen=True)
class Worklist:
    """The rows in order: urgent, due, today, later. `total_patients` counts all, also those not listed."""

    rows: tuple[WorklistRow, ...]
    total_patients: int


def worklist(context: Context) -> Worklist:
    """Today's patients, the most pressing first. Four statements."""
    with context.store.read() as session:
        total = session.scalar(select(func.count()).select_from(PatientRow).where(PatientRow.merged_into_id.is_(None)))
        patients = _most_pressing(session)
        ids = [row.id for row in patients]
        due = _what_is_due(session, ids)
        drafts = set(session.scalars(select(AssessmentDraftRow.patient_id)))
    now = context.now()
    tomorrow = datetime.combine(context.today() + timedelta(days=1), time.min, tzinfo=context.zone)
    rows = [_row(row, due.get(row.id), row.id in drafts, now, tomorrow) for row in patients]
    order = ("urgent", "due", "today", "later")
    rows.sort(key=lambda row: order.index(row.group))
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


def _most_pressing(session: Session) -> list[PatientRow]:
    query = (
        select(PatientRow)
        .where(PatientRow.merged_into_id.is_(None))
        .order_by(
            case((PatientRow.urgent_flags > 0, 0), else_=1),
            case((PatientRow.next_due_at.is_(None), 1), else_=0),
            PatientRow.next_due_at,
            PatientRow.name,
        )
        .limit(MOST_ROWS)
    )
    return list(session.scalars(query))


def _what_is_due(session: Session, patient_ids: list[str]) -> dict[str, Text]:
    """The earliest open task of each patient."""
    query = (
        select(TaskRow.patient_id, TaskRow.rule, TaskRow.title)
        .where(TaskRow.patient_id.in_(patient_ids), TaskRow.state == "open")
        .order_by(TaskRow.due_at.is_(None), TaskRow.due_at, TaskRow.id)
    )
    found: dict[str, Text] = {}
    for patient_id, rule, title in session.execute(query):
        found.setdefault(patient_id, task_title(rule, title))
    return found


def _row(row: PatientRow, due: Text | None, has_draft: bool, now: datetime, tomorrow: datetime) -> WorklistRow:
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
        due_at=row.next_due_at,
        due=due,
        urgent_flags=row.urgent_flags,
        attention_flags=row.attention_flags,
        open_lesions=row.open_lesions,
        last_assessed_at=row.last_assessed_at,
        has_draft=has_draft,
    )
