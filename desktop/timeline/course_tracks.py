"""The tracks of the course: therapies, procedures and events, pain, opioids, laboratory, triad, flags."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from core.case.course import ASLEEP
from core.clinic.views.timeline import Course
from core.guidance.findings import State
from core.instruments.definitions import instrument
from core.texts import Text, text
from core.trends.marks import Mark
from core.trends.opioids import LoadOfDay, OpioidPart, load_series
from core.trends.pain_diary import PainDay, with_gaps
from core.trends.series import Point, Series, rounded, unit_name
from core.trends.therapies import Span
from desktop.timeline.tracks import (
    EVENTS,
    FLAGS,
    FUNCTION,
    LABORATORY,
    LEAST_ROWS,
    OPIOIDS,
    OTHER_PAIN,
    PAIN,
    THERAPY,
    TRIAD,
    WEIGHT,
    Bar,
    Curve,
    Limit,
    Look,
    Spot,
    Track,
)
from desktop.timeline.writer import Writer, highest
from desktop.widgets.numbers import plain

Titles = Mapping[str, str]
CONTEXTS: Final = {"rest": 0, "dressing_change": 1, "movement": 2, "breakthrough": 3}
"""A context has one colour and one symbol, whoever the patient is, and the same ones in the diary."""
_OTHER: Final = 4
_HALF: Final = 0.36
_EVENT_ROWS: Final = ("procedure", "event", "lesion")
_LOOKS: Final[dict[State, Look]] = {
    "active": "active",
    "corrected": "corrected",
    "absent": "absent",
    "unknown": "unknown",
}
_LEVELS: Final[dict[str, Look]] = {"urgent": "urgent", "attention": "attention", "info": "info"}


def therapy_track(course: Course, titles: Titles, write: Writer) -> Track:
    """Spans in segments of one dose, a row for each drug and route, and a mark for each change."""
    spans = course.timeline.therapies
    empty = "" if spans else titles["never_assessed" if spans is None else "no_therapies"]
    rows = tuple(dict.fromkeys((span.drug, span.route) for span in spans or ()))
    names = {(span.drug, span.route): write.say(span.name) for span in spans or ()}
    bars = [bar for span in spans or () for bar in _segments(span, rows.index((span.drug, span.route)), course, write)]
    marks = []
    for number, turn in enumerate(course.turns):
        row = float(rows.index((turn.therapy.drug, turn.therapy.route)))
        what, when = write.say(turn.what), write.when(turn.at)
        spot = Spot(write.at(turn.at), row, write.say(turn.name), what, when, "therapy", turn.therapy.id, number)
        marks.append(spot)
    labels = tuple(names[row] for row in rows)
    return _strip(THERAPY, titles[THERAPY], labels, bars, marks, empty)


def _segments(span: Span, row: int, course: Course, write: Writer) -> Iterator[Bar]:
    name = write.say(span.name)
    for segment in span.segments:
        x0 = write.at(segment.start)
        x1 = write.at(segment.stop) if segment.stop is not None else course.at.timestamp()
        dose = write.say(segment.dose) if segment.dose is not None else ""
        said = write.say(text("word.therapy_change.hold")) if segment.held else dose
        value = " · ".join(part for part in (said, segment.reason or "") if part)
        spot = Spot(x0, float(row), name, value, write.when(segment.start), "therapy", span.entry_id)
        if x1 > x0:
            yield Bar(x0, x1, row - _HALF, row + _HALF, "held" if segment.held else "dose", row, spot)


def _strip(
    group: str,
    title: str,
    rows: tuple[str, ...],
    bars: Sequence[Bar],
    marks: Sequence[Spot],
    empty: str = "",
    looks: Mapping[Look, str] | None = None,
) -> Track:
    """A track of rows. Of `looks` (with their words) those that occur are its legend."""
    seen = {bar.look for bar in bars}
    legend = tuple((each, words) for each, words in (looks or {}).items() if each in seen)
    tall = max(len(rows), len(legend), LEAST_ROWS)
    return Track(
        group,
        title,
        "",
        -0.5,
        tall - 0.5,
        tall,
        bars=tuple(bars),
        marks=tuple(marks),
        rows=rows,
        empty=empty,
        legend=legend,
    )


def event_track(course: Course, titles: Titles, write: Writer) -> Track:
    """Procedures, events and what lesions did, a row each."""
    rows = tuple(titles[f"{EVENTS}.{kind}"] for kind in _EVENT_ROWS)
    return _strip(EVENTS, titles[EVENTS], rows, (), [_mark(mark, write) for mark in course.timeline.marks])


def uprights(course: Course, write: Writer) -> Iterator[Spot]:
    """What crosses every track: procedures and events."""
    for mark in course.timeline.marks:
        if mark.kind in ("procedure", "event"):
            yield _mark(mark, write)


def _mark(mark: Mark, write: Writer) -> Spot:
    kind = "lesion" if mark.kind.startswith("lesion") else mark.kind
    row = float(_EVENT_ROWS.index(kind))
    return Spot(
        write.at(mark.at), row, write.say(mark.title), mark.note or "", write.when(mark.at), kind, mark.entry_id
    )


def flag_track(course: Course, titles: Titles, write: Writer) -> Track:
    """Flags from when they were raised to when they were resolved, a row for each rule."""
    flags = sorted(course.case.flags, key=lambda flag: flag.raised_at)
    rules = tuple(dict.fromkeys(flag.rule for flag in flags))
    bars = []
    for flag in flags:
        row, name = rules.index(flag.rule), write.say(text(f"guidance.flag.{flag.rule}"))
        stop = course.at if flag.resolved_at is None else flag.resolved_at
        level = write.say(text(f"word.level.{flag.level}"))
        spot = Spot(flag.raised_at.timestamp(), float(row), name, level, write.when(flag.raised_at), "flag", None)
        x1 = max(stop, flag.raised_at).timestamp()
        bars.append(Bar(spot.x, x1, row - _HALF, row + _HALF, _LEVELS[flag.level], row, spot))
    names = tuple(write.say(text(f"guidance.flag.{rule}")) for rule in rules)
    looks = {look: write.say(text(f"word.level.{level}")) for level, look in _LEVELS.items()}
    return _strip(FLAGS, titles[FLAGS], names, bars, (), titles["no_flags"], looks)


def triad_track(course: Course, titles: Titles, write: Writer) -> Track:
    """The states of the factors as bands; a factor that was absent all the time has no row."""
    told = [one for one in course.histories if any(span.state != "absent" for span in one.spans)]
    bars = []
    for row, one in enumerate(told):
        for span in one.spans:
            state = write.say(text(f"guidance.state.{span.state}"))
            words = ", ".join(write.say(evidence.text) for evidence in span.evidence)
            value = " · ".join(part for part in (state, words) if part)
            x0, x1 = span.start.timestamp(), min(span.stop, course.at).timestamp()
            entry = next((each for each in span.evidence if each.entry_id is not None), None)
            about = ("", None) if entry is None else (entry.kind, entry.entry_id)
            spot = Spot(x0, float(row), write.say(one.title), value, write.when(span.start), *about)
            if x1 > x0:
                bars.append(Bar(x0, x1, row - _HALF, row + _HALF, _LOOKS[span.state], row, spot))
    looks = {look: write.say(text(f"guidance.state.{state}")) for state, look in _LOOKS.items()}
    names = tuple(write.say(one.title) for one in told)
    return _strip(TRIAD, titles[TRIAD], names, bars, (), titles["no_triad"], looks)


def pain_tracks(course: Course, titles: Titles, write: Writer) -> Iterator[Track]:
    """NRS by context over the range of each day; every other scale is a track of its own."""
    nrs: list[Curve] = []
    others: list[tuple[str, Series]] = []
    for series in (*course.timeline.pain, course.timeline.sedation):
        scale, _, context = (series.variant or "").partition(".")
        if scale != "nrs":
            others += [(scale, series)] if series.points else []
            continue
        short = write.say(text(f"word.pain_context.{context}")) if context else write.say(series.name)
        names, number = (write.say(series.name), short), CONTEXTS.get(context, _OTHER)
        nrs.append(write.curve(with_gaps(series), names, number, "pain", joined=context != "breakthrough"))
    ranges = tuple(_range(day, write) for day in course.pain_days if day.highest is not None)
    yield Track(PAIN, titles[PAIN], "", 0.0, float(instrument("nrs").high), 8, tuple(nrs), ranges)
    for scale, series in others:
        ends, name = instrument(scale), write.say(series.name)
        curve = write.curve(with_gaps(series), (name, ""), _OTHER, "pain")
        asleep = curve.gaps if scale == "poss" else ()
        low, told = float(ends.low), [curve]
        if asleep:
            low -= 1
            told = [replace(curve, gaps=()), _asleep(asleep, low, write)]
        yield Track(OTHER_PAIN, name, "", low, float(ends.high), 5, tuple(told))


def _asleep(gaps: Sequence[Spot], row: float, write: Writer) -> Curve:
    """Asleep and easy to rouse is no number and no gap: on a row of its own, and no curve joins it."""
    words = write.say(instrument("poss").level_label("level", ASLEEP))
    spots = tuple(replace(spot, y=row, value=f"{ASLEEP} · {words}") for spot in gaps)
    return Curve(words, ASLEEP, _OTHER, (spots,), joined=False)


def _range(day: PainDay, write: Writer) -> Bar:
    low, high = day.lowest or 0.0, day.highest or 0.0
    told = plain(high) if low == high else f"{plain(high)} ({plain(low)}–{plain(high)})"
    value = write.say(text("trends.diary.of_day", scores=told, count=len(day.entry_ids)))
    name, when = write.say(text("trends.diary.highest")), day.day.isoformat()
    spot = Spot(write.day(day.day, 12), high, name, value, when, "pain", day.highest_entry_id)
    return Bar(write.day(day.day, 1), write.day(day.day, 23), low, high, "range", 0, spot)


def opioid_track(course: Course, titles: Titles, limits: Sequence[Limit], write: Writer) -> Track:
    """The load of each day; days on end with the same load are one bar."""
    series = load_series(course.loads)
    pairs = [(each, point, _told(each, point, write)) for each, point in zip(course.loads, series.points, strict=True)]
    bars = [
        _load(list(same), write.say(series.name), write)
        for _, same in groupby(pairs, key=lambda pair: (pair[1].value, pair[2]))
    ]
    top = max([*(bar.high for bar in bars), *(limit.at for limit in limits), 1.0])
    return Track(OPIOIDS, titles[OPIOIDS], "mg", 0.0, top, 5, bars=tuple(bars), limits=tuple(limits))


def _load(same: list[tuple[LoadOfDay, Point, str]], name: str, write: Writer) -> Bar:
    (first, point, told), (last, _, _) = same[0], same[-1]
    entry = next((part.entry_id for part in first.load.parts if part.entry_id is not None), None)
    when = first.day.isoformat() if first.day == last.day else f"{first.day.isoformat()} – {last.day.isoformat()}"
    look: Look = "no_value" if point.value is None else "at_least" if point.missing else "load"
    x0 = write.day(first.day, 0)
    spot = Spot(x0, point.value, name, told, when, "therapy", entry)
    return Bar(x0, write.day(last.day, 23) + 3600, 0.0, point.value or 0.0, look, 0, spot)


def _told(each: LoadOfDay, point: Point, write: Writer) -> str:
    beside = [write.say(_beside(part)) for part in each.load.parts if part.why is not None]
    total = "" if point.value is None else write.say(text("trends.diary.mg", mg=rounded(point.value, 1)))
    return " · ".join(part for part in (total, *beside) if part)


def _beside(part: OpioidPart) -> Text:
    return text("trends.turn.of_drug", drug=text(f"drug.{part.drug}"), what=text(f"trends.opioid_why.{part.why}"))


def laboratory_tracks(course: Course, titles: Titles, write: Writer) -> Iterator[Track]:
    """A track for each value that was ever measured, with the band in which the rules want it."""
    for number, series in enumerate(course.laboratory):
        code, name = series.variant or "", write.say(series.name)
        name = name[:1].upper() + name[1:]
        target = course.targets.get(code)
        bounds = (None, None) if target is None else (target.low, target.high)
        low, high = (None if bound is None else float(bound) for bound in bounds)
        curve = write.curve(series, (name, ""), number, "laboratory")
        values = [spot.y for spot in curve.spots if spot.y is not None]
        ends = [*values, *(bound for bound in (low, high) if bound is not None)]
        least, most = min(ends, default=0.0), max(ends, default=1.0)
        yield Track(
            f"{LABORATORY}{code}",
            name,
            _unit(series, write),
            least,
            most if most > least else least + 1,
            5,
            (curve,),
            band=None if target is None else (low, high),
            band_words="" if target is None else _band_words(low, high, target.sources, titles, write),
        )


def _band_words(low: float | None, high: float | None, sources: Sequence[Text], titles: Titles, write: Writer) -> str:
    sign = "≤ " if low is None else "≥ " if high is None else ""
    ends = sign + "–".join(plain(end) for end in (low, high) if end is not None)
    return f"{titles['target']} {ends} ({', '.join(write.say(source) for source in sources)})"


def _unit(series: Series, write: Writer) -> str:
    unit = unit_name(series.unit)
    return unit if isinstance(unit, str) else write.say(unit)


def weight_tracks(course: Course, titles: Titles, write: Writer) -> Iterator[Track]:
    """Weight, measured and dry; and function, a scale each."""
    weights = course.timeline.weights
    curves = tuple(
        write.curve(one, (write.say(one.name), write.say(one.name)), number, "weight", hollow=one.variant == "dry")
        for number, one in enumerate(weights)
    )
    values = [spot.y for curve in curves for spot in curve.spots if spot.y is not None]
    yield Track(WEIGHT, titles[WEIGHT], "kg", min(values, default=0.0) - 1, highest(curves, 0.0) + 1, 5, curves)
    scales = tuple(
        write.curve(one, (write.say(one.name), write.say(one.name)), number, "function")
        for number, one in enumerate(course.timeline.function)
    )
    yield Track(FUNCTION, titles[FUNCTION], "", 0.0, 100.0, 5, scales)
