"""How the guidance tab writes moments, and where a piece of evidence leads to."""

from datetime import datetime

from core.case.moments import DayOrInstant
from core.guidance.findings import Evidence
from core.texts import text
from desktop.widgets.requests import EditPatient, OpenEntry, OpenFindings, OpenLesion, OpenPatient, Request
from desktop.widgets.workplace import Desk

STATES = ("active", "unknown", "corrected", "absent")
"""States in the order in which they are shown: what asks for something first."""

ARROWS = {"rising": "↗", "falling": "↘", "steady": "→"}


def day_words(moment: DayOrInstant, desk: Desk) -> str:
    """The day of a moment at the facility, as the language writes it."""
    local = moment.astimezone(desk.zone).date() if isinstance(moment, datetime) else moment
    return desk.say(text("guidance.day", day=local))


def leads_to(evidence: Evidence, patient_id: str) -> Request | None:
    """The request that shows what the evidence came from; None where the record has no such place."""
    if evidence.kind == "task":
        return OpenFindings(patient_id)
    if evidence.kind == "episode":
        return EditPatient(patient_id)
    if evidence.entry_id is not None:
        kind = "laboratory" if evidence.kind == "derived" else evidence.kind
        return OpenEntry(patient_id, evidence.entry_id, kind)
    if evidence.lesion is not None:
        return OpenLesion(patient_id, evidence.lesion)
    if evidence.kind in ("kidney", "comorbidity", "weight"):
        return EditPatient(patient_id)
    return OpenPatient(patient_id, "laboratory") if evidence.kind == "laboratory" else None
