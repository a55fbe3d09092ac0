"""A whole course as a case: the chart of one patient, written by the staff of the template."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final, TypeVar

import numpy as np

from core.case.base import CaseModel, EnteredInError
from core.case.case import Case
from core.case.course import Event, Function, Laboratory, Pain, Procedure, Weight
from core.case.episode import CareGoal, Episode
from core.case.examination import Examination
from core.case.lesion import Lesion
from core.case.moments import start_of
from core.case.patient import Patient
from core.case.therapy import Therapy, TherapyChange
from core.case.work import Task
from core.demo import people
from core.demo.assessing import Charting
from core.demo.clock import Clock
from core.demo.curves import value_at
from core.demo.laboratory import LaboratoryChart
from core.demo.pain import PainChart
from core.demo.signing import Signer, uuid7
from core.demo.subject import Subject
from core.demo.template import Course, LesionStory, Moment, TherapyStory

_ASKED_AT: Final = {"breakthrough": (3, 14, 21, 11, 17, 23, 6), "procedural": (9, 18)}
"""Hours at which as-needed doses were asked for."""

E = TypeVar("E", bound=CaseModel)


@dataclass
class Chart:
    """One patient's chart being written. Random draws come from `rng` in a fixed order."""

    course: Course
    person: people.Person
    number: int
    rng: np.random.Generator
    clock: Clock
    charting: Charting

    def __post_init__(self) -> None:
        self._signer = Signer(self.rng, self.clock)
        opened = self.clock.instant(self.course.episode.onset, 10, 0)
        self._lesion_ids = {story.label: uuid7(self.rng, opened) for story in self.course.lesions}

    def case(self) -> Case:
        """The case as of the clock's today."""
        course = self.course
        return Case(
            patient=self._patient(),
            episode=self._episode(),
            lesions=tuple(self._lesion(story, index) for index, story in enumerate(course.lesions)),
            pain=in_order(self._pain()),
            therapies=None if course.therapies is None else tuple(self._therapy(story) for story in course.therapies),
            laboratory=in_order(self._laboratory()),
            weights=tuple(self._weights()),
            function=in_order(self._function()),
            care_goals=in_order(self._moments(CareGoal, course.care_goals)),
            procedures=in_order(self._moments(Procedure, course.procedures)),
            events=in_order([*self._moments(Event, course.events), *self._sessions(), *self._rescue()]),
            tasks=in_order(self._tasks()),
            injections_near_lesion=course.injections_near_lesion,
            tight_bandage=course.tight_bandage,
            examinations=in_order(self._moments(Examination, course.examinations)),
        )

    def _patient(self) -> Patient:
        identity, onset = self.course.patient, self.clock.day(self.course.episode.onset)
        since = None if identity.dialysis_years is None else onset - timedelta(days=int(identity.dialysis_years * 365))
        weights = self.course.weights
        dry = None if weights is None else Decimal(f"{value_at(weights.values, weights.last):.1f}")
        patient_id = uuid7(self.rng, self.clock.instant(self.course.episode.onset, 9, 0))
        return people.patient(identity, self.person, patient_id, self.number).model_copy(
            update={"dry_weight_kg": dry, "kidney": people.kidney(identity, since)}
        )

    def _episode(self) -> Episode:
        story = self.course.episode
        return Episode(
            id=uuid7(self.rng, self.clock.instant(story.onset, 9, 30)),
            onset=self.clock.day(story.onset),
            subtype=story.subtype,
            confirmed_by=story.confirmed_by,
        )

    def _lesion(self, story: LesionStory, index: int) -> Lesion:
        largest_wound = max((state.wound_cm2 or 0 for state in story.states), default=0) * 100
        largest_purpura = max((state.purpura_cm2 or 0 for state in story.states), default=0) * 100
        subject = Subject(
            seed=(*self.charting.seed, 100 + index),
            site=story.site,
            skin_tone=self.person.skin_tone,
            hairy=self.course.patient.sex == "male",
            elongation=story.elongation,
            largest_wound_mm2=largest_wound * self.charting.size,
            largest_purpura_mm2=largest_purpura * self.charting.size,
        )
        parents = tuple(self._lesion_ids[label] for label in story.parents)
        return self.charting.lesion(story, self._lesion_ids[story.label], parents, subject)

    def _pain(self) -> Iterator[Pain]:
        chart = PainChart(self.rng, self.clock, self._signer, self.course.nurse)
        for story in self.course.pain:
            lesion = None if story.lesion is None else self._lesion_ids[story.lesion]
            yield from chart.scores(story, lesion)

    def _therapy(self, story: TherapyStory) -> Therapy:
        start = self.clock.day(story.start)
        content = _exact(story.model_dump(exclude={"start", "stop", "changes"}, exclude_none=True))
        changes = tuple(
            TherapyChange(
                **_exact(change.model_dump(exclude={"week"}, exclude_none=True)),
                at=self.clock.day(change.week),
                by=self.course.doctor,
            )
            for change in story.changes
        )
        stop = None if story.stop is None else self.clock.day(story.stop)
        marks = self._signer.marks(start, self.course.doctor)
        return Therapy(**content, **marks, start=start, stop=stop, changes=changes)

    def _laboratory(self) -> Iterator[Laboratory]:
        chart = LaboratoryChart(self.rng, self.clock, self._signer)
        for story in self.course.laboratory:
            yield from chart.values(story, self.course.doctor)

    def _weights(self) -> Iterator[Weight]:
        if self.course.weights is not None:
            chart = LaboratoryChart(self.rng, self.clock, self._signer)
            dialysed = self.course.patient.dialysis_years is not None
            yield from chart.weights(self.course.weights, self.course.nurse, dialysed)

    def _function(self) -> Iterator[Function]:
        for week, value in self.course.function:
            at = self.clock.instant(week, 11, int(self.rng.integers(0, 60)))
            if self.clock.is_past(at):
                yield Function(**self._signer.marks(at, self.course.nurse), at=at, scale="pps", value=int(value))

    def _moments(self, kind: type[E], moments: Iterable[Moment]) -> Iterator[E]:
        """Entries that the template spells out one by one; `by` and `hour` may be given there."""
        for moment in moments:
            content = _exact(moment.model_extra or {})
            by, hour = content.pop("by", self.course.doctor), int(content.pop("hour", 13))
            at = self.clock.instant(moment.week, hour, int(self.rng.integers(0, 60)))
            if not self.clock.is_past(at):
                continue
            if "lesion" in content:
                content["lesion"] = self._lesion_ids[content["lesion"]]
            yield kind.model_validate(self._signer.marks(at, by) | {"at": at} | self._struck(content, at, by))

    def _struck(self, content: dict[str, Any], at: datetime, by: str) -> dict[str, Any]:
        reason = content.pop("in_error", None)
        if reason is None:
            return content
        return content | {"entered_in_error": EnteredInError(at=at + timedelta(minutes=40), by=by, reason=reason)}

    def _sessions(self) -> Iterator[Event]:
        story = self.course.sessions
        if story is None:
            return
        count = int((25.9 - story.first) * 3)
        for back in range(count, -1, -1):
            at = self.clock.instant(25.7 - back / 3, 12, 30)
            if self.clock.is_past(at):
                low = back in story.hypotension
                yield Event(
                    **self._signer.marks(at, self.course.nurse), at=at, kind="dialysis_session", hypotension=low
                )

    def _rescue(self) -> Iterator[Event]:
        story = self.course.rescue
        if story is None:
            return
        counts = (("breakthrough", story.breakthrough), ("procedural", story.procedural))
        for purpose, days in counts:
            for back, doses in enumerate(reversed(days)):
                for hour in _ASKED_AT[purpose][:doses]:
                    day = (self.clock.today - timedelta(days=back + 1)).date()
                    at = self.clock.on(day, hour, int(self.rng.integers(0, 60)))
                    yield Event(
                        **self._signer.marks(at, self.course.nurse),
                        at=at,
                        kind="as_needed_dose",
                        drug=story.drug,
                        dose=Decimal(str(story.dose)),
                        unit=story.unit,
                        purpose=purpose,
                    )

    def _tasks(self) -> Iterator[Task]:
        for moment in self.course.tasks:
            at = self.clock.instant(moment.week, 15, int(self.rng.integers(0, 60)))
            if self.clock.is_past(at):
                by = (moment.model_extra or {}).get("by", self.course.doctor)
                yield Task(id=uuid7(self.rng, at), at=at, **{**(moment.model_extra or {}), "by": by})


def in_order(entries: Iterable[E]) -> tuple[E, ...]:
    """Entries by the moment of observation; of one moment in the order of writing."""
    return tuple(sorted(entries, key=lambda entry: start_of(entry.at)))  # type: ignore[attr-defined]


def _exact(content: dict[str, Any]) -> dict[str, Any]:
    """Numbers of a TOML file as the decimals that were written."""
    return {name: Decimal(str(value)) if isinstance(value, float) else value for name, value in content.items()}
