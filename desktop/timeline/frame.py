"""Where things stand on a track: from moments and values to pixels and back."""

from dataclasses import dataclass
from math import floor, log10
from typing import Final

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
_PAD: Final = 0.08
_STEPS: Final = (1.0, 2.0, 5.0, 10.0)
_FLOOR: Final = 0.1
"""The least value of a logarithmic scale, cm²: 10 mm². What is smaller stands on it."""


@dataclass(frozen=True)
class Frame:
    """The plotting area of one track in pixels, and the time (UTC seconds) and values that it shows.

    `downwards` is for strips, whose rows count from the top.
    """

    left: float
    right: float
    top: float
    bottom: float
    begin: float
    end: float
    low: float
    high: float
    logarithmic: bool = False
    downwards: bool = False

    @property
    def width(self) -> float:
        """Pixels from side to side."""
        return self.right - self.left

    def across(self, moment: float) -> float:
        """The x of a moment."""
        return self.left + (moment - self.begin) * self.width / (self.end - self.begin)

    def moment(self, x: float) -> float:
        """The moment at an x."""
        return self.begin + (x - self.left) * (self.end - self.begin) / max(self.width, 1.0)

    def all_across(self, moments: Array) -> Array:
        """The x of many moments."""
        found: Array = self.left + (moments - self.begin) * (self.width / (self.end - self.begin))
        return found

    def height(self, value: float) -> float:
        """The y of a value."""
        if self.logarithmic:
            value = log10(max(value, _FLOOR))
        base, step = self._scale()
        return base + value * step

    def all_heights(self, values: Array) -> Array:
        """The y of many values."""
        if self.logarithmic:
            values = np.log10(np.maximum(values, _FLOOR))
        base, step = self._scale()
        found: Array = base + values * step
        return found

    def _scale(self) -> tuple[float, float]:
        """Pixels at 0 and for each unit of the scale, or for each factor of ten."""
        low, high, tall = self.low, self.high, self.bottom - self.top
        if self.logarithmic:
            low, high = log10(_FLOOR), log10(max(high, 10 * _FLOOR))
        if self.downwards:
            step = tall / (high - low)
            return self.top - low * step, step
        step = -(1 - 2 * _PAD) * tall / (high - low)
        return self.bottom - _PAD * tall - low * step, step

    def ticks(self, room: float) -> list[float]:
        """Round values for the scale, so far apart in pixels that their figures do not touch."""
        if self.logarithmic:
            decades = range(floor(log10(_FLOOR)), floor(log10(max(self.high, 10 * _FLOOR))) + 1)
            return [10.0**decade for decade in decades]
        found = self._round_values(room)
        return found if len(found) > 1 else self._round_values(room / 2)

    def _round_values(self, room: float) -> list[float]:
        wanted = (self.high - self.low) / max(1.0, (self.bottom - self.top) / room)
        size = 10.0 ** floor(log10(wanted))
        step = next(size * each for each in _STEPS if size * each >= wanted * 0.999)
        first = np.ceil(self.low / step - 1e-9) * step
        return [float(round(value, 10)) + 0.0 for value in np.arange(first, self.high + step * 1e-6, step)]
