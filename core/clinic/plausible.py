"""What cannot be: people of impossible size or age, ends before beginnings, outlines that no lesion has.

These are questions to what comes in, not to the shape of a case: what was once signed opens for ever.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from core import resources
from core.case.case import Case
from core.case.course import Weight
from core.case.lesion import Assessment, Lesion
from core.case.moments import DayOrInstant, instant
from core.case.patient import Patient
from core.case.photo import Photograph
from core.clinic.context import Context
from core.errors import InvalidInput
from core.texts import Text, text

if TYPE_CHECKING:
    from core.imaging.ingest import TakenPhotograph

_DAYS_A_YEAR = 365.25
Problem = tuple[str, Text]
"""The path of a field in the case file, and what is wrong with it."""


def check_patient(context: Context, patient: Patient) -> None:
    """Refuse a person who cannot be.

    Raises
    ------
    InvalidInput
        For no record number, a birth date in the future or too long ago, and a height or dry weight that nobody has.
    """
    if not patient.record_number.strip():
        raise InvalidInput("error.clinic.record_number_needed")
    age = _age(context, patient)
    for name, value in (("age_years", age), ("height_cm", patient.height_cm)):
        _within(name, value)
    _within("adult_weight_kg" if age >= _limit("adult_age_years", "low") else "weight_kg", patient.dry_weight_kg)


def check_weight(context: Context, patient: Patient, weight: Weight) -> None:
    """Refuse a weight that nobody of the patient's age has: 8.4 for 84 is a slip that a drug dose would follow."""
    grown_up = _age(context, patient) >= _limit("adult_age_years", "low")
    _within("adult_weight_kg" if grown_up else "weight_kg", weight.kg)


def check_case(context: Context, case: Case, taken: Mapping[str, "TakenPhotograph"]) -> None:
    """Refuse a case file whose parts contradict each other; `taken` are its pictures, as far as they came along.

    Raises
    ------
    InvalidInput
        With the path of the first such field.
    """
    try:
        check_patient(context, case.patient)
    except InvalidInput as error:
        raise InvalidInput("error.case_file.field", path="patient", problem=error.text) from None
    for path, problem in _problems(case, taken):
        raise InvalidInput("error.case_file.field", path=path, problem=problem)


def _problems(case: Case, taken: Mapping[str, "TakenPhotograph"]) -> Iterator[Problem]:
    for number, lesion in enumerate(case.lesions):
        yield from _lesion(f"lesions[{number}]", lesion, taken)
    for number, therapy in enumerate(case.therapies or ()):
        yield from _order(f"therapies[{number}].stop", therapy.start, therapy.stop)


def _lesion(path: str, lesion: Lesion, taken: Mapping[str, "TakenPhotograph"]) -> Iterator[Problem]:
    yield from _order(f"{path}.closed", lesion.onset, lesion.closed)
    if lesion.id in lesion.parents:
        yield f"{path}.parents", text("error.case_file.problem.own_parent")
    for number, assessment in enumerate(lesion.assessments):
        yield from _assessment(f"{path}.assessments[{number}]", assessment, taken)


def _assessment(path: str, assessment: Assessment, taken: Mapping[str, "TakenPhotograph"]) -> Iterator[Problem]:
    wound, eschar = assessment.wound_area_mm2, assessment.eschar_area_mm2
    # Both come from one outline: a hair of difference is rounding, more is a contradiction.
    if wound is not None and eschar is not None and eschar > wound * 1.01 + 1:
        yield f"{path}.eschar_area_mm2", text("error.case_file.problem.eschar_larger")
    for number, photograph in enumerate(assessment.photographs):
        yield from _photograph(f"{path}.photographs[{number}]", photograph, taken.get(photograph.sha256))


def _photograph(path: str, photograph: Photograph, picture: "TakenPhotograph | None") -> Iterator[Problem]:
    from core.imaging.outlines import check_outline  # needs NumPy, and whoever enters a weight does not

    size = (photograph.width_px, photograph.height_px)
    if picture is not None and size != (picture.width_px, picture.height_px):
        yield f"{path}.width_px", text("error.case_file.problem.picture_size")
    for number, outline in enumerate(photograph.tracing.outlines if photograph.tracing else ()):
        complaint = check_outline(outline.points_px, size)
        if complaint is not None:
            yield f"{path}.tracing.outlines[{number}]", complaint.text


def _order(path: str, begin: DayOrInstant, end: DayOrInstant | None) -> Iterator[Problem]:
    if end is not None and instant(end) < instant(begin):
        yield path, text("error.case_file.problem.before_beginning")


def _age(context: Context, patient: Patient) -> float:
    return (context.today() - patient.birth_date).days / _DAYS_A_YEAR


def _within(name: str, value: Decimal | float | None) -> None:
    low, high = _limit(name, "low"), _limit(name, "high")
    if value is not None and not low <= value <= high:
        raise InvalidInput(f"error.clinic.implausible.{name}", low=low, high=high)


def _limit(name: str, end: str) -> int:
    limits: dict[str, dict[str, int]] = resources.read_toml("clinical", "plausible.toml")
    return limits[name][end]
