"""What else changed in the days that one compares: a difference there may be its doing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from zoneinfo import ZoneInfo

from core.case.base import standing
from core.case.case import Case
from core.case.moments import DayOrInstant
from core.texts import Text, text
from core.trends.limits import limits
from core.trends.pain_diary import local_day
from core.trends.turns import Turn


@dataclass(frozen=True)
class Confounder:
    """Something else that changed in the same days, and the entry that says so."""

    text: Text
    at: DayOrInstant
    entry_id: str | None
    kind: Literal["therapy", "procedure", "event"]


def confounders(case: Case, turns: Sequence[Turn]) -> tuple[Confounder, ...]:
    """These turns of therapies, then the procedures and events that `response` in the limits names."""
    therapies = (Confounder(turn.words, turn.at, turn.therapy.id, "therapy") for turn in turns)
    return (*therapies, *_others(case))


def between(
    found: Sequence[Confounder], first: date, last: date, zone: ZoneInfo, but: Turn | None = None
) -> tuple[Confounder, ...]:
    """Those of the facility's days from `first` to `last`, both included, without the turn itself."""
    itself = None if but is None else (but.therapy.id, but.at)
    return tuple(
        other for other in found if first <= local_day(other.at, zone) <= last and (other.entry_id, other.at) != itself
    )


def _others(case: Case) -> Iterator[Confounder]:
    limit = limits().response
    for procedure in standing(case.procedures):
        if procedure.kind in limit.confounding_procedures:
            yield Confounder(text(f"word.procedure.{procedure.kind}"), procedure.at, procedure.id, "procedure")
    for event in standing(case.events):
        if event.kind in limit.confounding_events:
            yield Confounder(text(f"word.event.{event.kind}"), event.at, event.id, "event")
