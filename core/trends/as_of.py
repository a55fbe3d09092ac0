"""A case as it stood at a moment: what came later is left out."""

from datetime import UTC, datetime
from typing import Protocol, TypeVar

from core.case.case import Case
from core.case.lesion import Lesion
from core.case.moments import DayOrInstant, start_of
from core.case.therapy import Therapy


class _Dated(Protocol):
    @property
    def at(self) -> DayOrInstant: ...


D = TypeVar("D", bound=_Dated)


def as_of(case: Case, moment: datetime) -> Case:
    """The case without what was observed after `moment`. An entry that knows only its day counts from its beginning."""
    at = moment.astimezone(UTC)
    therapies = case.therapies
    if therapies is not None:
        therapies = tuple(_therapy(therapy, at) for therapy in therapies if start_of(therapy.start) <= at)
    return case.model_copy(
        update={
            "lesions": tuple(lesion_as_of(lesion, at) for lesion in case.lesions if start_of(lesion.onset) <= at),
            "therapies": therapies,
            "pain": _until(case.pain, at),
            "procedures": _until(case.procedures, at),
            "laboratory": _until(case.laboratory, at),
            "weights": _until(case.weights, at),
            "function": _until(case.function, at),
            "events": _until(case.events, at),
            "examinations": _until(case.examinations, at),
            "care_goals": _until(case.care_goals, at),
            "tasks": _until(case.tasks, at),
            "flags": tuple(flag for flag in case.flags if flag.raised_at <= at),
        }
    )


def _until(entries: tuple[D, ...], at: datetime) -> tuple[D, ...]:
    return tuple(entry for entry in entries if start_of(entry.at) <= at)


def lesion_as_of(lesion: Lesion, moment: datetime) -> Lesion:
    """The lesion without what was observed after `moment`; one that closed later is open."""
    at = moment.astimezone(UTC)
    update: dict[str, object] = {"assessments": _until(lesion.assessments, at)}
    if lesion.closed is not None and start_of(lesion.closed) > at:
        update |= {"closed": None, "closed_as": None}
    return lesion.model_copy(update=update)


def _therapy(therapy: Therapy, at: datetime) -> Therapy:
    update: dict[str, object] = {"changes": _until(therapy.changes, at)}
    if therapy.stop is not None and start_of(therapy.stop) > at:
        update["stop"] = None
    return therapy.model_copy(update=update)
