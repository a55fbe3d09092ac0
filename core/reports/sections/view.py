"""What every section reads: the case as of the moment, with its numbers from core.trends computed once."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Final

from core.case.base import standing
from core.case.case import Case
from core.case.episode import CareGoal
from core.case.lesion import Lesion
from core.case.moments import instant
from core.guidance import FlagFinding
from core.reports.choices import Choices
from core.reports.figures.photographs import Taken
from core.reports.given import Occasion, ReportInput
from core.reports.pictures import Roll, followed, rolls
from core.reports.setting import marks
from core.reports.wording import Words
from core.trends.as_of import as_of
from core.trends.changes import Change, what_changed
from core.trends.lesions import label
from core.trends.progress import Progress, progress
from core.trends.series import Point
from core.trends.timeline import Timeline, timeline

_FIRST_LOOK_BACK: Final = timedelta(days=7)
"""How far the first handover looks back: there was none before it."""


@dataclass(frozen=True)
class Density:
    """How much is shown when a patient has much: what does not fit is counted, never silently dropped."""

    size: float
    photographs: int
    photograph_height: float
    changes: int
    first_tasks: int
    spans: int
    panel: float
    told: int
    evidence: bool = True


DENSITIES: Final = (
    Density(8.5, photographs=8, photograph_height=86, changes=8, first_tasks=4, spans=14, panel=56, told=3),
    Density(8.5, photographs=8, photograph_height=72, changes=6, first_tasks=4, spans=11, panel=48, told=3),
    Density(8.0, photographs=4, photograph_height=66, changes=6, first_tasks=3, spans=9, panel=44, told=3),
    Density(8.0, photographs=4, photograph_height=56, changes=5, first_tasks=3, spans=8, panel=38, told=2),
    Density(8.0, 4, 50, changes=4, first_tasks=2, spans=6, panel=36, told=2, evidence=False),
    Density(8.0, 0, 50, changes=3, first_tasks=2, spans=4, panel=32, told=2, evidence=False),
)


@dataclass(frozen=True)
class View:
    """The input read in one language at one density."""

    given: ReportInput
    occasion: Occasion
    choices: Choices
    density: Density

    def dense(self, density: Density) -> "View":
        """The same view at another density; what is computed is computed once for all of them."""
        for name in ("words", "case", "timeline", "progress", "open_lesions", "changes", "flags", "goals", "pictures"):
            getattr(self, name)
        other = copy(self)
        object.__setattr__(other, "density", density)
        return other

    @cached_property
    def words(self) -> Words:
        """Language and zone."""
        return Words(self.choices.language, self.occasion.zone)

    @property
    def moment(self) -> datetime:
        """The instant that the report tells of."""
        return self.occasion.moment(self.choices)

    @cached_property
    def case(self) -> Case:
        """As of the moment: the future left out."""
        return as_of(self.given.case, self.moment)

    @cached_property
    def timeline(self) -> Timeline:
        """Every series."""
        return timeline(self.case)

    @cached_property
    def open_lesions(self) -> tuple[Lesion, ...]:
        """Lesions that are followed and were chosen, the largest wound first."""
        found = [lesion for lesion in followed(self.case) if self.choices.shows(lesion)]
        return tuple(sorted(found, key=lambda lesion: -_size(self.progress[lesion.id].wound)))

    @cached_property
    def rolls(self) -> tuple[Roll, ...]:
        """The photographs of each lesion that was chosen: what may be printed, and what may not."""
        return rolls(self.case, self.choices, self.occasion)

    @cached_property
    def pictures(self) -> Mapping[str, Sequence[Taken]]:
        """The photographs of each lesion that are printed: wished for, permitted and at hand."""
        if not self.choices.photographs:
            return {}
        have = self.given.photographs
        return {
            roll.lesion.id: [each for each in roll.pictures if each.photograph.sha256 in have] for roll in self.rolls
        }

    @cached_property
    def progress(self) -> dict[str, Progress]:
        """Numbers of each lesion."""
        return {lesion.id: progress(lesion) for lesion in self.case.lesions}

    @property
    def since(self) -> datetime:
        """What the list of changes starts from."""
        last = self.last_handover_at
        return self.moment - _FIRST_LOOK_BACK if last is None else last

    @property
    def last_handover_at(self) -> datetime | None:
        """The handover before the moment that the report tells of."""
        last = self.given.last_handover_at
        return None if last is None or last > self.moment else last

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What changed since then."""
        return what_changed(self.case, self.since, self.moment)

    @cached_property
    def flags(self) -> tuple[FlagFinding, ...]:
        """Flags, the gravest first."""
        found = () if self.given.appraisal is None else self.given.appraisal.flags
        return tuple(sorted(found, key=lambda flag: marks.LEVELS.index(flag.level)))

    @cached_property
    def goals(self) -> tuple[CareGoal, ...]:
        """Goals of care that count, oldest first."""
        return tuple(sorted(standing(self.case.care_goals), key=lambda goal: instant(goal.at)))

    def lesion_label(self, lesion_id: str | None) -> str:
        """What the team calls a lesion; empty for none or an unknown one."""
        return next((label(lesion) for lesion in self.case.lesions if lesion.id == lesion_id), "")

    def acknowledged(self, rule: str, subject: str | None) -> str | None:
        """Who acknowledged a flag that is not resolved."""
        for flag in self.case.flags:
            if (flag.rule, flag.subject) == (rule, subject) and flag.resolved_at is None and flag.acknowledged_by:
                return flag.acknowledged_by
        return None


def _size(point: Point | None) -> float:
    return -1.0 if point is None else point.value or 0.0
