"""Every chart in words: one sentence a curve for whoever cannot see it, and all its values as a table."""

from collections.abc import Sequence
from datetime import date

from core.reports.figures.chart import TimeAxis
from core.reports.sections.curves import Chart, laboratory_charts, shown_charts, shown_spans, time_axis
from core.reports.sections.view import View
from core.reports.setting.blocks import Block, Cell, Heading, Paragraph, Table
from core.reports.setting.paper import TABLE
from core.reports.setting.type import Run
from core.trends.series import Point
from core.trends.therapies import Segment, Span


def written(view: View, chart: Chart, point: Point) -> str:
    """A value as the chart writes it; why there is none where there is a gap."""
    words = view.words
    if point.value is None:
        return words.say("reports.gap", reason=point.gap) if point.gap else words.say("reports.gap_unsaid")
    return chart.written(point)


def spoken(view: View, chart: Chart, axis: TimeAxis) -> str:
    """The chart in a sentence for each curve: how many values, the first, the last, the lowest and the highest."""
    words, said = view.words, []
    for curve in chart.curves:
        known = [point for point in curve.series.known if point.when >= axis.start]
        if not known:
            continue
        lowest, highest = (
            min(known, key=lambda point: point.value or 0),
            max(known, key=lambda point: point.value or 0),
        )
        said.append(
            words.say(
                "reports.curve_in_words",
                name=curve.name,
                count=len(known),
                first=written(view, chart, known[0]),
                first_day=words.day(known[0].at),
                last=written(view, chart, known[-1]),
                last_day=words.day(known[-1].at),
                lowest=written(view, chart, lowest),
                highest=written(view, chart, highest),
            )
        )
    return words.labelled(chart.title) + " ".join(said)


def in_words(view: View, charts: Sequence[Chart], spans: Sequence[Span], axis: TimeAxis) -> str:
    """All that one figure shows: its charts, and what was given from when to when."""
    words = view.words
    said = [spoken(view, chart, axis) for chart in charts]
    given = words.clauses([_span(view, span) for span in spans])
    return "\n".join([*said, words.labelled(words.say("reports.section.therapies")) + given] if given else said)


def _span(view: View, span: Span) -> str:
    words, name, start = view.words, view.words.text(span.name), view.words.day(span.start)
    if span.stop is None:
        return words.say("reports.span_in_words", name=name, start=start)
    return words.say("reports.span_ended_in_words", name=name, start=start, stop=words.day(span.stop))


def chart_tables(view: View, width: float) -> list[Block]:
    """Every chart as a table of all its values, and the therapies with each of their doses."""
    axis, words = time_axis(view, width), view.words
    blocks: list[Block] = [Heading(words.say("reports.section.chart_tables"))]
    for chart in (*shown_charts(view), *laboratory_charts(view)):
        blocks += [Heading(chart.title, size=9.5, before=4), _table(view, chart, axis)]
    spans = shown_spans(view, axis)
    if spans:
        blocks += [Heading(words.say("reports.section.therapies"), size=9.5, before=4), dose_table(view, spans)]
    return blocks if len(blocks) > 1 else [*blocks, Paragraph(words.say("reports.nothing_to_draw"), TABLE)]


def _table(view: View, chart: Chart, axis: TimeAxis) -> Table:
    """A row for each day on which a curve has a value, a second one where a curve has two; a dash where it has none."""
    words = view.words
    found: dict[tuple[date, int], dict[int, str]] = {}
    for number, curve in enumerate(chart.curves):
        for point in curve.series.points:
            if point.when >= axis.start:
                day, turn = words.local(point.at), 0
                while number in found.get((day, turn), {}):
                    turn += 1
                found.setdefault((day, turn), {})[number] = written(view, chart, point)
    head = (_head(words.say("reports.measured.at")), *(_head(curve.name, right=True) for curve in chart.curves))
    rows = tuple(
        (
            Cell(words.day(key[0])),
            *(Cell(found[key].get(number, "–"), right=True) for number in range(len(chart.curves))),
        )
        for key in sorted(found)
    )
    return Table((1.6, *(1.0 for _ in chart.curves)), head, rows)


def dose_table(view: View, spans: Sequence[Span]) -> Table:
    """A row for each stretch of a therapy with one dose: drug and route, dose, from, until, why."""
    head = tuple(_head(view.words.say(f"reports.dose.{name}")) for name in ("drug", "dose", "from", "until", "why"))
    rows = tuple(_dose_row(view, span, segment) for span in spans for segment in span.segments)
    return Table((42, 34, 22, 22, 46), head, rows)


def _dose_row(view: View, span: Span, segment: Segment) -> tuple[Cell, ...]:
    words = view.words
    last = segment is span.segments[-1]
    reasons = [segment.reason or "", (span.stop_reason or "") if last and span.stop is not None else ""]
    dose = words.text(segment.dose) or "–"
    return (
        Cell(
            Run(
                words.phrase([words.text(span.name), words.word("route", span.route)]), bold=segment is span.segments[0]
            )
        ),
        Cell(words.say("reports.dose.held") if segment.held else dose),
        Cell(words.day(segment.start)),
        Cell(words.say("reports.dose.going_on") if segment.stop is None else words.day(segment.stop)),
        Cell(words.clauses(list(dict.fromkeys(filter(None, reasons)))) or "–"),
    )


def _head(said: str, *, right: bool = False) -> Cell:
    return Cell(Run(said, bold=True), right=right)
