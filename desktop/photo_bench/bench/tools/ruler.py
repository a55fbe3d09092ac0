"""Ruler: two clicks on the photographed ruler, then the length between them, typed in place."""

from core.case.photo import Point
from desktop.photo_bench.bench.outlines import distance
from desktop.photo_bench.bench.tools.tool import Desk, Sketch, Tool, Touch


class RulerTool(Tool):
    """Gives the photograph its scale."""

    code = "ruler"

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
            ends = (self._first, touch.at)
            self.drop()
            self.desk.ask_length(ends)

    def move(self, touch: Touch) -> None:
        if self._first is not None:
            self._towards = touch.at

    def drag(self, touch: Touch) -> None:
        self.move(touch)

    def release(self, touch: Touch) -> None:
        """A ruler may also be drawn in one movement."""
        if self._first is not None and distance(self._first, touch.at) > 2 * touch.reach:
            self.press(touch)

    def back(self) -> None:
        self.drop()

    def remove(self) -> None:
        if self.desk.outlines.scale is not None:
            self.desk.put(self.desk.outlines.with_scale(None), "remove_scale")

    def drop(self) -> None:
        self._first = self._towards = None

    def sketch(self) -> Sketch:
        if self._first is None:
            return Sketch()
        return Sketch(marks=(self._first, self._towards or self._first))
