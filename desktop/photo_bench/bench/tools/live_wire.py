"""Edge-following line: a click an anchor, and between anchors the line follows the edge that the photograph shows."""

from core.case.photo import Point
from core.imaging.outlines import without_spikes
from desktop.photo_bench.bench.outlines import distance
from desktop.photo_bench.bench.tools.tool import Desk, Sketch, Tool, Touch


class LiveWireTool(Tool):
    """A click on the first anchor, a double click or Enter closes it, along the edge too.

    Until the photograph's edges are known, and with Shift or the right button, a stretch is straight.
    """

    code = "live_wire"
    two_sided = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._anchors: list[Point] = []
        self._stretches: list[tuple[Point, ...]] = []
        """What leads to each anchor but the first."""
        self._ahead: tuple[Point, ...] = ()
        self._closing = False

    @property
    def busy(self) -> bool:  # type: ignore[override]
        return bool(self._anchors)

    def press(self, touch: Touch) -> None:
        if self._on_first(touch):
            self.finish()
            return
        at = touch.at if touch.other or self.desk.edges is None else self.desk.edges.snapped(touch.at)
        if self._anchors and distance(self._anchors[-1], at) == 0:
            return
        if self._anchors:
            self._stretches.append(self._way_to(at, straight=touch.other))
        self._anchors.append(at)
        self._begin_stretch()
        self.desk.complain(None)

    def move(self, touch: Touch) -> None:
        self._closing = self._on_first(touch)
        if self._anchors:
            target = self._anchors[0] if self._closing else touch.at
            self._ahead = self._way_to(target, straight=touch.other)

    def drag(self, touch: Touch) -> None:
        self.move(touch)

    def enter(self, touch: Touch) -> None:
        """By keyboard: Enter twice in one place closes it, as with the other lines."""
        snapped = self.desk.edges.snapped(touch.at) if self.desk.edges is not None else touch.at
        if self._anchors and distance(self._anchors[-1], snapped) == 0:
            self.finish()
        else:
            self.press(touch)

    def finish(self) -> None:
        if not self._anchors:
            return
        back = self._way_to(self._anchors[0], straight=False) if len(self._anchors) > 1 else ()
        outline = without_spikes((*self._line(), *back[1:-1]))
        complaint = self.desk.check(outline)
        self.desk.complain(complaint)
        if complaint is None:
            self.desk.put(self.desk.outlines.with_region(self.desk.tissue, outline), "outline")
            self._clear()

    def back(self) -> None:
        if self._anchors:
            self._anchors.pop()
            self._ahead = ()
            if self._stretches:
                self._stretches.pop()
            if self._anchors:
                self._begin_stretch()
            self.desk.complain(None)

    def drop(self) -> None:
        self.desk.complain(None)
        self._clear()

    def sketch(self) -> Sketch:
        line = (*self._line(), *self._ahead[1:])
        return Sketch(line=line, closing=self._closing, handles=tuple(self._anchors))

    def _line(self) -> tuple[Point, ...]:
        points = list(self._anchors[:1])
        for stretch in self._stretches:
            points += stretch[1:]
        return tuple(points)

    def _begin_stretch(self) -> None:
        self._ahead = ()
        if self.desk.edges is not None:
            self.desk.edges.anchor(self._anchors[-1])

    def _way_to(self, at: Point, *, straight: bool) -> tuple[Point, ...]:
        if straight or self.desk.edges is None:
            return self._anchors[-1], at
        return self.desk.edges.path_to(at)

    def _on_first(self, touch: Touch) -> bool:
        return len(self._anchors) > 1 and distance(self._anchors[0], touch.at) <= touch.reach

    def _clear(self) -> None:
        self._anchors, self._stretches, self._ahead, self._closing = [], [], (), False
