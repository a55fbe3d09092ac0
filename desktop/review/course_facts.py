"""What the course of a patient shows on one small axis: burden, therapies and pain, as plain values to be drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from core.case.case import Case
from core.case.moments import instant, start_of
from core.texts import Text, text
from core.trends.burden import burden_series
from core.trends.scores import pain_series
from core.trends.series import Series
from core.trends.therapies import Span, therapy_spans

_MOST_THERAPIES: Final = 6
_SHORTEST: Final = timedelta(weeks=2)
_MM2_IN_CM2: Final = 100
_PAIN: Final = (("rest", False), ("dressing_change", True))
"""Scores that are drawn, and whether dashed: at rest and at the dressing change, on one scale."""


@dataclass(frozen=True)
class Line:
    """A curve in stretches that a line may join: (UTC seconds, value). `gaps` are moments where a value is missing."""

    name: Text
    dashed: bool
    runs: tuple[tuple[tuple[float, float], ...], ...]
    gaps: tuple[float, ...]

    @property
    def last(self) -> tuple[float, float] | None:
        """The latest point."""
        return next((run[-1] for run in reversed(self.runs) if run), None)

    @property
    def first(self) -> tuple[float, float] | None:
        """The earliest point."""
        return next((run[0] for run in self.runs if run), None)


@dataclass(frozen=True)
class Stretch:
    """A stretch of a therapy with one dose, in UTC seconds; a held one is drawn empty."""

    begin: float
    end: float
    held: bool


@dataclass(frozen=True)
class Strip:
    """One therapy: its name with its latest dose, and its stretches."""

    name: Text
    dose: Text | None
    running: bool
    held: bool
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class Course:
    """All of it between `begin` and `end` (UTC seconds). Areas in cm², pain 0–10.

    `strips` are None when therapies were never assessed; `left_out` counts those that there was no room for.
    """

    begin: float
    end: float
    areas: tuple[Line, ...]
    pain: tuple[Line, ...]
    strips: tuple[Strip, ...] | None
    left_out: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever measured or scored: therapies alone make no course."""
        return not self.areas and not self.pain


def course_of(case: Case, now: datetime) -> Course:
    """The course of a case up to now, from the first area or score on."""
    wound = _newest(burden_series(case, "wound"))
    eschar = [one for one in burden_series(case, "eschar") if wound is not None and one.variant == wound.variant]
    scores = {series.variant: series for series in pain_series(case)}
    areas = [] if wound is None else [_line(wound, text("word.tissue.wound"), False, _MM2_IN_CM2)]
    areas += [_line(one, text("word.tissue.eschar"), True, _MM2_IN_CM2) for one in eschar]
    asked = [(scores.get(f"nrs.{context}"), context, dashed) for context, dashed in _PAIN]
    pain = [_line(one, text(f"word.pain_context.{context}"), dashed, 1) for one, context, dashed in asked if one]
    firsts = [line.first[0] for line in (*areas, *pain) if line.first is not None]
    begin = min([*firsts, (now - _SHORTEST).timestamp()])
    spans = therapy_spans(case)
    strips = None if spans is None else _strips(spans, begin, now.timestamp())
    return Course(
        begin=begin,
        end=now.timestamp(),
        areas=tuple(line for line in areas if line.last is not None),
        pain=tuple(line for line in pain if line.last is not None),
        strips=None if strips is None else strips[:_MOST_THERAPIES],
        left_out=max(0, len(strips or ()) - _MOST_THERAPIES),
    )


def _newest(series: Sequence[Series]) -> Series | None:
    """The series whose last value is the newest: the way of measuring that is in use."""
    known = [one for one in series if one.last is not None]
    return max(known, key=lambda one: one.known[-1].when, default=None)


def _line(series: Series, name: Text, dashed: bool, divisor: int) -> Line:
    return Line(
        name,
        dashed,
        tuple(
            tuple((point.when.timestamp(), (point.value or 0) / divisor) for point in run)
            for run in series.runs()
            if run
        ),
        tuple(point.when.timestamp() for point in series.points if point.value is None),
    )


def _strips(spans: Sequence[Span], begin: float, now: float) -> tuple[Strip, ...]:
    """Those that reach into the time shown, the one that changed last first."""
    shown = [span for span in spans if span.stop is None or instant(span.stop).timestamp() > begin]
    shown.sort(key=_last_change, reverse=True)
    return tuple(
        Strip(
            span.name,
            span.dose,
            span.running,
            span.stop is None and span.segments[-1].held,
            tuple(
                Stretch(
                    max(start_of(part.start).timestamp(), begin),
                    now if part.stop is None else min(start_of(part.stop).timestamp(), now),
                    part.held,
                )
                for part in span.segments
                if part.stop is None or start_of(part.stop).timestamp() > begin
            ),
        )
        for span in shown
    )


def _last_change(span: Span) -> datetime:
    return start_of(span.stop if span.stop is not None else span.segments[-1].start)


def therapy_words(strip: Strip) -> Text:
    """The drug with its latest dose; that it is held, or has stopped."""
    if strip.held:
        return text("desktop.review.therapy_held", drug=strip.name)
    if not strip.running:
        return text("desktop.review.therapy_over", drug=strip.name)
    if strip.dose is None:
        return strip.name
    return text("desktop.review.therapy", drug=strip.name, dose=strip.dose)
