"""The audit trail: who did what, when, to whom. Never changed, never deleted."""

from datetime import datetime
from typing import Any

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from core.record.base import Base, Id
from core.record.types import InstantText, JsonText


class AuditRow(Base):
    """One action. `sequence` is the order of writing; `details` hold ids and counts, never clinical text.

    Nothing is referred to by a foreign key: the trail stands by itself.
    """

    __tablename__ = "audit"

    sequence: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(Id, unique=True)
    at: Mapped[datetime] = mapped_column(InstantText)
    actor_id: Mapped[str] = mapped_column(Text)
    actor_name: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text)
    patient_id: Mapped[str | None] = mapped_column(Id, index=True)
    subject_id: Mapped[str | None] = mapped_column(Text)
    details: Mapped[dict[str, Any] | None] = mapped_column(JsonText)
