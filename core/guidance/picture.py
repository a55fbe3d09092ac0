"""A case as of a moment: amendments resolved, entries in error out, the future left out. What every rule reads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, Generic, NamedTuple, TypeVar

from core.case.base import Entry, standing
from core.case.case import Case
from core.case.course import Event, Function, Laboratory, Pain, Procedure, Weight
from core.case.episode import CareGoal, Episode
from core.case.examination import Examination
from core.case.moments import DayOrInstant, instant, start_of
from core.case.patient import Kidney, Patient
from core.case.work import Task
from core.guidance.courses import DrugCourse, drug_courses
from core.guidance.lazily import lazily
from core.guidance.lesion_views import LesionView, lesion_views
from core.guidance.ordering import NEVER, in_order
from core.guidance.spans import Span, span_of

_SETTLED: Final = frozenset({"done", "declined"})
_DIALYSIS: Final = frozenset({"haemodialysis", "peritoneal_dialysis"})

E = TypeVar("E", bound=Entry)


class Seen(NamedTuple, Generic[E]):
    """An entry with the UTC instant that it counts from: a date means its end."""

    when: datetime
    entry: E


@dataclass(frozen=True)
class Reading:
    """A laboratory value with its instant."""

    when: datetime
    entry: Laboratory

    @lazily
    def amount(self) -> Span:
        """What it says of the amount, in SI."""
        return span_of(self.entry)


@dataclass(frozen=True)
class ClinicalPicture:
    """One patient as of `at`. Lists are sorted from the oldest to the newest, whatever order they were written in.

    `therapies`, `comorbidities` and `allergies` are None where nobody assessed them. `readings` holds only analytes
    that were measured. `onset` is the first instant of the episode, None without one.
    """

    at: datetime
    patient: Patient
    kidney: Kidney | None
    episode: Episode | None
    lesions: tuple[LesionView, ...]
    readings: Mapping[str, tuple[Reading, ...]]
    therapies: tuple[DrugCourse, ...] | None
    pain: tuple[Seen[Pain], ...]
    weights: tuple[Seen[Weight], ...]
    function: tuple[Seen[Function], ...]
    events: tuple[Seen[Event], ...]
    procedures: tuple[Seen[Procedure], ...]
    care_goals: tuple[Seen[CareGoal], ...]
    examinations: tuple[Seen[Examination], ...]
    tasks: tuple[Task, ...]
    injections_near_lesion: bool | None
    tight_bandage: bool | None

    @lazily
    def onset(self) -> datetime | None:
        """The first instant of the episode; the day of onset belongs to it."""
        return None if self.episode is None else start_of(self.episode.onset)

    @property
    def in_episode(self) -> bool:
        """Whether an episode has begun and is not closed."""
        if self.episode is None:
            return False
        return self.episode.closed is None or instant(self.episode.closed) > self.at

    @property
    def on_dialysis(self) -> bool | None:
        """Whether the patient is on dialysis; None when the kidneys were never assessed."""
        return None if self.kidney is None else self.kidney.status in _DIALYSIS

    @lazily
    def open_lesions(self) -> tuple[LesionView, ...]:
        """Lesions that are not closed at this moment."""
        return tuple(view for view in self.lesions if view.is_open)

    @lazily
    def egfr(self) -> Span | None:
        """mL/min/1.73 m², by the laboratory or by the kidney facts."""
        if self.egfr_reading is not None:
            return self.egfr_reading.amount
        return None if self.kidney is None or self.kidney.egfr is None else Span.exactly(self.kidney.egfr)

    @lazily
    def egfr_reading(self) -> Reading | None:
        """The laboratory's latest eGFR, unless kidney facts that are newer, or undated and so current, state one."""
        measured, kidney = self.readings.get("egfr", ()), self.kidney
        if not measured:
            return None
        if kidney is None or kidney.egfr is None:
            return measured[-1]
        newer = kidney.at is None or instant(kidney.at) >= measured[-1].when
        return None if newer else measured[-1]

    def kidney_failure(self, egfr_limit: Decimal) -> bool | None:
        """On dialysis, or eGFR below the limit; None when neither is known."""
        if self.on_dialysis:
            return True
        if self.egfr is not None:
            return self.egfr.below(egfr_limit)
        return False if self.kidney is not None and self.kidney.status == "normal" else None

    @lazily
    def dry_weight_kg(self) -> Decimal | None:
        """The patient's dry weight: the standing fact, or else the latest weight charted as dry."""
        if self.patient.dry_weight_kg is not None:
            return self.patient.dry_weight_kg
        return None if self.charted_dry_weight is None else self.charted_dry_weight.kg

    @lazily
    def charted_dry_weight(self) -> Weight | None:
        """The latest weight charted as dry, where no standing fact states one."""
        if self.patient.dry_weight_kg is not None:
            return None
        return next((seen.entry for seen in reversed(self.weights) if seen.entry.dry), None)

    def weighed(self, *, dry: bool) -> tuple[Seen[Weight], ...]:
        """The weights charted as dry, or the others."""
        return self._by_dry[dry]

    @lazily
    def _by_dry(self) -> Mapping[bool, tuple[Seen[Weight], ...]]:
        return {dry: tuple(seen for seen in self.weights if bool(seen.entry.dry) == dry) for dry in (False, True)}

    @lazily
    def bmi(self) -> Decimal | None:
        """kg/m² from the dry weight."""
        if self.dry_weight_kg is None or self.patient.height_cm is None:
            return None
        return self.dry_weight_kg * 10_000 / self.patient.height_cm**2

    def fresh(self, analyte: str, window_days: int | None) -> Reading | None:
        """The latest value of an analyte, unless it is older than the window."""
        found = self.readings.get(analyte, ())
        return found[-1] if found and found[-1].when >= self.since(window_days) else None

    def since(self, window_days: int | None) -> datetime:
        """The first instant of a window that ends now; what lies at it is still within."""
        if window_days is None:
            return NEVER
        return self.at - timedelta(days=window_days)

    def courses(self, *classes: str) -> tuple[DrugCourse, ...]:
        """Drugs of any of the classes, by their start; nothing when therapies were never assessed."""
        found = [self._by_class[name] for name in classes if name in self._by_class]
        if len(found) < 2:
            return found[0] if found else ()
        wanted = {id(course) for some in found for course in some}
        return tuple(course for course in self.therapies or () if id(course) in wanted)

    def active(self, *classes: str) -> tuple[DrugCourse, ...]:
        """Drugs of any of the classes that are being given now; nothing when therapies were never assessed."""
        return tuple(course for course in self.courses(*classes) if course.active)

    @lazily
    def _by_class(self) -> Mapping[str, tuple[DrugCourse, ...]]:
        found: dict[str, list[DrugCourse]] = {}
        for course in self.therapies or ():
            for name in course.drug.classes:
                found.setdefault(name, []).append(course)
        return {name: tuple(courses) for name, courses in found.items()}

    def events_of(self, *kinds: str) -> tuple[Seen[Event], ...]:
        """Events of some kinds."""
        found = [self._by_kind[kind] for kind in kinds if kind in self._by_kind]
        if len(found) < 2:
            return found[0] if found else ()
        return tuple(seen for seen in self.events if seen.entry.kind in kinds)

    @lazily
    def _by_kind(self) -> Mapping[str, tuple[Seen[Event], ...]]:
        found: dict[str, list[Seen[Event]]] = {}
        for seen in self.events:
            found.setdefault(seen.entry.kind, []).append(seen)
        return {kind: tuple(events) for kind, events in found.items()}

    def scores(self, instrument: str, context: str | None = None) -> tuple[Seen[Pain], ...]:
        """Scores of one instrument, and of one context where one is asked for."""
        found = self._by_instrument.get(instrument, ())
        return found if context is None else tuple(seen for seen in found if seen.entry.context == context)

    @lazily
    def _by_instrument(self) -> Mapping[str, tuple[Seen[Pain], ...]]:
        found: dict[str, list[Seen[Pain]]] = {}
        for seen in self.pain:
            found.setdefault(seen.entry.instrument, []).append(seen)
        return {instrument: tuple(scores) for instrument, scores in found.items()}

    @lazily
    def rest_scores(self) -> tuple[Seen[Pain], ...]:
        """NRS at rest, oldest first."""
        return self.scores("nrs", "rest")

    @lazily
    def settled(self) -> Mapping[tuple[str, str | None], datetime]:
        """When the task of a rule and its subject was last done or declined."""
        found: dict[tuple[str, str | None], datetime] = {}
        for task in self.tasks:
            if task.state in _SETTLED:
                key, when = (task.rule, task.subject), instant(task.at)
                found[key] = max(when, found.get(key, when))
        return found

    @lazily
    def computed(self) -> dict[object, object]:
        """What several rules ask of the picture, kept for its short life; its owners are `minerals` and `asking`."""
        return {}


def picture_of(case: Case, at: DayOrInstant) -> ClinicalPicture:
    """The case as of `at`. A date means its end, UTC; what begins on a day (episode, lesion, therapy) has begun.

    Of entries at one and the same moment the order is that of recording, then of their values, so that the order in
    which a file lists them says nothing.
    """
    now = instant(at)
    kidney, episode = case.patient.kidney, case.episode
    return ClinicalPicture(
        at=now,
        patient=case.patient,
        kidney=kidney if kidney is not None and (kidney.at is None or instant(kidney.at) <= now) else None,
        episode=episode if episode is not None and start_of(episode.onset) <= now else None,
        lesions=lesion_views(case.lesions, now),
        readings=_readings(case.laboratory, now),
        therapies=None if case.therapies is None else drug_courses(case.therapies, now),
        pain=_seen(case.pain, now),
        weights=_seen(case.weights, now),
        function=_seen(case.function, now),
        events=_seen(case.events, now),
        procedures=_seen(case.procedures, now),
        care_goals=_seen(case.care_goals, now),
        examinations=_seen(case.examinations, now),
        tasks=tuple(task for task in case.tasks if instant(task.at) <= now),
        injections_near_lesion=case.injections_near_lesion,
        tight_bandage=case.tight_bandage,
    )


D = TypeVar("D", Pain, Weight, Function, Event, Procedure, CareGoal, Examination)


def _seen(entries: Iterable[D], now: datetime) -> tuple[Seen[D], ...]:
    return in_order([Seen(when, entry) for entry in standing(entries) if (when := instant(entry.at)) <= now])


def _readings(laboratory: Iterable[Laboratory], now: datetime) -> Mapping[str, tuple[Reading, ...]]:
    found: dict[str, list[Reading]] = {}
    for entry in standing(laboratory):
        when = instant(entry.at)
        if when <= now:
            found.setdefault(entry.analyte, []).append(Reading(when, entry))
    return {analyte: in_order(readings, _content) for analyte, readings in found.items()}


def _content(reading: Reading) -> tuple[Decimal, str]:
    return reading.entry.value_si, repr(reading.entry)
