"""What holds for this workstation alone: after how long without a touch its window is covered."""

from functools import cache

from sqlalchemy import select

from core import resources
from core.clinic.context import Context
from core.record.facility import FacilityRow

IDLE_SETTING = "idle_minutes"


@cache
def idle_choices() -> tuple[int, ...]:
    """The minutes that an administrator may choose from."""
    return tuple(resources.read_toml("security", "workstation.toml")["idle"]["choices"])


@cache
def shipped_idle_minutes() -> int:
    """The minutes that hold where nobody has chosen."""
    return int(resources.read_toml("security", "workstation.toml")["idle"]["minutes"])


def idle_minutes(context: Context) -> int:
    """After how many minutes the window of this workstation is covered; one statement."""
    with context.store.read() as session:
        facility = session.scalars(select(FacilityRow)).first()
        kept = {} if facility is None else facility.settings.get(IDLE_SETTING, {})
    minutes = kept.get(context.store.workstation)
    return minutes if minutes in idle_choices() else shipped_idle_minutes()
