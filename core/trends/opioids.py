"""Opioids as oral morphine (CDC 2022), now and day by day. A sum for safety; never a table for changing drugs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final, Literal
from zoneinfo import ZoneInfo

from core.case.base import standing
from core.case.case import Case
from core.case.course import Event
from core.case.drugs import Drug, drugs, in_class
from core.case.moments import DayOrInstant, day, start_of
from core.case.therapy import Dose, Therapy
from core.texts import text
from core.trends.doses import daily_amount, daily_mg, mass_mg
from core.trends.series import Point, Series

Why = Literal["no_factor", "route", "strength", "dose_unknown"]
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Running:
    """An opioid that is being given: its therapy, the dose that it is given in, and since when."""

    therapy: Therapy
    dose: Dose | Therapy
    since: DayOrInstant


@dataclass(frozen=True, slots=True)
class OpioidPart:
    """One opioid of the day: a therapy, or as-needed doses that no therapy covers (`therapy` is None then).

    `mg_per_day` is its oral morphine equivalent; None when it cannot be counted, and `why` says the reason: no factor
    for the drug, none for its route, a combination tablet of unknown strength, or a dose that the record does not
    tell. `given` are the as-needed doses of the day that belong to it; `by_given` says that they, not what was
    written, made the number.
    """

    drug: str
    mg_per_day: Decimal | None
    why: Why | None
    therapy: Therapy | None
    dose: Dose | Therapy | None
    since: DayOrInstant | None
    given: tuple[Event, ...] = ()
    by_given: bool = False

    @property
    def factor(self) -> Decimal | None:
        """mg of oral morphine that 1 mg (of a patch 1 µg/h) stands for."""
        return drugs()[self.drug].oral_morphine_factor

    @property
    def entry_id(self) -> str | None:
        """The entry behind it: its therapy, or else the last as-needed dose."""
        if self.therapy is not None:
            return self.therapy.id
        return self.given[-1].id if self.given else None


@dataclass(frozen=True, slots=True)
class OpioidLoad:
    """Oral morphine equivalents of a day, mg, and what stands beside the total because it cannot be counted.

    What cannot be counted is never 0. `assessed` is False where nobody assessed the therapies.
    """

    parts: tuple[OpioidPart, ...]
    assessed: bool = True

    @property
    def mg_per_day(self) -> Decimal:
        """The total of what can be counted."""
        return sum((part.mg_per_day for part in self.parts if part.mg_per_day is not None), Decimal(0))

    @property
    def counted(self) -> tuple[OpioidPart, ...]:
        """What the total is made of."""
        return tuple(part for part in self.parts if part.why is None)

    @property
    def not_convertible(self) -> tuple[OpioidPart, ...]:
        """Opioids without a factor for the drug, its route or its tablet."""
        return tuple(part for part in self.parts if part.why not in (None, "dose_unknown"))

    @property
    def dose_unknown(self) -> tuple[OpioidPart, ...]:
        """Opioids of which the record does not say how much a day."""
        return tuple(part for part in self.parts if part.why == "dose_unknown")

    @property
    def whole(self) -> bool:
        """Whether the total is all there is: nothing stands beside it."""
        return self.assessed and all(part.why is None for part in self.parts)


def load(
    running: Sequence[Running], doses: Iterable[Event], routes: Iterable[str], *, assessed: bool = True
) -> OpioidLoad:
    """Add up the opioids that are given.

    Parameters
    ----------
    running
        Therapies that are being given; those that are no opioids are left out.
    doses
        As-needed doses of the same day. They belong to the as-needed therapy of their drug and count there when they
        come to more than what was written as the day's total; without such a therapy they stand for themselves.
    routes
        The routes that the factors hold for.
    """
    opioids = [each for each in running if in_class(each.therapy.drug, "opioid")]
    events = [dose for dose in doses if dose.drug is not None and in_class(dose.drug, "opioid")]
    parts = []
    for each in opioids:
        mine = tuple(dose for dose in events if each is _home(dose, opioids))
        parts.append(_part(each, mine, frozenset(routes)))
    homeless: dict[str, list[Event]] = {}
    for dose in events:
        if _home(dose, opioids) is None:
            homeless.setdefault(dose.drug or "", []).append(dose)
    parts += [_alone(drug, tuple(found), frozenset(routes)) for drug, found in homeless.items()]
    return OpioidLoad(tuple(parts), assessed=assessed)


def _home(dose: Event, opioids: Sequence[Running]) -> Running | None:
    """The as-needed therapy that a dose belongs to."""
    return next((each for each in opioids if each.dose.as_needed and each.therapy.drug == dose.drug), None)


def _part(running: Running, given: tuple[Event, ...], routes: frozenset[str]) -> OpioidPart:
    therapy, drug = running.therapy, drugs()[running.therapy.drug]
    about = (therapy, running.dose, running.since, given)
    why = _not_convertible(drug, therapy.route, routes)
    if why is not None or drug.oral_morphine_factor is None:
        return OpioidPart(drug.code, None, why, *about)
    if therapy.route == "transdermal":
        written = daily_amount(running.dose) if running.dose.unit == "ug/h" else None
    else:
        written = daily_mg(running.dose)
    taken = _taken(given)
    amount = max((one for one in (written, taken) if one is not None), default=None)
    if amount is None:
        return OpioidPart(drug.code, None, "dose_unknown", *about)
    by_given = written is None or (taken is not None and taken > written)
    return OpioidPart(drug.code, amount * drug.oral_morphine_factor, None, *about, by_given=by_given)


def _alone(code: str, given: tuple[Event, ...], routes: frozenset[str]) -> OpioidPart:
    """As-needed doses without an as-needed therapy: nobody wrote by which route, so every usual one must convert."""
    drug, taken = drugs()[code], _taken(given)
    whys = [_not_convertible(drug, route, routes) for route in drug.routes]
    why: Why | None = next((why for why in whys if why is not None), None)
    if why is None and taken is None:
        why = "dose_unknown"
    mg = None if why is not None or taken is None else taken * (drug.oral_morphine_factor or 0)
    return OpioidPart(code, mg, why, None, None, None, given, by_given=True)


def _not_convertible(drug: Drug, route: str, routes: frozenset[str]) -> Why | None:
    if drug.oral_morphine_factor is None:
        return "strength" if drug.units == ("tablet",) else "no_factor"
    return None if route in routes else "route"


def _taken(given: Sequence[Event]) -> Decimal | None:
    """What the doses come to in mg; None without any, or when one of them does not say how much."""
    amounts = [mass_mg(dose.dose, dose.unit) for dose in given]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(amounts) else None


@dataclass(frozen=True, slots=True)
class LoadOfDay:
    """The opioids as they stood at the end of one day; of today, as they stand now."""

    day: date
    load: OpioidLoad


def daily_loads(case: Case, routes: Iterable[str], zone: ZoneInfo, now: datetime) -> tuple[LoadOfDay, ...]:
    """Every day from the first opioid on, up to today; nothing where therapies were never assessed.

    A day counts with what is given at its end, and with the as-needed doses of that day; today with those of the last
    24 hours, as in the appraisal.
    """
    therapies = [each for each in standing(case.therapies or ()) if in_class(each.drug, "opioid")]
    begun = [day(each.start) for each in therapies if start_of(each.start) <= now]
    if case.therapies is None or not begun:
        return ()
    doses, usable = _doses_by_day(case, zone), frozenset(routes)
    found, at, today = [], min(begun), now.astimezone(zone).date()
    while at <= today:
        until = now if at == today else datetime.combine(at, time.max, tzinfo=zone)
        given = doses.get(at, [])
        if at == today:
            given = [dose for dose in (*doses.get(at - _DAY, ()), *given) if _within_a_day(dose.at, at, now)]
        running = [each for therapy in therapies for each in _running(therapy, at, until)]
        found.append(LoadOfDay(at, load(running, given, usable)))
        at += _DAY
    return tuple(found)


def _doses_by_day(case: Case, zone: ZoneInfo) -> dict[date, list[Event]]:
    found: dict[date, list[Event]] = {}
    for event in standing(case.events):
        if event.kind == "as_needed_dose":
            local = event.at.astimezone(zone) if isinstance(event.at, datetime) else event.at
            found.setdefault(day(local), []).append(event)
    return found


def load_series(days: Sequence[LoadOfDay]) -> Series:
    """The daily totals in mg of oral morphine; a day whose total cannot be known is a gap.

    It is one when the dose of an opioid is not known, and when none of the day's opioids can be converted. What else
    cannot be converted is named in `missing`: the total is at least that much.
    """
    return Series("opioid_load", text("trends.opioid_load"), "mg", tuple(_point(each) for each in days))


def _point(of: LoadOfDay) -> Point:
    beside = tuple(dict.fromkeys(part.drug for part in of.load.parts if part.why is not None))
    if of.load.dose_unknown or (beside and not of.load.counted):
        return Point(of.day, None, gap="", missing=beside)
    sources = tuple(part.entry_id for part in of.load.counted if part.entry_id is not None)
    return Point(of.day, float(of.load.mg_per_day), sources=sources, missing=beside)


def _running(therapy: Therapy, at: date, until: datetime) -> Iterator[Running]:
    """The therapy as it stood at the end of a day, unless it had not begun, was held or had stopped."""
    if not _begun(therapy.start, at, until) or (therapy.stop is not None and _begun(therapy.stop, at, until)):
        return
    dose: Dose | Therapy = therapy
    held, since = False, therapy.start
    for change in sorted(therapy.changes, key=lambda change: start_of(change.at)):
        if not _begun(change.at, at, until):
            break
        if change.kind == "dose_change" or change.dose is not None or change.day_total is not None:
            dose = change
        since = change.at if held and change.kind != "hold" else since
        held = change.kind == "hold"
    if not held:
        yield Running(therapy, dose, since)


def _begun(moment: DayOrInstant, at: date, until: datetime) -> bool:
    return moment <= until if isinstance(moment, datetime) else moment <= at


def _within_a_day(moment: DayOrInstant, at: date, until: datetime) -> bool:
    return until - _DAY <= moment <= until if isinstance(moment, datetime) else moment == at
