"""Patients: added, corrected, merged; and the list of therapies confirmed."""

from functools import partial
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from core.case.case import Case
from core.case.episode import Episode
from core.case.patient import Patient
from core.clinic.changes import Changes, Kind, changes
from core.clinic.commands.entries import needed
from core.clinic.context import Context
from core.clinic.judging import judge
from core.clinic.merging.authors import last_author
from core.clinic.merging.form import Merged, put_together
from core.clinic.merging.standing import PATIENT
from core.clinic.plausible import check_patient
from core.clinic.rights import Right, require
from core.clinic.steps import flag_step, settle
from core.clinic.views.search import patients_numbered
from core.clinic.writing import audit, not_in_future, writing
from core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from core.record.assessment import AssessmentDraftRow
from core.record.base import Base
from core.record.cases import add_case, patient_of
from core.record.flag import FlagRow
from core.record.lesion import LesionRow
from core.record.patient import PatientRow, identity_values
from core.record.search import PatientSearchTokenRow, keep_tokens
from core.record.task import TaskRow


def add_patient(context: Context, patient: Patient, episode: Episode | None) -> tuple[str, Changes]:
    """A new patient, with the episode that brings them.

    Raises
    ------
    NotAllowed
        To who may not chart; to who may for one other patient alone, in an emergency.
    InvalidInput
        For an impossible birth date, height or weight, or a record number that somebody has already.
    """
    require(context, Right.CHART)
    check_patient(context, patient)
    if episode is not None:
        not_in_future(context, episode.onset)
    named = patient.model_copy(update={"id": ""})
    with context.store.write() as session:
        _number_is_free(session, patient.record_number, None)
        made = add_case(session, Case(patient=named, episode=episode), at=context.now(), actor=context.actor.name)
        judge(session, context, made)
        audit(session, context, "patient.added", made)
    return made, changes(made, Kind.PATIENT, Kind.EPISODE, Kind.TASK, Kind.FLAG)


def edit_patient(context: Context, patient: Patient, seen: Patient | int) -> Changes:
    """Correct identity and standing facts. `seen` is the patient as they were read, or only the version of that.

    What somebody else corrected meanwhile is kept beside, field by field, where the patient was given.

    Raises
    ------
    Differs
        When somebody else corrected the same field; both are shown with it.
    Conflict
        When somebody else corrected anything since that version.
    """
    check_patient(context, patient)
    with writing(context, "patient.corrected", patient.id) as session:
        row = session.get(PatientRow, patient.id)
        if row is None:
            raise NotFound("error.clinic.not_found")
        merged = _beside_others(session, row, patient, seen)
        check_patient(context, merged.value)
        _number_is_free(session, merged.value.record_number, patient.id)
        for column, value in identity_values(merged.value).items():
            setattr(row, column, value)
        keep_tokens(session, patient.id, merged.value)
    return changes(patient.id, Kind.PATIENT, Kind.TASK, Kind.FLAG, beside=merged.beside)


def _beside_others(session: Session, row: PatientRow, patient: Patient, seen: Patient | int) -> Merged[Patient]:
    if isinstance(seen, int):
        if row.version != seen:
            raise Conflict("error.clinic.changed_meanwhile")
        return Merged(patient, None)
    standing = patient_of(session, row.id)
    author = partial(last_author, session, ("patient.corrected", "patient.merged"), row.id, None)
    return put_together(PATIENT, seen, patient, standing, author)


def merge_patients(context: Context, duplicate_id: str, into_id: str, reason: str) -> Changes:
    """One person was entered twice: everything of the duplicate becomes the other's, whose number stays.

    The duplicate stays as an empty record that points to the other one; its number still finds the person.

    Raises
    ------
    NotAllowed
        For a record merged with itself, or one merged already.
    """
    why = needed(reason)
    if duplicate_id == into_id:
        raise NotAllowed("error.clinic.merge_with_itself")
    with writing(context, "patient.merged", into_id, duplicate_id, reason=why) as session:
        duplicate, kept = session.get(PatientRow, duplicate_id), session.get(PatientRow, into_id)
        if duplicate is None or kept is None:
            raise NotFound("error.clinic.not_found")
        if duplicate.merged_into_id is not None or kept.merged_into_id is not None:
            raise NotAllowed("error.clinic.merged_already")
        _close_duplicate_findings(session, duplicate_id, context)
        _name_moved_lesions(session, duplicate_id, into_id)
        _move_everything(session, duplicate_id, into_id)
        for draft in session.scalars(select(AssessmentDraftRow).where(AssessmentDraftRow.patient_id == into_id)):
            draft.content = {**draft.content, "patient_id": into_id}
        kept.also_known_as = [*kept.also_known_as, duplicate.record_number, *duplicate.also_known_as]
        for fact in ("native_name", "height_cm", "dry_weight_kg", "comorbidities", "allergies", "kidney"):
            if getattr(kept, fact) is None:
                setattr(kept, fact, getattr(duplicate, fact))
        session.execute(delete(PatientSearchTokenRow).where(PatientSearchTokenRow.patient_id == duplicate_id))
        duplicate.merged_into_id = into_id
        duplicate.next_due_at, duplicate.urgent_flags, duplicate.attention_flags = None, 0, 0
        session.flush()
        keep_tokens(session, into_id, patient_of(session, into_id))
    both = frozenset({duplicate_id, into_id})
    return Changes(both, frozenset(Kind))


def confirm_therapies(context: Context, patient_id: str) -> Changes:
    """Say that the list of therapies is complete, so that what is not in it is known to be absent."""
    with writing(context, "therapies.confirmed", patient_id) as session:
        row = session.get(PatientRow, patient_id)
        if row is None:
            raise NotFound("error.clinic.not_found")
        row.therapies_assessed, row.therapies_confirmed_at = True, context.now()
    return changes(patient_id, Kind.THERAPY, Kind.TASK, Kind.FLAG)


def _number_is_free(session: Session, number: str, not_id: str | None) -> None:
    if any(row.id != not_id for row in patients_numbered(session, number)):
        raise InvalidInput("error.clinic.record_number_taken", number=number)


def _name_moved_lesions(session: Session, from_id: str, to_id: str) -> None:
    """Two lesions of one patient are never called the same: what comes over goes on where the other's names end."""
    kept = list(session.scalars(select(LesionRow).where(LesionRow.patient_id == to_id)))
    taken = {row.label or row.external_id for row in kept}
    number = len(kept)
    for row in session.scalars(select(LesionRow).where(LesionRow.patient_id == from_id).order_by(LesionRow.position)):
        number += 1
        if (row.label or row.external_id) in taken or row.label is None:
            row.label = f"L{number}"


def _move_everything(session: Session, from_id: str, to_id: str) -> None:
    """Every row that belongs to a patient; the search tokens are made again, the audit trail stays as it was."""
    for mapper in Base.registry.mappers:
        row: Any = mapper.class_
        owned = "patient_id" in mapper.columns and row.__tablename__ != "audit" and row is not PatientSearchTokenRow
        if owned:
            values: dict[str, Any] = {"patient_id": to_id}
            if row.__tablename__ == "episode":
                values["current"] = False
            session.execute(
                update(row)
                .where(row.patient_id == from_id)
                .values(**values)
                .execution_options(synchronize_session=False)
            )


def _close_duplicate_findings(session: Session, patient_id: str, context: Context) -> None:
    """The rules speak again for the merged record; two open tasks of one rule cannot stand."""
    now = context.now()
    for task in session.scalars(select(TaskRow).where(TaskRow.patient_id == patient_id, TaskRow.state == "open")):
        if task.open_key is not None:
            settle(task, "lapsed", now)
    for flag in session.scalars(select(FlagRow).where(FlagRow.patient_id == patient_id, FlagRow.state != "resolved")):
        flag.state, flag.resolved_at, flag.open_key = "resolved", now, None
        flag_step(flag, "resolved", now)
    session.flush()
