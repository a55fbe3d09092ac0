"""Therapies as a strip of spans under the same time axis: solid while given, open and hatched while held."""

from collections.abc import Callable, Sequence
from typing import Final

from reportlab.graphics.shapes import Drawing, Line, Rect, String

from core.case.moments import start_of
from core.reports.figures.chart import AXIS_WIDTH, LABEL_WIDTH, TimeAxis, blank, ink
from core.reports.setting.paper import GREY, HAIR, INK, PALE, REGULAR, SMALL
from core.reports.setting.type import fitted
from core.texts import Text
from core.trends.marks import Mark
from core.trends.therapies import Segment, Span

ROW: Final = 9.4
_BAR: Final = 3.4


def strip_height(spans: Sequence[Span], happened: Sequence[Mark]) -> float:
    """How high the strip of these spans is, in points."""
    return ROW * (len(spans) + (1 if happened else 0)) + 4


def strip(
    spans: Sequence[Span], happened: Sequence[Mark], axis: TimeAxis, said: Callable[[Text | None], str]
) -> Drawing:
    """A row for each therapy: name, bar, dose now; below them a row of numbered marks when something happened."""
    height = strip_height(spans, happened)
    drawing = blank(axis.width, height)
    for tick in axis.ticks():
        drawing.add(Line(axis.x(tick), 0, axis.x(tick), height, strokeColor=ink(PALE), strokeWidth=0.3))
    y = height - ROW
    for span in spans:
        _row(drawing, span, y, axis, said)
        y -= ROW
    _marks(drawing, happened, y, axis)
    return drawing


def _row(drawing: Drawing, span: Span, y: float, axis: TimeAxis, said: Callable[[Text | None], str]) -> None:
    name = fitted(said(span.name), REGULAR, SMALL, AXIS_WIDTH - 4)
    drawing.add(String(0, y + 1.6, name, fontName=REGULAR, fontSize=SMALL, fillColor=ink(INK)))
    for number, segment in enumerate(span.segments):
        _bar(drawing, segment, y + 1.8, axis, first=number == 0)
    if span.stop is None:
        dose = fitted(said(span.dose), REGULAR, SMALL, LABEL_WIDTH - 6)
        drawing.add(String(axis.right + 5, y + 1.6, dose, fontName=REGULAR, fontSize=SMALL, fillColor=ink(INK)))


def _bar(drawing: Drawing, segment: Segment, y: float, axis: TimeAxis, *, first: bool) -> None:
    left, right = (
        axis.x(start_of(segment.start)),
        axis.right if segment.stop is None else axis.x(start_of(segment.stop)),
    )
    if right <= axis.left:
        return
    width = max(right - left, 0.8)
    if segment.held:
        bar = Rect(left, y, width, _BAR, fillColor=None, strokeColor=ink(INK), strokeWidth=0.4)
        bar.strokeDashArray = [1.2, 1.2]
    else:
        bar = Rect(left, y, width, _BAR, fillColor=ink(HAIR), strokeColor=None)
    drawing.add(bar)
    # A tick where a dose began: the eye drops from it to the curves above.
    if not first or start_of(segment.start) > axis.start:
        drawing.add(Line(left, y - 1.4, left, y + _BAR + 1.4, strokeColor=ink(INK), strokeWidth=0.9))
    if segment.stop is not None and not segment.held:
        drawing.add(Line(right, y - 0.6, right, y + _BAR + 0.6, strokeColor=ink(GREY), strokeWidth=0.5))


def _marks(drawing: Drawing, happened: Sequence[Mark], y: float, axis: TimeAxis) -> None:
    for number, mark in enumerate(happened, start=1):
        x = axis.x(start_of(mark.at))
        drawing.add(Line(x, y + SMALL + 0.5, x, y + ROW + 2, strokeColor=ink(INK), strokeWidth=0.7))
        drawing.add(
            String(x, y + 1, str(number), fontName=REGULAR, fontSize=SMALL, fillColor=ink(INK), textAnchor="middle")
        )
