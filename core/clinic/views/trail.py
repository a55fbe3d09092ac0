"""The audit trail as somebody reads it: newest first, filtered, a page at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, reduce
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import ColumnElement, String, select, type_coerce
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.orm import Session

from core import resources
from core.clinic.context import Context
from core.clinic.rights import Right, require
from core.errors import StoreError
from core.languages import FALLBACK
from core.record.audit import AuditRow
from core.record.patient import PatientRow
from core.record.types import InstantText, JsonText, WrittenText
from core.texts import Text, catalogue, text

PAGE: Final = 200
_AS_TEXT: Final = DefaultDialect()
"""What is read here is text on every engine."""
_FEW: Final = 4
_WORDS: Final = {
    "failure": "",
    "how": "clinic.included.",
    "role": "clinic.role.",
    "kind": "arrival.kind.",
    "kinds": "arrival.kind.",
    "closed_as": "word.lesion_closed_as.",
    "what": "word.consent_step.",
    "uses": "word.consent.",
    "purpose": "word.consent.",
}
"""Details that are codes, and where their words stand in the catalogue; a failure is the key of its own sentence."""


@dataclass(frozen=True)
class TrailFilter:
    """What is looked for; None asks for everything. `group` is one of `groups()`; `until` is left out itself."""

    group: str | None = None
    person: str | None = None
    patient_id: str | None = None
    workstation: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class TrailLine:
    """One entry. `patient` is name and record number as they are now; None where the entry is of no patient.

    Whoever holds the store's key may have put anything into it: `damaged` says that its moment (then None) or its
    details cannot be read. It is shown all the same; what else was changed, the check of the trail tells.
    """

    sequence: int
    at: datetime | None
    workstation: str
    number: int
    person: str
    action: str
    patient_id: str | None
    patient: str | None
    details: Mapping[str, Any]
    damaged: bool = False

    @property
    def did(self) -> Text:
        """What was done, in words."""
        return text(f"trail.action.{self.action}")

    @property
    def particulars(self) -> Text:
        """The details, in words; lists longer than a few by their number alone."""
        words = dict(_WORDS)
        if self.action == "therapy.changed":
            words["kind"] = "word.therapy_change."
        parts = [_particular(key, value, words) for key, value in self.details.items() if value not in (None, [], "")]
        if self.damaged:
            parts.insert(0, text("trail.damaged"))
        return text("trail.particulars", parts=[reduce(_then, parts)] if parts else [])


def _then(before: Text, after: Text) -> Text:
    return text("trail.then", before=before, after=after)


def _particular(key: str, value: object, words: Mapping[str, str]) -> Text:
    few = isinstance(value, list) and len(value) <= _FEW and all(isinstance(part, str) for part in value)
    shown = len(value) if isinstance(value, list | dict) and not few else _in_words(value, words.get(key))
    return text("trail.particular", name=text(f"trail.detail.{key}"), value=shown)


def _in_words(value: object, words: str | None) -> object:
    """A value that is kept as a code, in words; one that nobody knows any more is told as it was written."""
    if isinstance(value, bool):
        return text("trail.value.yes" if value else "trail.value.no")
    if isinstance(value, list):
        return [_in_words(part, words) for part in value]
    return text(f"{words}{value}") if words is not None and f"{words}{value}" in catalogue(FALLBACK) else value


@dataclass(frozen=True)
class TrailPage:
    """Lines, newest first; `more` says whether older ones follow."""

    lines: tuple[TrailLine, ...]
    more: bool


@dataclass(frozen=True)
class TrailChoices:
    """Who and which workstations stand in the trail at all."""

    people: tuple[str, ...]
    workstations: tuple[str, ...]


@cache
def groups() -> Mapping[str, tuple[str, ...]]:
    """What an auditor asks for, and the actions that belong to it."""
    found = resources.read_toml("security", "trail.toml")["groups"]
    return MappingProxyType({group: tuple(actions) for group, actions in found.items()})


def trail_page(context: Context, wanted: TrailFilter, before: int | None = None, size: int = PAGE) -> TrailPage:
    """The newest entries, or those written before the entry of a `sequence`.

    Raises
    ------
    NotAllowed
        To whoever may not read the trail.
    """
    require(context, Right.READ_TRAIL)
    with context.store.read() as session:
        return _page(session, wanted, before, size)


def trail_choices(context: Context) -> TrailChoices:
    """What the filters offer.

    Raises
    ------
    NotAllowed
        To whoever may not read the trail.
    """
    require(context, Right.READ_TRAIL)
    with context.store.read() as session:
        people = session.scalars(select(AuditRow.actor_name).distinct().order_by(AuditRow.actor_name))
        workstations = session.scalars(select(AuditRow.workstation).distinct().order_by(AuditRow.workstation))
        return TrailChoices(tuple(people), tuple(workstations))


def whole_trail(session: Session, wanted: TrailFilter) -> tuple[TrailLine, ...]:
    """Every entry that is looked for, oldest first: what an export holds."""
    found: list[TrailLine] = []
    page, before = TrailPage((), more=True), None
    while page.more:
        page = _page(session, wanted, before, PAGE * 50)
        found += page.lines
        before = page.lines[-1].sequence if page.lines else None
    return tuple(reversed(found))


def _page(session: Session, wanted: TrailFilter, before: int | None, size: int) -> TrailPage:
    # As the columns hold them: an entry that somebody made unreadable must not hide the others.
    as_stored = (
        type_coerce(column, String).label(column.key) for column in (AuditRow.at, AuditRow.action, AuditRow.details)
    )
    query = (
        select(
            AuditRow.sequence,
            AuditRow.workstation,
            AuditRow.number,
            AuditRow.actor_name,
            AuditRow.patient_id,
            *as_stored,
            PatientRow.name,
            PatientRow.record_number,
        )
        .outerjoin(PatientRow, PatientRow.id == AuditRow.patient_id)
        .where(*_conditions(wanted))
        .order_by(AuditRow.sequence.desc())
        .limit(size + 1)
    )
    if before is not None:
        query = query.where(AuditRow.sequence < before)
    rows = session.execute(query).all()
    return TrailPage(tuple(_line(row) for row in rows[:size]), len(rows) > size)


def _conditions(wanted: TrailFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.group is not None:
        yield AuditRow.action.in_(groups()[wanted.group])
    if wanted.person is not None:
        yield AuditRow.actor_name == wanted.person
    if wanted.patient_id is not None:
        yield AuditRow.patient_id == wanted.patient_id
    if wanted.workstation is not None:
        yield AuditRow.workstation == wanted.workstation
    if wanted.since is not None:
        yield AuditRow.at >= wanted.since
    if wanted.until is not None:
        yield AuditRow.at < wanted.until


def _line(row: Any) -> TrailLine:
    moment, particulars = _read(InstantText(), row.at), _read(JsonText(), row.details)
    whole = isinstance(particulars, dict)
    return TrailLine(
        sequence=row.sequence,
        at=moment,
        workstation=str(row.workstation),
        number=row.number,
        person=str(row.actor_name),
        action=str(row.action),
        patient_id=row.patient_id,
        patient=None if row.name is None else f"{row.name} · {row.record_number}",
        details=particulars if whole else {},
        damaged=moment is None or not (whole or row.details is None),
    )


def _read(kind: WrittenText[Any], stored: object) -> Any:
    """A value as it was written; None for one that nobody can read."""
    try:
        return kind.process_result_value(stored, _AS_TEXT)
    except StoreError:
        return None
