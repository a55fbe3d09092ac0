"""Moments that a timeline marks: procedures, events, and what lesions did."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.case.base import standing
from core.case.case import Case
from core.case.course import Event
from core.case.lesion import Lesion
from core.case.moments import DayOrInstant, instant
from core.texts import Text, text
from core.trends.lesions import label, lesion_name

_NOT_MARKED = frozenset({"dialysis_session", "as_needed_dose", "qsofa", "surprise_question"})
"""Events that come in rows, or that answer a question: a mark for each would hide the others."""


@dataclass(frozen=True)
class Mark:
    """Something that happened at one moment. `kind` is `procedure`, `event`, `lesion_opened` or `lesion_closed`;
    `code` its word. The entry id of a lesion's mark is the lesion's."""

    kind: str
    code: str
    at: DayOrInstant
    title: Text
    entry_id: str | None = None
    subject: str | None = None
    note: str | None = None


def marks(case: Case) -> tuple[Mark, ...]:
    """Every mark, oldest first."""
    found = [*_procedures(case), *_events(case), *_lesions(case)]
    return tuple(sorted(found, key=lambda mark: instant(mark.at)))


def _procedures(case: Case) -> Iterator[Mark]:
    names = {lesion.id: label(lesion) for lesion in case.lesions}
    for entry in standing(case.procedures):
        title = text(f"word.procedure.{entry.kind}")
        if entry.lesion is not None:
            title = text("trends.procedure_at", procedure=title, lesion=names[entry.lesion])
        yield Mark("procedure", entry.kind, entry.at, title, entry.id, entry.lesion, entry.note)


def _events(case: Case) -> Iterator[Mark]:
    for entry in standing(case.events):
        if entry.kind not in _NOT_MARKED:
            yield Mark("event", entry.kind, entry.at, event_title(entry), entry.id, None, entry.note)


def event_title(entry: Event) -> Text:
    """The event in words."""
    return text(f"word.event.{entry.kind}")


def _lesions(case: Case) -> Iterator[Mark]:
    names = {lesion.id: label(lesion) for lesion in case.lesions}
    for lesion in case.lesions:
        if lesion.parents:
            parents = [names[parent] for parent in lesion.parents]
            key = "trends.lesion_merged" if len(parents) > 1 else "trends.lesion_split"
            title = text(key, lesion=lesion_name(lesion), parents=parents)
        else:
            title = text("trends.lesion_new", lesion=lesion_name(lesion))
        yield Mark("lesion_opened", "descended" if lesion.parents else "new", lesion.onset, title, lesion.id, lesion.id)
        if lesion.closed is not None and not _went_on(case, lesion):
            yield _closing(lesion)


def _went_on(case: Case, lesion: Lesion) -> bool:
    """Its children tell of the split or merge already."""
    return any(lesion.id in other.parents for other in case.lesions)


def _closing(lesion: Lesion) -> Mark:
    code = lesion.closed_as or "other"
    title = text("trends.lesion_closed", lesion=lesion_name(lesion), how=text(f"word.lesion_closed_as.{code}"))
    return Mark("lesion_closed", code, lesion.closed or lesion.onset, title, lesion.id, lesion.id)
