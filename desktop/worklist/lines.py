"""The worklist as lines: patients under headings, sorted inside each group, and those whom the search found besides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from core.case.moments import DayOrInstant
from core.clinic.views.search import PatientFound
from core.clinic.views.worklist import WorklistRow
from core.texts import Text

GROUPS: Final = ("recent", "urgent", "due", "today", "later", "others")
"""Groups in their order. `recent` is of that view alone; `others` are found by the search and not on the list."""


@dataclass(frozen=True)
class Heading:
    """The title of a group, and how many stand under it."""

    group: str
    number: int


@dataclass(frozen=True)
class Line:
    """One patient of the list. What is not known of a patient who was only found is None."""

    patient_id: str
    record_number: str
    name: str
    native_name: str
    sex: str
    birth_date: date
    group: str
    due_at: datetime | None = None
    due: Text | None = None
    urgent_flags: int = 0
    attention_flags: int = 0
    unseen_urgent: int = 0
    unseen_attention: int = 0
    late: str | None = None
    open_lesions: int | None = None
    last_assessed_at: DayOrInstant | None = None
    has_draft: bool = False


Entry = Heading | Line


def line_of(row: WorklistRow) -> Line:
    """A row of the worklist as a line."""
    return Line(
        row.patient_id,
        row.record_number,
        row.name,
        row.native_name or "",
        row.sex,
        row.birth_date,
        row.group,
        row.due_at,
        row.due,
        row.urgent_flags,
        row.attention_flags,
        row.unseen_urgent,
        row.unseen_attention,
        row.late,
        row.open_lesions,
        row.last_assessed_at,
        row.has_draft,
    )


def line_found(found: PatientFound) -> Line:
    """A patient found by the search, who is not on the list."""
    return Line(
        found.patient_id,
        found.record_number,
        found.name,
        found.native_name or "",
        found.sex,
        found.birth_date,
        "others",
    )


def searched(lines: Sequence[Line], words: str, found: Sequence[PatientFound]) -> list[Line]:
    """The lines that the search means: found by the clinic, or with every word somewhere in them; then the others."""
    ids = {person.patient_id for person in found}
    kept = [line for line in lines if line.patient_id in ids or _has_words(line, words)]
    known = {line.patient_id for line in lines}
    return [*kept, *(line_found(person) for person in found if person.patient_id not in known)]


def latest(lines: Sequence[Line], recent: Sequence[PatientFound]) -> list[Line]:
    """Those whom somebody opened last, the latest first, with what is due of them where that is known."""
    listed = {line.patient_id: line for line in lines}
    return [replace(listed.get(person.patient_id) or line_found(person), group="recent") for person in recent]


def arranged(lines: Sequence[Line], key: Callable[[Line], Any] | None = None, *, falling: bool = False) -> list[Entry]:
    """Headings and their lines. With a `key` each group is sorted by it, lines without a value last."""
    entries: list[Entry] = []
    for group in GROUPS:
        members = [line for line in lines if line.group == group]
        if key is not None:
            known = [line for line in members if key(line) is not None]
            unknown = [line for line in members if key(line) is None]
            members = [*sorted(known, key=key, reverse=falling), *unknown]
        if members:
            entries += [Heading(group, len(members)), *members]
    return entries


def _has_words(line: Line, words: str) -> bool:
    text = f"{line.name} {line.native_name} {line.record_number}".casefold()
    return all(word in text for word in words.casefold().split())
