"""A: charts on one time axis, the triad, and the photographs."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing

from core.case.moments import start_of
from core.guidance import Factor
from core.reports.figures.chart import LOOKS, Curve, Look, TimeAxis, labels_that_fit, panel, scale
from core.reports.figures.gantt import strip
from core.reports.figures.photographs import PhotographRow, Taken, chosen, may_be_printed, prints
from core.reports.figures.wheel import draw_wheel
from core.reports.sections.view import View
from core.reports.setting import marks
from core.reports.setting import type as setting
from core.reports.setting.arranging import Columns, Stack, Together
from core.reports.setting.blocks import Block, Bullets, Figure, Heading, Item, Paragraph, Space
from core.reports.setting.paper import SMALL, TABLE, TEXT
from core.reports.setting.type import Run
from core.trends.lesions import label
from core.trends.marks import Mark
from core.trends.progress import Trend
from core.trends.scores import pain_series
from core.trends.series import Series, worst_of_each_day
from core.trends.therapies import Span

_CELLS: Final = 4
_GAP: Final = 7.0
_SHORTEST: Final = timedelta(weeks=4)
_BEFORE: Final = timedelta(days=3)
_PAIN_LOOKS: Final = {"rest": LOOKS[0], "dressing_change": LOOKS[1], "breakthrough": LOOKS[2], "movement": LOOKS[3]}


def assessment(view: View, width: float, *, charts_first: bool) -> list[Block]:
    """Trend in a sentence, triad, charts and photographs; which of these comes first is a matter of room."""
    words = view.words
    sentence = _sentence(view)
    if not view.open_lesions:
        blocks: list[Block] = [Heading(words.say("reports.assessment"), "A")]
    elif len(setting.lines(sentence, TEXT - 1, width * 0.7)) == 1:
        blocks = [Heading(words.say("reports.assessment"), "A", beside=sentence)]
    else:
        blocks = [Heading(words.say("reports.assessment"), "A"), Paragraph(sentence, view.density.size)]
    figures = [_charts(view, width), _photographs(view, width)]
    ordered = figures if charts_first else figures[::-1]
    return [*blocks, *_triad(view), *(block for figure in ordered for block in figure)]


def _sentence(view: View) -> list[Run]:
    """How many lesions go where."""
    words = view.words
    runs: list[Run] = [Run(words.labelled(words.say("reports.trend")), bold=True)]
    said = []
    for trend in (Trend.WORSE, Trend.STABLE, Trend.IMPROVING, Trend.NOT_ENOUGH_DATA):
        labels = [label(lesion) for lesion in view.open_lesions if view.progress[lesion.id].trend is trend]
        if labels:
            said.append(f"{words.text(trend.word)} {words.joined(labels)}")
    return [*runs, Run(words.clauses(said))]


def time_axis(view: View, width: float) -> TimeAxis:
    """From the onset of the episode, or the first point, to now."""
    line = view.timeline
    series = [*line.wound_burden, *line.pain, *(each.bwat_cua for each in line.lesions)]
    starts = [each.points[0].when for each in series if each.points]
    if view.case.episode is not None:
        starts.append(start_of(view.case.episode.onset))
    start = min(starts, default=view.given.at) - _BEFORE
    return TimeAxis(min(start, view.given.at - _SHORTEST), view.given.at, width)


def _charts(view: View, width: float) -> list[Block]:
    axis, words = time_axis(view, width), view.words
    drawings = [
        drawing for drawing in (_areas(view, axis), _bwat(view, axis), _pain(view, axis)) if drawing is not None
    ]
    spans, happened = _spans(view, axis), _happened(view, axis)
    if not drawings and not spans:
        return [Paragraph(words.say("reports.nothing_to_draw"), 8.5)]
    drawings.append(strip(spans, happened, axis, words.text))
    drawings.append(scale(axis, _tick(view, axis)))
    # One figure: the time axis at its foot serves every panel, so they never part.
    blocks: list[Block] = [Space(4), Figure(sum(drawing.height for drawing in drawings), _placed(drawings))]
    if happened:
        told = [
            words.joined([f"{number} {words.text(mark.title)}", words.short_day(mark.at)])
            for number, mark in enumerate(happened, start=1)
        ]
        blocks.append(Paragraph(words.clauses(told), SMALL))
    return blocks


def _tick(view: View, axis: TimeAxis) -> Any:
    within_a_year = view.words.local(axis.start).year == view.words.local(axis.end).year

    def written(when: datetime) -> str:
        return view.words.short_day(when) if within_a_year else view.words.day(when)

    return written


def _placed(drawings: Sequence[Drawing]) -> Any:
    def drawn(canvas: Any, x: float, top: float, width: float) -> None:
        for drawing in drawings:
            top -= drawing.height
            renderPDF.draw(drawing, canvas, x, top, showBoundary=0)

    return drawn


def _areas(view: View, axis: TimeAxis) -> Drawing | None:
    """All open lesions together; the largest lesions pale behind them when there are several."""
    words, line = view.words, view.timeline
    curves = [
        Curve(series, look, _last(view, name, series, 0.01), 0.01)
        for name, all_series, look in (
            ("reports.chart.wound", line.wound_burden, LOOKS[0]),
            ("reports.chart.eschar", line.eschar_burden, LOOKS[1]),
        )
        for series in all_series
        if series.last is not None
    ]
    if not curves:
        return None
    if len(view.open_lesions) > 1:
        room = max(labels_that_fit(view.density.panel) - len(curves), 0)
        ids = [lesion.id for lesion in view.open_lesions[:room]]
        curves += [
            Curve(
                series, Look(None, "disc", 0.6, pale=True), f"{label(each.lesion)} {_number(view, series, 0.01)}", 0.01
            )
            for each in line.lesions
            if each.lesion.id in ids
            for series in each.wound[-1:]
        ]
    return panel(words.say("reports.chart.area"), curves, axis, view.density.panel, 0, None, _plain(view))


def _plain(view: View) -> Any:
    return lambda value: view.words.number(value, 0 if value == int(value) else 1)


def _number(view: View, series: Series, factor: float) -> str:
    if series.last is None:
        return "–"
    value = (series.last.value or 0) * factor
    return view.words.cm2(series.last.value or 0) if factor != 1 else view.words.number(value)


def _last(view: View, key: str, series: Series, factor: float) -> str:
    """What a line ends with: its name, its last value, and how it was measured where that is not planimetry."""
    words = view.words
    said = f"{words.say(key)} {_number(view, series, factor)}"
    if series.variant in ("ruler", "unknown"):
        said += f" ({words.say(f'reports.method.{series.variant}')})"
    return said


def _bwat(view: View, axis: TimeAxis) -> Drawing | None:
    """The lesions with the highest scores now."""
    series = {each.lesion.id: each.bwat_cua for each in view.timeline.lesions}
    scored = [(lesion, series[lesion.id]) for lesion in view.open_lesions if series[lesion.id].last is not None]
    if not scored:
        return None
    scored.sort(key=lambda pair: -(pair[1].known[-1].value or 0))
    curves = [
        Curve(each, LOOKS[number % len(LOOKS)], f"{label(lesion)} {_number(view, each, 1)}")
        for number, (lesion, each) in enumerate(scored[: labels_that_fit(view.density.panel)])
    ]
    return panel(view.words.say("trends.bwat_cua"), curves, axis, view.density.panel, 8, 40, _plain(view))


def _pain(view: View, axis: TimeAxis) -> Drawing | None:
    """The day's worst score in each context, on the numeric scale."""
    words = view.words
    curves = []
    for series in pain_series(view.case):
        instrument, _, context = (series.variant or "").partition(".")
        if instrument != "nrs" or series.last is None:
            continue
        daily = worst_of_each_day(series)
        name = words.word("pain_context", context) if context else words.say("reports.chart.pain_unspecified")
        curves.append(Curve(daily, _PAIN_LOOKS.get(context, LOOKS[4]), f"{name} {_number(view, daily, 1)}"))
    if not curves:
        return None
    return panel(words.say("reports.chart.pain"), curves, axis, view.density.panel, 0, 10, _plain(view))


def _spans(view: View, axis: TimeAxis) -> list[Span]:
    """Those that began, changed or stopped on the axis first: they are what may explain the curves."""
    spans = [span for span in view.timeline.therapies or () if span.stop is None or start_of(span.stop) > axis.start]
    spans.sort(key=lambda span: (not _moved(span, axis), -start_of(span.segments[-1].start).timestamp()))
    return sorted(spans[: view.density.spans], key=lambda span: start_of(span.start))


def _moved(span: Span, axis: TimeAxis) -> bool:
    moments = [segment.start for segment in span.segments] + ([span.stop] if span.stop else [])
    return any(axis.start < start_of(moment) <= axis.end for moment in moments)


def _happened(view: View, axis: TimeAxis) -> list[Mark]:
    """The last nine procedures and events: a digit each."""
    found = [
        mark
        for mark in view.timeline.marks
        if mark.kind in ("procedure", "event") and axis.start < start_of(mark.at) and mark.code != "dressing_change"
    ]
    return found[-9:]


def _triad(view: View) -> list[Block]:
    appraisal, words = view.given.appraisal, view.words
    if appraisal is None:
        return []
    arms = list(appraisal.triad.items())
    states = [[factor.state for factor in _ordered(factors)] for _, factors in arms]
    active = sum(state == "active" for arm in states for state in arm)
    unknown = sum(state == "unknown" for arm in states for state in arm)
    captions = [words.say("reports.active"), words.say("reports.count_unknown", count=unknown)][: 2 if unknown else 1]
    wheel = Figure(
        100,
        lambda canvas, x, top, width: draw_wheel(canvas, x + 46, top - 50, 38, states, str(active), captions),
    )
    lists = [_arm(view, number, arm, factors) for number, (arm, factors) in enumerate(arms, start=1)]
    while len(lists) < 3:
        lists.append(Stack(()))
    right = Columns(lists[0], Stack((Columns(lists[1], lists[2], 0.5, 9.0),)), 1 / 3, 9.0)
    return [
        Heading(words.say("reports.triad"), size=9.5, before=2),
        Together((Columns(Stack((wheel,)), Stack((right,)), 0.2, 4.0),)),
    ]


def _ordered(factors: Sequence[Factor]) -> list[Factor]:
    return sorted(factors, key=lambda factor: marks.STATES.index(factor.state))


def _arm(view: View, number: int, arm: str, factors: Sequence[Factor]) -> Stack:
    """Active and unknown factors by name; the others are counted."""
    words = view.words
    heading = Paragraph(Run(f"{number} {words.say(f'reports.arm.{arm}')}", bold=True), TABLE)
    items = [
        Item(Run(words.text(factor.title), bold=factor.state == "active"), marks.STATE[factor.state])
        for factor in _ordered(factors)
        if factor.state in ("active", "corrected")
    ]
    unknown = [words.text(factor.title) for factor in factors if factor.state == "unknown"]
    if unknown:
        items.append(Item(words.labelled(words.say("reports.unknown")) + words.joined(unknown), marks.unknown))
    absent = sum(factor.state == "absent" for factor in factors)
    if absent:
        items.append(Item(words.say("reports.absent", count=absent), marks.absent))
    return Stack((heading, Bullets(tuple(items), size=7.5)))


def _photographs(view: View, width: float) -> list[Block]:
    words = view.words
    pictures = chosen(view.open_lesions, view.given.photographs, view.density.photographs)
    cell = (width - (_CELLS - 1) * _GAP) / _CELLS

    def caption(each: Taken) -> str:
        parts = [label(each.lesion), words.day(each.photograph.at)]
        if each.assessment.wound_area_mm2:
            parts.append(f"{words.cm2(each.assessment.wound_area_mm2)} cm²")
        if each.mm_per_px is None:
            parts.append(words.say("reports.not_to_scale"))
        return " · ".join(parts)

    ready, ratio = prints(pictures, view.given.photographs, (cell, view.density.photograph_height), caption)
    if not ready:
        return []
    to_scale = any(each.to_scale for each in ready)
    written = words.number(ratio, 0 if ratio == int(ratio) else 2)
    title = words.say("reports.photographs_to_scale", scale=written) if to_scale else words.say("reports.photographs")
    rows = [
        PhotographRow(tuple(ready[start : start + _CELLS]), cell, ratio, _GAP, words.say("reports.unreadable"))
        for start in range(0, len(ready), _CELLS)
    ]
    return [Space(3), Heading(title, size=9.5, before=2), Space(2), *rows]


def left_out_photographs(view: View) -> tuple[int, int]:
    """How many photographs consent forbids to print, and how many lesions' pictures were not at hand."""
    photographs = [
        (lesion.id, photograph)
        for lesion in view.open_lesions
        for entry in lesion.assessments
        for photograph in entry.photographs
        if entry.entered_in_error is None and photograph.entered_in_error is None
    ]
    forbidden = sum(not may_be_printed(photograph) for _, photograph in photographs)
    lesions = {lesion for lesion, photograph in photographs if may_be_printed(photograph)}
    shown = {lesion for lesion, photograph in photographs if photograph.sha256 in view.given.photographs}
    return forbidden, len(lesions - shown)
