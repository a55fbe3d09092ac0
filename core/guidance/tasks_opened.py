"""Tasks that an episode opens with, and what the record itself lacks."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from core.case.moments import instant
from core.guidance import telling
from core.guidance.asking import judged
from core.guidance.findings import Evidence
from core.guidance.picture import ClinicalPicture
from core.guidance.profile import Profile, TaskRow
from core.guidance.registry import Wanted, task
from core.texts import text

OPENED: Final = (
    "task.wound_plan",
    "task.pain_plan",
    "task.medication_reconciliation",
    "task.nephrology_review",
    "task.dermatology_confirmation",
    "task.nutrition_assessment",
    "task.palliative_introduction",
    "task.psychosocial_support",
)


def due_after(moment: datetime, row: TaskRow) -> datetime:
    """The row's hours after a moment."""
    return moment + timedelta(hours=row.due_hours or 0)


def _opened(code: str) -> None:
    @task(code)
    def rule(picture: ClinicalPicture, row: TaskRow, profile: Profile) -> Iterator[Wanted]:
        """Due some time after onset, until it is done."""
        yield from opened_with(picture, row, code)


for _code in OPENED:
    _opened(_code)


def opened_with(picture: ClinicalPicture, row: TaskRow, code: str) -> Iterator[Wanted]:
    """The task of an episode that goes on."""
    episode, onset = picture.episode, picture.onset
    if episode is not None and onset is not None:
        evidence = (telling.of_episode(picture, episode),)
        yield Wanted(telling.word(f"guidance.{code}"), due_after(instant(episode.onset), row), onset, evidence)


@task("task.goals_of_care")
def goals_of_care(picture: ClinicalPicture, row: TaskRow, profile: Profile) -> Iterator[Wanted]:
    """Until they are documented."""
    if not picture.care_goals:
        yield from opened_with(picture, row, "task.goals_of_care")


@task("task.thrombophilia_screen")
def thrombophilia_screen(picture: ClinicalPicture, row: TaskRow, profile: Profile) -> Iterator[Wanted]:
    """Only where the kidneys do not explain the disease."""
    if picture.episode is not None and picture.episode.subtype in row.words["subtypes"]:
        yield from opened_with(picture, row, "task.thrombophilia_screen")


@task("task.record_review")
def record_review(picture: ClinicalPicture, row: TaskRow, profile: Profile) -> Iterator[Wanted]:
    """Lists that nobody assessed. An open lesion's infection signs are asked of its last assessment."""
    missing = list(_unassessed(picture))
    if missing:
        names = [text(f"guidance.list.{name}") for name in missing]
        evidence = tuple(telling.of_list(name, assessed=False) for name in missing)
        title = text("guidance.task.record_review.named", lists=names)
        yield Wanted(title, due_after(picture.at, row), picture.at, evidence)


def _unassessed(picture: ClinicalPicture) -> Iterator[str]:
    if picture.patient.comorbidities is None:
        yield "comorbidities"
    if picture.patient.allergies is None:
        yield "allergies"
    if picture.therapies is None:
        yield "therapies"
    last = [view.last for view in picture.open_lesions]
    if any(seen is not None and seen.entry.infection_signs is None for seen in last):
        yield "infection_signs"


@task("task.laboratory_refresh")
def laboratory_refresh(picture: ClinicalPicture, row: TaskRow, profile: Profile) -> Iterator[Wanted]:
    """Routine analytes that were never measured, are out of date, or leave their factor unknown."""
    missing = [analyte for analyte, code in profile.routine.items() if _stale(picture, profile, analyte, code)]
    if missing:
        evidence = tuple(_last_value(picture, analyte) for analyte in missing)
        title = text(
            "guidance.task.laboratory_refresh.named", analytes=[text(f"analyte.{analyte}") for analyte in missing]
        )
        yield Wanted(title, due_after(picture.at, row), picture.at, evidence)


def _stale(picture: ClinicalPicture, profile: Profile, analyte: str, code: str) -> bool:
    row = profile.factors[code]
    reading = picture.fresh(analyte, row.window_days)
    if reading is None:
        return True
    # A value known only by a bound that does not tell leaves the factor as unknown as none at all.
    return reading.amount.exact is None and judged(picture, profile, code).state == "unknown"


def _last_value(picture: ClinicalPicture, analyte: str) -> Evidence:
    readings = picture.readings.get(analyte)
    return telling.of_reading(readings[-1]) if readings else telling.never_measured(analyte)
