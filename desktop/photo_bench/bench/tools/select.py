"""Select: choose a region, drag its points, set new ones on its line, delete points or the whole region."""

from core.case.photo import Point
from desktop.photo_bench.bench.outlines import Region, inside, moved, nearest, nearest_side
from desktop.photo_bench.bench.scale_points import Held, held_mark, moved_mark
from desktop.photo_bench.bench.tools.tool import Desk, Sketch, Tool, Touch


class Select(Tool):
    """Changes what is drawn. A move that would make the line cross itself goes back, and says so."""

    code = "select"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._held: Held | None = None
        self._mark: Held | None = None
        self._vertex: int | None = None

    @property
    def busy(self) -> bool:  # type: ignore[override]
        return self._held is not None or self._mark is not None

    def press(self, touch: Touch) -> None:
        self.desk.complain(None)
        self._mark = held_mark(self.desk.outlines.scale, touch.at, touch.reach)
        if self._mark is not None:
            return
        self._held = self._vertex_of_selected(touch)
        self._vertex = self._held.index if self._held is not None else None
        if self._held is None:
            self.desk.select(self._region_at(touch))

    def drag(self, touch: Touch) -> None:
        if self._mark is not None:
            self._mark = self._mark.at(touch.at)
        elif self._held is not None:
            self._held = self._held.at(touch.at)

    def release(self, touch: Touch) -> None:
        held, self._held = self._held, None
        mark, self._mark = self._mark, None
        if mark is not None:
            moved_mark(self.desk, mark)
        elif held is not None:
            self._put_region(held.points, "move_point")

    def enter(self, touch: Touch) -> None:
        """The cross takes a point up, and the next Enter lets it go where the cross then is."""
        if self.busy:
            self.drag(touch)
            self.release(touch)
        else:
            self.press(touch)

    def move(self, touch: Touch) -> None:
        self.drag(touch)

    def back(self) -> None:
        self.remove()

    def remove(self) -> None:
        region = self.desk.outlines.region(self.desk.selected)
        if region is None:
            return
        if self._vertex is not None and self._vertex < len(region.points) and len(region.points) > 3:
            points = (*region.points[: self._vertex], *region.points[self._vertex + 1 :])
            self._vertex = None
            self._put_region(points, "remove_point")
        else:
            self.desk.select(None)
            self.desk.put(self.desk.outlines.without(region.number), "remove_outline")

    def nudge(self, by: Point) -> bool:
        region = self.desk.outlines.region(self.desk.selected)
        if region is None or self.busy:
            return False
        vertex = self._vertex if self._vertex is not None and self._vertex < len(region.points) else None
        part = moved(region.points, by) if vertex is None else moved(region.points[vertex : vertex + 1], by)
        points = part if vertex is None else (*region.points[:vertex], *part, *region.points[vertex + 1 :])
        self._put_region(points, "move_outline" if vertex is None else "move_point", f"{region.number}:{vertex}")
        return True

    def step_point(self, step: int) -> None:
        region = self.desk.outlines.region(self.desk.selected)
        if region is not None and not self.busy:
            at = -1 if self._vertex is None and step > 0 else self._vertex or 0
            self._vertex = (at + step) % len(region.points)

    def drop(self) -> None:
        self._held, self._mark, self._vertex = None, None, None
        self.desk.complain(None)
        self.desk.select(None)

    def sketch(self) -> Sketch:
        if self._mark is not None:
            return Sketch(marks=self._mark.points)
        region = self.desk.outlines.region(self.desk.selected)
        if region is None:
            return Sketch()
        if self._held is not None:
            region = Region(region.number, region.tissue, self._held.points)
        return Sketch(handles=region.points, held=self._vertex, changed=region if self._held else None)

    def _vertex_of_selected(self, touch: Touch) -> Held | None:
        region = self.desk.outlines.region(self.desk.selected)
        if region is None:
            return None
        index = nearest(region.points, touch.at, touch.reach)
        if index is not None:
            return Held(index, region.points)
        side = nearest_side(region.points, touch.at, touch.reach / 2)
        if side is None:
            return None
        return Held(side + 1, (*region.points[: side + 1], touch.at, *region.points[side + 1 :]))

    def _region_at(self, touch: Touch) -> int | None:
        """The uppermost region whose line is near, else the uppermost that one points into."""
        upper_first = self.desk.outlines.regions[::-1]
        on_line = (r for r in upper_first if nearest_side(r.points, touch.at, touch.reach) is not None)
        within = (r for r in upper_first if inside(r.points, touch.at))
        found = next(on_line, None) or next(within, None)
        return found.number if found else None

    def _put_region(self, points: tuple[Point, ...], deed: str, series: str = "") -> None:
        region = self.desk.outlines.region(self.desk.selected)
        if region is None or points == region.points:
            return
        complaint = self.desk.check(points)
        self.desk.complain(complaint)
        if complaint is None:
            self.desk.put(self.desk.outlines.with_points(region.number, points), deed, series)
