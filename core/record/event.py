"""Events that the rules ask for and that are none of the other kinds of entry."""

from decimal import Decimal

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.case.course import Event
from core.record.base import Base, EntryRow
from core.record.keeping import Keeping
from core.record.types import DecimalText


class EventRow(EntryRow, Base):
    """One event."""

    __tablename__ = "event"

    kind: Mapped[str] = mapped_column(Text)
    value: Mapped[Decimal | None] = mapped_column(DecimalText)
    answer: Mapped[str | None] = mapped_column(Text)
    hypotension: Mapped[bool | None]
    drug: Mapped[str | None] = mapped_column(Text)
    dose: Mapped[Decimal | None] = mapped_column(DecimalText)
    unit: Mapped[str | None] = mapped_column(Text)
    purpose: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)


EVENT = Keeping(Event, EventRow, renamed={"at": "observed_at"})


def add_event(session: Session, patient_id: str, event: Event) -> str:
    """Write one event; its id."""
    return EVENT.add(session, patient_id, event)
