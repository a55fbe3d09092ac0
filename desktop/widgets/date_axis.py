"""A date axis in the facility's time zone: pyqtgraph's own knows only the machine's."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import pyqtgraph as pg

from desktop.widgets.date_ticks import ROOM_PX, date_ticks

_DAY: Final = 86_400.0


class DateAxis(pg.AxisItem):  # type: ignore[misc]
    """Ticks on local midnights, `room_px` apart at least."""

    def __init__(self, zone: ZoneInfo, room_px: float = ROOM_PX) -> None:
        super().__init__("bottom")
        self._zone, self._room_px = zone, room_px
        self.enableAutoSIPrefix(False)

    def tickValues(self, minimum: float, maximum: float, size: float) -> list[tuple[float, list[float]]]:
        step, ticks = date_ticks(minimum, maximum, size, self._zone, self._room_px)
        return [(step * _DAY, ticks)]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        moments: list[Any] = [datetime.fromtimestamp(value, self._zone) for value in values]
        return [moment.strftime("%Y-%m-%d") for moment in moments]
