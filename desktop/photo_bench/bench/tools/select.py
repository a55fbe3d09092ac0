"""Select: choose a region, drag its points, set new ones on its line, delete points or the whole region."""

from dataclasses import dataclass

from core.case.photo import Point
from core.imaging.scale import ruler_scale
from desktop.photo_bench.bench.outlines import Region, inside, moved, nearest, nearest_side
from desktop.photo_bench.bench.tools.tool import Desk, Sketch, Tool, Touch


@dataclass(frozen=True)
class _Held:
    """The point in hand, and the line as it would be if it were let go now."""

    index: int
    points: tuple[Point, ...]
    of_ruler: bool = False


class Select(Tool):
    """Changes what is drawn. A move that would make the line cross itself goes back, and says so."""

    code = "select"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._held: _Held | None = None
        self._vertex: int | None = None

    @property
    def busy(self) -> bool:  # type: ignore[override]
        return self._held is not None

    def press(self, touch: Touch) -> None:
        self.desk.complain(None)
        self._held = self._ruler_end(touch) or self._vertex_of_selected(touch)
        if self._held is None:
            self._vertex = None
            self.desk.select(self._region_at(touch))
        elif not self._held.of_ruler:
            self._vertex = self._held.index

    def drag(self, touch: Touch) -> None:
        if self._held is not None:
            points = list(self._held.points)
            points[self._held.index] = touch.at
            self._held = _Held(self._held.index, tuple(points), self._held.of_ruler)

    def release(self, touch: Touch) -> None:
        held, self._held = self._held, None
        if held is None:
            return
        if held.of_ruler:
            self._put_ruler(held)
        else:
            self._put_region(held.points, "move_point")

    def enter(self, touch: Touch) -> None:
        """The cross takes a point up, and the next Enter lets it go where the cross then is."""
        if self._held is None:
            self.press(touch)
        else:
            self.drag(touch)
            self.release(touch)

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
        if region is None or self._held is not None:
            return False
        vertex = self._vertex if self._vertex is not None and self._vertex < len(region.points) else None
        part = moved(region.points, by) if vertex is None else moved(region.points[vertex : vertex + 1], by)
        points = part if vertex is None else (*region.points[:vertex], *part, *region.points[vertex + 1 :])
        self._put_region(points, "move_outline" if vertex is None else "move_point", f"{region.number}:{vertex}")
        return True

    def step_point(self, step: int) -> None:
        region = self.desk.outlines.region(self.desk.selected)
        if region is not None and self._held is None:
            at = -1 if self._vertex is None and step > 0 else self._vertex or 0
            self._vertex = (at + step) % len(region.points)

    def drop(self) -> None:
        self._held = None
        self._vertex = None
        self.desk.complain(None)
        self.desk.select(None)

    def sketch(self) -> Sketch:
        if self._held is not None and self._held.of_ruler:
            return Sketch(ruler=self._held.points)
        region = self.desk.outlines.region(self.desk.selected)
        if region is None:
            return Sketch()
        if self._held is not None:
            region = Region(region.number, region.tissue, self._held.points)
        return Sketch(handles=region.points, held=self._vertex, changed=region if self._held else None)

    def _ruler_end(self, touch: Touch) -> _Held | None:
        ruler = self.desk.outlines.ruler
        index = nearest(ruler, touch.at, touch.reach) if ruler else None
        return _Held(index, ruler, of_ruler=True) if ruler and index is not None else None

    def _vertex_of_selected(self, touch: Touch) -> _Held | None:
        region = self.desk.outlines.region(self.desk.selected)
        if region is None:
            return None
        index = nearest(region.points, touch.at, touch.reach)
        if index is not None:
            return _Held(index, region.points)
        side = nearest_side(region.points, touch.at, touch.reach / 2)
        if side is None:
            return None
        return _Held(side + 1, (*region.points[: side + 1], touch.at, *region.points[side + 1 :]))

    def _region_at(self, touch: Touch) -> int | None:
        """The uppermost region whose line is near, else the uppermost that one points into."""
        upper_first = self.desk.outlines.regions[::-1]
        on_line = (r for r in upper_first if nearest_side(r.points, touch.at, touch.reach) is not None)
        within = (r for r in upper_first if inside(r.points, touch.at))
        found = next(on_line, None) or next(within, None)
        return found.number if found else None

    def _put_ruler(self, held: _Held) -> None:
        scale = self.desk.outlines.scale
        if scale is None or scale.length_mm is None or held.points == scale.points_px:
            return
        if held.points[0] != held.points[1]:
            scale = ruler_scale(held.points[0], held.points[1], scale.length_mm)
            self.desk.put(self.desk.outlines.with_scale(scale), "move_ruler")

    def _put_region(self, points: tuple[Point, ...], deed: str, series: str = "") -> None:
        region = self.desk.outlines.region(self.desk.selected)
        if region is None or points == region.points:
            return
        complaint = self.desk.check(points)
        self.desk.complain(complaint)
        if complaint is None:
            self.desk.put(self.desk.outlines.with_points(region.number, points), deed, series)
