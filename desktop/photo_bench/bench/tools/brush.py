"""Brush and eraser: ground of a tissue painted on or rubbed out, one stroke one step to undo."""

from typing import ClassVar, Final

from core.case.photo import Point
from desktop.photo_bench.bench.outlines import distance
from desktop.photo_bench.bench.tools.tool import Desk, Sketch, Swath, Tool, Touch

_FIRST_SHARE: Final = 0.015
"""The brush's first radius, in parts of the photograph's longer side."""
_STEP: Final = 1.25
_SMALLEST_PX: Final = 1.0
_LARGEST_SHARE: Final = 0.25


class Brush(Tool):
    """Paints; with the right button, Shift or a pen's other end it rubs out. `[` and `]` change its radius."""

    code = "brush"
    two_sided = True
    erases: ClassVar[bool] = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.radius = _FIRST_SHARE * max(desk.size)
        self._line: list[Point] = []
        self._takes = self.erases
        self._at: Point | None = None

    @property
    def busy(self) -> bool:  # type: ignore[override]
        return bool(self._line)

    def press(self, touch: Touch) -> None:
        self._at = touch.at
        self._line = [touch.at]
        self._takes = self.erases != touch.other

    def move(self, touch: Touch) -> None:
        self._at = touch.at
        if not self._line:
            self._takes = self.erases != touch.other

    def drag(self, touch: Touch) -> None:
        self._at = touch.at
        if self._line and distance(self._line[-1], touch.at) >= touch.reach / 8:
            self._line.append(touch.at)

    def release(self, touch: Touch) -> None:
        line, self._line = self._line, []
        if line:
            self.desk.paint(line, self.radius, erase=self._takes)

    def back(self) -> None:
        self._line = []

    def step_point(self, step: int) -> None:
        largest = _LARGEST_SHARE * max(self.desk.size)
        self.radius = min(largest, max(_SMALLEST_PX, self.radius * _STEP**step))

    def drop(self) -> None:
        self._line = []

    def sketch(self) -> Sketch:
        swaths = (Swath(tuple(self._line), self.radius, self._takes),) if self._line else ()
        ring = Swath((self._at,), self.radius, self._takes) if self._at is not None else None
        return Sketch(swaths=swaths, ring=ring)


class Eraser(Brush):
    """Rubs out; with the right button or Shift it paints."""

    code = "eraser"
    erases = True
