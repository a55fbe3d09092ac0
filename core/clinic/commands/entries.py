"""Entries: written once, amended by another, or marked as entered in error."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy.orm import Session

from core.case.course import Event, Function, Laboratory, Pain, Procedure, Weight
from core.case.episode import CareGoal
from core.case.examination import Examination
from core.clinic.changes import Changes, Kind, changes
from core.clinic.context import Context
from core.clinic.judging import judge
from core.clinic.plausible import check_weight
from core.clinic.writing import not_in_future, row_of, signed, writing
from core.errors import InvalidInput, NotAllowed, NotFound
from core.record.assessment import AssessmentRow, add_assessment
from core.record.base import EntryRow
from core.record.care_goal import CareGoalRow, add_care_goal
from core.record.cases import case_of, patient_of
from core.record.event import EventRow, add_event
from core.record.examination import ExaminationRow, add_examination
from core.record.function import FunctionRow, add_function
from core.record.laboratory import LaboratoryRow, add_laboratory
from core.record.lesion import LesionRow
from core.record.pain import PainRow, add_pain
from core.record.procedure import ProcedureRow, add_procedure
from core.record.therapy import TherapyRow
from core.record.weight import WeightRow, add_weight

Recorded = Pain | Procedure | Laboratory | Weight | Function | Event | CareGoal | Examination

_ADD: Final[Mapping[type, tuple[Kind, type[EntryRow], Callable[[Session, str, Any], str]]]] = MappingProxyType(
    {
        Pain: (Kind.PAIN, PainRow, add_pain),
        Procedure: (Kind.PROCEDURE, ProcedureRow, add_procedure),
        Laboratory: (Kind.LABORATORY, LaboratoryRow, add_laboratory),
        Weight: (Kind.WEIGHT, WeightRow, add_weight),
        Function: (Kind.FUNCTION, FunctionRow, add_function),
        Event: (Kind.EVENT, EventRow, add_event),
        CareGoal: (Kind.CARE_GOAL, CareGoalRow, add_care_goal),
        Examination: (Kind.EXAMINATION, ExaminationRow, add_examination),
    }
)
_ROWS: Final[Mapping[Kind, type[EntryRow]]] = MappingProxyType(
    {kind: row for kind, row, _ in _ADD.values()} | {Kind.ASSESSMENT: AssessmentRow, Kind.THERAPY: TherapyRow}
)


def record(context: Context, patient_id: str, entries: Sequence[Recorded]) -> tuple[tuple[str, ...], Changes]:
    """Sign entries of one moment together; their ids.

    Raises
    ------
    InvalidInput
        For a moment that has not come yet; nothing is written then.
    """
    for entry in entries:
        not_in_future(context, entry.at)
    kinds = [_ADD[type(entry)][0] for entry in entries]
    with writing(context, "entries.recorded", patient_id, kinds=sorted(set(kinds))) as session:
        _check_weights(session, context, patient_id, entries)
        ids = tuple(_ADD[type(entry)][2](session, patient_id, signed(context, entry)) for entry in entries)
    return ids, changes(patient_id, *kinds, Kind.TASK, Kind.FLAG)


def amend(context: Context, patient_id: str, entry_id: str, amended: Recorded, reason: str) -> tuple[str, Changes]:
    """Sign an entry that supersedes another; both stay readable.

    Raises
    ------
    NotAllowed
        When the entry was entered in error, or is superseded already.
    """
    not_in_future(context, amended.at)
    kind, row, add = _ADD[type(amended)]
    with writing(context, "entry.amended", patient_id, entry_id, kind=kind) as session:
        must_stand(session, row, patient_id, entry_id)
        _check_weights(session, context, patient_id, [amended])
        made = add(session, patient_id, amendment(context, amended, entry_id, reason))
    return made, changes(patient_id, kind, Kind.TASK, Kind.FLAG)


def mark_in_error(context: Context, patient_id: str, entry_id: str, reason: str) -> Changes:
    """Strike an entry through: it stays readable and counts for nothing any more.

    Raises
    ------
    NotAllowed
        When it is struck through already.
    """
    with writing(context, "entry.in_error", patient_id, entry_id) as session:
        kind = _strike(session, context, patient_id, entry_id, needed(reason))
    return changes(patient_id, kind, Kind.TASK, Kind.FLAG)


def chart_again(
    context: Context, patient_id: str, assessment_id: str, right_patient_id: str, right_lesion_id: str, reason: str
) -> tuple[str, Changes]:
    """Strike an assessment through and sign it again where it belongs, its photographs attached there.

    The pain scores of the same charting, if they were entered for the same lesion and moment, move with it.

    Raises
    ------
    NotAllowed
        When the lesion of the right patient is closed.
    """
    with writing(
        context, "assessment.charted_again", patient_id, assessment_id, right_patient=right_patient_id
    ) as session:
        wrong_row = must_stand(session, AssessmentRow, patient_id, assessment_id)
        lesion = row_of(session, LesionRow, right_patient_id, right_lesion_id)
        if lesion.closed is not None:
            raise NotAllowed("error.clinic.lesion_closed")
        case = case_of(session, patient_id)
        wrong = next(entry for known in case.lesions for entry in known.assessments if entry.id == assessment_id)
        _strike(session, context, patient_id, assessment_id, needed(reason))
        fresh = {"amends": None, "amendment_reason": None}
        pictures = tuple(
            signed(context, photo, tracing=photo.tracing and signed(context, photo.tracing))
            for photo in wrong.photographs
        )
        again = signed(context, wrong, photographs=pictures, **fresh)
        made = add_assessment(session, right_patient_id, right_lesion_id, again)
        for pain in case.pain:
            if pain.at == wrong.at and pain.lesion == wrong_row.lesion_id and pain.entered_in_error is None:
                _strike(session, context, patient_id, str(pain.id), reason)
                add_pain(session, right_patient_id, signed(context, pain, lesion=right_lesion_id, **fresh))
        session.flush()
        judge(session, context, right_patient_id)
    both = frozenset({patient_id, right_patient_id})
    return made, Changes(both, frozenset({Kind.ASSESSMENT, Kind.PAIN, Kind.TASK, Kind.FLAG}))


def amendment(context: Context, amended: Any, entry_id: str, reason: str) -> Any:
    """The entry as this account signs it in place of another."""
    return signed(context, amended, amends=entry_id, amendment_reason=needed(reason), entered_in_error=None)


def must_stand(session: Session, row: type[EntryRow], patient_id: str, entry_id: str) -> Any:
    """The row of an entry that counts.

    Raises
    ------
    NotAllowed
        When it was entered in error, or another entry supersedes it.
    """
    found = row_of(session, row, patient_id, entry_id)
    if found.error_at is not None:
        raise NotAllowed("error.clinic.in_error_already")
    later = session.query(row).filter(row.amends_id == entry_id, row.error_at.is_(None)).first()
    if later is not None:
        raise NotAllowed("error.clinic.amended_already")
    return found


def needed(reason: str) -> str:
    """A reason that says something.

    Raises
    ------
    InvalidInput
        When it is empty.
    """
    if not reason.strip():
        raise InvalidInput("error.clinic.reason_needed")
    return reason.strip()


def _check_weights(session: Session, context: Context, patient_id: str, entries: Sequence[Recorded]) -> None:
    weights = [entry for entry in entries if isinstance(entry, Weight)]
    if weights:
        patient = patient_of(session, patient_id)
        for weight in weights:
            check_weight(context, patient, weight)


def _strike(session: Session, context: Context, patient_id: str, entry_id: str, reason: str) -> Kind:
    for kind, row in _ROWS.items():
        found: Any = session.get(row, entry_id)
        if found is not None and found.patient_id == patient_id:
            if found.error_at is not None:
                raise NotAllowed("error.clinic.in_error_already")
            found.error_at, found.error_by, found.error_reason = context.now(), context.actor.name, reason
            return kind
    raise NotFound("error.clinic.not_found")
