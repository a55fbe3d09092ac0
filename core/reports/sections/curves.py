"""What the charts of a report show: the curves, the stretch of time, the therapies. Drawing and telling read it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import partial
from typing import Final

from core.case.moments import start_of
from core.reports.figures.chart import LOOKS, Curve, Look, TimeAxis, labels_that_fit
from core.reports.pictures import within
from core.reports.sections.laboratory import laboratory_number
from core.reports.sections.view import View
from core.trends.laboratory import LaboratoryPoint, LaboratorySeries
from core.trends.lesions import label
from core.trends.marks import Mark
from core.trends.series import Point, Series, unit_name, worst_of_each_day
from core.trends.therapies import Span
from core.trends.timeline import LesionLines

_SHORTEST: Final = timedelta(weeks=4)
_ONE_DAY: Final = timedelta(days=1)
_BEFORE: Final = timedelta(days=3)
_PAIN_LOOKS: Final = {"rest": LOOKS[0], "dressing_change": LOOKS[1], "breakthrough": LOOKS[2], "movement": LOOKS[3]}


@dataclass(frozen=True)
class Chart:
    """What one panel shows: curves between two values; `high` `None`: as high as the data.

    `written` writes a value of its series, `bounds` are those of the laboratory's own range.
    """

    title: str
    curves: tuple[Curve, ...]
    low: float
    high: float | None
    written: Callable[[Point], str]
    bounds: tuple[float, ...] = ()


def time_axis(view: View, width: float) -> TimeAxis:
    """From the onset of the episode, or the first point, to now."""
    line = view.timeline
    series = [*line.wound_burden, *line.pain, *(each.bwat_cua for each in line.lesions)]
    starts = [each.points[0].when for each in series if each.points]
    if view.case.episode is not None:
        starts.append(start_of(view.case.episode.onset))
    start = min(starts, default=view.moment) - _BEFORE
    start = min(start, view.moment - _SHORTEST)
    if view.choices.start is not None:
        chosen = datetime.combine(view.choices.start, time.min, view.occasion.zone)
        start = min(max(start, chosen), view.moment - _ONE_DAY)
    return TimeAxis(start, view.moment, width)


def shown_charts(view: View) -> list[Chart]:
    """Areas, BWAT-CUA and pain: those of them that have anything to show in the days that were chosen."""
    return _in_days(view, [_areas(view), _bwat(view), _pain(view)])


def laboratory_charts(view: View) -> list[Chart]:
    """A chart for each analyte that was measured more than once, in the order of the table of analytes."""
    return _in_days(view, [_analyte(view, series) for series in view.timeline.laboratory])


def _in_days(view: View, charts: Iterable[Chart | None]) -> list[Chart]:
    """The charts without what lies before the first day; a curve that lies there whole is none."""
    found = []
    for chart in charts:
        if chart is None:
            continue
        curves = [replace(curve, series=_since(view, curve.series)) for curve in chart.curves]
        kept = tuple(curve for curve in curves if curve.series.known)
        if kept:
            found.append(replace(chart, curves=kept))
    return found


def _since(view: View, series: Series) -> Series:
    if view.choices.start is None:
        return series
    return replace(series, points=tuple(each for each in series.points if within(each.at, view.choices, view.occasion)))


def _analyte(view: View, series: LaboratorySeries) -> Chart | None:
    """One analyte with the range that its laboratory gave last; one value alone is no course."""
    if len(series.known) < 2:
        return None
    words, last = view.words, series.values[-1]
    bounds = tuple(float(bound) for bound in (last.range_low, last.range_high) if bound is not None)
    title = f"{words.text(series.name)} {words.text(unit_name(series.unit))}".rstrip()

    def written(point: Point) -> str:
        return laboratory_number(view, point) if isinstance(point, LaboratoryPoint) else words.number(point.value or 0)

    curve = Curve(words.text(series.name), series, LOOKS[0], words.phrase([written(last), words.short_day(last.at)]))
    return Chart(title, (curve,), 0, None, written, bounds)


def _areas(view: View) -> Chart | None:
    """All open lesions together; the largest lesions pale behind them when there are several."""
    words, line = view.words, view.timeline
    curves = [
        Curve(_named(view, key, series), series, look, _last(view, key, series), 0.01)
        for key, all_series, look in (
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
            _pale(view, each, series) for each in line.lesions if each.lesion.id in ids for series in each.wound[-1:]
        ]
    return Chart(words.say("reports.chart.area"), tuple(curves), 0, None, lambda point: words.cm2(point.value or 0))


def _pale(view: View, lines: LesionLines, series: Series) -> Curve:
    name = label(lines.lesion)
    return Curve(name, series, Look(None, "disc", 0.6, pale=True), f"{name} {_number(view, series, 0.01)}", 0.01)


def _number(view: View, series: Series, factor: float) -> str:
    if series.last is None:
        return "–"
    value = (series.last.value or 0) * factor
    return view.words.cm2(series.last.value or 0) if factor != 1 else view.words.number(value)


def _whole(view: View, point: Point) -> str:
    return view.words.number(point.value or 0)


def _named(view: View, key: str, series: Series) -> str:
    """The name of a line, and how it was measured where that is not planimetry."""
    words = view.words
    if series.variant in ("ruler", "unknown", "planimetry_on_limb"):
        return f"{words.say(key)} ({words.say(f'reports.method.{series.variant}')})"
    return words.say(key)


def _last(view: View, key: str, series: Series) -> str:
    """What the line of an area ends with: its name, its last value, and how it was measured."""
    said = view.words.say(key)
    return f"{said} {_number(view, series, 0.01)}" + _named(view, key, series).removeprefix(said)


def _bwat(view: View) -> Chart | None:
    """The lesions with the highest scores now."""
    series = {each.lesion.id: each.bwat_cua for each in view.timeline.lesions}
    scored = [(lesion, series[lesion.id]) for lesion in view.open_lesions if series[lesion.id].last is not None]
    if not scored:
        return None
    scored.sort(key=lambda pair: -(pair[1].known[-1].value or 0))
    curves = tuple(
        Curve(label(lesion), each, LOOKS[number % len(LOOKS)], f"{label(lesion)} {_number(view, each, 1)}")
        for number, (lesion, each) in enumerate(scored[: labels_that_fit(view.density.panel)])
    )
    return Chart(view.words.say("trends.bwat_cua"), curves, 8, 40, partial(_whole, view))


def _pain(view: View) -> Chart | None:
    """The day's worst score in each context, on the numeric scale."""
    words = view.words
    curves = []
    for series in view.timeline.pain:
        instrument, _, context = (series.variant or "").partition(".")
        if instrument != "nrs" or series.last is None:
            continue
        daily = worst_of_each_day(series)
        name = words.word("pain_context", context) if context else words.say("reports.chart.pain_unspecified")
        curves.append(Curve(name, daily, _PAIN_LOOKS.get(context, LOOKS[4]), f"{name} {_number(view, daily, 1)}"))
    return Chart(words.say("reports.chart.pain"), tuple(curves), 0, 10, partial(_whole, view)) if curves else None


def shown_spans(view: View, axis: TimeAxis) -> list[Span]:
    """Those that began, changed or stopped on the axis first: they are what may explain the curves."""
    spans = [span for span in view.timeline.therapies or () if span.stop is None or start_of(span.stop) > axis.start]
    spans.sort(key=lambda span: (not _moved(span, axis), -start_of(span.segments[-1].start).timestamp()))
    return sorted(spans[: view.density.spans], key=lambda span: start_of(span.start))


def _moved(span: Span, axis: TimeAxis) -> bool:
    moments = [segment.start for segment in span.segments] + ([span.stop] if span.stop else [])
    return any(axis.start < start_of(moment) <= axis.end for moment in moments)


def shown_marks(view: View, axis: TimeAxis) -> list[Mark]:
    """The last nine procedures and events: a digit each."""
    found = [
        mark
        for mark in view.timeline.marks
        if mark.kind in ("procedure", "event") and axis.start < start_of(mark.at) and mark.code != "dressing_change"
    ]
    return found[-9:]
