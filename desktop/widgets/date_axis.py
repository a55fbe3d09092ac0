"""A date axis in the facility's time zone: pyqtgraph's own knows only the machine's."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import pyqtgraph as pg

_DAY: Final = 86_400.0
_STEPS: Final = (1, 2, 7, 14, 28, 56, 91, 182, 364)
"""Distances between ticks in days, that people think in."""
_ROOM_PX: Final = 90.0


class DateAxis(pg.AxisItem):  # type: ignore[misc]
    """Ticks on local midnights."""

    def __init__(self, zone: ZoneInfo) -> None:
        super().__init__("bottom")
        self._zone = zone
        self.enableAutoSIPrefix(False)

    def tickValues(self, minimum: float, maximum: float, size: float) -> list[tuple[float, list[float]]]:
        days = max((maximum - minimum) / _DAY, 1e-6)
        wanted = days / max(size / _ROOM_PX, 1)
        step = next((step for step in _STEPS if step >= wanted), _STEPS[-1])
        at = datetime.fromtimestamp(minimum, self._zone).replace(hour=0, minute=0, second=0, microsecond=0)
        # Counted from a fixed Monday, so that ticks stay where they are while one pans.
        at -= timedelta(days=(at.date().toordinal() - 1) % step)
        ticks = []
        while at.timestamp() <= maximum:
            if at.timestamp() >= minimum:
                ticks.append(at.timestamp())
            at = (at.replace(tzinfo=None) + timedelta(days=step)).replace(tzinfo=self._zone)
        return [(step * _DAY, ticks)]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        moments: list[Any] = [datetime.fromtimestamp(value, self._zone) for value in values]
        return [moment.strftime("%Y-%m-%d") for moment in moments]
