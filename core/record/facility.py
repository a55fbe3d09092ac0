"""The facility that keeps the record."""

from typing import Any

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from core.record.base import Base, Versioned
from core.record.types import JsonText


class FacilityRow(Versioned, Base):
    """One row. `time_zone` (IANA) says what *today* is; `settings` are the facility's own choices."""

    __tablename__ = "facility"

    name: Mapped[str] = mapped_column(Text)
    time_zone: Mapped[str] = mapped_column(Text)
    settings: Mapped[dict[str, Any]] = mapped_column(JsonText)
