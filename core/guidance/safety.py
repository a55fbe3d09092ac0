"""Flags of drugs and doses that can harm. Where therapies were never assessed, none of them can be known."""

from core.case.moments import instant
from core.guidance import telling
from core.guidance.courses import DrugCourse, single_dose_mg
from core.guidance.findings import LEVELS, Evidence, Level
from core.guidance.opioids import opioid_load, oral_morphine_mg
from core.guidance.picture import ClinicalPicture
from core.guidance.profile import FlagRow, Profile
from core.guidance.registry import Raised, flag, once
from core.texts import text


@flag("safety.renal_unsafe_opioid")
def renal_unsafe_opioid(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """An opioid whose metabolites build up in kidney failure; the gravest drug gives the level."""
    if not picture.kidney_failure(row.limit("egfr")):
        return ()
    found: dict[Level, tuple[DrugCourse, ...]] = {}
    for level in reversed(LEVELS):
        courses = picture.active(*row.graded_classes.get(level, ()))
        if courses:
            found[level] = courses
    if not found:
        return ()
    drugs = [telling.of_course(course) for courses in found.values() for course in courses]
    return once([*drugs, telling.of_kidneys(picture)], level=next(iter(found)))


@flag("safety.opioid_load")
def load(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """Oral morphine equivalents of a day beyond a limit. What cannot be converted is named beside the total."""
    total = opioid_load(picture, profile)
    level: Level | None = None
    for name in LEVELS:
        if name in row.limits and total.mg_per_day >= row.limit(name):
            level = name
    if level is None:
        return ()
    evidence = [Evidence(text("guidance.evidence.oral_morphine", mg=round(total.mg_per_day, 1)), "derived")]
    for course in total.counted:
        morphine = oral_morphine_mg(course)
        drug = text(f"drug.{course.therapy.drug}")
        words = text(
            "guidance.evidence.drug_as_morphine", drug=drug, mg=None if morphine is None else round(morphine, 1)
        )
        evidence.append(Evidence(words, "therapy", course.therapy.id, course.given_since))
    evidence += [_uncounted(course, "not_convertible") for course in total.not_convertible]
    evidence += [_uncounted(course, "dose_unknown") for course in total.dose_unknown]
    return once(evidence, level=level)


def _uncounted(course: DrugCourse, why: str) -> Evidence:
    words = text(f"guidance.evidence.{why}", drug=text(f"drug.{course.therapy.drug}"))
    return Evidence(words, "therapy", course.therapy.id, course.given_since)


@flag("safety.oversedation")
def oversedation(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """The latest sedation score asks for action."""
    scores = [s for s in picture.scores("poss") if s.when >= picture.at - row.days("within_days")]
    if not scores or scores[-1].entry.score < row.limit("poss"):
        return ()
    return once([telling.of_pain(scores[-1].entry)])


@flag("safety.vitamin_k_antagonist_started")
def vitamin_k_antagonist_started(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """A vitamin K antagonist started (or resumed) after the episode began, and still given."""
    if picture.episode is None:
        return ()
    began = instant(picture.episode.onset)
    started = [course for course in picture.active(*row.classes) if instant(course.given_since) > began]
    return once([telling.of_course(course) for course in started])


@flag("safety.sts_dose_for_weight")
def sts_dose_for_weight(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """The full dose of thiosulfate in a light patient."""
    weight, limit = picture.dry_weight_kg, row.limit("dose_g") * 1000
    if weight is None or weight >= row.limit("weight_kg"):
        return ()
    heavy = [c for c in picture.active(*row.classes) if (dose := single_dose_mg(c.dose)) is not None and dose > limit]
    if not heavy:
        return ()
    words = text("guidance.evidence.dry_weight", kg=weight)
    return once([*(telling.of_course(course) for course in heavy), telling.of_dry_weight(picture, words)])


@flag("safety.nsaid_in_kidney_failure", "safety.phosphate_magnesium_laxative")
def drug_in_kidney_failure(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """A drug of the row's classes, by a route of the row, in kidney failure."""
    if not picture.kidney_failure(row.limit("egfr")):
        return ()
    given = [c for c in picture.active(*row.classes) if not row.routes or c.therapy.route in row.routes]
    return once([*(telling.of_course(c) for c in given), telling.of_kidneys(picture)]) if given else ()
