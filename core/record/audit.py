"""The audit trail: who did what, when, to whom. Never changed, never deleted."""

from datetime import datetime
from typing import Any

from sqlalchemy import Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.record.base import Base, Id
from core.record.types import InstantText, JsonText


class AuditRow(Base):
    """One action. `sequence` is the order of writing; `details` hold ids and counts, never clinical text.

    Each workstation's entries are a chain: `number` counts them from 1, `previous` is the digest of the one before and
    `digest` that of this one (`core.store.trail` makes and checks them). Nothing is referred to by a foreign key: the
    trail stands by itself.
    """

    __tablename__ = "audit"
    __table_args__ = (UniqueConstraint("workstation", "number"),)

    sequence: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(Id, unique=True)
    at: Mapped[datetime] = mapped_column(InstantText)
    actor_id: Mapped[str] = mapped_column(Text)
    actor_name: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text)
    patient_id: Mapped[str | None] = mapped_column(Id, index=True)
    subject_id: Mapped[str | None] = mapped_column(Text)
    details: Mapped[dict[str, Any] | None] = mapped_column(JsonText)
    workstation: Mapped[str] = mapped_column(Text)
    number: Mapped[int]
    previous: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(Text)
