"""The state of a factor that is measured again and again, and of one that is a drug or a standing fact."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Generic, NamedTuple, Protocol, TypeVar

from core.case.moments import instant
from core.guidance import telling
from core.guidance.findings import Evidence
from core.guidance.ordering import from_moment
from core.guidance.picture import ClinicalPicture, Reading
from core.guidance.profile import FactorRow
from core.guidance.registry import Judged
from core.texts import text


class _Dated(Protocol):
    @property
    def when(self) -> datetime: ...


T = TypeVar("T", bound=_Dated)


class Question(NamedTuple, Generic[T]):
    """What is asked of each value of a series, and how a value is told.

    `out` is None when the value, known by a bound only, does not tell. `never` is what to say when there is no value.
    """

    out: Callable[[T], bool | None]
    tell: Callable[[T], tuple[Evidence, ...]]
    never: Callable[[], Evidence]


def judge(
    values: Sequence[T],
    question: Question[T],
    picture: ClinicalPicture,
    window_days: int | None,
    history: Sequence[T] | None = None,
) -> Judged:
    """The state by the latest value and by what was before it in this episode (clinical reference §4).

    Active now; unknown when the latest is older than the window or does not tell; corrected when it was so earlier in
    this episode and the last two values are back. After a single value that is back it counts as still active: one
    value is not a correction, and *absent* would forget that it was there. Of several values at one moment, whose
    order nobody knows, any that is out decides. `history` holds the values of another measure of the same thing too.
    """
    if not values:
        return Judged("unknown", (question.never(),))
    last = values[-1].when
    newest = from_moment(values, last)
    if last < picture.since(window_days):
        return Judged("unknown", _told(newest, question))
    answers = [question.out(value) for value in newest]
    if True in answers:
        return Judged("active", _told([v for v, out in zip(newest, answers, strict=True) if out], question))
    if None in answers:
        return Judged("unknown", _told(newest, question))
    before = values if history is None else history
    was_out = _latest_out(before, question, picture.onset)
    if was_out is None:
        return Judged("absent", _told(newest, question))
    if all(question.out(value) is False for value in before[-2:]):
        return Judged("corrected", _told([was_out, *before[-2:]], question))
    return Judged("active", _told([was_out, *newest], question))


def _latest_out(values: Sequence[T], question: Question[T], onset: datetime | None) -> T | None:
    for value in reversed(values):
        if onset is None or value.when < onset:
            return None
        if question.out(value):
            return value
    return None


def _told(values: Iterable[T], question: Question[T]) -> tuple[Evidence, ...]:
    return tuple(evidence for value in values for evidence in question.tell(value))


def of_analyte(analyte: str, out: Callable[[Reading], bool | None]) -> Question[Reading]:
    """A question about the values of one analyte."""
    return Question(out, lambda reading: (telling.of_reading(reading),), partial(telling.never_measured, analyte))


def above(limit: Decimal) -> Callable[[Reading], bool | None]:
    """Whether a value is greater than a limit that was read once."""
    return lambda reading: reading.amount.above(limit)


def below(limit: Decimal) -> Callable[[Reading], bool | None]:
    """Whether a value is less than a limit that was read once."""
    return lambda reading: reading.amount.below(limit)


def laboratory_state(
    picture: ClinicalPicture, row: FactorRow, analyte: str, out: Callable[[Reading], bool | None]
) -> Judged:
    """The state of a factor that is one analyte beyond a limit."""
    return judge(picture.readings.get(analyte, ()), of_analyte(analyte, out), picture, row.window_days)


def drug_state(picture: ClinicalPicture, row: FactorRow) -> Judged:
    """The state of a factor that is a drug: active while given, corrected when stopped (or held) in this episode.

    One that was stopped before the episode is absent. Therapies that nobody assessed leave it unknown.
    """
    if picture.therapies is None:
        return Judged("unknown", (telling.of_list("therapies", assessed=False),))
    courses = [c for c in picture.courses(*row.classes) if not row.routes or c.therapy.route in row.routes]
    given = [course for course in courses if course.active]
    if given:
        return Judged("active", tuple(telling.of_course(course) for course in given))
    onset = picture.onset
    stopped = [
        course
        for course in courses
        if onset is not None and (until := course.given_until) is not None and instant(until) >= onset
    ]
    if stopped:
        return Judged("corrected", tuple(telling.of_course(course) for course in stopped))
    return Judged("absent", (telling.of_list("therapies", assessed=True),))


def comorbidity_state(picture: ClinicalPicture, row: FactorRow) -> Judged:
    """The state of a factor that is a comorbidity: the list is current, and complete even when it is empty."""
    recorded = picture.patient.comorbidities
    if recorded is None:
        return Judged("unknown", (telling.of_list("comorbidities", assessed=False),))
    found = [code for code in row.comorbidities if code in recorded]
    if found:
        return Judged("active", tuple(telling.of_comorbidity(code) for code in found))
    return Judged("absent", (telling.of_list("comorbidities", assessed=True),))


def fact_state(answer: bool | None, picture: ClinicalPicture, *words: str, **params: object) -> Judged:
    """The state of a factor that is a standing fact about the kidneys or dialysis."""
    kidney = picture.kidney
    if kidney is None or answer is None:
        return Judged("unknown", (telling.of_list("kidney", assessed=False),) if kidney is None else ())
    evidence = tuple(telling.of_kidney(text(f"guidance.evidence.{word}", **params), kidney) for word in words)
    return Judged("active" if answer else "absent", evidence)
