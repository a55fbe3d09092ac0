"""Limb: two clicks along the limb give its axis; its circumference is typed at the right."""

from core.case.photo import Point
from desktop.photo_bench.bench.outlines import distance
from desktop.photo_bench.bench.tools.tool import Desk, Sketch, Tool, Touch


class LimbTool(Tool):
    """The axis of the limb, as it runs through the photograph."""

    code = "limb"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._first: Point | None = None
        self._towards: Point | None = None

    @property
    def busy(self) -> bool:  # type: ignore[override]
        return self._first is not None

    def press(self, touch: Touch) -> None:
        if self._first is None:
            self._first = self._towards = touch.at
        elif distance(self._first, touch.at) > touch.reach:
            axis = (self._first, touch.at)
            self.drop()
            self.desk.set_axis(axis)

    def move(self, touch: Touch) -> None:
        if self._first is not None:
            self._towards = touch.at

    def drag(self, touch: Touch) -> None:
        self.move(touch)

    def release(self, touch: Touch) -> None:
        """An axis may also be drawn in one movement."""
        if self._first is not None and distance(self._first, touch.at) > 2 * touch.reach:
            self.press(touch)

    def back(self) -> None:
        self.drop()

    def remove(self) -> None:
        self.desk.set_axis(None)

    def drop(self) -> None:
        self._first = self._towards = None

    def sketch(self) -> Sketch:
        if self._first is None:
            return Sketch()
        return Sketch(axis=(self._first, self._towards or self._first))
