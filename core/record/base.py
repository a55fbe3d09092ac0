"""What the tables share: identity, owner, order, the optimistic lock, and who wrote an entry when."""

from datetime import datetime
from typing import Any

import uuid_utils
from sqlalchemy import ForeignKey, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from core.case.moments import DayOrInstant
from core.record.types import ID_LENGTH, InstantText, MomentText

Id = String(ID_LENGTH)
"""A UUIDv7 as text: sorts by the time it was made."""


def new_id() -> str:
    """A new UUIDv7."""
    return str(uuid_utils.uuid7())


class Base(DeclarativeBase):
    """Constraints have names, so that migrations can speak of them on every engine."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Versioned:
    """A row that two workstations may change: the second writer finds that the version it read is gone."""

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    version: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}


class OwnedRow(Versioned):
    """A row of one patient. `external_id` is what an imported file called it; `position` its place in its list."""

    patient_id: Mapped[str] = mapped_column(Id, ForeignKey("patient.id"), index=True)
    external_id: Mapped[str | None] = mapped_column(Text)
    position: Mapped[int]


class EntryRow(OwnedRow):
    """Something observed and written down once. Times are null where an imported file had none."""

    observed_at: Mapped[DayOrInstant | None] = mapped_column(MomentText)
    recorded_at: Mapped[datetime | None] = mapped_column(InstantText)
    recorded_by: Mapped[str | None] = mapped_column(Text)
    signed_at: Mapped[datetime | None] = mapped_column(InstantText)
    signed_by: Mapped[str | None] = mapped_column(Text)
    amends_id: Mapped[str | None] = mapped_column(Text)
    amendment_reason: Mapped[str | None] = mapped_column(Text)
    error_at: Mapped[datetime | None] = mapped_column(InstantText)
    error_by: Mapped[str | None] = mapped_column(Text)
    error_reason: Mapped[str | None] = mapped_column(Text)
