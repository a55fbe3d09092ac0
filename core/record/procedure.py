"""Procedures."""

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.case.course import Procedure
from core.record.base import Base, EntryRow, Id
from core.record.keeping import Keeping


class ProcedureRow(EntryRow, Base):
    """Something done to the patient or to a lesion."""

    __tablename__ = "procedure"

    kind: Mapped[str] = mapped_column(Text)
    lesion_id: Mapped[str | None] = mapped_column(Id, ForeignKey("lesion.id"), index=True)
    note: Mapped[str | None] = mapped_column(Text)


PROCEDURE = Keeping(Procedure, ProcedureRow, renamed={"at": "observed_at"}, references={"lesion": "lesion"})


def add_procedure(session: Session, patient_id: str, procedure: Procedure) -> str:
    """Write one procedure; its id."""
    return PROCEDURE.add(session, patient_id, procedure)
