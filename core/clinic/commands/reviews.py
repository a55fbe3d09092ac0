"""Clinic reviews: that a patient was gone over. What was decided there stands in tasks and therapies."""

from core.clinic.changes import Changes, Kind, changes
from core.clinic.context import Context
from core.clinic.writing import writing
from core.errors import NotFound
from core.record.patient import PatientRow


def review(context: Context, patient_id: str) -> Changes:
    """Whoever asks has gone over the patient now. Said again later, it is one more review.

    Raises
    ------
    NotFound
        When there is no such patient.
    """
    with writing(context, "patient.reviewed", patient_id, judged=False) as session:
        if session.get(PatientRow, patient_id) is None:
            raise NotFound("error.clinic.not_found")
    return changes(patient_id, Kind.REVIEW)
