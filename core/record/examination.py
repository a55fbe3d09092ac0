"""What examinations found."""

from decimal import Decimal

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.case.examination import Examination
from core.record.base import Base, EntryRow
from core.record.keeping import Keeping
from core.record.types import DecimalText


class ExaminationRow(EntryRow, Base):
    """One finding."""

    __tablename__ = "examination"

    kind: Mapped[str] = mapped_column(Text)
    side: Mapped[str | None] = mapped_column(Text)
    value: Mapped[Decimal | None] = mapped_column(DecimalText)
    result: Mapped[str | None] = mapped_column(Text)
    mimic: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)


EXAMINATION = Keeping(Examination, ExaminationRow, renamed={"at": "observed_at"})


def add_examination(session: Session, patient_id: str, examination: Examination) -> str:
    """Write one finding; its id."""
    return EXAMINATION.add(session, patient_id, examination)
