"""Therapies and how they changed."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.case.moments import DayOrInstant
from core.case.therapy import Therapy, TherapyChange
from core.record.base import Base, EntryRow, Id, OwnedRow
from core.record.ids import Incoming, Shown, Written
from core.record.keeping import Batch, Keeping, next_position
from core.record.types import DecimalText, MomentText


class DoseColumns:
    """How much, how often."""

    dose: Mapped[Decimal | None] = mapped_column(DecimalText)
    unit: Mapped[str | None] = mapped_column(Text)
    per_day: Mapped[Decimal | None] = mapped_column(DecimalText)
    per_week: Mapped[Decimal | None] = mapped_column(DecimalText)
    as_needed: Mapped[bool | None]
    day_total: Mapped[Decimal | None] = mapped_column(DecimalText)


class TherapyRow(DoseColumns, EntryRow, Base):
    """One drug by one route; `observed_at` is its start."""

    __tablename__ = "therapy"

    drug: Mapped[str] = mapped_column(Text)
    route: Mapped[str] = mapped_column(Text)
    stop: Mapped[DayOrInstant | None] = mapped_column(MomentText)
    reason: Mapped[str | None] = mapped_column(Text)
    stop_reason: Mapped[str | None] = mapped_column(Text)
    stopped_by: Mapped[str | None] = mapped_column(Text)


class TherapyChangeRow(DoseColumns, OwnedRow, Base):
    """A change between start and stop."""

    __tablename__ = "therapy_change"

    therapy_id: Mapped[str] = mapped_column(Id, ForeignKey("therapy.id"), index=True)
    changed_at: Mapped[DayOrInstant] = mapped_column(MomentText)
    kind: Mapped[str] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    by: Mapped[str | None] = mapped_column(Text)


THERAPY = Keeping(Therapy, TherapyRow, renamed={"start": "observed_at"}, apart=frozenset({"changes"}))
THERAPY_CHANGE = Keeping(TherapyChange, TherapyChangeRow, renamed={"at": "changed_at"})


def put_therapy(batch: Batch, therapy: Therapy, ids: Incoming, patient_id: str, position: int) -> str:
    """A therapy with its changes; its id."""
    row = THERAPY.values(therapy, ids, patient_id, position)
    batch.put(TherapyRow, row)
    for place, change in enumerate(therapy.changes):
        batch.put(TherapyChangeRow, THERAPY_CHANGE.values(change, ids, patient_id, place, therapy_id=row["id"]))
    return str(row["id"])


def read_therapy(row: Mapping[str, Any], changes: list[Mapping[str, Any]], shown: Shown) -> Therapy:
    """A therapy from its row and those of its changes."""
    return THERAPY.read(row, shown, changes=tuple(THERAPY_CHANGE.read(change, shown) for change in changes))


def add_therapy(session: Session, patient_id: str, therapy: Therapy) -> str:
    """Write a therapy with its changes; its id."""
    batch = Batch()
    therapy_id = put_therapy(batch, therapy, Written(), patient_id, THERAPY.next_position(session, patient_id))
    batch.insert(session)
    return therapy_id


def add_therapy_change(session: Session, patient_id: str, therapy_id: str, change: TherapyChange) -> str:
    """Write a change after the therapy's others; its id."""
    position = next_position(session, TherapyChangeRow, TherapyChangeRow.therapy_id == therapy_id)
    batch = Batch()
    row = THERAPY_CHANGE.values(change, Written(), patient_id, position, therapy_id=therapy_id)
    batch.put(TherapyChangeRow, row)
    batch.insert(session)
    return str(row["id"])
