"""Line charts on a time axis: dashes and marker shapes tell the lines apart in grey, and the last value is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from reportlab.graphics.shapes import Circle, Drawing, Line, Path, PolyLine, Rect, String
from reportlab.lib.colors import Color

from core.reports.setting.paper import BOLD, GREY, HAIR, INK, PALE, REGULAR, SMALL
from core.reports.setting.type import Run, fitted, leading, lines, width_of
from core.trends.series import Point, Series

AXIS_WIDTH: Final = 92.0
LABEL_WIDTH: Final = 96.0
SCALE_HEIGHT: Final = SMALL + 4


@dataclass(frozen=True)
class TimeAxis:
    """A stretch of time on a width in points; the plot lies between the axis labels and the end labels."""

    start: datetime
    end: datetime
    width: float

    def x(self, when: datetime) -> float:
        """The place of an instant, kept inside the plot."""
        share = (when - self.start) / (self.end - self.start)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    @property
    def left(self) -> float:
        return AXIS_WIDTH

    @property
    def right(self) -> float:
        return self.width - LABEL_WIDTH

    def ticks(self) -> list[datetime]:
        """Mondays or firsts of months, at most nine."""
        days = (self.end - self.start).days
        step = next((step for step in (7, 14, 28, 56, 112, 364) if days / step <= 8), max(364, days // 8))
        return [self.end - timedelta(days=step * back) for back in range(int(days / step), -1, -1)]


@dataclass(frozen=True)
class Look:
    """How a line is drawn."""

    dash: tuple[float, ...] | None
    marker: str
    width: float = 1.0
    pale: bool = False


LOOKS: Final = (
    Look(None, "disc"),
    Look((4, 2), "square"),
    Look((1.2, 1.6), "triangle"),
    Look((6, 1.6, 1.2, 1.6), "ring"),
    Look((2.5, 1.2), "diamond"),
    Look((8, 2), "cross"),
)


@dataclass(frozen=True)
class Curve:
    """A series with its name and look, and the label at its end (the last value stands in it)."""

    name: str
    series: Series
    look: Look
    end_label: str
    factor: float = 1.0
    """What values are multiplied with to be drawn (mm² → cm²: 0.01)."""


def ink(colour: tuple[float, float, float]) -> Color:
    """A colour of the paper for ReportLab's shapes."""
    return Color(*colour)


def labels_that_fit(height: float) -> int:
    """How many lines a panel can name at their ends."""
    return int(height / (SMALL * 1.08))


def blank(width: float, height: float) -> Drawing:
    """An empty drawing that brings no font of its own into the document."""
    return Drawing(width, height, initialFontName=REGULAR)


def panel(
    title: str,
    curves: Sequence[Curve],
    axis: TimeAxis,
    height: float,
    low: float,
    high: float | None,
    written: Callable[[float], str],
    bounds: Sequence[float] = (),
) -> Drawing:
    """One chart. `high` None: rounded up from the data. Gaps stay open; every point is drawn; `bounds` are dashed."""
    drawing = blank(axis.width, height)
    top = high if high is not None else _nice_top(curves, low)
    bottom_y, top_y = 4.0, height - 5.0

    def y(value: float) -> float:
        return bottom_y + (value - low) / (top - low) * (top_y - bottom_y)

    _grid(drawing, axis, bottom_y, top_y)
    for value in (low, (low + top) / 2, top):
        drawing.add(_words(axis.left - 4, y(value) - 2.4, written(value), SMALL, anchor="end"))
        drawing.add(_stroke(Line(axis.left, y(value), axis.right, y(value)), PALE, 0.3))
    for number, line in enumerate(lines(Run(title, bold=True), SMALL + 0.5, AXIS_WIDTH - 24)):
        baseline = top_y - SMALL + 1 - number * leading(SMALL + 0.5)
        drawing.add(_words(0, baseline, "".join(run.text for run, _ in line.runs), SMALL + 0.5, bold=True))
    for bound in bounds:
        if low <= bound <= top:
            dashed = _stroke(Line(axis.left, y(bound), axis.right, y(bound)), GREY, 0.5)
            dashed.strokeDashArray = [1.5, 1.5]
            drawing.add(dashed)
    ends: list[tuple[float, Curve]] = []
    for curve in curves:
        _draw_curve(drawing, curve, axis, y)
        if curve.series.last is not None and curve.end_label:
            ends.append((y(_value(curve.series.last, curve)), curve))
    _end_labels(drawing, ends, axis, (bottom_y, top_y))
    return drawing


def _value(point: Point, curve: Curve) -> float:
    return (point.value or 0.0) * curve.factor


def _nice_top(curves: Sequence[Curve], low: float) -> float:
    highest = max((_value(point, curve) for curve in curves for point in curve.series.known), default=low + 1)
    step = 1.0
    while step * 10 < highest:
        step *= 10
    return next((step * share for share in (1, 2, 4, 5, 8, 10) if step * share >= highest), max(highest, 1.0))


def _grid(drawing: Drawing, axis: TimeAxis, bottom: float, top: float) -> None:
    for tick in axis.ticks():
        drawing.add(_stroke(Line(axis.x(tick), bottom, axis.x(tick), top), PALE, 0.3))


def _draw_curve(drawing: Drawing, curve: Curve, axis: TimeAxis, y: Callable[[float], float]) -> None:
    colour = HAIR if curve.look.pale else INK
    for run in curve.series.runs():
        places = [(axis.x(point.when), y(_value(point, curve))) for point in run if point.when >= axis.start]
        if len(places) > 1:
            line = _stroke(PolyLine([number for place in places for number in place]), colour, curve.look.width)
            line.strokeDashArray = list(curve.look.dash) if curve.look.dash else None
            line.strokeLineJoin = 1
            drawing.add(line)
        # Many points a week would run into a black band; the line carries them.
        size = 1.9 if len(curve.series.points) <= 40 else 1.2
        for x, height in places:
            for shape in marker(curve.look.marker, x, height, size, colour):
                drawing.add(shape)


def marker(kind: str, x: float, y: float, r: float, colour: tuple[float, float, float] = INK) -> list[Any]:
    """The shapes of one marker."""
    if kind == "square":
        return [_filled(Rect(x - r * 0.85, y - r * 0.85, r * 1.7, r * 1.7), colour)]
    if kind == "triangle":
        return [_filled(_closed((x, y + r * 1.1), (x + r, y - r * 0.8), (x - r, y - r * 0.8)), colour)]
    if kind == "diamond":
        return [_filled(_closed((x, y + r * 1.2), (x + r * 1.2, y), (x, y - r * 1.2), (x - r * 1.2, y)), colour)]
    if kind == "ring":
        ring = _stroke(Circle(x, y, r), colour, 0.7)
        ring.fillColor = Color(1, 1, 1)
        return [ring]
    if kind == "cross":
        return [
            _stroke(Line(x - r, y - r, x + r, y + r), colour, 0.8),
            _stroke(Line(x - r, y + r, x + r, y - r), colour, 0.8),
        ]
    return [_filled(Circle(x, y, r), colour)]


def _closed(*points: tuple[float, float]) -> Path:
    path = Path()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.closePath()
    return path


def _filled(shape: Any, colour: tuple[float, float, float]) -> Any:
    shape.fillColor = ink(colour)
    shape.strokeColor = None
    return shape


def _stroke(shape: Any, colour: tuple[float, float, float], width: float) -> Any:
    shape.strokeColor = ink(colour)
    shape.strokeWidth = width
    return shape


def _words(x: float, y: float, words: str, size: float, *, bold: bool = False, anchor: str = "start") -> String:
    return String(x, y, words, fontName=BOLD if bold else REGULAR, fontSize=size, textAnchor=anchor, fillColor=ink(INK))


def _end_labels(drawing: Drawing, ends: list[tuple[float, Curve]], axis: TimeAxis, span: tuple[float, float]) -> None:
    """Labels beside the ends of the lines, pushed apart until each can be read, joined to its line by a hair."""
    line_height = SMALL * 1.08
    ends.sort(key=lambda end: -end[0])
    places: list[float] = []
    for height, _ in ends:
        below = places[-1] - line_height if places else span[1] + 2
        places.append(min(height, below))
    lowest = span[0] - 1
    for index in range(len(places) - 1, -1, -1):
        places[index] = max(places[index], lowest)
        lowest = places[index] + line_height
    for place, (height, curve) in zip(places, ends, strict=True):
        last = curve.series.last
        start = axis.x(last.when) if last is not None else axis.right
        drawing.add(_stroke(Line(start + 3, height, axis.right + 9, place), HAIR, 0.25))
        for shape in marker(curve.look.marker, axis.right + 12, place, 1.9):
            drawing.add(shape)
        label = fitted(curve.end_label, REGULAR, SMALL, LABEL_WIDTH - 18)
        drawing.add(_words(axis.right + 16, place - SMALL * 0.34, label, SMALL))


def scale(axis: TimeAxis, written: Callable[[datetime], str]) -> Drawing:
    """The dates under the charts."""
    drawing = blank(axis.width, SCALE_HEIGHT)
    taken = -1.0
    for tick in axis.ticks():
        words = written(tick)
        half = width_of(words, REGULAR, SMALL) / 2
        x = min(axis.x(tick), axis.right + 8)
        if x - half > taken:
            drawing.add(_words(x, 3, words, SMALL, anchor="middle"))
            taken = x + half + 3
    drawing.add(_stroke(Line(axis.left, SCALE_HEIGHT, axis.right, SCALE_HEIGHT), GREY, 0.5))
    return drawing
