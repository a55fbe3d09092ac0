"""Whole cases in, as the case file. Out they go like every export: `core.clinic.commands.exports`."""

from core.case.file import photograph_hashes, read_case_file
from core.clinic.changes import Changes, Kind
from core.clinic.context import Context
from core.clinic.plausible import check_case
from core.clinic.views.search import patients_numbered
from core.clinic.writing import writing
from core.errors import Conflict, InvalidInput
from core.imaging.ingest import TakenPhotograph, take_in
from core.record.cases import add_case


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


def _taken(sha256: str, content: bytes) -> TakenPhotograph:
    try:
        return take_in(content, sha256)
    except InvalidInput as error:
        raise InvalidInput("error.case_file.photograph", sha256=sha256[:12], problem=error.text) from None
