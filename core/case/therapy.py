"""Therapies and how they changed: started, dose changed, held, resumed, stopped, and why."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from core.case.base import CaseModel, Entry, Positive
from core.case.course import known_drug
from core.case.moments import Moment
from core.case.words import Word


class Dose(CaseModel):
    """How much, how often: a dose times `per_day` or `per_week`, a rate (`ug/h`, `mg/h`), or as needed."""

    dose: Positive | None = None
    unit: Annotated[str, Word("dose_unit")] | None = None
    per_day: Positive | None = None
    per_week: Positive | None = None
    as_needed: bool | None = None
    day_total: Positive | None = None


class TherapyChange(Dose):
    """A change between start and stop. A dose change carries the whole new dose."""

    at: Moment
    kind: Annotated[str, Word("therapy_change")]
    reason: str | None = None
    by: str | None = None


class Therapy(Entry):
    """One drug given by one route. Active from its start day to before its stop day.

    An as-needed drug carries the day's total in `day_total` (in `unit`), or else a dose and `per_day`.
    """

    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"changes"})

    shown_when_null: ClassVar[frozenset[str]] = frozenset({"stop"})

    drug: Annotated[str, BeforeValidator(known_drug)]
    route: Annotated[str, Word("route")]
    dose: Positive | None = None
    unit: Annotated[str, Word("dose_unit")] | None = None
    per_day: Positive | None = None
    per_week: Positive | None = None
    as_needed: bool | None = None
    day_total: Positive | None = None
    start: Moment
    stop: Moment | None = None
    reason: str | None = None
    stop_reason: str | None = Field(default=None, description="why it stopped, where it was written down apart")
    stopped_by: str | None = None
    changes: tuple[TherapyChange, ...] = ()
