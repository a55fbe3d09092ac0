"""A value axis that writes decimals as the window's language does: pyqtgraph's own writes a point."""

from collections.abc import Sequence

import pyqtgraph as pg

from desktop.widgets.numbers import pointed


class ValueAxis(pg.AxisItem):  # type: ignore[misc]
    """Stands at the left."""

    def __init__(self) -> None:
        super().__init__("left")
        self.enableAutoSIPrefix(False)

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [pointed(words) for words in super().tickStrings(values, scale, spacing)]
