"""The synthetic clinic: patients one after another, the same ones for the same seed and day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Final

import numpy as np

from core.case.case import Case
from core.case.file import photograph_hashes
from core.demo import people
from core.demo.assessing import Charting
from core.demo.clock import Clock
from core.demo.course import Chart
from core.demo.ending import ended
from core.demo.picture.photograph import photograph
from core.demo.signing import Signer
from core.demo.template import Course, Deaths, courses

_SIZE_SPREAD: Final = 0.25
"""Standard deviation of the logarithm of lesion sizes between patients of one course."""


@dataclass(frozen=True)
class DemoPatient:
    """An invented patient: the record, and the bytes of the photographs that it names, by SHA-256."""

    case: Case
    photographs: Mapping[str, bytes] = field(default_factory=dict)


def make_clinic(
    patients: int = 12, weeks: int = 26, seed: int = 7, *, today: datetime, photographs: bool = True
) -> Iterator[DemoPatient]:
    """Invented patients with believable courses, ending on `today`.

    The first dozen are known characters (one per file in `resources/demo/courses`); those after them live the same
    courses under other names, with other sizes and values, and some of them die. `weeks` stretches or presses the
    courses. The same arguments on the same day give the same bytes: everything was charted before the day began.
    Without `photographs` the same stories are told by numbers alone, quickly.

    Raises
    ------
    ValueError
        If `today` has no time zone, or `weeks` is not positive.
    """
    if today.utcoffset() is None:
        raise ValueError("today_without_time_zone")
    if weeks < 1:
        raise ValueError("weeks_not_positive")
    clock = Clock(today.replace(hour=0, minute=0, second=0, microsecond=0), weeks)
    for number in range(patients):
        yield _patient(number, seed, clock, photographs)


def _patient(number: int, seed: int, clock: Clock, photographs: bool) -> DemoPatient:
    stories = courses()
    course = stories[number % len(stories)]
    rng = np.random.default_rng((seed, number))
    first_round = number < len(stories)
    person = people.known(course.patient) if first_round else people.another(course.patient, number, rng)
    # Charting draws by itself: how many photographs it takes changes nothing else of the story.
    own = np.random.default_rng((seed, number, 1))
    charting = Charting(
        seed=(seed, number),
        rng=own,
        clock=clock,
        signer=Signer(own, clock),
        nurse=course.nurse,
        consent=course.consent,
        size=float(np.exp(rng.normal(0, _SIZE_SPREAD))) if not first_round else float(rng.uniform(0.96, 1.04)),
        camera=photograph if photographs else None,
    )
    case = Chart(course, person, number, rng, clock, charting).case()
    if not first_round and course.deaths is not None and rng.random() < course.deaths.share:
        case = _dead(case, course, course.deaths, rng, charting)
    named = photograph_hashes(case)
    return DemoPatient(case, MappingProxyType({key: jpeg for key, jpeg in charting.pictures.items() if key in named}))


def _dead(case: Case, course: Course, deaths: Deaths, rng: np.random.Generator, charting: Charting) -> Case:
    week = float(rng.uniform(deaths.first, deaths.last))
    died_at = charting.clock.instant(week, int(rng.integers(0, 24)), int(rng.integers(0, 60)))
    if not charting.clock.is_past(died_at):
        return case
    return ended(case, died_at, charting.signer.marks(died_at, course.doctor, minutes=30))
