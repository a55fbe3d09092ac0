"""Rectangle: the four corners of something of known size, then its sides, typed in place. Corners can be dragged."""

from core.case.photo import Point
from desktop.photo_bench.bench.outlines import distance, nearest
from desktop.photo_bench.bench.scale_points import Held, held_mark, moved_mark
from desktop.photo_bench.bench.tools.tool import Desk, Sketch, Tool, Touch

_CORNERS = 4


class RectangleTool(Tool):
    """Gives the photograph the plane of a rectangle."""

    code = "rectangle"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._corners: list[Point] = []
        self._towards: Point | None = None
        self._held: int | None = None
        self._mark: Held | None = None

    @property
    def busy(self) -> bool:  # type: ignore[override]
        return bool(self._corners) or self._mark is not None

    def press(self, touch: Touch) -> None:
        scale = self.desk.outlines.scale
        if not self._corners and scale is not None and scale.method == "rectangle":
            self._mark = held_mark(scale, touch.at, touch.reach)
            if self._mark is not None:
                return
        self._held = nearest(self._corners, touch.at, touch.reach)
        if self._held is None and len(self._corners) < _CORNERS:
            self._corners.append(touch.at)
            self._held = len(self._corners) - 1

    def move(self, touch: Touch) -> None:
        self._towards = touch.at if self._corners else None

    def drag(self, touch: Touch) -> None:
        if self._mark is not None:
            self._mark = self._mark.at(touch.at)
        elif self._held is not None:
            self._corners[self._held] = touch.at

    def release(self, touch: Touch) -> None:
        mark, self._mark, self._held = self._mark, None, None
        if mark is not None:
            moved_mark(self.desk, mark)
        elif len(self._corners) == _CORNERS:
            corners = tuple(self._corners)
            self.drop()
            self.desk.ask_sides(corners)

    def enter(self, touch: Touch) -> None:
        """The cross takes a corner up, and the next Enter lets it go where the cross then is."""
        if self._mark is not None:
            self.drag(touch)
            self.release(touch)
            return
        self.press(touch)
        if self._mark is None:
            self.release(touch)

    def back(self) -> None:
        if self._mark is not None:
            self._mark = None
        elif self._corners:
            self._corners.pop()

    def remove(self) -> None:
        if self.desk.outlines.scale is not None:
            self.desk.put(self.desk.outlines.with_scale(None), "remove_scale")

    def drop(self) -> None:
        self._corners, self._towards, self._held, self._mark = [], None, None, None

    def sketch(self) -> Sketch:
        if self._mark is not None:
            return Sketch(marks=self._mark.points)
        if not self._corners:
            return Sketch()
        towards = self._towards if self._held is None and self._towards is not None else None
        near = towards is not None and any(distance(corner, towards) == 0 for corner in self._corners)
        return Sketch(marks=tuple(self._corners) if near or towards is None else (*self._corners, towards))
