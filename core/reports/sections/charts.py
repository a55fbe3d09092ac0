"""Charts on one time axis, and therapies as spans under them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing

from core.reports.figures.chart import SCALE_HEIGHT, TimeAxis, panel, scale
from core.reports.figures.gantt import strip, strip_height
from core.reports.sections.chart_text import in_words
from core.reports.sections.curves import Chart, laboratory_charts, shown_charts, shown_marks, shown_spans, time_axis
from core.reports.sections.view import View
from core.reports.setting.blocks import Block, Figure, Heading, Paragraph, Space
from core.reports.setting.paper import SMALL

_ANALYTES: Final = 6
_ANALYTE: Final = 44.0


@dataclass(frozen=True)
class Panel:
    """A drawing that is drawn only when its page is: pages are laid out several times, and drawn once."""

    height: float
    drawing: Callable[[], Drawing]


def charts(view: View, width: float) -> list[Block]:
    """Areas, BWAT-CUA, pain and therapies over one time axis, with a line on what the numbered marks mean."""
    axis, words, height = time_axis(view, width), view.words, view.density.panel
    shown = shown_charts(view)
    spans, happened = shown_spans(view, axis), shown_marks(view, axis)
    if not shown and not spans:
        return [Paragraph(words.say("reports.nothing_to_draw"), 8.5)]
    panels = [_panel(view, each, axis, height) for each in shown]
    panels.append(Panel(strip_height(spans, happened), partial(strip, spans, happened, axis, words.text)))
    panels.append(Panel(SCALE_HEIGHT, partial(scale, axis, _tick(view, axis))))
    # One figure: the time axis at its foot serves every panel, so they never part.
    whole = Figure(sum(each.height for each in panels), _placed(panels), lambda: in_words(view, shown, spans, axis))
    blocks: list[Block] = [Space(4), whole]
    if happened:
        told = [
            words.phrase([f"{number} {words.text(mark.title)}", words.short_day(mark.at)])
            for number, mark in enumerate(happened, start=1)
        ]
        blocks.append(Paragraph(words.clauses(told), SMALL))
    return blocks


def laboratory_course(view: View, width: float) -> list[Block]:
    """The laboratory over the same stretch of time, a few analytes a figure, so that each fits on a page."""
    axis, shown, words = time_axis(view, width), laboratory_charts(view), view.words
    blocks: list[Block] = []
    for start in range(0, len(shown), _ANALYTES):
        some = shown[start : start + _ANALYTES]
        panels = [_panel(view, each, axis, _ANALYTE) for each in some]
        panels.append(Panel(SCALE_HEIGHT, partial(scale, axis, _tick(view, axis))))
        alt = partial(in_words, view, some, (), axis)
        blocks += [Space(4), Figure(sum(each.height for each in panels), _placed(panels), alt)]
    if not blocks:
        return []
    heading = Heading(words.say("reports.section.laboratory"), size=9.5, before=6)
    return [heading, *blocks, Paragraph(words.say("reports.chart.range"), SMALL)]


def _panel(view: View, chart: Chart, axis: TimeAxis, height: float) -> Panel:
    drawn = partial(panel, chart.title, chart.curves, axis, height, chart.low, chart.high, _plain(view), chart.bounds)
    return Panel(height, drawn)


def _tick(view: View, axis: TimeAxis) -> Any:
    within_a_year = view.words.local(axis.start).year == view.words.local(axis.end).year

    def written(when: datetime) -> str:
        return view.words.short_day(when) if within_a_year else view.words.day(when)

    return written


def _placed(panels: Sequence[Panel]) -> Any:
    def drawn(canvas: Any, x: float, top: float, width: float) -> None:
        for each in panels:
            top -= each.height
            renderPDF.draw(each.drawing(), canvas, x, top, showBoundary=0)

    return drawn


def _plain(view: View) -> Any:
    return lambda value: view.words.number(value, 0 if value == int(value) else 1)
