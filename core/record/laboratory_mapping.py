"""How the facility reads the files of its laboratories."""

from datetime import datetime
from typing import Any

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from core.record.base import Base, Versioned
from core.record.types import InstantText, JsonText

KEY_LENGTH = 64


class LaboratoryMappingRow(Versioned, Base):
    """One mapping. `key` is the SHA-256 of the shape of the files that it reads: a header may be longer than a key."""

    __tablename__ = "laboratory_mapping"

    key: Mapped[str] = mapped_column(String(KEY_LENGTH), unique=True)
    mapping: Mapped[dict[str, Any]] = mapped_column(JsonText)
    kept_at: Mapped[datetime] = mapped_column(InstantText)
    kept_by: Mapped[str] = mapped_column(Text)
