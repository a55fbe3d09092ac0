"""HL7 v2 ORU^R01, unsolicited observation messages → what they bring (HL7 v2.5.1, chapter 7)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from core.errors import InvalidInput
from core.exchange.arrival import Arrival, ArrivingPatient, Identity, Row, State, problem_row
from core.exchange.laboratory.mapping import Mapping
from core.exchange.laboratory.messages import Message, Segment
from core.exchange.laboratory.readings import birth_date_of
from core.exchange.laboratory.results import KIND, Result, are_two, row_for
from core.exchange.laboratory.vocabulary import analyte_names, loinc_codes, plain
from core.texts import Text, text

FORMAT: Final = "hl7_v2"
_NUMBERS: Final = frozenset({"NM", "SN", "ST", ""})
_RECORD_NUMBER_TYPES: Final = ("MR", "PI", "PT", "")
"""CX-5 (table 0203): a medical record number before a patient's internal identifier."""
_SEXES: Final = {"F": "female", "M": "male", "O": "other", "A": "other"}
_LOINC: Final = "LN"


def shape_of(messages: tuple[Message, ...]) -> str:
    """What files of one sender have in common: application and facility of the first message (MSH-3, MSH-4)."""
    return f"hl7:{_sender(messages[0])}"


def read_reports(
    messages: tuple[Message, ...], mapping: Mapping, facility: ZoneInfo, *, name: str, fingerprint: str
) -> Arrival:
    """What the messages of a file bring. `name` is the file's: the source where the messages name no sender."""
    patients: dict[str, ArrivingPatient] = {}
    rows: list[Row] = []
    for message in messages:
        refusal = _refusal(message)
        if refusal is not None:
            rows.append(refusal)
            continue
        sender = mapping.sender or _sender(message)
        for found in _observations(message):
            patient = None if found.patient is None else _patient(found.patient)
            if patient is None:
                reason = text("laboratory.reason.nobody")
                rows.append(problem_row(_at(found.segment), KIND, _says(found.segment), State.REFUSED, reason))
                continue
            known = patients.setdefault(patient.key, patient)
            rows.append(_row(found, known, patient, sender, mapping, facility))
    source = mapping.sender or _sender(messages[0]) or name
    notes = (
        text("laboratory.note.encoding", encoding=messages[0].header.encoding.upper()),
        text("laboratory.note.zone", zone=mapping.zone or facility.key),
    )
    return Arrival(source, FORMAT, fingerprint, tuple(patients.values()), tuple(rows), notes)


def unknown_words(messages: tuple[Message, ...], mapping: Mapping) -> dict[str, str]:
    """What the messages call analytes that nobody has told yet, in the order in which they come → as people read it."""
    found: dict[str, str] = {}
    for segment in (segment for message in messages for segment in message.segments if segment.name == "OBX"):
        word = _word(segment)
        if word and segment.raw(2) in _NUMBERS and _analyte(segment, mapping) is None:
            found.setdefault(word, " · ".join(dict.fromkeys(filter(None, (word, segment.component(3, 2))))))
    return found


@dataclass(frozen=True)
class _Observation:
    """An OBX with what it stands under."""

    segment: Segment
    order: Segment | None
    patient: Segment | None
    specimen: str


def _observations(message: Message) -> Iterator[_Observation]:
    patient: Segment | None = None
    order: Segment | None = None
    waiting: list[_Observation] = []
    specimen = ""
    for segment in message.segments[1:]:
        if segment.name in ("PID", "OBR"):
            yield from _with_specimen(waiting, specimen)
            waiting, specimen = [], ""
            patient, order = (segment, None) if segment.name == "PID" else (patient, segment)
        elif segment.name == "OBX":
            waiting.append(_Observation(segment, order, patient, ""))
        elif segment.name == "SPM":
            specimen = segment.component(2)
    yield from _with_specimen(waiting, specimen)


def _with_specimen(found: list[_Observation], specimen: str) -> Iterator[_Observation]:
    """The specimen of an order stands behind its observations."""
    return (_Observation(one.segment, one.order, one.patient, specimen) for one in found)


def _refusal(message: Message) -> Row | None:
    """A row for a message of which nothing is read: another type, or one sent for training."""
    kind, processing = message.header.component(9), message.header.component(11)
    place, says = _at(message.header), text("hl7.says.message", type=message.header.raw(9))
    if kind != "ORU":
        return problem_row(place, "other", says, State.NOT_UNDERSTOOD, text("hl7.reason.message_type"))
    if processing in ("T", "D"):
        return problem_row(place, "other", says, State.REFUSED, text("hl7.reason.training"))
    return None


def _sender(message: Message) -> str:
    names = (message.header.component(3), message.header.component(4))
    return " ".join(filter(None, names))


def _at(segment: Segment) -> Text:
    return text("hl7.place", line=segment.number, segment=segment.name)


def _says(segment: Segment) -> Text:
    return text(
        "laboratory.says",
        name=segment.component(3, 2) or segment.component(3),
        value=" ".join(segment.component(5).split()),
        unit=segment.component(6),
        at=segment.component(14),
    )


def _patient(segment: Segment) -> ArrivingPatient | None:
    """Whom a PID names; None where it names nobody. An unreadable birth date is not said, and so never matches."""
    number = _record_number(segment)
    names = segment.repetitions(5)
    native = next((name for name in names if len(name) >= 8 and name[7] == "I"), None)
    shown = next((name for name in names if name is not native), native)
    name = _full_name(shown) if shown else ""
    if not number and not name:
        return None
    identity = Identity(
        record_number=number or None,
        name=name or None,
        native_name="".join(native[:2]) if native and native is not shown else None,
        sex=_SEXES.get(segment.component(8).upper()),
        birth_date=_birth_date(segment.component(7)),
    )
    return ArrivingPatient(number or f"{plain(name)}|{identity.birth_date or ''}", identity, _at(segment))


def _record_number(segment: Segment) -> str:
    known = [(one[0].strip(), one[4] if len(one) >= 5 else "") for one in segment.repetitions(3) if one[0].strip()]
    for wanted in _RECORD_NUMBER_TYPES:
        for number, kind in known:
            if kind == wanted:
                return number
    return known[0][0] if known else ""


def _full_name(name: tuple[str, ...]) -> str:
    return " ".join(part.strip() for part in name[:2] if part.strip())


def _birth_date(written: str) -> date | None:
    try:
        return birth_date_of(written[:8], None) if written else None
    except InvalidInput:
        return None


def _row(
    found: _Observation,
    known: ArrivingPatient,
    patient: ArrivingPatient,
    sender: str,
    mapping: Mapping,
    facility: ZoneInfo,
) -> Row:
    segment = found.segment
    if are_two(known.identity, patient.identity):
        reason = text("laboratory.reason.two_people", number=patient.identity.record_number or patient.key)
        return problem_row(_at(segment), KIND, _says(segment), State.REFUSED, reason)
    if segment.raw(2) not in _NUMBERS:
        reason = text("hl7.reason.value_type", type=segment.raw(2))
        return problem_row(_at(segment), KIND, _says(segment), State.NOT_UNDERSTOOD, reason, patient=known.key)
    result = Result(
        place=_at(segment),
        patient=known.key,
        name=segment.component(3, 2) or segment.component(3),
        analyte=_analyte(segment, mapping),
        value=_value(segment),
        unit=segment.component(6),
        at=segment.component(14) or (found.order.component(7) if found.order else ""),
        range=segment.component(7),
        status=segment.component(11),
        result_id=_result_id(found, sender),
        sample=found.specimen or None,
    )
    # HL7's decimal sign is the point (data type NM), whatever the mapping of a table would say.
    return row_for(result, mapping.model_copy(update={"decimal": "."}), mapping.calendar(facility))


def _value(segment: Segment) -> str:
    """NM and ST as they stand; SN as comparator and number. A ratio or a span (`1^-^3`) is no single number."""
    if segment.raw(2) != "SN":
        return segment.component(5)
    comparator, number, between = (segment.component(5, place) for place in (1, 2, 3))
    return f"{comparator}{number}{between}"


def _analyte(segment: Segment, mapping: Mapping) -> str | None:
    """By the facility's own words, then by a checked LOINC code, then by the names that the message gives.

    A local code alone is never taken for a name: what laboratories call `CA` is not always calcium.
    """
    for place in (1, 2, 4, 5):
        known = mapping.words.get(plain(segment.component(3, place)))
        if known is not None:
            return known
    for place in (1, 4):
        code = segment.component(3, place)
        if segment.component(3, place + 2) == _LOINC and code in loinc_codes():
            return loinc_codes()[code]
    for place in (2, 5):
        found = analyte_names().get(plain(segment.component(3, place)))
        if found is not None:
            return found
    return None


def _word(segment: Segment) -> str:
    """What the sender calls it, and what the facility's profile remembers it by."""
    return segment.component(3) or segment.component(3, 2)


def _result_id(found: _Observation, sender: str) -> str | None:
    """Sender, filler's order number (or the placer's), code and sub-id: what a correction is sent with again."""
    order = found.order
    number = "" if order is None else order.component(3) or order.component(2)
    if not number:
        return None
    return "/".join((sender, number, found.segment.component(3), found.segment.component(4)))
