"""The facility's cameras, each with what was learnt of its lens."""

from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from core.record.base import Base, Versioned
from core.record.types import JsonText


class CameraProfileRow(Versioned, Base):
    """One camera at one focal length: `key` names it, `profile` is what imaging reads."""

    __tablename__ = "camera_profile"

    key: Mapped[str] = mapped_column(String(300), unique=True)
    profile: Mapped[dict[str, Any]] = mapped_column(JsonText)
