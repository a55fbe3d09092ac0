"""Drugs as of a moment: given or not, since when, until when, in which dose."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property

from core.case.base import standing
from core.case.drugs import Drug, drugs
from core.case.moments import DayOrInstant, instant, start_of
from core.case.therapy import Dose, Therapy


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

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The stretches that began by now, oldest first."""
        therapy = self.therapy
        found = [Stretch(therapy.start, None, therapy, held=False)]
        for change in sorted(therapy.changes, key=lambda change: start_of(change.at)):
            if start_of(change.at) > self.now:
                break
            before = found[-1]
            found[-1] = Stretch(before.start, change.at, before.dose, before.held)
            dose = change if change.dose is not None or change.day_total is not None else before.dose
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

    @cached_property
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
        return not self._classes.isdisjoint(classes)

    @cached_property
    def _classes(self) -> frozenset[str]:
        return frozenset(self.drug.classes)


def drug_courses(therapies: Iterable[Therapy], now: datetime) -> tuple[DrugCourse, ...]:
    """Every therapy that had begun by `now`, by its start."""
    begun = [therapy for therapy in standing(therapies) if start_of(therapy.start) <= now]
    begun.sort(key=lambda therapy: (instant(therapy.start), therapy.drug, therapy.route, therapy.id or ""))
    known = drugs()
    return tuple(DrugCourse(therapy, known[therapy.drug], now) for therapy in begun)


_MASS_MG: dict[str, Decimal] = {"ug": Decimal("0.001"), "mg": Decimal(1), "g": Decimal(1000)}


def single_dose_mg(dose: Dose | Therapy) -> Decimal | None:
    """One dose in mg; None when it was not written as a mass."""
    factor = _MASS_MG.get(dose.unit or "")
    return None if factor is None or dose.dose is None else dose.dose * factor


def daily_amount(dose: Dose | Therapy) -> Decimal | None:
    """What a day brings, in the dose's own unit; of a rate (`ug/h`) the rate. None when the record does not say.

    An as-needed drug counts with its day's total, or with a dose and how often a day it was taken.
    """
    if dose.day_total is not None:
        return dose.day_total
    if dose.dose is None or dose.unit is None:
        return None
    if dose.unit.endswith("/h"):
        return dose.dose
    if dose.per_day is not None:
        return dose.dose * dose.per_day
    return None if dose.per_week is None else dose.dose * dose.per_week / 7


def daily_mg(dose: Dose | Therapy) -> Decimal | None:
    """What a day brings in mg, a rate counted over 24 hours; None when the record does not say."""
    amount, unit = daily_amount(dose), dose.unit or ""
    if unit.endswith("/h"):
        factor = _MASS_MG.get(unit.removesuffix("/h"))
        return None if amount is None or factor is None else amount * factor * 24
    factor = _MASS_MG.get(unit)
    return None if amount is None or factor is None else amount * factor
