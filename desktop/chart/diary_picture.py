"""What the pain diary draws, as values: every score, day, dose and change with its words and its entry."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from core.case.case import Case
from core.case.course import ASLEEP
from core.case.drugs import drugs
from core.case.moments import DayOrInstant, start_of
from core.case.words import lists
from core.instruments.definitions import instrument
from core.texts import Text, text
from core.trends.limits import limits
from core.trends.opioids import LoadOfDay, OpioidPart, daily_loads, load_series
from core.trends.pain_diary import PainDay, RescueDay, pain_days, rescue_days, with_gaps
from core.trends.responses import Response, responses
from core.trends.scores import pain_series, sedation_series
from core.trends.series import Point, Series, rounded
from core.trends.therapies import Span, therapy_spans
from desktop.widgets.numbers import plain

NRS, VAS, PAINAD, POSS, STRIP, LOAD, RESCUE = "nrs", "vas", "painad", "poss", "strip", "load", "rescue"
PANELS: Final = (NRS, VAS, PAINAD, POSS, STRIP, LOAD, RESCUE)
SCALES: Final = (NRS, VAS, PAINAD, POSS)
"""Panels that are named after their instrument."""

_NUMBERS: Final = {"rest": 0, "dressing_change": 1, "movement": 2, "breakthrough": 3}
_OTHER: Final = 4
"""A context has one colour and one symbol, whoever the patient is."""

Say = Callable[[Text], str]


@dataclass(frozen=True)
class Spot:
    """One thing that can be pointed at. `x` in UTC seconds; `y` None for what has no height: a gap, a change."""

    panel: str
    x: float
    y: float | None
    what: str
    value: str
    kind: str
    entry_id: str | None
    when: str

    @property
    def words(self) -> str:
        """What a hover says, and what the table writes."""
        return " · ".join(part for part in (self.when, self.what, self.value) if part)


@dataclass(frozen=True)
class Line:
    """A curve in stretches that a line may join; `number` chooses colour and symbol.

    Breakthrough pain comes and goes: its scores are not `joined`.
    """

    panel: str
    name: str
    number: int
    runs: tuple[tuple[Spot, ...], ...]
    gaps: tuple[Spot, ...]
    joined: bool = True


@dataclass(frozen=True)
class Stretch:
    """From `x0` to `x1` at a height: a therapy on the strip (`y` its row), a day's opioid load, or a day's range."""

    x0: float
    x1: float
    low: float
    high: float
    spot: Spot
    hollow: bool = False


@dataclass(frozen=True)
class Picture:
    """All that is drawn. `days` are the daily ranges, `rows` the names on the strip."""

    lines: tuple[Line, ...]
    days: tuple[Stretch, ...]
    spans: tuple[Stretch, ...]
    rows: tuple[str, ...]
    turns: tuple[Spot, ...]
    loads: tuple[Stretch, ...]
    rescue: tuple[Stretch, ...]

    def panels(self) -> tuple[str, ...]:
        """The panels that have something to show, and the numeric scale always."""
        seen = {spot.panel for spot in self.spots()}
        return tuple(panel for panel in PANELS if panel == NRS or panel in seen)

    def spots(self) -> Iterator[Spot]:
        """Everything that can be pointed at."""
        for line in self.lines:
            for run in line.runs:
                yield from run
            yield from line.gaps
        for stretch in (*self.days, *self.spans, *self.loads, *self.rescue):
            yield stretch.spot
        yield from self.turns


@dataclass(frozen=True)
class Asked:
    """What the diary is asked to show: of whom, for whom, and as of when. `routes` are those of the opioid factors."""

    case: Case
    lesion: str | None
    zone: ZoneInfo
    now: datetime
    routes: tuple[str, ...]
    say: Say

    def when(self, moment: DayOrInstant) -> str:
        """A day as it was written, an instant in the facility's time."""
        if isinstance(moment, datetime):
            return moment.astimezone(self.zone).strftime("%Y-%m-%d %H:%M")
        return moment.isoformat()

    def x(self, day: date, hour: int = 12) -> float:
        """An hour of a facility's day."""
        return datetime.combine(day, time(hour), tzinfo=self.zone).timestamp()

    def at(self, moment: DayOrInstant) -> float:
        """Where a moment stands; a day begins at the facility's midnight."""
        return moment.timestamp() if isinstance(moment, datetime) else self.x(moment, 0)


@dataclass(frozen=True)
class Reading:
    """A picture, and the days behind it by context (None: any)."""

    picture: Picture
    days: tuple[tuple[str | None, tuple[PainDay, ...]], ...]


def read(asked: Asked) -> Reading:
    """Everything that the diary shows, computed from values alone: it may run beside the window."""
    contexts = (None, *lists()["pain_context"])
    days = tuple((context, pain_days(asked.case, asked.zone, asked.lesion, context)) for context in contexts)
    return Reading(picture(asked), days)


def picture(asked: Asked) -> Picture:
    """The diary as values to draw."""
    analgesics = [span for span in therapy_spans(asked.case) or () if _is_analgesic(span)]
    rows = tuple(dict.fromkeys(asked.say(span.name) for span in analgesics))
    turns = responses(asked.case, asked.zone, asked.now, limits().response.days[0], asked.lesion)
    loads = daily_loads(asked.case, asked.routes, asked.zone, asked.now)
    return Picture(
        lines=tuple(_lines(asked)),
        days=tuple(_range(day, asked) for day in pain_days(asked.case, asked.zone, asked.lesion) if day.entry_ids),
        spans=tuple(stretch for span in analgesics for stretch in _spans(span, rows, asked)),
        rows=rows,
        turns=tuple(_turn(turn, rows, asked) for turn in turns),
        loads=tuple(_loads(loads, asked)),
        rescue=tuple(_rescue(day, asked) for day in rescue_days(asked.case, asked.zone)),
    )


def _is_analgesic(span: Span) -> bool:
    return not drugs()[span.drug].classes.isdisjoint(limits().response.analgesics)


def _lines(asked: Asked) -> Iterator[Line]:
    for series in pain_series(asked.case, asked.lesion):
        instrument, _, context = (series.variant or "").partition(".")
        if instrument in SCALES:
            short = asked.say(text(f"word.pain_context.{context}")) if context else asked.say(series.name)
            yield _line(instrument, with_gaps(series), short, _NUMBERS.get(context, _OTHER), asked)
    sedation = sedation_series(asked.case)
    if sedation.points:
        line = _line(POSS, with_gaps(sedation), asked.say(sedation.name), _OTHER, asked)
        yield replace(line, gaps=())
        if line.gaps:
            yield _asleep(line, asked)


def _asleep(line: Line, asked: Asked) -> Line:
    """Where the sedation scale has a level that is no number: on a row of its own, and no curve joins it."""
    words = asked.say(instrument(POSS).level_label("level", ASLEEP))
    row = next(height for height, level in marks(POSS) if level == ASLEEP)
    spots = tuple(replace(spot, y=row, value=f"{ASLEEP} · {words}") for spot in line.gaps)
    return replace(line, name=words, runs=(spots,), gaps=(), joined=False)


def marks(scale: str) -> tuple[tuple[float, str], ...]:
    """What stands at the ends of a scale's panel, bottom up; levels that are no numbers lie under the others."""
    definition = instrument(scale)
    beside = [level for item in definition.items for level in item.unscored]
    below = [(float(definition.low - number), level) for number, level in enumerate(beside, start=1)]
    return (*reversed(below), *((float(end), str(end)) for end in (definition.low, definition.high)))


def _line(panel: str, series: Series, short: str, number: int, asked: Asked) -> Line:
    name = asked.say(series.name)

    def spot(point: Point) -> Spot:
        value = plain(point.value) if point.value is not None else point.gap or ""
        x = asked.x(point.at) if not isinstance(point.at, datetime) else point.at.timestamp()
        return Spot(panel, x, point.value, name, value, "pain", point.entry_id, asked.when(point.at))

    runs = tuple(tuple(spot(point) for point in run) for run in series.runs())
    gaps = tuple(spot(point) for point in series.points if point.value is None and point.gap is not None)
    return Line(panel, short, number, runs, gaps, joined=number != _NUMBERS["breakthrough"])


def _range(day: PainDay, asked: Asked) -> Stretch:
    low, high = day.lowest or 0.0, day.highest or 0.0
    told = plain(high) if low == high else f"{plain(high)} ({plain(low)}–{plain(high)})"
    value = asked.say(text("trends.diary.of_day", scores=told, count=len(day.entry_ids)))
    highest = asked.say(text("trends.diary.highest"))
    spot = Spot(NRS, asked.x(day.day), high, highest, value, "pain", day.highest_entry_id, day.day.isoformat())
    return Stretch(asked.x(day.day, 1), asked.x(day.day, 23), low, high, spot)


def _spans(span: Span, rows: Sequence[str], asked: Asked) -> Iterator[Stretch]:
    name = asked.say(span.name)
    row = float(rows.index(name))
    for segment in span.segments:
        x0 = asked.at(segment.start)
        x1 = asked.at(segment.stop) if segment.stop is not None else asked.now.timestamp()
        dose = asked.say(segment.dose) if segment.dose is not None else ""
        value = asked.say(text("word.therapy_change.hold")) if segment.held else dose
        when = asked.when(segment.start)
        spot = Spot(STRIP, (x0 + x1) / 2, row, name, value, "therapy", span.entry_id, when)
        if x1 > x0:
            yield Stretch(x0, x1, row - 0.32, row + 0.32, spot, hollow=segment.held)


def _turn(turn: Response, rows: Sequence[str], asked: Asked) -> Spot:
    name = asked.say(turn.name)
    row = float(rows.index(name))
    return Spot(
        STRIP, asked.at(turn.at), row, name, asked.say(turn.what), "therapy", turn.entry_id, asked.when(turn.at)
    )


def _loads(days: Sequence[LoadOfDay], asked: Asked) -> Iterator[Stretch]:
    """Days on end with the same load are one stretch."""
    series = load_series(days)
    pairs = [(each, point, _told(each, point, asked)) for each, point in zip(days, series.points, strict=True)]
    for (value, told), same in groupby(pairs, key=lambda pair: (pair[1].value, pair[2])):
        stretch = list(same)
        (first, point, _), (last, _, _) = stretch[0], stretch[-1]
        entry = next((part.entry_id for part in first.load.parts if part.entry_id is not None), None)
        when = first.day.isoformat() if first.day == last.day else f"{first.day.isoformat()} – {last.day.isoformat()}"
        x0, x1 = asked.x(first.day, 0), asked.x(last.day + timedelta(days=1), 0)
        spot = Spot(LOAD, x0, value, asked.say(series.name), told, "therapy", entry, when)
        yield Stretch(x0, x1, 0.0, value or 0.0, spot, hollow=bool(point.missing))


def _told(each: LoadOfDay, point: Point, asked: Asked) -> str:
    beside = [asked.say(_beside(part)) for part in each.load.parts if part.why is not None]
    total = "" if point.value is None else asked.say(text("trends.diary.mg", mg=rounded(point.value, 1)))
    return " · ".join(part for part in (total, *beside) if part)


def _beside(part: OpioidPart) -> Text:
    return text("trends.turn.of_drug", drug=text(f"drug.{part.drug}"), what=text(f"trends.opioid_why.{part.why}"))


def _rescue(day: RescueDay, asked: Asked) -> Stretch:
    counts = (("breakthrough", day.breakthrough), ("procedural", day.procedural))
    told = [f"{asked.say(text(f'word.as_needed_purpose.{purpose}'))} {count}" for purpose, count in counts if count]
    if day.unsaid:
        told.append(asked.say(text("trends.diary.purpose_unsaid", count=day.unsaid)))
    name = asked.say(text("trends.diary.rescue"))
    entry = day.entry_ids[-1] if day.entry_ids else None
    total = float(day.breakthrough + day.procedural + day.unsaid)
    spot = Spot(RESCUE, asked.x(day.day), total, name, " · ".join(told), "event", entry, day.day.isoformat())
    return Stretch(asked.x(day.day, 4), asked.x(day.day, 20), 0.0, total, spot, hollow=not day.breakthrough)


def extent(case: Case | None, now: datetime, days: int | None) -> tuple[date, date]:
    """The calendar days of a window that ends today: so many days, or (None) the whole episode.

    `now` carries the facility's offset. Without an episode the first pain entry begins it.
    """
    today = now.date()
    if days is not None:
        return today - timedelta(days=days - 1), today
    begun = [start_of(entry.at).astimezone(now.tzinfo).date() for entry in ([] if case is None else case.pain)]
    if case is not None and case.episode is not None:
        begun = [start_of(case.episode.onset).date()]
    return min([*begun, today]), today
