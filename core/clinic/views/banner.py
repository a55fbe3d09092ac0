"""Who a patient is and what must be known before anything is done: the little that stands above every page."""

from dataclasses import dataclass

from core.case.course import Event, Weight
from core.case.episode import CareGoal
from core.case.patient import Patient
from core.clinic.context import Context
from core.clinic.views.search import PatientFound, like_patients, person_of
from core.record.cases import patient_of
from core.record.entries import entries_of


@dataclass(frozen=True)
class Known:
    """The patient, and those entries of the case that the banner tells of.

    `like` are patients whom this one could be mistaken for.
    """

    patient: Patient
    care_goals: tuple[CareGoal, ...]
    weights: tuple[Weight, ...]
    events: tuple[Event, ...]
    like: tuple[PatientFound, ...] = ()


def known(context: Context, patient_id: str) -> Known:
    """What the banner tells of a patient; of a merged duplicate, of the person it was merged into.

    Raises
    ------
    NotFound
        When there is no such patient.
    """
    with context.store.read() as session:
        own = person_of(session, patient_id).id
        who = patient_of(session, own)
        goals = entries_of(session, own, CareGoal)
        weights = entries_of(session, own, Weight)
        events = entries_of(session, own, Event)
    return Known(who, goals, weights, events, like_patients(context, who.name, who.native_name, who.birth_date, own))
