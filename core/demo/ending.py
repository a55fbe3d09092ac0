"""A case that ends: whatever would have been charted after the death was not."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar

from core.case.base import CaseModel
from core.case.case import Case
from core.case.course import Event
from core.case.episode import Episode
from core.case.lesion import Lesion
from core.case.moments import day, start_of
from core.case.therapy import Therapy

E = TypeVar("E", bound=CaseModel)


def ended(case: Case, died_at: datetime, marks: dict[str, Any]) -> Case:
    """The case of a patient who died at `died_at`; `marks` sign the event."""
    death = Event(**marks, at=died_at, kind="death")
    update = {
        name: _until(getattr(case, name), died_at)
        for name in ("care_goals", "pain", "procedures", "laboratory", "weights", "function", "tasks", "examinations")
    }
    return case.model_copy(
        update=update
        | {
            "events": (*_until(case.events, died_at), death),
            "lesions": tuple(_lesion(one, died_at) for one in case.lesions if start_of(one.onset) < died_at),
            "therapies": tuple(_therapy(one, died_at) for one in case.therapies or () if start_of(one.start) < died_at),
            "episode": None if case.episode is None else _closed(case.episode, died_at),
        }
    )


def _until(entries: Iterable[E], moment: datetime) -> tuple[E, ...]:
    return tuple(entry for entry in entries if _signed_by(entry, moment))


def _signed_by(entry: Any, moment: datetime) -> bool:
    """Observed and signed before that moment; a task knows only when it was raised."""
    return start_of(getattr(entry, "signed_at", None) or entry.at) < moment


def _lesion(lesion: Lesion, died_at: datetime) -> Lesion:
    later = lesion.closed is not None and start_of(lesion.closed) >= died_at
    update: dict[str, Any] = {"assessments": _until(lesion.assessments, died_at)}
    return lesion.model_copy(update=update | ({"closed": None, "closed_as": None} if later else {}))


def _therapy(therapy: Therapy, died_at: datetime) -> Therapy:
    stopped = therapy.stop is not None and start_of(therapy.stop) < died_at
    update: dict[str, Any] = {"changes": tuple(one for one in therapy.changes if start_of(one.at) < died_at)}
    return therapy.model_copy(update=update | ({} if stopped else {"stop": day(died_at), "reason": None}))


def _closed(episode: Episode, died_at: datetime) -> Episode:
    return episode.model_copy(update={"closed": died_at, "outcome": "death"})
