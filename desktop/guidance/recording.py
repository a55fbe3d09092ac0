"""How a finding that nobody recorded can be recorded: the word on the button, and where it leads."""

from PySide6.QtCore import QCoreApplication

from desktop.widgets.requests import (
    AddPain,
    AddTherapy,
    BeginAssessment,
    EditPatient,
    OpenPatient,
    RecordEntry,
    Request,
)


def ways_to_record(record_by: str, patient_id: str) -> tuple[str, Request]:
    """`record_by` as in a clue: the kind of entry, and after a colon what it is about."""
    kind, _, about = record_by.partition(":")
    match kind:
        case "pain":
            return QCoreApplication.translate("Recording", "Record pain"), AddPain(patient_id)
        case "therapy":
            return QCoreApplication.translate("Recording", "Record a therapy"), AddTherapy(patient_id)
        case "patient":
            return QCoreApplication.translate("Recording", "Edit the patient"), EditPatient(patient_id)
        case "assessment":
            return QCoreApplication.translate("Recording", "Assess a lesion"), BeginAssessment(patient_id)
        case "lesion":
            return QCoreApplication.translate("Recording", "Add a lesion"), OpenPatient(patient_id, "lesions")
    return QCoreApplication.translate("Recording", "Record"), RecordEntry(patient_id, kind, about or None)
