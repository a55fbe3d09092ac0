"""What the banner says of a patient, as values: who, and what must be known before anything is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.case.base import standing
from core.case.moments import day, instant
from core.case.patient import Patient
from core.clinic.views.banner import Known
from core.clinic.views.search import PatientFound
from core.texts import Text, text
from desktop.widgets.people import age, both_names


@dataclass(frozen=True)
class Fact:
    """One thing to know: a level's mark, a sentence, and more of it for the tool tip."""

    level: str
    sentence: Text
    more: str = ""


@dataclass(frozen=True)
class BannerFacts:
    """Who the patient is, and the facts in the order in which they stand."""

    patient_id: str
    name: str
    native_name: str
    sex: str
    age: int
    birth_date: date
    record_number: str
    facts: tuple[Fact, ...]


def banner_facts(known: Known, today: date) -> BannerFacts:
    """What the banner says of a patient. What is not known is said to be unknown, never left out.

    First stand patients whom this one could be mistaken for: the wrong patient is the worst error.
    """
    patient = known.patient
    always = (_allergies(patient), _kidney(patient), _weight(known), _goals(known))
    facts = (*_like_names(known.like), *_death(known), *always)
    return BannerFacts(
        patient.id,
        patient.name,
        patient.native_name or "",
        patient.sex,
        age(patient.birth_date, today),
        patient.birth_date,
        patient.record_number,
        facts,
    )


def _like_names(like: Sequence[PatientFound]) -> tuple[Fact, ...]:
    if not like:
        return ()
    others = [f"{both_names(one.name, one.native_name)} · {one.birth_date} · {one.record_number}" for one in like]
    numbers = [one.record_number for one in like]
    return (Fact("attention", text("desktop.banner.like_name", numbers=numbers), "\n".join(others)),)


def _death(known: Known) -> tuple[Fact, ...]:
    died = [entry for entry in standing(known.events) if entry.kind == "death"]
    return tuple(Fact("info", text("desktop.banner.died", day=day(entry.at))) for entry in died[-1:])


def _allergies(patient: Patient) -> Fact:
    if patient.allergies is None:
        return Fact("attention", text("desktop.banner.allergies_unknown"))
    if not patient.allergies:
        return Fact("good", text("desktop.banner.allergies_none"))
    return Fact("urgent", text("desktop.banner.allergies", names=list(patient.allergies)))


def _kidney(patient: Patient) -> Fact:
    kidney = patient.kidney
    if kidney is None:
        return Fact("attention", text("desktop.banner.kidney_unknown"))
    status = text(f"word.kidney_status.{kidney.status}")
    if kidney.sessions_per_week is not None:
        return Fact("", text("desktop.banner.sessions", status=status, number=kidney.sessions_per_week))
    if kidney.egfr is not None:
        return Fact("", text("desktop.banner.egfr", status=status, egfr=kidney.egfr))
    return Fact("", status)


def _weight(known: Known) -> Fact:
    measured = sorted(standing(known.weights), key=lambda entry: instant(entry.at))
    if measured:
        last = measured[-1]
        key = "desktop.banner.dry_weight_of" if last.dry else "desktop.banner.weight_of"
        return Fact("", text(key, kg=last.kg, day=day(last.at)))
    if known.patient.dry_weight_kg is not None:
        return Fact("", text("desktop.banner.dry_weight", kg=known.patient.dry_weight_kg))
    return Fact("attention", text("desktop.banner.weight_unknown"))


def _goals(known: Known) -> Fact:
    goals = sorted(standing(known.care_goals), key=lambda entry: instant(entry.at))
    if not goals:
        return Fact("attention", text("desktop.banner.goals_unknown"))
    last = goals[-1]
    if last.resuscitation is None:
        return Fact("", text("desktop.banner.goals_of", day=day(last.at)), last.summary)
    return Fact(
        "", text("desktop.banner.goals", resuscitation=text(f"word.resuscitation.{last.resuscitation}")), last.summary
    )
