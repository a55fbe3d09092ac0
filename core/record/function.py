"""Performance scales."""

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.case.course import Function
from core.record.base import Base, EntryRow
from core.record.keeping import Keeping


class FunctionRow(EntryRow, Base):
    """One value of a scale, 0–100."""

    __tablename__ = "function"

    scale: Mapped[str] = mapped_column(Text)
    value: Mapped[int]


FUNCTION = Keeping(Function, FunctionRow, renamed={"at": "observed_at"})


def add_function(session: Session, patient_id: str, function: Function) -> str:
    """Write one value; its id."""
    return FUNCTION.add(session, patient_id, function)
