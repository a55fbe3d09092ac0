"""Tasks that findings raise: dressing changes that hurt, opioids that constipate, eschars."""

from collections.abc import Callable, Iterator
from datetime import datetime

from core.case.moments import start_of
from core.guidance import telling
from core.guidance.asking import raised
from core.guidance.infections import InfectionScore, infected, infection_score, of_signs
from core.guidance.lesion_views import LesionView, SeenAssessment
from core.guidance.picture import ClinicalPicture
from core.guidance.profile import Profile, TaskRow
from core.guidance.progression import of_eschar
from core.guidance.registry import Wanted, task
from core.guidance.tasks_opened import due_after
from core.texts import text


@task("task.procedural_analgesia")
def procedural_analgesia(picture: ClinicalPicture, row: TaskRow, profile: Profile) -> Iterator[Wanted]:
    """Where the flag of painful dressing changes stands."""
    for hurting in raised(picture, profile, "pain.procedural"):
        last = telling.latest(hurting.evidence)
        since = picture.at if last is None else start_of(last)
        yield Wanted(text("guidance.task.procedural_analgesia"), due_after(picture.at, row), since, hurting.evidence)


@task("task.bowel_regimen")
def bowel_regimen(picture: ClinicalPicture, row: TaskRow, profile: Profile) -> Iterator[Wanted]:
    """An opioid without a laxative that suits the kidneys."""
    opioids = picture.active(*row.classes)
    failing = picture.kidney_failure(row.limit("egfr"))
    unsafe = row.words["unsafe"] if failing else ()
    suiting = [course for course in picture.active(*row.words["laxatives"]) if not course.belongs(unsafe)]
    if opioids and not suiting:
        since = max(start_of(course.given_since) for course in opioids)
        key = "bowel_regimen_kidney" if failing else "bowel_regimen"
        evidence = tuple(telling.of_course(course) for course in opioids)
        yield Wanted(text(f"guidance.task.{key}"), due_after(picture.at, row), since, evidence)


@task("task.eschar_protect")
def eschar_protect(picture: ClinicalPicture, row: TaskRow, profile: Profile) -> Iterator[Wanted]:
    """A dry eschar that is known not to be infected covers the wound better than any dressing."""
    states, nerds, stonees = row.words["states"], row.limit("nerds"), row.limit("stonees")

    def fits(seen: SeenAssessment, score: InfectionScore | None) -> bool:
        dry = seen.entry.eschar_state in states
        return dry and infected(score, nerds, stonees) is False

    yield from _for_eschars(picture, row, "task.eschar_protect", fits)


@task("task.surgical_review")
def surgical_review(picture: ClinicalPicture, row: TaskRow, profile: Profile) -> Iterator[Wanted]:
    """An eschar that is wet, boggy, draining or infected."""
    states, nerds, stonees = row.words["states"], row.limit("nerds"), row.limit("stonees")

    def fits(seen: SeenAssessment, score: InfectionScore | None) -> bool:
        soft = seen.entry.eschar_state in states
        return soft or (has_eschar(seen) and bool(infected(score, nerds, stonees)))

    yield from _for_eschars(picture, row, "task.surgical_review", fits)


def has_eschar(seen: SeenAssessment) -> bool:
    """Whether an assessment saw an eschar: by its state, and where that was not noted by stage or area."""
    entry = seen.entry
    if entry.eschar_state is not None:
        return entry.eschar_state != "none"
    return entry.stage == "eschar" or bool(entry.eschar_area_mm2)


def _for_eschars(
    picture: ClinicalPicture,
    row: TaskRow,
    code: str,
    fits: Callable[[SeenAssessment, InfectionScore | None], bool],
) -> Iterator[Wanted]:
    for view in picture.open_lesions:
        began = _began(view, fits)
        if view.last is None or began is None:
            continue
        score = infection_score(view.last)
        evidence = [of_eschar(view, view.last)] if view.last.entry.eschar_state is not None else []
        if score is not None:
            signs, scale = (
                (score.stonees, "stonees") if len(score.stonees) >= row.limit("stonees") else (score.nerds, "nerds")
            )
            evidence.append(of_signs(view, view.last, signs, scale))
        title = text(f"guidance.{code}.named", lesion=view.name)
        yield Wanted(title, due_after(picture.at, row), began, tuple(evidence), view.lesion.id)


def _began(view: LesionView, fits: Callable[[SeenAssessment, InfectionScore | None], bool]) -> datetime | None:
    """When the eschar became what it is now; None when the last assessment does not fit."""
    began = None
    for seen in reversed(view.assessments):
        if not fits(seen, infection_score(seen)):
            break
        began = seen.when
    return began
