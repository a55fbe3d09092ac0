"""A table of results and its mapping → what it brings: a row a result, or a row a sample with a column an analyte."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, TypedDict
from zoneinfo import ZoneInfo

from core.errors import InvalidInput
from core.exchange.arrival import Arrival, ArrivingPatient, Identity, Row, State, problem_row
from core.exchange.laboratory.guessing import analyte_named
from core.exchange.laboratory.mapping import Mapping, Role
from core.exchange.laboratory.readings import birth_date_of
from core.exchange.laboratory.results import KIND, Result, are_two, row_for
from core.exchange.laboratory.sheets import Line, Sheet
from core.exchange.laboratory.vocabulary import plain
from core.texts import Text, text

FORMAT: Final = "laboratory_table"
_NAMES: Final = (Role.PATIENT_ID, Role.RECORD_NUMBER, Role.NAME)
"""By which of these a file says whom it is about."""


@dataclass(frozen=True)
class _Person:
    """Whom a line is about, or why it cannot be told."""

    key: str
    identity: Identity
    problem: Text | None = None


def read_table(sheet: Sheet, mapping: Mapping, facility: ZoneInfo, *, name: str, fingerprint: str) -> Arrival:
    """What a table brings, read by a mapping. `name` is the file's.

    Raises
    ------
    InvalidInput
        When the mapping does not say enough: which column holds the moment, the analyte, the value.
    """
    missing = mapping.lacks()
    if missing:
        roles = [text(f"laboratory.role.{role}") for role in missing]
        raise InvalidInput("error.laboratory.mapping_incomplete", roles=roles)
    people = [_person(line, mapping) for line in sheet.lines]
    contradictory = _contradictory(people)
    patients: dict[str, ArrivingPatient] = {}
    rows: list[Row] = []
    for line, person in zip(sheet.lines, people, strict=True):
        trouble = person.problem or contradictory.get(person.key)
        if trouble is not None:
            rows.append(_refused(line, trouble))
            continue
        patients.setdefault(person.key, ArrivingPatient(person.key, person.identity, _line(line)))
        for result in _results(line, person.key, mapping):
            rows.append(row_for(result, mapping, mapping.calendar(facility)))
    notes = tuple(_notes(sheet, mapping, facility))
    return Arrival(mapping.sender or name, FORMAT, fingerprint, tuple(patients.values()), tuple(rows), notes)


def _line(line: Line) -> Text:
    return text("arrival.place.line", line=line.number)


def _refused(line: Line, reason: Text) -> Row:
    says = text("laboratory.says_line", line=" · ".join(filter(None, line.cells)))
    return problem_row(_line(line), KIND, says, State.REFUSED, reason)


def _cell(line: Line, mapping: Mapping, role: Role) -> str:
    place = mapping.place(role)
    return "" if place is None or place >= len(line.cells) else line.cells[place]


def _person(line: Line, mapping: Mapping) -> _Person:
    own, number, name = (_cell(line, mapping, role) for role in _NAMES)
    born: date | None = None
    problem = None
    written = _cell(line, mapping, Role.BIRTH_DATE)
    try:
        born = birth_date_of(written, mapping.dates) if written else None
    except InvalidInput as error:
        problem = error.text
    if _names_people(mapping) and not own and not number and not name:
        problem = text("laboratory.reason.nobody")
    identity = Identity(id=own or None, record_number=number or None, name=name or None, birth_date=born)
    return _Person(number or own or f"{plain(name)}|{born or ''}", identity, problem)


def _names_people(mapping: Mapping) -> bool:
    return any(mapping.place(role) is not None for role in _NAMES)


def _contradictory(people: list[_Person]) -> dict[str, Text]:
    """Record numbers that the file gives to two people: none of their lines can be trusted."""
    first: dict[str, Identity] = {}
    found: dict[str, Text] = {}
    for person in people:
        known = first.setdefault(person.key, person.identity)
        said = person.identity
        if are_two(known, said):
            found[person.key] = text("laboratory.reason.two_people", number=said.record_number or person.key)
    return found


def _results(line: Line, patient: str, mapping: Mapping) -> Iterator[Result]:
    """What a line says: one result, or one of each column of an analyte."""
    if not mapping.places(Role.RESULT):
        yield _long(line, patient, mapping)
        return
    given = _cell(line, mapping, Role.RESULT_ID)
    for place in mapping.places(Role.RESULT):
        column = mapping.columns[place]
        value = line.cells[place] if place < len(line.cells) else ""
        if value:  # an empty cell of a wide table says that it was not measured
            yield Result(
                place=text("laboratory.place.cell", line=line.number, header=column.header),
                patient=patient,
                name=column.header,
                analyte=column.analyte,
                value=value,
                unit=column.unit or "",
                result_id=_id(mapping, f"{given}/{column.analyte}" if given else ""),
                **_shared(line, mapping),
            )


def _long(line: Line, patient: str, mapping: Mapping) -> Result:
    written = _cell(line, mapping, Role.ANALYTE)
    place = mapping.place(Role.VALUE)
    unit = mapping.columns[place].unit if place is not None else None
    return Result(
        place=_line(line),
        patient=patient,
        name=written,
        analyte=analyte_named(written, mapping.words),
        value=_cell(line, mapping, Role.VALUE),
        unit=_cell(line, mapping, Role.UNIT) or unit or "",
        range=_cell(line, mapping, Role.RANGE),
        range_low=_cell(line, mapping, Role.RANGE_LOW),
        range_high=_cell(line, mapping, Role.RANGE_HIGH),
        result_id=_id(mapping, _cell(line, mapping, Role.RESULT_ID)),
        **_shared(line, mapping),
    )


class _Shared(TypedDict):
    at: str
    clock: str
    status: str
    sample: str


def _shared(line: Line, mapping: Mapping) -> _Shared:
    """What every result of a line has in common."""
    return {
        "at": _cell(line, mapping, Role.AT) or _cell(line, mapping, Role.DAY),
        "clock": _cell(line, mapping, Role.TIME),
        "status": _cell(line, mapping, Role.STATUS),
        "sample": _cell(line, mapping, Role.SAMPLE),
    }


def _id(mapping: Mapping, given: str) -> str | None:
    if not given:
        return None
    return f"{mapping.sender}/{given}" if mapping.sender else given


def _notes(sheet: Sheet, mapping: Mapping, facility: ZoneInfo) -> Iterator[Text]:
    """How the file was read, for whoever confirms it."""
    if sheet.encoding is not None:
        key = "laboratory.note.encoding_guessed" if sheet.encoding_guessed else "laboratory.note.encoding"
        yield text(key, encoding=sheet.encoding.upper())
    yield text("laboratory.note.zone", zone=mapping.zone or facility.key)
    if not _names_people(mapping):
        yield text("laboratory.note.nobody_named")
