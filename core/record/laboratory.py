"""Laboratory values, kept as reported: the reading with its comparator, its unit, the laboratory's own range."""

from decimal import Decimal

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.case.course import Laboratory
from core.record.base import Base, EntryRow
from core.record.keeping import Keeping
from core.record.types import DecimalText, ReadingText


class LaboratoryRow(EntryRow, Base):
    """One reported value."""

    __tablename__ = "laboratory"

    analyte: Mapped[str] = mapped_column(Text)
    value: Mapped[Decimal | str] = mapped_column(ReadingText)
    unit: Mapped[str] = mapped_column(Text)
    range_low: Mapped[Decimal | None] = mapped_column(DecimalText)
    range_high: Mapped[Decimal | None] = mapped_column(DecimalText)
    sample: Mapped[str | None] = mapped_column(Text)


LABORATORY = Keeping(Laboratory, LaboratoryRow, renamed={"at": "observed_at"})


def add_laboratory(session: Session, patient_id: str, laboratory: Laboratory) -> str:
    """Write one value; its id."""
    return LABORATORY.add(session, patient_id, laboratory)
