"""The facility that keeps the record."""

from datetime import datetime
from typing import Any

from sqlalchemy import LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from core.record.base import Base, Id, Versioned
from core.record.types import InstantText, JsonText


class FacilityRow(Versioned, Base):
    """One row. `time_zone` (IANA) says what *today* is; `settings` are the facility's own choices.

    `name` and `logo`, a small PNG, head what is printed.
    """

    __tablename__ = "facility"

    name: Mapped[str] = mapped_column(Text)
    time_zone: Mapped[str] = mapped_column(Text)
    settings: Mapped[dict[str, Any]] = mapped_column(JsonText)
    logo: Mapped[bytes | None] = mapped_column(LargeBinary)


class FacilityProfileRow(Base):
    """One state of the facility's profile of rules: the one with the highest `number` holds, the others stay readable.

    `content` is TOML, and holds what differs from the shipped profile alone; empty: nothing does. `number` is unique,
    so that two workstations never keep a change on the same state.
    """

    __tablename__ = "facility_profile"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    at: Mapped[datetime] = mapped_column(InstantText)
    by: Mapped[str] = mapped_column(Text)
    content: Mapped[str] = mapped_column(Text)
