"""What can be pointed at on the timeline: every raw point, span and mark, with its words and its entry."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.case.moments import DayOrInstant, start_of
from core.texts import Text, text
from core.trends.lesions import label, lesion_name, method_text
from core.trends.marks import Mark
from core.trends.series import Series
from core.trends.therapies import Span
from core.trends.timeline import LesionLines, Timeline

AREAS, BWAT, THERAPY, PAIN = "areas", "bwat_cua", "therapies", "pain"
PANELS = (AREAS, BWAT, THERAPY, PAIN)

Say = Callable[[Text], str]


@dataclass(frozen=True)
class Spot:
    """One thing on one panel. `x` in UTC seconds, `y` in the panel's unit; None for a gap, whose `value` says why."""

    panel: str
    x: float
    y: float | None
    curve: str
    value: str
    kind: str
    entry_id: str | None
    when: str

    @property
    def words(self) -> str:
        """What a hover says."""
        return " · ".join(part for part in (self.when, self.curve, self.value) if part)


@dataclass(frozen=True)
class Curve:
    """One curve of a panel, in stretches that a line may join; `number` chooses its colour and symbol."""

    panel: str
    name: str
    short: str
    number: int
    dashed: bool
    runs: tuple[tuple[Spot, ...], ...]
    gaps: tuple[Spot, ...]


@dataclass(frozen=True)
class Bar:
    """A stretch of a therapy on the strip; `row` counts from the top."""

    row: int
    x0: float
    x1: float
    held: bool
    spot: Spot


@dataclass(frozen=True)
class Picture:
    """All that is drawn. `rows` are the names on the therapy strip, None when therapies were never assessed."""

    curves: tuple[Curve, ...]
    bars: tuple[Bar, ...]
    rows: tuple[str, ...] | None
    marks: tuple[Spot, ...]

    def spots(self) -> Iterator[Spot]:
        """Everything that can be pointed at, panel by panel."""
        for curve in self.curves:
            for run in curve.runs:
                yield from run
            yield from curve.gaps
        for bar in self.bars:
            yield bar.spot
        yield from self.marks


def picture(timeline: Timeline, say: Say, zone: ZoneInfo, now: datetime) -> Picture:
    """The timeline as values to draw; running therapies reach `now`."""
    write = _Writer(say, zone)
    curves = [curve for number, lines in enumerate(timeline.lesions) for curve in _lesion(lines, number, write)]
    nrs = [series for series in timeline.pain if (series.variant or "").startswith("nrs")]
    for number, series in enumerate(nrs):
        context = (series.variant or "").partition(".")[2]
        short = say(text(f"word.pain_context.{context}")) if context else say(series.name)
        curves.append(_curve(PAIN, series, (say(series.name), short), number, "pain", write))
    bars = [bar for row, span in enumerate(timeline.therapies or ()) for bar in _bars(row, span, now, write)]
    rows = None if timeline.therapies is None else tuple(say(span.name) for span in timeline.therapies)
    return Picture(tuple(curves), tuple(bars), rows, tuple(_mark(mark, write) for mark in timeline.marks))


@dataclass(frozen=True)
class _Writer:
    say: Say
    zone: ZoneInfo

    def when(self, moment: DayOrInstant) -> str:
        if isinstance(moment, datetime):
            return moment.astimezone(self.zone).strftime("%Y-%m-%d %H:%M")
        return moment.isoformat()


def _lesion(lines: LesionLines, number: int, write: _Writer) -> Iterator[Curve]:
    name, short = write.say(lesion_name(lines.lesion)), label(lines.lesion)
    for tissue, series in (("wound", lines.wound), ("eschar", lines.eschar)):
        for each in series:
            method = write.say(method_text(each.variant)) if each.variant not in (None, "unknown") else ""
            words = " · ".join(part for part in (name, write.say(each.name), method) if part)
            yield _curve(AREAS, each, (words, short), number, "assessment", write, dashed=tissue == "eschar")
    if lines.bwat_cua.points:
        yield _curve(BWAT, lines.bwat_cua, (name, short), number, "assessment", write)


def _curve(
    panel: str, series: Series, names: tuple[str, str], number: int, kind: str, write: _Writer, *, dashed: bool = False
) -> Curve:
    name, short = names

    def spot(at: DayOrInstant, when: datetime, value: float | None, why: str | None, entry_id: str | None) -> Spot:
        shown = "" if value is None else _number(value, series.unit)
        y = value / 100 if value is not None and series.unit == "mm2" else value
        return Spot(panel, when.timestamp(), y, name, shown or (why or ""), kind, entry_id, write.when(at))

    runs = tuple(
        tuple(spot(point.at, point.when, point.value, None, point.entry_id) for point in run) for run in series.runs()
    )
    gaps = tuple(
        spot(point.at, point.when, None, point.gap, point.entry_id) for point in series.points if point.value is None
    )
    return Curve(panel, name, short, number, dashed, runs, gaps)


def _number(value: float, unit: str) -> str:
    return f"{value / 100:.1f} cm²" if unit == "mm2" else f"{value:g}"


def _bars(row: int, span: Span, now: datetime, write: _Writer) -> Iterator[Bar]:
    name = write.say(span.name)
    for segment in span.segments:
        x0 = start_of(segment.start).timestamp()
        x1 = start_of(segment.stop).timestamp() if segment.stop is not None else now.timestamp()
        dose = write.say(segment.dose) if segment.dose is not None else ""
        held = write.say(text("word.therapy_change.hold")) if segment.held else dose
        value = " · ".join(part for part in (held, segment.reason or "") if part)
        spot = Spot(
            THERAPY, (x0 + x1) / 2, float(row), name, value, "therapy", span.entry_id, write.when(segment.start)
        )
        yield Bar(row, x0, max(x1, x0), segment.held, spot)


def _mark(mark: Mark, write: _Writer) -> Spot:
    kind = "lesion" if mark.kind.startswith("lesion") else mark.kind
    moment: date | datetime = mark.at
    x = start_of(moment).timestamp()
    return Spot(AREAS, x, None, write.say(mark.title), mark.note or "", kind, mark.entry_id, write.when(moment))
