"""Whether a report still tells how things stand: what was written into the record after it, of what it shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from core.case.base import Entry
from core.case.case import Case
from core.case.course import Event, Function, Laboratory, Weight
from core.case.examination import Examination
from core.case.moments import DayOrInstant
from core.case.work import IssuedReport
from core.clinic.included import Scope, scope
from core.trends.lesions import label

STANDING_ACTS: Final = frozenset({"patient.corrected", "patient.merged", "lesion.corrected"})
"""Acts of the audit trail that change what every page says, whatever days it tells of."""
ACTS: Final = STANDING_ACTS | {
    "dressing.planned",
    "episode.closed",
    "episode.opened",
    "flag.acknowledged",
    "lesion.added",
    "lesion.closed",
    "lesion.merged",
    "lesion.split",
    "task.added",
    "task.declined",
    "task.done",
    "task.handed_over",
    "task.reopened",
    "task.taken",
    "therapies.confirmed",
    "therapy.changed",
    "therapy.started",
    "therapy.stopped",
}
"""Acts of people that change a record without an entry of their own. What the rules find by themselves is none."""


@dataclass(frozen=True)
class Act:
    """One line of the audit trail. `subject_id` is the lesion of an act on a lesion."""

    action: str
    at: datetime
    subject_id: str | None


@dataclass(frozen=True)
class _Written:
    at: datetime
    observed: DayOrInstant
    lesion: str | None


def superseded_at(report: IssuedReport, case: Case, acts: Iterable[Act], zone: ZoneInfo) -> datetime | None:
    """When the record first changed after a report in what it shows; None while it has not.

    Respected are the report's lesions and days; an entry of another section than those printed counts too.
    """
    since, shown = report.as_of or report.at, scope(report.included)
    outside = _outside(case, shown)
    found = [
        written.at
        for written in _written(case)
        if written.at > since and written.lesion not in outside and _within(written.observed, shown, zone)
    ]
    counted = ACTS if shown.end is None else STANDING_ACTS
    found += [act.at for act in acts if act.at > since and act.action in counted and act.subject_id not in outside]
    return min(found, default=None)


def _outside(case: Case, shown: Scope) -> frozenset[str]:
    """The lesions that the report does not show."""
    if shown.lesions is None:
        return frozenset()
    return frozenset(lesion.id for lesion in case.lesions if label(lesion) not in shown.lesions)


def _within(observed: DayOrInstant, shown: Scope, zone: ZoneInfo) -> bool:
    day: date = observed.astimezone(zone).date() if isinstance(observed, datetime) else observed
    return (shown.start is None or day >= shown.start) and (shown.end is None or day <= shown.end)


def _written(case: Case) -> Iterator[_Written]:
    """Every moment at which an entry was signed, or struck through."""
    for lesion in case.lesions:
        for assessment in lesion.assessments:
            yield from _moments(assessment, assessment.at, lesion.id)
            for photograph in assessment.photographs:
                yield from _moments(photograph, photograph.at, lesion.id)
    for therapy in case.therapies or ():
        yield from _moments(therapy, therapy.start, None)
    for pain in case.pain:
        yield from _moments(pain, pain.at, pain.lesion)
    for procedure in case.procedures:
        yield from _moments(procedure, procedure.at, procedure.lesion)
    for goal in case.care_goals:
        yield from _moments(goal, goal.at, None)
    others: tuple[Laboratory | Weight | Function | Event | Examination, ...] = (
        *case.laboratory,
        *case.weights,
        *case.function,
        *case.events,
        *case.examinations,
    )
    for entry in others:
        yield from _moments(entry, entry.at, None)


def _moments(entry: Entry, observed: DayOrInstant, lesion: str | None) -> Iterator[_Written]:
    struck = entry.entered_in_error
    for at in (entry.recorded_at or entry.signed_at, None if struck is None else struck.at):
        if at is not None:
            yield _Written(at, observed, lesion)
