"""The plan of backups: where to, when, how many are kept, and when their absence is worth a warning."""

from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Final, Self

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import resources
from core.record.facility import FacilityRow
from core.store.backup.place import own_folder
from core.store.backup.thinning import Retention
from core.store.backup.told import told_of_the_backup

SETTING: Final = "backup"
BOUNDS: Final = MappingProxyType(
    {"daily": (1, 366), "weekly": (0, 520), "monthly": (0, 240), "warn_after_hours": (1, 8784)}
)
"""The least and the most that each number of a plan may be."""


def _within(name: str) -> Any:
    least, most = BOUNDS[name]
    return Field(ge=least, le=most)


class BackupPlan(BaseModel):
    """A facility's choice. `folder` is empty until somebody has chosen one; `at` is in the facility's own day."""

    model_config = ConfigDict(frozen=True)

    folder: str = ""
    at: time
    daily: Annotated[int, _within("daily")]
    weekly: Annotated[int, _within("weekly")]
    monthly: Annotated[int, _within("monthly")]
    warn_after_hours: Annotated[int, _within("warn_after_hours")]

    @classmethod
    def proposed(cls) -> Self:
        """What a facility begins with: no folder yet."""
        return cls.model_validate({name: value for name, value in _shipped().items() if name in cls.model_fields})

    @property
    def retention(self) -> Retention:
        """How many are kept."""
        return Retention(self.daily, self.weekly, self.monthly)

    @property
    def place(self) -> Path | None:
        """Where the backups go, once somebody has chosen."""
        return Path(self.folder) if self.folder else None

    def last_planned(self, now: datetime) -> datetime:
        """The latest moment that a backup was planned for, in the zone of `now`."""
        today = datetime.combine(now.date(), self.at, now.tzinfo)
        return today if today <= now else datetime.combine(now.date() - timedelta(days=1), self.at, now.tzinfo)

    def is_due(self, now: datetime, last_good: datetime | None, last_tried: datetime | None) -> bool:
        """Whether one should be made now: the planned moment has passed, also while the program was not running.

        After a failure it is tried again a while later. A backup from the future (the clock was set back) is none.
        """
        if self.place is None or (last_good is not None and self.last_planned(now) <= last_good <= now):
            return False
        return last_tried is None or not timedelta(0) <= now - last_tried < _retry()

    def is_overdue(self, now: datetime, last_good: datetime | None) -> bool:
        """Whether the last good backup is older than the facility wants to be told of."""
        return last_good is None or now - last_good > timedelta(hours=self.warn_after_hours)


def folder_for_backups(chosen: Path) -> Path:
    """The folder for backups where somebody pointed: that one, or a new one in it when it holds other things."""
    with told_of_the_backup():
        return own_folder(chosen)


def plan_of(session: Session) -> BackupPlan:
    """The facility's plan, or the proposed one while there is none."""
    facility = session.scalars(select(FacilityRow)).first()
    kept: dict[str, Any] = {} if facility is None else facility.settings.get(SETTING, {})
    return BackupPlan.model_validate({**BackupPlan.proposed().model_dump(), **kept})


@cache
def _shipped() -> dict[str, Any]:
    return resources.read_toml("security", "backup.toml")


@cache
def _retry() -> timedelta:
    return timedelta(minutes=_shipped()["retry_minutes"])
