"""Whole cases in and out, as the case file."""

from sqlalchemy import select

from core.case.case import Case
from core.case.file import photograph_hashes, read_case_file, write_case, write_case_zip
from core.clinic.changes import Changes, Kind
from core.clinic.context import Context
from core.clinic.views.photographs import originals
from core.clinic.writing import audit, writing
from core.errors import Conflict
from core.imaging.ingest import take_in
from core.record.cases import add_case, case_of
from core.record.patient import PatientRow


def import_case(context: Context, data: bytes) -> tuple[str, Changes]:
    """Take in a case file, JSON or .zip, as a new patient; all of it or nothing.

    Raises
    ------
    InvalidInput
        With the path of the first wrong field, or for a photograph that cannot be shown.
    Conflict
        When the record number belongs to a patient who is here already.
    """
    file = read_case_file(data)
    taken = {sha256: take_in(content, sha256) for sha256, content in file.photographs.items()}
    with context.store.read() as session:
        same = select(PatientRow.id).where(PatientRow.record_number == file.case.patient.record_number)
        if session.scalar(same) is not None:
            raise Conflict("error.clinic.record_number_taken", number=file.case.patient.record_number)
    # Photographs first: an orphan is the worst that a crash between the two leaves.
    for sha256, photograph in taken.items():
        context.store.photographs.put(file.photographs[sha256], photograph.media_type, photograph.thumbnail_jpeg)
    with writing(context, "case.imported", photographs=len(taken)) as session:
        # The rules speak at the next `findings.refresh`: exported again at once, the case is the same as the file.
        made = add_case(session, file.case, at=context.now(), actor=context.actor.name)
    return made, Changes(frozenset({made}), frozenset(Kind))


def export_case(context: Context, patient_id: str, *, as_zip: bool) -> bytes:
    """A patient's case file, with `as_zip` the photographs' original bytes too. The audit entry comes first.

    A photograph whose consent was asked and does not include care stays here (docs/decisions/0008).
    """
    with context.store.read() as session:
        case = case_of(session, patient_id, for_export=True)
    with context.store.what_left() as session:
        audit(session, context, "case.exported", patient_id, with_photographs=as_zip)
    if not as_zip:
        return write_case(case)
    return write_case_zip(case, originals(context, sorted(photograph_hashes(case) - _refused(case))))


def _refused(case: Case) -> frozenset[str]:
    photographs = (photo for lesion in case.lesions for entry in lesion.assessments for photo in entry.photographs)
    return frozenset(photo.sha256 for photo in photographs if photo.consent is not None and "care" not in photo.consent)
