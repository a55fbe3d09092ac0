"""Flags of drugs and doses that can harm. Where therapies were never assessed, none of them can be known."""

from core.case.course import ASLEEP
from core.case.moments import instant
from core.guidance import telling
from core.guidance.courses import DrugCourse
from core.guidance.findings import LEVELS, Evidence, Level
from core.guidance.opioids import opioid_load
from core.guidance.picture import ClinicalPicture
from core.guidance.profile import FlagRow, Profile
from core.guidance.registry import Raised, flag, once
from core.texts import text
from core.trends.doses import single_dose_mg
from core.trends.opioids import OpioidPart


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
    evidence += [_of_opioid(part) for part in (*total.counted, *total.not_convertible, *total.dose_unknown)]
    return once(evidence, level=level)


def _of_opioid(part: OpioidPart) -> Evidence:
    drug = text(f"drug.{part.drug}")
    if part.mg_per_day is not None:
        words = text("guidance.evidence.drug_as_morphine", drug=drug, mg=round(part.mg_per_day, 1))
    else:
        key = "dose_unknown" if part.why == "dose_unknown" else "not_convertible"
        words = text(f"guidance.evidence.{key}", drug=drug)
    kind = "event" if part.therapy is None else "therapy"
    return Evidence(words, kind, part.entry_id, part.since or part.given[-1].at)


@flag("safety.oversedation")
def oversedation(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """The latest sedation score asks for action. Asleep and easy to rouse does not, and ends an earlier concern."""
    scores = [s for s in picture.scores("poss") if s.when >= picture.at - row.days("within_days")]
    if not scores or scores[-1].entry.score == ASLEEP or scores[-1].entry.number < row.limit("poss"):
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
