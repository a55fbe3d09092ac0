"""Freehand: the outline is drawn with the button down and closes where it is let go."""

from core.case.photo import Point
from core.imaging.outlines import smooth_freehand
from desktop.photo_bench.bench.outlines import distance
from desktop.photo_bench.bench.tools.tool import Desk, Sketch, Tool, Touch

_TAKEN_BACK_AT_ONCE = 8


class Freehand(Tool):
    """Draws an outline in one movement. A line that cannot be closed stays: go on from its end, or take some back."""

    code = "freehand"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._points: list[Point] = []
        self._drawing = False
        self._reach = 1.0

    @property
    def busy(self) -> bool:  # type: ignore[override]
        return bool(self._points)

    def press(self, touch: Touch) -> None:
        self._reach = touch.reach
        if not self._points or distance(self._points[-1], touch.at) > 2 * touch.reach:
            self._points = [touch.at]
        self._drawing = True
        self.desk.complain(None)

    def drag(self, touch: Touch) -> None:
        if self._drawing and distance(self._points[-1], touch.at) >= touch.reach / 8:
            self._points.append(touch.at)

    def release(self, touch: Touch) -> None:
        self._drawing = False
        if len(self._points) == 1:
            self._points = []
        else:
            self.finish()

    def enter(self, touch: Touch) -> None:
        """By keyboard a freehand line is one of straight stretches; Enter twice in one place closes it."""
        self._reach = touch.reach
        if self._points and distance(self._points[-1], touch.at) == 0:
            self.finish()
        else:
            self._points.append(touch.at)

    def finish(self) -> None:
        if not self._points:
            return
        outline = smooth_freehand(self._points, self._reach)
        complaint = self.desk.check(outline)
        self.desk.complain(complaint)
        if complaint is None:
            self.desk.put(self.desk.outlines.with_region(self.desk.tissue, outline), "outline")
            self._points = []

    def back(self) -> None:
        del self._points[-_TAKEN_BACK_AT_ONCE:]
        self.desk.complain(None)

    def drop(self) -> None:
        self._points = []
        self._drawing = False
        self.desk.complain(None)

    def sketch(self) -> Sketch:
        return Sketch(line=tuple(self._points))
