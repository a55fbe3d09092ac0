"""Where a date axis has its ticks: on local midnights of the facility's time zone."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

_DAY: Final = 86_400.0
_STEPS: Final = (1, 2, 7, 14, 28, 56, 91, 182, 364)
"""Distances between ticks in days, that people think in."""
ROOM_PX: Final = 90
"""Pixels that a date takes with the gap to the next, in letters of 100 %."""


def date_ticks(
    minimum: float, maximum: float, size_px: float, zone: ZoneInfo, room_px: float = ROOM_PX
) -> tuple[int, list[float]]:
    """The distance in days and the UTC seconds of the ticks between two moments, on an axis of so many pixels."""
    days = max((maximum - minimum) / _DAY, 1e-6)
    wanted = days / max(size_px / room_px, 1)
    step = next((step for step in _STEPS if step >= wanted), _STEPS[-1])
    at = datetime.fromtimestamp(minimum, zone).replace(hour=0, minute=0, second=0, microsecond=0)
    # Counted from a fixed Monday, so that ticks stay where they are while one pans.
    at -= timedelta(days=(at.date().toordinal() - 1) % step)
    ticks = []
    while at.timestamp() <= maximum:
        if at.timestamp() >= minimum:
            ticks.append(at.timestamp())
        at = (at.replace(tzinfo=None) + timedelta(days=step)).replace(tzinfo=zone)
    return step, ticks
