"""Drugs as of a moment: given or not, since when, until when, in which dose."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from core.case.base import standing
from core.case.drugs import Drug, drugs
from core.case.moments import DayOrInstant, instant, start_of
from core.case.therapy import Dose, Therapy
from core.guidance.lazily import lazily


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a therapy with one dose, from `start` to before `stop` (None: it goes on)."""

    start: DayOrInstant
    stop: DayOrInstant | None
    dose: Dose | Therapy
    held: bool


@dataclass(frozen=True)
class DrugCourse:
    """One therapy as of a moment. A drug is active from its start day to before its stop day, unless it is held."""

    therapy: Therapy
    drug: Drug
    now: datetime

    @lazily
    def stretches(self) -> tuple[Stretch, ...]:
        """The stretches that began by now, oldest first."""
        therapy = self.therapy
        found = [Stretch(therapy.start, None, therapy, held=False)]
        for change in sorted(therapy.changes, key=lambda change: start_of(change.at)):
            if start_of(change.at) > self.now:
                break
            before = found[-1]
            found[-1] = Stretch(before.start, change.at, before.dose, before.held)
            # A dose change that does not say the new dose leaves it unknown; holding and resuming keep it in mind.
            new = change.kind == "dose_change" or change.dose is not None or change.day_total is not None
            dose = change if new else before.dose
            found.append(Stretch(change.at, None, dose, held=change.kind == "hold"))
        if self.stopped:
            last = found[-1]
            found[-1] = Stretch(last.start, therapy.stop, last.dose, last.held)
        return tuple(found)

    @property
    def stopped(self) -> bool:
        """Whether its stop day has come."""
        return self.therapy.stop is not None and start_of(self.therapy.stop) <= self.now

    @property
    def held(self) -> bool:
        """Not stopped, but held now."""
        return not self.stopped and self.stretches[-1].held

    @lazily
    def active(self) -> bool:
        """Whether it is being given now."""
        return not self.stopped and not self.held

    @property
    def dose(self) -> Dose | Therapy:
        """The dose that it is given in."""
        return self.stretches[-1].dose

    @property
    def given_since(self) -> DayOrInstant:
        """When it was started, or resumed after the latest hold."""
        since = self.therapy.start
        for before, after in zip(self.stretches, self.stretches[1:], strict=False):
            if before.held and not after.held:
                since = after.start
        return since

    @property
    def given_until(self) -> DayOrInstant | None:
        """When it was last given: its stop, or the hold that goes on; None while it is active."""
        given = [stretch for stretch in self.stretches if not stretch.held]
        return None if self.active else given[-1].stop

    def belongs(self, classes: Iterable[str]) -> bool:
        """Whether the drug is of any of the classes."""
        return not self.drug.classes.isdisjoint(classes)


def drug_courses(therapies: Iterable[Therapy], now: datetime) -> tuple[DrugCourse, ...]:
    """Every therapy that had begun by `now`, by its start."""
    begun = [therapy for therapy in standing(therapies) if start_of(therapy.start) <= now]
    begun.sort(key=lambda therapy: (instant(therapy.start), therapy.drug, therapy.route, therapy.id or ""))
    known = drugs()
    return tuple(DrugCourse(therapy, known[therapy.drug], now) for therapy in begun)
