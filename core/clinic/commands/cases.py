"""Whole cases in and out, as the case file."""

from dataclasses import dataclass

from core.case.case import Case
from core.case.file import photograph_hashes, read_case_file, write_case, write_case_zip
from core.clinic.changes import Changes, Kind
from core.clinic.context import Context
from core.clinic.plausible import check_case
from core.clinic.views.photographs import originals
from core.clinic.views.search import patients_numbered
from core.clinic.writing import audit, writing
from core.errors import Conflict, InvalidInput
from core.imaging.ingest import TakenPhotograph, take_in
from core.record.cases import add_case, case_of


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
    taken = {sha256: _taken(sha256, content) for sha256, content in file.photographs.items()}
    check_case(context, file.case, taken)
    number = file.case.patient.record_number
    with context.store.read() as session:
        if patients_numbered(session, number):
            raise Conflict("error.clinic.record_number_taken", number=number)
    without = sorted(photograph_hashes(file.case) - taken.keys())
    # Photographs first: an orphan is the worst that a crash between the two leaves.
    for sha256, photograph in taken.items():
        context.store.photographs.put(file.photographs[sha256], photograph.media_type, photograph.thumbnail_jpeg)
    with writing(context, "case.imported", photographs=len(taken), came_without=without) as session:
        # The rules speak at the next `findings.refresh`: exported again at once, the case is the same as the file.
        made = add_case(session, file.case, at=context.now(), actor=context.actor.name)
    return made, Changes(frozenset({made}), frozenset(Kind))


@dataclass(frozen=True)
class ExportedCase:
    """A case file, and how many photographs it names whose pictures stay here: by consent, or never had."""

    data: bytes
    withheld: int = 0
    missing: int = 0


def export_case(context: Context, patient_id: str, *, as_zip: bool) -> ExportedCase:
    """A patient's case file, with `as_zip` the photographs' original bytes too. The audit entry comes first.

    A photograph whose consent was asked and does not include care stays here (docs/decisions/0008).
    """
    with context.store.read() as session:
        case = case_of(session, patient_id, for_export=True)
    with context.store.what_left() as session:
        audit(session, context, "case.exported", patient_id, with_photographs=as_zip)
    if not as_zip:
        return ExportedCase(write_case(case))
    refused = _refused(case)
    wanted = photograph_hashes(case) - refused
    pictures = originals(context, sorted(wanted))
    return ExportedCase(write_case_zip(case, pictures), len(refused), len(wanted) - len(pictures))


def _taken(sha256: str, content: bytes) -> TakenPhotograph:
    try:
        return take_in(content, sha256)
    except InvalidInput as error:
        raise InvalidInput("error.case_file.photograph", sha256=sha256[:12], problem=error.text) from None


def _refused(case: Case) -> frozenset[str]:
    photographs = (photo for lesion in case.lesions for entry in lesion.assessments for photo in entry.photographs)
    return frozenset(photo.sha256 for photo in photographs if photo.consent is not None and "care" not in photo.consent)
