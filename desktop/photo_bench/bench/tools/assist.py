"""Assisted outline: a box round the wound or a touch inside it shows what is meant; strokes mend what is offered."""

from core.case.photo import Point
from core.imaging.assist import Stroke
from core.imaging.window import Box
from desktop.photo_bench.bench.offering import Offer, Shown
from desktop.photo_bench.bench.outlines import distance
from desktop.photo_bench.bench.tools.tool import Desk, Sketch, Swath, Tool, Touch


class AssistTool(Tool):
    """The first drag is a box, a click is a touch inside; then strokes, with the right button or Shift of what lies
    outside. What is found is offered, and Enter accepts it."""

    code = "assist"
    two_sided = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shown = Shown()
        self._taken_back: list[Shown] = []
        self._line: list[Point] = []
        self._inside = True
        self._corner: Point | None = None
        self._to: Point | None = None
        self._reach = 1.0

    @property
    def busy(self) -> bool:  # type: ignore[override]
        return bool(self._shown) or bool(self._shown.strokes) or self._corner is not None or bool(self._line)

    def press(self, touch: Touch) -> None:
        self._reach, self._inside = touch.reach, not touch.other
        self._line = [touch.at]
        self._corner = touch.at if not self._shown and self._inside else None
        self._to = touch.at

    def move(self, touch: Touch) -> None:
        """The keyboard's box follows the cross."""
        if self._corner is not None:
            self._to = touch.at

    def drag(self, touch: Touch) -> None:
        self._to = touch.at
        if self._line and distance(self._line[-1], touch.at) >= touch.reach / 8:
            self._line.append(touch.at)

    def release(self, touch: Touch) -> None:
        corner, line = self._corner, self._line
        self._corner, self._line = None, []
        if not line:
            return
        if corner is not None and _spans(corner, touch.at, 2 * touch.reach):
            self._show(Shown(_box(corner, touch.at), self._shown.strokes))
        else:
            stroke = Stroke(tuple(line), self._inside, touch.reach / 2)
            self._show(Shown(self._shown.box, (*self._shown.strokes, stroke)))

    def enter(self, touch: Touch) -> None:
        """By keyboard: two corners of the box, each by Enter; Enter again accepts, away from them it strokes."""
        if self._corner is not None:
            corner, self._corner = self._corner, None
            if _spans(corner, touch.at, 2 * touch.reach):
                self._show(Shown(_box(corner, touch.at)))
        elif self._shown:
            self.finish()
        else:
            self._corner = self._to = touch.at

    def finish(self) -> None:
        """Accept what is offered."""
        offer = self.desk.offer
        if offer is not None and offer.rings:
            self._forget()
            self.desk.accept_offer()

    def back(self) -> None:
        self._line, self._corner = [], None
        if self._shown.strokes:
            self._taken_back.append(self._shown)
            self._show(Shown(self._shown.box, self._shown.strokes[:-1]), again=True)
        elif self._shown:
            self.drop()

    def forth(self) -> None:
        if self._taken_back:
            self._show(self._taken_back.pop(), again=True)

    def drop(self) -> None:
        self._forget()
        self.desk.ask_outline(None)

    def sketch(self) -> Sketch:
        offer = self.desk.offer or Offer()
        swaths = tuple(Swath(stroke.points, stroke.radius_px, not stroke.inside) for stroke in self._shown.strokes)
        box = self._shown.box
        corners = None if box is None else ((box.x, box.y), (box.x + box.width, box.y + box.height))
        if self._corner is not None and self._to is not None:
            corners = (self._corner, self._to)
        elif self._line:
            swaths = (*swaths, Swath(tuple(self._line), self._reach / 2, not self._inside))
        return Sketch(swaths=swaths, box=corners, offered=offer.rings)

    def _show(self, shown: Shown, *, again: bool = False) -> None:
        if not again:
            self._taken_back = []
        self._shown = shown
        self.desk.ask_outline(shown if shown else None)

    def _forget(self) -> None:
        self._shown, self._taken_back, self._line, self._corner = Shown(), [], [], None


def _spans(one: Point, other: Point, least: float) -> bool:
    return min(abs(one[0] - other[0]), abs(one[1] - other[1])) > least


def _box(one: Point, other: Point) -> Box:
    left, top = min(one[0], other[0]), min(one[1], other[1])
    return Box(left, top, abs(one[0] - other[0]), abs(one[1] - other[1]))
