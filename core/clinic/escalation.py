"""How late is too late: data of `resources/clinical/escalation.toml`, counted in the time that a task was given."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from core import resources
from core.guidance.findings import LEVELS, Level
from core.guidance.profile import Profile


class Step(BaseModel):
    """Late by more than so many spans: this level."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    spans: int = Field(gt=0)
    level: Level


class Escalation(BaseModel):
    """The steps, and between what bounds the time that a task was given counts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    shortest_span_hours: int = Field(gt=0)
    longest_span_hours: int = Field(gt=0)
    source: str
    step: tuple[Step, ...]


@cache
def escalation() -> Escalation:
    """The steps as the resources give them."""
    return Escalation.model_validate(resources.read_toml("clinical", "escalation.toml"))


def escalated(due: datetime | None, opened: datetime | None, span_hours: int | None, now: datetime) -> Level | None:
    """The level that a task has for its lateness alone; None while it is not late by a whole span.

    A task that was due before anybody could know of it is late from its opening on.
    """
    if due is None or due > now:
        return None
    rules = escalation()
    hours = min(max(span_hours or 0, rules.shortest_span_hours), rules.longest_span_hours)
    late = now - (due if opened is None else max(due, opened))
    reached = [step.level for step in rules.step if late > step.spans * timedelta(hours=hours)]
    return gravest(reached)


def gravest(levels: Iterable[Level | None]) -> Level | None:
    """The gravest of some levels; None when there is none."""
    return max((level for level in levels if level is not None), key=LEVELS.index, default=None)


def span_of(rule: str, due: datetime | None, opened: datetime, profile: Profile) -> int | None:
    """The hours that a task was given: from its opening to its due time, or what its rule gives when that was over."""
    if due is not None and due > opened:
        return max(1, round((due - opened) / timedelta(hours=1)))
    factor = profile.factors.get(rule.removeprefix("task.correct."))
    if factor is not None:
        return factor.due_hours
    row = profile.tasks.get(rule)
    if row is None:
        return None
    return row.due_hours if row.due_hours is not None else 24 * row.every_days if row.every_days is not None else None
