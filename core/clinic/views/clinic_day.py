"""The clinic of a day: who is to be seen, who has been reviewed today, and how each of them is doing, in one table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clinic.context import Context
from core.clinic.profiles import profile_of
from core.clinic.today import begun_days_counted
from core.clinic.views.worklist import worklist
from core.guidance.appraisal import appraise
from core.guidance.findings import Arm, Factor, State
from core.guidance.picture import picture_of
from core.record.audit import AuditRow
from core.record.cases import cases_of
from core.record.patient import PatientRow
from core.texts import Text
from core.trends.lesions import lesion_name
from core.trends.verdict import Code, verdict

_REVIEWED: Final = "patient.reviewed"
"""The action of the audit trail that says that a patient was gone over."""


@dataclass(frozen=True)
class Reviewed:
    """Who went over a patient last today, and when."""

    at: datetime
    by: str


@dataclass(frozen=True)
class ClinicPatient:
    """One patient of the clinic; `reviewed` is None while nobody has gone over them today."""

    patient_id: str
    record_number: str
    name: str
    native_name: str | None
    sex: str
    birth_date: date
    reviewed: Reviewed | None


@dataclass(frozen=True)
class Standing:
    """How a patient is doing. `lesions` are the open ones; `uncorrected` and `unknown` count factors of each arm."""

    lesions: tuple[tuple[Text, Code], ...]
    uncorrected: Mapping[Arm, int]
    unknown: Mapping[Arm, int]
    tasks_open: int
    tasks_late: int


def todays_clinic(context: Context) -> tuple[ClinicPatient, ...]:
    """Whoever has something due today or a flag that asks for attention, in the worklist's order."""
    rows = worklist(context).rows
    return clinic_of(context, [row.patient_id for row in rows if row.group != "later" or row.attention_flags])


def clinic_of(context: Context, patient_ids: Sequence[str]) -> tuple[ClinicPatient, ...]:
    """These patients, in this order, but those who were merged into another since. Two statements."""
    query = select(PatientRow).where(PatientRow.id.in_(patient_ids), PatientRow.merged_into_id.is_(None))
    with context.store.read() as session:
        rows = {row.id: row for row in session.scalars(query)}
        seen = _reviewed(session, context, patient_ids)
        return tuple(
            ClinicPatient(
                patient_id=patient_id,
                record_number=rows[patient_id].record_number,
                name=rows[patient_id].name,
                native_name=rows[patient_id].native_name,
                sex=rows[patient_id].sex,
                birth_date=rows[patient_id].birth_date,
                reviewed=seen.get(patient_id),
            )
            for patient_id in dict.fromkeys(patient_ids)
            if patient_id in rows
        )


def standings(context: Context, patient_ids: Sequence[str]) -> Mapping[str, Standing]:
    """How each of these patients is doing now. A fixed number of statements, however many they are."""
    now = context.now()
    with context.store.read() as session:
        cases = cases_of(session, patient_ids, tracings=False)
        profile = profile_of(session)
    found: dict[str, Standing] = {}
    for patient_id, case in cases.items():
        counted = begun_days_counted(case, now)
        triad = appraise(picture_of(counted, now), profile).triad
        still = [task for task in case.tasks if task.state == "open"]
        found[patient_id] = Standing(
            lesions=tuple(
                (lesion_name(lesion), verdict(lesion, now).code) for lesion in counted.lesions if lesion.closed is None
            ),
            uncorrected=_counted(triad, "active"),
            unknown=_counted(triad, "unknown"),
            tasks_open=len(still),
            tasks_late=sum(task.due is not None and task.due < now for task in still),
        )
    return found


def start_of_today(context: Context) -> datetime:
    """The facility's midnight."""
    return datetime.combine(context.today(), time.min, tzinfo=context.zone)


def reviewed_today(session: Session, context: Context, patient_id: str) -> Reviewed | None:
    """The last review of one patient today."""
    return _reviewed(session, context, [patient_id]).get(patient_id)


def _counted(triad: Mapping[Arm, Sequence[Factor]], state: State) -> Mapping[Arm, int]:
    return {arm: sum(factor.state == state for factor in factors) for arm, factors in triad.items()}


def _reviewed(session: Session, context: Context, patient_ids: Sequence[str]) -> dict[str, Reviewed]:
    query = (
        select(AuditRow.patient_id, AuditRow.at, AuditRow.actor_name)
        .where(
            AuditRow.patient_id.in_(patient_ids), AuditRow.action == _REVIEWED, AuditRow.at >= start_of_today(context)
        )
        .order_by(AuditRow.sequence)
    )
    return {str(patient_id): Reviewed(at, by) for patient_id, at, by in session.execute(query)}
