"""One result of a laboratory file as a row: understood, or why not."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from pydantic import ValidationError

from core.case.analytes import analytes
from core.case.course import Laboratory
from core.case.file import problem_of
from core.errors import InvalidInput
from core.exchange.arrival import Identity, Row, State, row_of
from core.exchange.laboratory.mapping import Mapping
from core.exchange.laboratory.readings import Calendar, moment_of, number_of, range_of
from core.exchange.laboratory.vocabulary import plain, status_words, unit_of
from core.texts import Text, text

KIND: Final = "laboratory"
_DIMENSIONLESS: Final = "1"


@dataclass(frozen=True)
class Result:
    """What a file says of one result, as it is written there. `analyte` is what its name was found to mean: a code,
    None for a name that nobody knows, the empty text for one that is left out on purpose."""

    place: Text
    patient: str
    name: str
    analyte: str | None
    value: str
    unit: str = ""
    at: str = ""
    clock: str = ""
    range: str = ""
    range_low: str = ""
    range_high: str = ""
    status: str = ""
    result_id: str | None = None
    sample: str | None = None


def row_for(result: Result, mapping: Mapping, calendar: Calendar) -> Row:
    """The row of a result: NEW with the value, or REFUSED or NOT_UNDERSTOOD with the reason."""
    status = status_words().get(plain(result.status)) if result.status else "final"
    if status == "withdrawn" and result.result_id and not result.value:
        return replace(_problem(result, State.NEW, None), withdraws=True, withdrawn=result.result_id)
    problem = _unread(result, status)
    if problem is not None:
        return _problem(result, *problem)
    assert result.analyte  # noqa: S101 - `_unread` returned otherwise
    try:
        entry, trouble = _entry(result, result.analyte, mapping, calendar)
    except InvalidInput as error:
        return _problem(result, State.REFUSED, error.text)
    except ValidationError as error:
        return _problem(result, State.REFUSED, problem_of(error)[1])
    corrects = status == "corrected" or mapping.corrects
    row = row_of(result.place, entry, patient=result.patient, corrects=corrects)
    return replace(row, withdraws=status == "withdrawn", reason=trouble)


def _unread(result: Result, status: str | None) -> tuple[State, Text] | None:
    """Why a result is not even tried."""
    if result.analyte is None:
        return State.NOT_UNDERSTOOD, text("laboratory.reason.unknown_analyte")
    if not result.analyte:
        return State.NOT_UNDERSTOOD, text("laboratory.reason.left_out")
    if status is None:
        return State.REFUSED, text("laboratory.reason.unknown_status", status=result.status)
    if status == "preliminary":
        return State.NOT_UNDERSTOOD, text("laboratory.reason.preliminary")
    if status == "superseded":
        return State.NOT_UNDERSTOOD, text("laboratory.reason.superseded")
    if status == "missing" or not result.value:
        return State.NOT_UNDERSTOOD, text("laboratory.reason.no_value")
    if not result.at:
        return State.REFUSED, text("laboratory.reason.no_moment")
    return None


def _problem(result: Result, state: State, reason: Text | None) -> Row:
    says = text("laboratory.says", name=result.name, value=result.value, unit=result.unit, at=result.at)
    return Row(result.place, KIND, says, result.patient, state=state, reason=reason)


def are_two(one: Identity, other: Identity) -> bool:
    """Whether two identities of one key are two people: both name themselves, or both were born, and not alike."""
    two_names = one.name and other.name and plain(one.name) != plain(other.name)
    two_dates = one.birth_date and other.birth_date and one.birth_date != other.birth_date
    return bool(two_names or two_dates)


def _entry(result: Result, analyte: str, mapping: Mapping, calendar: Calendar) -> tuple[Laboratory, Text | None]:
    """The value, and what of it was left out."""
    low, high, trouble = _range(result, mapping)
    entry = Laboratory(
        id=result.result_id,
        at=moment_of(result.at, calendar, result.clock),
        analyte=analyte,
        value=number_of(result.value, mapping.decimal),
        unit=_unit(result, analyte, mapping),
        range_low=low,
        range_high=high,
        sample=result.sample or None,
    )
    return entry, trouble


def _unit(result: Result, analyte: str, mapping: Mapping) -> str:
    """The unit that the file gives, or the one that the mapping says; a number without a unit is refused."""
    accepted = analytes()[analyte]
    if result.unit:
        found = unit_of(analyte, result.unit)
        if found is None:
            raise InvalidInput("error.laboratory.unit", unit=result.unit, known=", ".join(accepted.units))
        return found
    if accepted.si_unit == _DIMENSIONLESS:
        return _DIMENSIONLESS
    if analyte not in mapping.units:
        raise InvalidInput("error.laboratory.no_unit", known=", ".join(accepted.units))
    return mapping.units[analyte]


def _range(result: Result, mapping: Mapping) -> tuple[Decimal | None, Decimal | None, Text | None]:
    """The reference range; one that cannot be read is left out, and that is said."""
    try:
        if result.range:
            return *range_of(result.range, mapping.decimal), None
        ends = [number_of(end, mapping.decimal) if end else None for end in (result.range_low, result.range_high)]
        low, high = (end if isinstance(end, Decimal) else None for end in ends)
    except InvalidInput as error:
        return None, None, error.text
    else:
        return low, high, None
