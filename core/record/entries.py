"""Entries of any kind: written by their model, found by their id."""

from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.case.base import E, Entry
from core.record.assessment import AssessmentRow
from core.record.base import EntryRow
from core.record.care_goal import CARE_GOAL
from core.record.event import EVENT
from core.record.examination import EXAMINATION
from core.record.function import FUNCTION
from core.record.ids import Shown
from core.record.keeping import Keeping, putting_together
from core.record.laboratory import LABORATORY
from core.record.pain import PAIN
from core.record.photo import PhotographRow
from core.record.procedure import PROCEDURE
from core.record.rows import rows_of
from core.record.therapy import TherapyRow
from core.record.tracing import TracingRow
from core.record.weight import WEIGHT

FLAT: Final = MappingProxyType[str, Keeping[Any]](
    {
        "care_goals": CARE_GOAL,
        "pain": PAIN,
        "procedures": PROCEDURE,
        "laboratory": LABORATORY,
        "weights": WEIGHT,
        "function": FUNCTION,
        "events": EVENT,
        "examinations": EXAMINATION,
    }
)
"""The flat lists of a case, by the field that holds them."""

_OF_MODEL: Final = MappingProxyType({keeping.model: keeping for keeping in FLAT.values()})
_ROWS: Final[tuple[type[EntryRow], ...]] = (
    AssessmentRow,
    PhotographRow,
    TracingRow,
    TherapyRow,
    *(keeping.row for keeping in FLAT.values() if issubclass(keeping.row, EntryRow)),
)


def add_entry(session: Session, patient_id: str, entry: Entry) -> str:
    """Write one entry of a flat list (pain, laboratory, event, examination…); its id."""
    return _OF_MODEL[type(entry)].add(session, patient_id, entry)


def entries_of(session: Session, patient_id: str, model: type[E]) -> tuple[E, ...]:
    """A patient's entries of one flat list, those that were amended or entered in error too. One statement.

    Raises
    ------
    StoreError
        When somebody put values into a row that cannot be put together.
    """
    keeping, shown = _OF_MODEL[model], Shown()
    rows = rows_of(session, keeping.row_class, "patient_id", patient_id)
    with putting_together():
        return tuple(keeping.read(row, shown) for row in rows)


def find_entry(session: Session, patient_id: str, entry_id: str) -> EntryRow | None:
    """The row of an entry of any kind, when it is this patient's."""
    for row in _ROWS:
        found = session.scalar(select(row).where(row.id == entry_id, row.patient_id == patient_id))
        if found is not None:
            return found
    return None
