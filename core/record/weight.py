"""Weights."""

from decimal import Decimal

from sqlalchemy.orm import Mapped, Session, mapped_column

from core.case.course import Weight
from core.record.base import Base, EntryRow
from core.record.keeping import Keeping
from core.record.types import DecimalText


class WeightRow(EntryRow, Base):
    """One weight in kilograms; `dry` is the weight that dialysis aims for."""

    __tablename__ = "weight"

    kg: Mapped[Decimal] = mapped_column(DecimalText)
    dry: Mapped[bool | None]


WEIGHT = Keeping(Weight, WeightRow, renamed={"at": "observed_at"})


def add_weight(session: Session, patient_id: str, weight: Weight) -> str:
    """Write one weight; its id."""
    return WEIGHT.add(session, patient_id, weight)
