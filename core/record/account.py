"""Accounts: who may act. What opens the store for them is the keyring's matter."""

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from core.record.base import Base, Versioned
from core.record.types import InstantText


class AccountRow(Versioned, Base):
    """One person. An account is never deleted: it is what signatures point to.

    `must_change`: the passphrase is one that an administrator gave, and opens the store to be changed only.
    """

    __tablename__ = "account"

    name: Mapped[str] = mapped_column(String(200), unique=True)
    display_name: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)
    active: Mapped[bool]
    must_change: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime] = mapped_column(InstantText)
