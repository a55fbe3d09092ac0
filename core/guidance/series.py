"""The state of a factor that is measured again and again, and of one that is a drug or a standing fact."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.case.moments import instant
from core.guidance import telling
from core.guidance.findings import Evidence
from core.guidance.picture import ClinicalPicture, Reading
from core.guidance.profile import FactorRow
from core.guidance.registry import Judged
from core.texts import text


@dataclass(frozen=True, slots=True)
class Observation:
    """One answer to *is it so?*; None when the value, known by a bound only, does not tell."""

    when: datetime
    out: bool | None
    tell: Callable[[], tuple[Evidence, ...]]


def observed(readings: Iterable[Reading], out: Callable[[Reading], bool | None]) -> list[Observation]:
    """Laboratory values as answers."""
    return [Observation(reading.when, out(reading), _teller(reading)) for reading in readings]


def _teller(reading: Reading) -> Callable[[], tuple[Evidence, ...]]:
    return lambda: (telling.of_reading(reading),)


def judge(
    observations: Sequence[Observation],
    picture: ClinicalPicture,
    window_days: int | None,
    earlier: Iterable[Observation] = (),
) -> Judged:
    """The state by the latest answer and by what was before it in this episode (clinical reference §4).

    Active now; unknown when the latest is older than the window or does not tell; corrected when it was so earlier in
    this episode and the last two values are back. After a single value that is back it counts as still active: one
    value is not a correction, and *absent* would forget that it was there. Of several values at one moment, whose
    order nobody knows, any that is out decides. `earlier` are older answers of another measure of the same thing.
    """
    if not observations or observations[-1].when < picture.since(window_days):
        return Judged("unknown", _too_old(observations))
    newest = [item for item in observations if item.when == observations[-1].when]
    if any(item.out for item in newest):
        return Judged("active", _told(item for item in newest if item.out))
    if any(item.out is None for item in newest):
        return Judged("unknown", _told(newest))
    history = sorted([*earlier, *observations], key=lambda item: item.when)
    onset = picture.onset
    was_out = [item for item in history if item.out and onset is not None and item.when >= onset]
    if not was_out:
        return Judged("absent", _told(newest))
    back = history[-2:]
    if all(item.out is False for item in back):
        return Judged("corrected", _told([was_out[-1], *back]))
    return Judged("active", _told([was_out[-1], *newest]))


def _told(items: Iterable[Observation]) -> tuple[Evidence, ...]:
    return tuple(evidence for item in items for evidence in item.tell())


def _too_old(observations: Sequence[Observation]) -> tuple[Evidence, ...]:
    return _told(observations[-1:])


def laboratory_state(
    picture: ClinicalPicture, row: FactorRow, analyte: str, out: Callable[[Reading], bool | None]
) -> Judged:
    """The state of a factor that is one analyte beyond a limit."""
    return judge(observed(picture.readings.get(analyte, ()), out), picture, row.window_days)


def drug_state(picture: ClinicalPicture, row: FactorRow) -> Judged:
    """The state of a factor that is a drug: active while given, corrected when stopped (or held) in this episode.

    One that was stopped before the episode is absent. Therapies that nobody assessed leave it unknown.
    """
    if picture.therapies is None:
        return Judged("unknown", (telling.of_list("therapies", assessed=False),))
    courses = [
        course
        for course in picture.therapies
        if course.belongs(row.classes) and (not row.routes or course.therapy.route in row.routes)
    ]
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
