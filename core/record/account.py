"""Accounts: who may act. What opens the store for them is the keyring's matter."""

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from core.record.base import Base, Versioned
from core.record.types import InstantText


class AccountRow(Versioned, Base):
    """One person. An account is never deleted: it is what signatures point to."""

    __tablename__ = "account"

    name: Mapped[str] = mapped_column(String(200), unique=True)
    display_name: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)
    active: Mapped[bool]
    made_at: Mapped[datetime] = mapped_column(InstantText)
