"""Clues of the differential diagnosis: one question to the record each, answered yes, no, or not known."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Final, TypeAlias

from pydantic import BaseModel, ConfigDict

from core.case.moments import start_of
from core.guidance import telling
from core.guidance.courses import DrugCourse
from core.guidance.examined import ask
from core.guidance.findings import Evidence
from core.guidance.infections import infection_score, of_signs, septic
from core.guidance.lesion_views import LesionView
from core.guidance.picture import ClinicalPicture
from core.guidance.profile import Profile
from core.guidance.spans import any_of
from core.guidance.vessels import LOW, vessels
from core.guidance.workup import painful_skin, seen_as, seen_purpura
from core.guidance.workup_numbers import workup_numbers
from core.texts import Text, text

Answer: TypeAlias = tuple[bool | None, tuple[Evidence, ...]]


class ClueRow(BaseModel):
    """How a clue asks the record: exactly one of examination, comorbidities, sites and computed.

    Where no examination tells, what the episode was `confirmed_by` answers.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    examination: str | None = None
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    confirmed_by: str | None = None
    comorbidities: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    computed: str | None = None


@dataclass(frozen=True, slots=True)
class Clue:
    """A question with its answer. `present` None and no evidence: not recorded; with evidence: recorded, undecided.

    `record_by` says how it can be recorded: the kind of entry, or the code of the examination after `examination:`.
    """

    code: str
    present: bool | None
    title: Text
    evidence: tuple[Evidence, ...]
    record_by: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a computed clue may look at."""

    picture: ClinicalPicture
    profile: Profile
    windows: Mapping[str, Decimal]


def clue(code: str, row: ClueRow, asked: Asked) -> Clue:
    """One clue, answered."""
    title = text(f"guidance.clue.{code}")
    if row.examination is not None:
        kind, yes, no = row.examination, row.yes, row.no
        present, evidence = ask(
            asked.picture, kind, lambda entry: True if entry.result in yes else False if entry.result in no else None
        )
        confirmed = confirming(asked.picture, row.confirmed_by) if present is None else ()
        return Clue(code, True if confirmed else present, title, confirmed or evidence, f"examination:{kind}")
    if row.comorbidities:
        present, evidence = _comorbidity(asked.picture, row.comorbidities)
        return Clue(code, present, title, evidence, "patient")
    if row.sites:
        present, evidence = _sites(asked.picture, row.sites)
        return Clue(code, present, title, evidence, "lesion")
    computed, record_by = COMPUTED[row.computed or ""]
    present, evidence = computed(asked)
    return Clue(code, present, title, evidence, record_by)


def confirming(picture: ClinicalPicture, way: str | None) -> tuple[Evidence, ...]:
    """What says that the episode was confirmed in this way; nothing when it was not."""
    if way is None or picture.episode is None or way not in picture.episode.confirmed_by:
        return ()
    words = text("guidance.evidence.confirmed_by", how=text(f"word.confirmed_by.{way}"))
    return (Evidence(words, "episode", picture.episode.id, picture.episode.onset),)


def _comorbidity(picture: ClinicalPicture, codes: Iterable[str]) -> Answer:
    recorded = picture.patient.comorbidities
    if recorded is None:
        return None, ()
    found = tuple(telling.of_comorbidity(code) for code in codes if code in recorded)
    return bool(found), found or (telling.of_list("comorbidities", assessed=True),)


def _sites(picture: ClinicalPicture, sites: Iterable[str]) -> Answer:
    """Whether any lesion is at one of the sites; with no lesion at all nothing can be said."""
    if not picture.lesions:
        return None, ()
    found = [view for view in picture.lesions if view.lesion.site in sites]
    return bool(found), tuple(_of_lesion(view) for view in found or picture.lesions)


def _of_lesion(view: LesionView) -> Evidence:
    return telling.of_lesion(view, text("guidance.evidence.lesion_site"))


def _necrosis(asked: Asked) -> Answer:
    seen = seen_as(asked.picture, frozenset({"ulcer", "eschar"}))
    found = tuple(
        telling.of_assessment(view, one, text("guidance.evidence.stage", stage=text(f"word.stage.{one.entry.stage}")))
        for view, one in seen
    )
    if found or not asked.picture.lesions:
        return bool(found) or None, found
    return (False if all(view.assessments for view in asked.picture.lesions) else None), ()


def _purpura(asked: Asked) -> Answer:
    """Branching purpura when it was looked for, or purpura charted on a lesion."""
    examined, evidence = ask(asked.picture, "retiform_purpura", lambda entry: entry.result == "present")
    charted = tuple(
        telling.of_assessment(view, one, text("guidance.evidence.stage", stage=text("word.stage.purpura")))
        for view, one in seen_purpura(asked.picture)
    )
    return (True if charted else examined), (*evidence, *charted)


def _severe_pain(asked: Asked) -> Answer:
    limits = {"nrs": asked.windows["severe_pain"], "vas": asked.windows["severe_pain_vas"]}
    scores = [seen.entry for seen in asked.picture.pain if seen.entry.instrument in limits]
    severe = [entry for entry in scores if entry.number >= limits[entry.instrument]]
    if severe:
        return True, (telling.of_pain(severe[-1]),)
    return (False, (telling.of_pain(scores[-1]),)) if scores else (None, ())


def _kidney_failure(asked: Asked) -> Answer:
    picture = asked.picture
    answer = picture.kidney_failure(workup_numbers().hayashi["egfr"])
    if picture.kidney is None or answer is None:
        return answer, ()
    word = "on_dialysis" if picture.on_dialysis else "no_dialysis"
    return answer, (telling.of_kidney(text(f"guidance.evidence.{word}"), picture.kidney),)


def _perfusion(asked: Asked, *kinds: str) -> Answer:
    found = [one for one in vessels(asked.picture) if one.kind in kinds]
    low = tuple(one.evidence for one in found if one.judged in LOW)
    if low:
        return True, low
    told = tuple(one.evidence for one in found)
    # A toe pressure that is not critical, and an ankle index that stiff vessels may falsify, tell of nothing.
    return (False if any(one.judged == "normal" and one.preferred for one in found) else None), told


def _antagonists(asked: Asked) -> tuple[DrugCourse, ...] | None:
    if asked.picture.therapies is None:
        return None
    return tuple(course for course in asked.picture.therapies if course.belongs(("vitamin_k_antagonist",)))


def _vka_given(asked: Asked) -> Answer:
    courses = _antagonists(asked)
    if courses is None:
        return None, ()
    told = tuple(telling.of_course(course) for course in courses)
    return bool(told), told or (telling.of_list("therapies", assessed=True),)


def _vka_just_started(asked: Asked) -> Answer:
    """Whether a lesion began in the days after a vitamin K antagonist was begun in which its necrosis does."""
    courses = _antagonists(asked)
    if not courses:
        return (None if courses is None else False), ()
    if not asked.picture.lesions:
        return None, ()
    told = tuple(telling.of_course(course) for course in courses)
    first, last = (timedelta(days=int(asked.windows[name])) for name in ("vka_first_day", "vka_last_day"))
    just = any(
        first <= start_of(view.lesion.onset) - start_of(course.therapy.start) <= last
        for course in courses
        for view in asked.picture.lesions
    )
    return just, told


def _acral(asked: Asked) -> Answer:
    examined, evidence = ask(asked.picture, "acral_lesions", lambda entry: entry.result == "present")
    placed, lesions = _sites(asked.picture, ("toe", "finger"))
    return any_of(examined, placed or None), (*evidence, *(lesions if placed else ()))


def _sepsis(asked: Asked) -> Answer:
    since = asked.picture.since(int(asked.windows["sepsis_days"]))
    found = septic(asked.picture, since, asked.profile.factors["vascular.infection"].limit("qsofa"))
    return bool(found) or None, tuple(telling.of_event(seen.entry) for seen in found)


def _wound_infection(asked: Asked) -> Answer:
    row = asked.profile.factors["vascular.infection"]
    answers: list[bool | None] = []
    evidence: list[Evidence] = []
    for view in asked.picture.open_lesions:
        score = None if view.last is None else infection_score(view.last)
        if score is None or view.last is None:
            answers.append(None)
            continue
        deep = len(score.stonees) >= row.limit("stonees")
        answers.append(deep or len(score.nerds) >= row.limit("nerds"))
        if answers[-1]:
            scale = "stonees" if deep else "nerds"
            evidence.append(of_signs(view, view.last, getattr(score, scale), scale))
    return (any_of(*answers) if answers else None), tuple(evidence)


COMPUTED: Final[Mapping[str, tuple[Callable[[Asked], Answer], str]]] = {
    "purpura": (_purpura, "examination:retiform_purpura"),
    "necrosis": (_necrosis, "assessment"),
    "pain": (lambda asked: painful_skin(asked.picture), "pain"),
    "severe_pain": (_severe_pain, "pain"),
    "kidney_failure": (_kidney_failure, "patient"),
    "abi_low": (lambda asked: _perfusion(asked, "abi"), "examination:abi"),
    "toe_perfusion_low": (lambda asked: _perfusion(asked, "tbi", "toe_pressure_mmhg"), "examination:tbi"),
    "vka_given": (_vka_given, "therapy"),
    "vka_just_started": (_vka_just_started, "therapy"),
    "acral_lesions": (_acral, "examination:acral_lesions"),
    "sepsis": (_sepsis, "event"),
    "wound_infection": (_wound_infection, "assessment"),
}
"""What is computed, and as which kind of entry it can be recorded."""
