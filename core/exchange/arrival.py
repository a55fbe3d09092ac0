"""What a file brings, before anything is written: the patients as it calls them, and row by row what was understood.

A reader (FHIR, DICOM, laboratory files, case files) makes an `Arrival` of bytes and knows nothing of the record. The
clinic then compares it with the record (`core.clinic.views.arrivals`), a person confirms whose it is, and
`core.clinic.commands.arrivals.take_in` writes what was confirmed.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from core.case.base import Entry
from core.case.case import Case
from core.case.episode import Episode
from core.case.lesion import Assessment, Lesion
from core.case.names import seen
from core.case.patient import Patient
from core.case.photo import Photograph
from core.exchange.saying import kind_of, said
from core.texts import Text, text

Brought = Entry | Lesion | Episode
"""What a row may bring. A lesion comes without its assessments: each is a row of its own that names the lesion."""


class State(StrEnum):
    """What becomes of a row. Readers say NEW, NOT_UNDERSTOOD or REFUSED; comparing with the record finds the others."""

    NEW = "new"
    KNOWN = "known"
    """The record has it: it is not written again."""
    SUPERSEDES = "supersedes"
    """It corrects what the record has: that is amended (or, withdrawn, struck through), and both stay readable."""
    NOT_UNDERSTOOD = "not_understood"
    """The program has no place for it; the `reason` says why. Nothing of it is written."""
    REFUSED = "refused"
    """It has a place and cannot be right: no unit, a day that has not come yet. Nothing of it is written."""


TAKEN: Final = frozenset({State.NEW, State.SUPERSEDES})
"""The states of rows that are written."""


@dataclass(frozen=True)
class Row:
    """One thing that the file says.

    `place` is where it stands there (a line, a path), `says` what it says in words, both shown to whoever confirms.
    `kind` is the key of its name in the catalogue (`arrival.kind.<kind>`). `patient` is the key of an
    `ArrivingPatient`. `lesion` is the file's id of the lesion of an assessment; without one a person chooses it.
    `entry.id` is the file's own id of the thing, or None; it must mean the same thing in every file of that sender, so
    a reader puts the sender before a bare number. `corrects`: the file says that this replaces an earlier version of
    the same thing (same id, or analyte and moment); `withdraws`: that the earlier one is to count for nothing. A
    withdrawal that repeats no value has no entry, and names by `withdrawn` what it takes back.
    """

    place: Text
    kind: str
    says: Text
    patient: str | None = None
    entry: Brought | None = None
    lesion: str | None = None
    state: State = State.NEW
    reason: Text | None = None
    corrects: bool = False
    withdraws: bool = False
    withdrawn: str | None = None
    target: str | None = None
    """The record's id of what a KNOWN row is and a SUPERSEDES row supersedes; found by comparing."""

    @property
    def troubled(self) -> bool:
        """Whether somebody should look at it: something is wrong, or a correction is taken over."""
        return self.state in (State.NOT_UNDERSTOOD, State.REFUSED, State.SUPERSEDES) or self.reason is not None


def row_of(place: Text, entry: Brought, *, patient: str, lesion: str | None = None, corrects: bool = False) -> Row:
    """A row that was understood, with its kind and its words made from the entry."""
    return Row(place, kind_of(entry), said(entry), patient, entry, lesion, corrects=corrects)


def problem_row(place: Text, kind: str, says: Text, state: State, reason: Text, *, patient: str | None = None) -> Row:
    """A row of which nothing is written, and why."""
    return Row(place, kind, says, patient, state=state, reason=reason)


@dataclass(frozen=True)
class Identity:
    """Who the file says it is about. What it does not say is None; a record is matched by what it does say.

    Numbers and names are without signs that nobody sees, as they are kept (`core.case.names`).
    """

    id: str | None = None
    record_number: str | None = None
    name: str | None = None
    native_name: str | None = None
    sex: str | None = None
    birth_date: date | None = None

    def __post_init__(self) -> None:
        for name in ("record_number", "name", "native_name"):
            said = getattr(self, name)
            if said is not None:
                object.__setattr__(self, name, seen(said) or None)


def identity_of(patient: Patient) -> Identity:
    """The identity of a whole patient."""
    return Identity(
        patient.id, patient.record_number, patient.name, patient.native_name, patient.sex, patient.birth_date
    )


@dataclass(frozen=True)
class ArrivingPatient:
    """A patient as the file calls them; `key` is what its rows name them by.

    `whole` is the patient's whole record where the file carries one (a case file, our own bundle): a new patient is
    then made of it exactly as it stands, and the rows serve the preview and a patient who is here already.
    """

    key: str
    identity: Identity
    place: Text
    whole: Case | None = None


@dataclass(frozen=True)
class Arrival:
    """A whole file. `source` is what entries without an author carry as who recorded them: the sender, or the file's
    name. `notes` say how it was read (an encoding, a zone taken for granted). `photographs` are bytes by SHA-256."""

    source: str
    format: str
    fingerprint: str
    patients: tuple[ArrivingPatient, ...]
    rows: tuple[Row, ...]
    notes: tuple[Text, ...] = ()
    photographs: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, key: str) -> tuple[Row, ...]:
        """The rows of one patient."""
        return tuple(row for row in self.rows if row.patient == key)

    def with_rows(self, rows: tuple[Row, ...]) -> "Arrival":
        """The same file with its rows judged anew."""
        return replace(self, rows=rows)


def photographs_of(arrival: Arrival, patient: str) -> tuple[Photograph, ...]:
    """Every photograph that the file tells of one patient."""
    entries = (row.entry for row in arrival.rows if row.patient == patient)
    return tuple(photograph for entry in entries if isinstance(entry, Assessment) for photograph in entry.photographs)


def fingerprint(data: bytes) -> str:
    """SHA-256 of a file's bytes, lower-case hex."""
    return hashlib.sha256(data).hexdigest()


def rows_of(case: Case, patient: str) -> tuple[Row, ...]:
    """A row for each thing of a whole case that can be taken into a record that exists.

    Tasks, flags and issued reports are not among them: they are that record's own, raised by the rules there.
    """
    return tuple(_rows(case, patient))


def _rows(case: Case, patient: str) -> Iterator[Row]:
    for number, earlier in enumerate(case.earlier_episodes):
        yield row_of(_path(f"earlier_episodes[{number}]"), earlier, patient=patient)
    if case.episode is not None:
        yield row_of(_path("episode"), case.episode, patient=patient)
    for number, lesion in enumerate(case.lesions):
        yield row_of(_path(f"lesions[{number}]"), lesion.model_copy(update={"assessments": ()}), patient=patient)
        for turn, assessment in enumerate(lesion.assessments):
            place = _path(f"lesions[{number}].assessments[{turn}]")
            yield row_of(place, assessment, patient=patient, lesion=lesion.id)
    for name in _LISTS:
        for number, entry in enumerate(getattr(case, name) or ()):
            yield row_of(_path(f"{name}[{number}]"), entry, patient=patient)


_LISTS: Final = (
    "care_goals",
    "pain",
    "therapies",
    "procedures",
    "laboratory",
    "weights",
    "function",
    "events",
    "examinations",
)


def _path(path: str) -> Text:
    return text("arrival.place.path", path=path)
