"""Whose a file is, proposed with reasons, and what it would change: nothing is written here."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core.case.case import Case
from core.case.course import Weight
from core.case.patient import Patient
from core.clinic.comparing import Comparison
from core.clinic.context import Context
from core.clinic.plausible import check_weight
from core.clinic.views.search import PatientFound, like_patients, names_agree, patients_numbered
from core.clinic.writing import not_in_future
from core.errors import InvalidInput
from core.exchange.arrival import Arrival, ArrivingPatient, Brought, Identity, Row
from core.exchange.saying import moment_of
from core.record.cases import case_of
from core.record.joining import external_ids
from core.record.patient import PatientRow


@dataclass(frozen=True)
class Match:
    """Whose record a person said it is. `patient_id` None: a new patient, with `identity` where the file's own was
    completed or corrected. `lesions`: which lesion of the record a lesion of the file is (the file's id → the
    record's); under the empty name, the one that assessments without a lesion belong to."""

    patient_id: str | None = None
    identity: Identity | None = None
    lesions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


class Why(StrEnum):
    """Why a patient of the record is proposed, the strongest first."""

    SAME_ID = "same_id"
    RECORD_NUMBER = "record_number"
    NAME_AND_BIRTH_DATE = "name_and_birth_date"
    LIKE = "like"


@dataclass(frozen=True)
class Candidate:
    """A patient of the record whom the file may mean. `contradicts`: fields in which the two do not agree."""

    patient: PatientFound
    why: Why
    contradicts: tuple[str, ...]


@dataclass(frozen=True)
class Proposal:
    """Who may be meant, likeliest first. `certain` is the one whose record number and birth date are the file's,
    or whom this very record calls by the file's id: its own export has come back."""

    key: str
    identity: Identity
    candidates: tuple[Candidate, ...]
    certain: str | None

    @property
    def numbered(self) -> bool:
        """Whether the file's record number is somebody's here."""
        number = self.identity.record_number
        return any(one.why is Why.RECORD_NUMBER or one.patient.record_number == number for one in self.candidates)


def propose(context: Context, arrival: Arrival) -> tuple[Proposal, ...]:
    """For each patient of the file, whom of the record it may be. A person confirms it; nothing is taken silently."""
    return tuple(_proposal(context, patient) for patient in arrival.patients)


def weigh(context: Context, arrival: Arrival, matches: Mapping[str, Match]) -> Arrival:
    """The file with its rows compared with the records of the patients that it is matched to, by key.

    Rows of a patient without a match stay as the reader left them.
    """
    with context.store.read() as session:
        return arrival.with_rows(judged(arrival, comparisons(session, context, arrival, matches)))


def comparisons(
    session: Session, context: Context, arrival: Arrival, matches: Mapping[str, Match]
) -> dict[str, Comparison]:
    """What the rows of each patient are compared with; two patients of the file who are one in the record share it.

    A whole record that becomes a new patient is compared with nothing: it is taken as it stands.
    """
    lesions: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for match in matches.values():
        lesions[match.patient_id or ""] |= match.lesions
    found: dict[str, Comparison] = {}
    of_record: dict[str, Comparison] = {}
    for key, match in matches.items():
        patient = arriving(arrival, key)
        if match.patient_id is None:
            if patient.whole is None:
                case = Case.model_construct(patient=new_patient(patient, match))
                found[key] = Comparison(case, {}, _check(context, case), {})
            continue
        if match.patient_id not in of_record:
            case, external = case_of(session, match.patient_id, tracings=False), external_ids(session, match.patient_id)
            named = lesions[match.patient_id]
            of_record[match.patient_id] = Comparison(case, external, _check(context, case), named)
        found[key] = of_record[match.patient_id]
    return found


def _check(context: Context, case: Case) -> Callable[[Brought], None]:
    def check(thing: Brought) -> None:
        not_in_future(context, moment_of(thing))
        if isinstance(thing, Weight):
            check_weight(context, case.patient, thing)

    return check


def judged(arrival: Arrival, compared: Mapping[str, Comparison]) -> tuple[Row, ...]:
    """Every row, against the comparison of its patient."""
    return tuple(
        compared[row.patient].judged(row) if row.patient is not None and row.patient in compared else row
        for row in arrival.rows
    )


def arriving(arrival: Arrival, key: str) -> ArrivingPatient:
    """The patient of the file that a key names."""
    return next(patient for patient in arrival.patients if patient.key == key)


def new_patient(patient: ArrivingPatient, match: Match) -> Patient:
    """The patient that would be made.

    Raises
    ------
    InvalidInput
        When the file and whoever confirmed it do not say enough: number, name, sex and birth date.
    """
    if patient.whole is not None:
        return patient.whole.patient
    said = match.identity or patient.identity
    missing = [name for name in ("record_number", "name", "birth_date") if not getattr(said, name)]
    if missing or said.record_number is None or said.name is None or said.birth_date is None:
        raise InvalidInput("error.arrival.identity_incomplete", name=said.name or said.record_number or patient.key)
    return Patient(
        id=said.id or "",
        record_number=said.record_number,
        name=said.name,
        native_name=said.native_name,
        sex=said.sex or "unknown",
        birth_date=said.birth_date,
    )


def _proposal(context: Context, patient: ArrivingPatient) -> Proposal:
    said = patient.identity
    candidates: dict[str, Candidate] = {}
    with context.store.read() as session:
        groups = [(Why.SAME_ID, _called(session, said.id))]
        groups.append((Why.RECORD_NUMBER, patients_numbered(session, said.record_number or "")))
        for why, rows in groups:
            for row in rows:
                found = PatientFound(row.id, row.record_number, row.name, row.native_name, row.sex, row.birth_date)
                candidates.setdefault(row.id, Candidate(found, why, _contradictions(said, row)))
    numbered = [
        one
        for one in candidates.values()
        if one.why is Why.RECORD_NUMBER or one.patient.record_number == said.record_number
    ]
    if said.name:
        for found in like_patients(context, said.name, said.native_name, said.birth_date):
            why = Why.NAME_AND_BIRTH_DATE if found.birth_date == said.birth_date else Why.LIKE
            candidates.setdefault(found.patient_id, Candidate(found, why, _contradictions(said, found)))
    certain = [one.patient.patient_id for one in numbered if one.patient.birth_date == said.birth_date]
    ours = candidates.get(said.id or "")
    if ours is not None and not ours.contradicts:
        certain = [ours.patient.patient_id]
    return Proposal(patient.key, said, tuple(candidates.values()), certain[0] if len(certain) == 1 else None)


def _called(session: Session, external: str | None) -> list[PatientRow]:
    if external is None:
        return []
    named = or_(PatientRow.external_id == external, PatientRow.id == external)
    query = select(PatientRow).where(named, PatientRow.merged_into_id.is_(None))
    return list(session.scalars(query))


def _contradictions(said: Identity, row: PatientRow | PatientFound) -> tuple[str, ...]:
    pairs: tuple[tuple[str, str | date | None, str | date | None], ...] = (
        ("record_number", said.record_number, row.record_number),
        ("birth_date", said.birth_date, row.birth_date),
        ("sex", None if said.sex == "unknown" else said.sex, None if row.sex == "unknown" else row.sex),
    )
    differ = [name for name, one, other in pairs if one is not None and other is not None and one != other]
    if said.name is not None and not names_agree((said.name, said.native_name), (row.name, row.native_name)):
        differ.append("name")
    return tuple(differ)
