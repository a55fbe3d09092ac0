"""What the tools share that draw one straight line: two clicks, or one movement."""

from core.case.photo import Point
from desktop.photo_bench.bench.outlines import distance
from desktop.photo_bench.bench.tools.tool import Desk, Sketch, Tool, Touch


class TwoEnds(Tool):
    """The first click begins the line, the second one ends it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._first: Point | None = None
        self._towards: Point | None = None

    @property
    def busy(self) -> bool:  # type: ignore[override]
        return self._first is not None

    def reached(self, ends: tuple[Point, Point]) -> None:
        """Both ends are known."""
        raise NotImplementedError

    def drawn(self, ends: tuple[Point, Point]) -> Sketch:
        """The line under way."""
        raise NotImplementedError

    def press(self, touch: Touch) -> None:
        if self._first is None:
            self._first = self._towards = touch.at
        elif distance(self._first, touch.at) > touch.reach:
            ends = (self._first, touch.at)
            self.drop()
            self.reached(ends)

    def move(self, touch: Touch) -> None:
        if self._first is not None:
            self._towards = touch.at

    def drag(self, touch: Touch) -> None:
        self.move(touch)

    def release(self, touch: Touch) -> None:
        if self._first is not None and distance(self._first, touch.at) > 2 * touch.reach:
            self.press(touch)

    def back(self) -> None:
        self.drop()

    def drop(self) -> None:
        self._first = self._towards = None

    def sketch(self) -> Sketch:
        return Sketch() if self._first is None else self.drawn((self._first, self._towards or self._first))
