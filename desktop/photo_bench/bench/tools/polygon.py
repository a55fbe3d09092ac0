"""Polygon: a click a point; a click on the first point, a double click or Enter twice in one place closes it."""

from core.case.photo import Point
from desktop.photo_bench.bench.outlines import distance
from desktop.photo_bench.bench.tools.tool import Desk, Sketch, Tool, Touch


class Polygon(Tool):
    """Draws an outline point by point. A line that cannot be closed stays, to be mended."""

    code = "polygon"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._points: list[Point] = []
        self._taken_back: list[Point] = []
        self._towards: Point | None = None
        self._closing = False

    @property
    def busy(self) -> bool:  # type: ignore[override]
        return bool(self._points)

    def press(self, touch: Touch) -> None:
        if self._on_first(touch):
            self.finish()
        elif not self._points or distance(self._points[-1], touch.at) > 0:
            self._points.append(touch.at)
            self._taken_back.clear()
            self.desk.complain(None)
        self.move(touch)

    def move(self, touch: Touch) -> None:
        self._towards = touch.at if self._points else None
        self._closing = self._on_first(touch)

    def drag(self, touch: Touch) -> None:
        self.move(touch)

    def enter(self, touch: Touch) -> None:
        if self._points and distance(self._points[-1], touch.at) == 0:
            self.finish()
        else:
            self.press(touch)

    def finish(self) -> None:
        complaint = self.desk.check(self._points)
        self.desk.complain(complaint)
        if complaint is None:
            self.desk.put(self.desk.outlines.with_region(self.desk.tissue, self._points), "outline")
            self._clear()

    def back(self) -> None:
        if self._points:
            self._taken_back.append(self._points.pop())
            self.desk.complain(None)

    def forth(self) -> None:
        if self._taken_back:
            self._points.append(self._taken_back.pop())

    def drop(self) -> None:
        self.desk.complain(None)
        self._clear()

    def sketch(self) -> Sketch:
        return Sketch(
            line=tuple(self._points), towards=self._towards, closing=self._closing, handles=tuple(self._points)
        )

    def _on_first(self, touch: Touch) -> bool:
        return len(self._points) > 2 and distance(self._points[0], touch.at) <= touch.reach

    def _clear(self) -> None:
        self._points = []
        self._taken_back = []
        self._towards = None
        self._closing = False
