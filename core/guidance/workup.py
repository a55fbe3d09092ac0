"""The diagnostic work-up: Hayashi's criteria and the Chinese consensus grading, as far as the record can tell.

An aid, never a diagnosis: that an ulcer is *otherwise untreatable*, and that mimics are excluded, only a clinician
knows, and both are said as conditions. Neither pulses nor the ankle-brachial index are asked for: calciphylaxis is a
disease of small vessels, in which both may be normal, and a normal one never lowers the suspicion.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal, TypeAlias

from core.guidance import telling
from core.guidance.examined import ask, latest
from core.guidance.findings import Evidence
from core.guidance.lesion_views import LesionView, SeenAssessment
from core.guidance.picture import ClinicalPicture
from core.guidance.profile import Profile
from core.guidance.risks import Risk, assessed_risks
from core.guidance.spans import any_of
from core.guidance.workup_numbers import WorkupNumbers, workup_numbers
from core.texts import Text, text

Grade: TypeAlias = Literal["confirmed", "clinical", "suspected", "not_suspected", "unknown"]

_NECROTIC: Final = frozenset({"ulcer", "eschar"})
_EARLY: Final = frozenset({"purpura", "plaque", "bulla"})


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion: met, not met, or None where the record does not tell. `confirm` is what a clinician must judge."""

    code: str
    met: bool | None
    title: Text
    evidence: tuple[Evidence, ...]
    confirm: Text | None = None


@dataclass(frozen=True, slots=True)
class Workup:
    """Both sets of criteria. `hayashi_fulfilled` is None while an unknown criterion could still decide.

    `grade` holds provided that mimics are excluded. `done` are the ways in which the diagnosis was confirmed so far.
    """

    hayashi: tuple[Criterion, ...]
    hayashi_fulfilled: bool | None
    risks: tuple[Risk, ...]
    grade: Grade
    done: tuple[str, ...]
    source: tuple[Text, Text]


def workup(picture: ClinicalPicture, profile: Profile) -> Workup:
    """The work-up as of the picture's moment."""
    numbers = workup_numbers()
    criteria = (_uraemic(picture, numbers), _many_ulcers(picture, numbers), _one_ulcer(picture))
    risks = assessed_risks(picture, profile, numbers.consensus, numbers.facility)
    confirmed = () if picture.episode is None else picture.episode.confirmed_by
    biopsy = "biopsy" in confirmed or any(entry.result == "typical" for entry in latest(picture, "biopsy"))
    return Workup(
        hayashi=criteria,
        hayashi_fulfilled=_fulfilled(criteria, biopsy=biopsy, numbers=numbers.hayashi),
        risks=risks,
        grade=_grade(picture, risks, numbers.consensus, biopsy=biopsy),
        done=tuple(confirmed),
        source=(text("guidance.source.hayashi_2012"), text("guidance.source.chinese_consensus")),
    )


def _uraemic(picture: ClinicalPicture, numbers: WorkupNumbers) -> Criterion:
    met = picture.kidney_failure(numbers.hayashi["egfr"])
    evidence: tuple[Evidence, ...] = ()
    if picture.kidney is not None and picture.on_dialysis:
        evidence = (telling.of_kidney(text("guidance.evidence.on_dialysis"), picture.kidney),)
    return Criterion("a", met, text("guidance.hayashi.a"), evidence)


def _many_ulcers(picture: ClinicalPicture, numbers: WorkupNumbers) -> Criterion:
    ulcers = seen_as(picture, _NECROTIC)
    enough = _unless_unseen(picture, len(ulcers) >= numbers.hayashi["ulcers"])
    return _skin("b", picture, ulcers, enough)


def _one_ulcer(picture: ClinicalPicture) -> Criterion:
    ulcers = seen_as(picture, _NECROTIC)
    return _skin("c", picture, ulcers, _unless_unseen(picture, bool(ulcers)))


def _skin(
    code: str, picture: ClinicalPicture, ulcers: list[tuple[LesionView, SeenAssessment]], enough: bool | None
) -> Criterion:
    branching, examined = ask(picture, "retiform_purpura", lambda entry: entry.result == "present")
    purpura = any_of(bool(branching), _unless_unseen(picture, bool(seen_purpura(picture))))
    painful, scores = painful_skin(picture)
    parts = (enough, purpura, painful)
    met = False if False in parts else None if None in parts else True
    found = [telling.of_assessment(view, seen, _stage(seen)) for view, seen in (*ulcers, *seen_purpura(picture))]
    found += [*(examined if branching else ()), *(scores if found else ())]
    confirm = text("guidance.hayashi.untreatable") if met else None
    return Criterion(code, met, text(f"guidance.hayashi.{code}"), tuple(dict.fromkeys(found)), confirm)


def _stage(seen: SeenAssessment) -> Text:
    return text("guidance.evidence.stage", stage=text(f"word.stage.{seen.entry.stage or 'purpura'}"))


def _unless_unseen(picture: ClinicalPicture, answer: bool) -> bool | None:
    """A *no* is known only when every lesion was looked at."""
    if answer or all(view.assessments for view in picture.lesions):
        return answer
    return None


def seen_as(picture: ClinicalPicture, stages: frozenset[str]) -> list[tuple[LesionView, SeenAssessment]]:
    """Each lesion that was ever seen in one of the stages, with the latest such assessment."""
    found = []
    for view in picture.lesions:
        seen = next((seen for seen in reversed(view.assessments) if seen.entry.stage in stages), None)
        if seen is not None:
            found.append((view, seen))
    return found


def seen_purpura(picture: ClinicalPicture) -> list[tuple[LesionView, SeenAssessment]]:
    """Each lesion on which purpura was charted, with the latest such assessment."""
    found = []
    for view in picture.lesions:
        for seen in reversed(view.assessments):
            if seen.entry.stage == "purpura" or seen.entry.purpura_area_mm2:
                found.append((view, seen))
                break
    return found


def painful_skin(picture: ClinicalPicture) -> tuple[bool | None, tuple[Evidence, ...]]:
    """Whether any score of this picture's pain was above none, with the worst; None when nobody asked."""
    scores = [seen.entry for seen in picture.pain if seen.entry.instrument in ("nrs", "vas", "painad")]
    painful = [score for score in scores if score.number > 0]
    if painful:
        return True, (telling.of_pain(max(reversed(painful), key=lambda entry: entry.number)),)
    return (False, (telling.of_pain(scores[-1]),)) if scores else (None, ())


def _fulfilled(criteria: tuple[Criterion, ...], *, biopsy: bool, numbers: dict[str, Decimal]) -> bool | None:
    needed = numbers["with_biopsy"] if biopsy else numbers["fulfilled"]
    met = sum(criterion.met is True for criterion in criteria)
    possible = sum(criterion.met is not False for criterion in criteria)
    if met >= needed:
        return True
    return None if possible >= needed else False


def _grade(picture: ClinicalPicture, risks: tuple[Risk, ...], numbers: dict[str, Decimal], *, biopsy: bool) -> Grade:
    typical, painful = bool(seen_as(picture, _NECROTIC)), painful_skin(picture)[0]
    branching = any(entry.result == "present" for entry in latest(picture, "retiform_purpura"))
    early = bool(seen_as(picture, _EARLY)) or bool(seen_purpura(picture)) or branching
    skin = any_of(typical, early and painful is True)
    if biopsy and (typical or early):
        return "confirmed"
    majors = sum(risk.present is True for risk in risks if risk.major)
    minors = sum(risk.present is True for risk in risks if not risk.major)
    if skin and majors + minors:
        return "clinical"
    enough = majors >= numbers["majors"] or (majors >= numbers["majors_with_minors"] and minors >= numbers["minors"])
    if early and enough:
        return "suspected"
    if not all(view.assessments for view in picture.lesions):
        return "unknown"
    doubtful = any(risk.present is None for risk in risks)
    return "unknown" if doubtful and (early or typical) else "not_suspected"
