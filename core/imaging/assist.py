"""The assisted outline: a box or a few strokes in, the wound's edge out; strokes are always obeyed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import MultiPoint

from core.case.photo import Point
from core.errors import InvalidInput
from core.imaging.decode import RgbArray
from core.imaging.edge import refined, seen_share
from core.imaging.geometry import Shape, flat, joined
from core.imaging.graph_cut import cut, tidied
from core.imaging.rings import Mask, Ring, clean, drawn_line, rings_of, shape_in
from core.imaging.tracing_limits import tracing_limits
from core.imaging.window import Box, Window, cut_out
from core.texts import Text, text


@dataclass(frozen=True)
class Stroke:
    """What a pen of `radius_px` went over, pixels of the photograph, and whether that is wound."""

    points: tuple[Point, ...]
    inside: bool
    radius_px: float

    @property
    def shape(self) -> Shape:
        """The ground that it covers."""
        return drawn_line(self.points, max(self.radius_px, 0.5))


@dataclass(frozen=True)
class Answer:
    """What was found: closed rings, outer ones and islands, the largest first, none when nothing was.

    `confidence` is the part of the line that lies on an edge that can be seen, 0…1. It judges the line as a nurse can,
    by eye: not whether what it goes round is a wound. `warnings` say when it is low, or why there are no rings.
    """

    rings: tuple[Ring, ...]
    confidence: float
    warnings: tuple[Text, ...]


class Assist:
    """Answers for one photograph; each takes the same time whatever the photograph's size.

    Parameters
    ----------
    rgb
        The upright photograph at full size, height × width × 3, sRGB. It is read only, and must not change.
    """

    def __init__(self, rgb: RgbArray) -> None:
        self._rgb = rgb

    def outline(self, box: Box | None, strokes: Sequence[Stroke] = ()) -> tuple[Ring, ...]:
        """The rings of `answer`."""
        return self.answer(box, strokes).rings

    def answer(self, box: Box | None, strokes: Sequence[Stroke] = ()) -> Answer:
        """The wound's edge.

        Parameters
        ----------
        box
            Drawn round the wound; what lies outside is none. `None` when strokes alone show it.
        strokes
            In the order in which they were drawn: where two overlap, the later counts. Without a box one of them at
            least lies inside the wound. Each is obeyed: what it covers is wound, or is none.

        Raises
        ------
        InvalidInput
            `error.assist.box_outside` when the box shares nothing with the picture, `.box_small`.
        """
        box = None if box is None else self._within(box)
        strokes = [stroke for stroke in strokes if self._meets(stroke)]
        if box is None and not any(stroke.inside for stroke in strokes):
            return Answer((), 0.0, (text("imaging.assist.nothing_shown"),))
        found, window = self._found(box, strokes)
        line = clean(flat(_obeying(found, strokes).simplify(self._tolerance(window))), self._size)
        return self._judged(clean(_obeying(line, strokes), self._size), window, bool(strokes))

    @property
    def _size(self) -> tuple[int, int]:
        return self._rgb.shape[1], self._rgb.shape[0]

    def _within(self, box: Box) -> Box:
        """The part of a box that lies in the picture."""
        width, height = self._size
        (left, top), (right, bottom) = box.corners
        # Written so that what is no number is outside as well.
        if not (left < width and top < height and right > 0 and bottom > 0):
            raise InvalidInput("error.assist.box_outside", width=width, height=height)
        left, top, right, bottom = max(left, 0), max(top, 0), min(right, width), min(bottom, height)
        if min(right - left, bottom - top) < tracing_limits().assist.smallest_box_px:
            raise InvalidInput("error.assist.box_small")
        return Box(left, top, right - left, bottom - top)

    def _meets(self, stroke: Stroke) -> bool:
        return bool(stroke.points) and stroke.shape.intersects(shapely.box(0, 0, *self._size))

    def _found(self, box: Box | None, strokes: Sequence[Stroke]) -> tuple[Shape, Window]:
        """The wound as the reduced picture shows it, in pixels of the photograph, and that picture."""
        limits = tracing_limits().assist
        if box is not None:
            window = cut_out(self._rgb, _with_strokes(box.grown(limits.margin_share), strokes), limits.side_px)
            return self._lifted(self._cut(window, box, strokes), window), window
        reach = _with_strokes(None, [stroke for stroke in strokes if stroke.inside]).squared()
        for widening in range(limits.widenings + 1):
            window = cut_out(self._rgb, reach.grown(limits.reach_share * 2**widening), limits.side_px)
            mask = self._cut(window, None, strokes)
            if not self._runs_out(mask, window):
                break
        return self._lifted(mask, window), window

    def _cut(self, window: Window, box: Box | None, strokes: Sequence[Stroke]) -> Mask:
        painted = [(shapely.transform(stroke.shape, window.to_window), stroke.inside) for stroke in strokes]
        return tidied(cut(window, box, painted), painted)

    def _runs_out(self, mask: Mask, window: Window) -> bool:
        """Whether the wound goes on beyond a side of the window at which the picture does not end."""
        (left, top), (right, bottom) = window.to_picture(np.array([[0, 0], mask.shape[::-1]]))
        width, height = self._size
        sides = ((mask[0], top > 0), (mask[-1], bottom < height), (mask[:, 0], left > 0), (mask[:, -1], right < width))
        return any(bool(side.any()) and goes_on for side, goes_on in sides)

    def _lifted(self, mask: Mask, window: Window) -> Shape:
        seen = shapely.transform(shape_in(mask), window.to_picture)
        return refined(flat(seen), self._rgb, window.pixel)

    def _tolerance(self, window: Window) -> float:
        return tracing_limits().outline.tolerance_px * window.pixel

    def _judged(self, line: Shape, window: Window, shown: bool) -> Answer:
        """What strokes show is kept however faint it is; what nobody showed must be seen."""
        limits = tracing_limits().edge
        seen = seen_share(line, self._rgb, window.pixel)
        if line.is_empty or (seen < limits.none_share and not shown):
            return Answer((), seen, (text("imaging.assist.no_edge"),))
        faint = (text("imaging.assist.faint_edge", percent=round(100 * seen)),) if seen < limits.faint_share else ()
        return Answer(rings_of(line), seen, faint)


def _obeying(line: Shape, strokes: Sequence[Stroke]) -> Shape:
    for stroke in strokes:
        line = joined([line, stroke.shape]) if stroke.inside else flat(line.difference(stroke.shape))
    return line


def _with_strokes(box: Box | None, strokes: Sequence[Stroke]) -> Box:
    corners = list(box.corners) if box is not None else []
    corners += [(x, y) for stroke in strokes for x, y in shapely.get_coordinates(stroke.shape.envelope)]
    left, top, right, bottom = MultiPoint(corners).bounds
    return Box(left, top, right - left, bottom - top)
