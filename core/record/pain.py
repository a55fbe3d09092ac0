"""Pain and sedation scores."""

from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.case.course import Asleep, Pain
from core.record.base import Base, EntryRow, Id
from core.record.keeping import Keeping
from core.record.types import JsonText, ScoreText


class PainRow(EntryRow, Base):
    """One score."""

    __tablename__ = "pain"

    instrument: Mapped[str] = mapped_column(Text)
    context: Mapped[str | None] = mapped_column(Text)
    score: Mapped[Decimal | Asleep] = mapped_column(ScoreText)
    lesion_id: Mapped[str | None] = mapped_column(Id, ForeignKey("lesion.id"), index=True)
    items: Mapped[dict[str, Any] | None] = mapped_column(JsonText)


PAIN = Keeping(Pain, PainRow, renamed={"at": "observed_at"}, references={"lesion": "lesion"})


def add_pain(session: Session, patient_id: str, pain: Pain) -> str:
    """Write one score; its id."""
    return PAIN.add(session, patient_id, pain)
