"""Therapies as spans of time: what was given when, in which dose, and when it was held."""

from dataclasses import dataclass, replace
from decimal import Decimal

from core.case.base import standing
from core.case.case import Case
from core.case.moments import DayOrInstant, instant, start_of
from core.case.therapy import Dose, Therapy, TherapyChange
from core.texts import Text, text


@dataclass(frozen=True)
class Segment:
    """A stretch of a therapy with one dose. `stop` is `None` while it goes on; `reason` is that of the change to it."""

    start: DayOrInstant
    stop: DayOrInstant | None
    dose: Text | None
    held: bool = False
    reason: str | None = None


@dataclass(frozen=True)
class Span:
    """One drug by one route from its start to before its stop, in segments without gaps."""

    entry_id: str | None
    drug: str
    name: Text
    route: str
    start: DayOrInstant
    stop: DayOrInstant | None
    segments: tuple[Segment, ...]
    stop_reason: str | None = None

    @property
    def running(self) -> bool:
        """Neither stopped nor held now."""
        return self.stop is None and not self.segments[-1].held

    @property
    def dose(self) -> Text | None:
        """The latest dose."""
        return self.segments[-1].dose


def therapy_spans(case: Case) -> tuple[Span, ...] | None:
    """Every therapy that counts, by start; `None` when therapies were never assessed."""
    if case.therapies is None:
        return None
    spans = [_span(therapy) for therapy in standing(case.therapies)]
    return tuple(sorted(spans, key=lambda span: (start_of(span.start), span.drug)))


def dose_text(dose: Dose | Therapy) -> Text | None:
    """How much, how often, as it was written down; `None` when no dose was given.

    A day's total of an as-needed drug is said as such. Units and numbers are written in the reader's language.
    """
    if dose.unit is None:
        return None
    unit = text(f"word.dose_unit.{dose.unit}")
    if dose.as_needed and dose.day_total is not None:
        return text("trends.dose.as_needed_total", amount=_plain(dose.day_total), unit=unit)
    if dose.dose is None:
        return None
    amount = _plain(dose.dose)
    if dose.as_needed:
        return text("trends.dose.as_needed", amount=amount, unit=unit)
    if dose.per_day is not None:
        return text("trends.dose.per_day", amount=amount, unit=unit, times=_plain(dose.per_day))
    if dose.per_week is not None:
        return text("trends.dose.per_week", amount=amount, unit=unit, times=_plain(dose.per_week))
    return text("trends.dose.plain", amount=amount, unit=unit)


def _plain(number: Decimal) -> Decimal:
    """Without trailing zeros or exponent: 25, not 25.0 or 2.5E+1."""
    return number.to_integral_value() if number == number.to_integral_value() else number.normalize()


def _span(therapy: Therapy) -> Span:
    changes = sorted(therapy.changes, key=lambda change: start_of(change.at))
    segments = [Segment(therapy.start, None, dose_text(therapy), reason=therapy.reason)]
    for change in changes:
        segments[-1] = replace(segments[-1], stop=change.at)
        segments.append(_after(segments[-1], change))
    segments[-1] = replace(segments[-1], stop=therapy.stop)
    return Span(
        entry_id=therapy.id,
        drug=therapy.drug,
        name=text(f"drug.{therapy.drug}"),
        route=therapy.route,
        start=therapy.start,
        stop=therapy.stop,
        segments=tuple(segments),
        stop_reason=why_stopped(therapy),
    )


def why_stopped(therapy: Therapy) -> str | None:
    """Why a therapy stopped; `None` while it goes on, and where nobody wrote it down.

    Where the stop has no words of its own the therapy's only reason may tell it, as in a case file written at once;
    not so where somebody stopped it here, for then that reason is why it was begun.
    """
    if therapy.stop is None:
        return None
    return therapy.stop_reason or (therapy.reason if therapy.stopped_by is None else None)


def _after(before: Segment, change: TherapyChange) -> Segment:
    """The segment that a change begins. Holding keeps the dose in mind; resuming may bring a new one."""
    dose = dose_text(change) or before.dose
    return Segment(change.at, None, dose, held=change.kind == "hold", reason=change.reason)


def running_at(spans: tuple[Span, ...], moment: DayOrInstant) -> tuple[Span, ...]:
    """Spans that were neither stopped nor held at a moment; a drug is active from its start to before its stop."""
    at = instant(moment)
    return tuple(
        span
        for span in spans
        for segment in span.segments
        if not segment.held and start_of(segment.start) <= at and (segment.stop is None or at < start_of(segment.stop))
    )
