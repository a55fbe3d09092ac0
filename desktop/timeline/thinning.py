"""Fewer points where they stand closer than a screen can show: every peak and every gap stays."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop.timeline.frame import Array

_COLUMN_PX: Final = 2.0
_DENSE: Final = 2.0
"""Points a column, beyond which they are thinned."""


@dataclass(frozen=True)
class Drawn:
    """Pixels of a curve in the order of time, and the number of the run that each belongs to."""

    x: Array
    y: Array
    run: npt.NDArray[np.int64]

    @property
    def joined(self) -> npt.NDArray[np.bool_]:
        """Whether each point is joined with the next one: only within a run."""
        return np.append(self.run[1:] == self.run[:-1], False)


def visible(xs: Array, begin: float, end: float) -> slice:
    """The points between two moments, and one beyond each end: a line runs out of the picture."""
    first = int(np.searchsorted(xs, begin, "left")) - 1
    last = int(np.searchsorted(xs, end, "right")) + 1
    return slice(max(first, 0), min(last, len(xs)))


def thinned(drawn: Drawn) -> Drawn:
    """First, lowest, highest and last point of each run in each column of pixels; as it is while there is room."""
    if len(drawn.x) == 0 or len(drawn.x) <= _DENSE * (drawn.x[-1] - drawn.x[0]) / _COLUMN_PX + 4:
        return drawn
    columns = np.floor(drawn.x / _COLUMN_PX).astype(np.int64)
    new = np.append(True, (columns[1:] != columns[:-1]) | (drawn.run[1:] != drawn.run[:-1]))
    starts = np.flatnonzero(new)
    ends = np.append(starts[1:], len(drawn.x)) - 1
    x = np.column_stack([drawn.x[starts], drawn.x[starts], drawn.x[ends], drawn.x[ends]]).ravel()
    lowest, highest = np.minimum.reduceat(drawn.y, starts), np.maximum.reduceat(drawn.y, starts)
    y = np.column_stack([drawn.y[starts], lowest, highest, drawn.y[ends]]).ravel()
    return Drawn(x, y, np.repeat(drawn.run[starts], 4))
