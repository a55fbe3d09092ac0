"""What changed between two moments: what a handover and a chart say first."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from core.case.base import standing
from core.case.case import Case
from core.case.lesion import Assessment, Lesion
from core.case.moments import DayOrInstant, instant, start_of
from core.case.therapy import Therapy, TherapyChange
from core.texts import Text, text
from core.trends.as_of import as_of
from core.trends.laboratory import LaboratoryPoint, LaboratorySeries, laboratory_series
from core.trends.lesions import area_series, assessments, bwat_cua_series, label
from core.trends.limits import limits
from core.trends.marks import marks
from core.trends.progress import percent_change
from core.trends.scores import pain_series, weight_series
from core.trends.series import Point, Series, in_cm2, rounded, unit_name
from core.trends.therapies import dose_text, why_stopped


@dataclass(frozen=True)
class Change:
    """One thing that is different now. `kind`: event, lesion, eschar, infection, area, bwat_cua, pain, therapy,
    procedure, goals, laboratory or weight; `entry_id` names the entry that brought it."""

    text: Text
    kind: str
    entry_id: str | None
    at: DayOrInstant


ORDER: Final = (
    "event",
    "lesion",
    "infection",
    "eschar",
    "area",
    "pain",
    "therapy",
    "procedure",
    "goals",
    "bwat_cua",
    "laboratory",
    "weight",
)
"""What matters most comes first; within a kind, the newest."""


def what_changed(case: Case, since: datetime, until: datetime) -> tuple[Change, ...]:
    """What happened after `since` and up to `until`, the most important first.

    Scores and areas are compared with the last value at or before `since`, and are told when they changed by as much
    as `resources/clinical/trends.toml` calls a change; without an earlier value there is nothing to compare.
    """
    now = as_of(case, until)
    found = [change for finder in _FINDERS for change in finder(now, since) if _happened(change.at, since, until)]
    found.sort(key=lambda change: instant(change.at), reverse=True)
    return tuple(sorted(found, key=lambda change: ORDER.index(change.kind)))


def _happened(at: DayOrInstant, since: datetime, until: datetime) -> bool:
    """A day counts from its beginning up to `until` (today has not ended), and to its end after `since`."""
    return since < instant(at) and start_of(at) <= until


def _marks(case: Case, since: datetime) -> Iterator[Change]:
    kinds = {"lesion_opened": "lesion", "lesion_closed": "lesion", "procedure": "procedure", "event": "event"}
    for mark in marks(case):
        yield Change(mark.title, kinds[mark.kind], mark.entry_id, mark.at)


def _split(series: Series, since: datetime) -> tuple[Point | None, Point | None]:
    """The last value at or before `since`, and the last one after it."""
    before = [point for point in series.known if point.when <= since]
    after = [point for point in series.known if point.when > since]
    return (before[-1] if before else None), (after[-1] if after else None)


def _areas(case: Case, since: datetime) -> Iterator[Change]:
    limit = limits().lesion
    for lesion in case.lesions:
        for tissue in ("wound", "eschar"):
            for series in area_series(lesion, tissue):
                before, after = _split(series, since)
                percent = percent_change(before, after)
                if before is None or after is None or percent is None:
                    continue
                if percent >= limit.worse_percent or percent <= -limit.improving_percent:
                    yield Change(_area_text(lesion, series, before, after, percent), "area", after.entry_id, after.at)


def _area_text(lesion: Lesion, series: Series, before: Point, after: Point, percent: float) -> Text:
    direction = "up" if percent > 0 else "down"
    return text(
        f"trends.changed.{series.key}_{direction}",
        lesion=label(lesion),
        before=in_cm2(before.value or 0),
        after=in_cm2(after.value or 0),
        percent=rounded(abs(percent)),
    )


def _looks(case: Case, since: datetime) -> Iterator[Change]:
    """Eschar state and infection signs, against the last assessment at or before `since`."""
    for lesion in case.lesions:
        entries = assessments(lesion)
        before = [entry for entry in entries if instant(entry.at) <= since]
        after = [entry for entry in entries if instant(entry.at) > since]
        if before and after:
            yield from _compared(lesion, before, after)


def _compared(lesion: Lesion, before: list[Assessment], after: list[Assessment]) -> Iterator[Change]:
    old = _latest(before, lambda entry: entry.eschar_state)
    new = _latest(after, lambda entry: entry.eschar_state)
    if old and new and old.eschar_state != new.eschar_state:
        states = {"before": _eschar(old), "after": _eschar(new)}
        yield Change(text("trends.changed.eschar_state", lesion=label(lesion), **states), "eschar", new.id, new.at)
    seen = _latest(after, lambda entry: entry.infection_signs)
    known = _latest(before, lambda entry: entry.infection_signs)
    if seen is None or not seen.infection_signs:
        return
    fresh = [sign for sign in seen.infection_signs if known is None or sign not in (known.infection_signs or ())]
    if fresh:
        signs = [text(f"word.infection_sign.{sign}") for sign in fresh]
        told = text("trends.changed.infection_signs", lesion=label(lesion), signs=signs)
        yield Change(told, "infection", seen.id, seen.at)


def _eschar(entry: Assessment) -> Text:
    return text(f"word.eschar_state.{entry.eschar_state}")


def _latest(entries: Iterable[Assessment], asked: Callable[[Assessment], object]) -> Assessment | None:
    answered = [entry for entry in entries if asked(entry) is not None]
    return answered[-1] if answered else None


def _bwat(case: Case, since: datetime) -> Iterator[Change]:
    for lesion in case.lesions:
        before, after = _split(bwat_cua_series(lesion), since)
        if before is None or after is None:
            continue
        if abs((after.value or 0) - (before.value or 0)) >= limits().bwat_cua.points:
            told = text(
                "trends.changed.bwat_cua",
                lesion=label(lesion),
                before=int(before.value or 0),
                after=int(after.value or 0),
            )
            yield Change(told, "bwat_cua", after.entry_id, after.at)


def _pain(case: Case, since: datetime) -> Iterator[Change]:
    limit = limits().pain
    for series in pain_series(case):
        if not (series.variant or "").startswith("nrs."):
            continue
        before, after = _split(series, since)
        if before is None or after is None:
            continue
        old, new = before.value or 0.0, after.value or 0.0
        if abs(new - old) >= limit.points or (old and 100 * abs(new - old) / old >= limit.percent):
            key = "trends.changed.pain_up" if new > old else "trends.changed.pain_down"
            told = text(key, pain=series.name, before=int(old), after=int(new))
            yield Change(told, "pain", after.entry_id, after.at)


def _therapies(case: Case, since: datetime) -> Iterator[Change]:
    for therapy in standing(case.therapies):
        yield Change(_started(therapy), "therapy", therapy.id, therapy.start)
        for change in therapy.changes:
            yield Change(_therapy_change(therapy, change), "therapy", therapy.id, change.at)
        if therapy.stop is not None:
            told = text(
                "trends.changed.therapy_stop", drug=text(f"drug.{therapy.drug}"), why=_why(why_stopped(therapy))
            )
            yield Change(told, "therapy", therapy.id, therapy.stop)


def _started(therapy: Therapy) -> Text:
    dose = dose_text(therapy)
    drug = text(f"drug.{therapy.drug}")
    if dose is None:
        return text("trends.changed.therapy_start_without_dose", drug=drug)
    return text("trends.changed.therapy_start", drug=drug, dose=dose)


def _therapy_change(therapy: Therapy, change: TherapyChange) -> Text:
    drug, dose = text(f"drug.{therapy.drug}"), dose_text(change)
    if change.kind == "dose_change" and dose is not None:
        return text("trends.changed.therapy_dose", drug=drug, dose=dose, why=_why(change.reason))
    return text(f"trends.changed.therapy_{change.kind}", drug=drug, why=_why(change.reason))


def _why(reason: str | None) -> Text | str:
    return text("trends.why", reason=reason) if reason else ""


def _goals(case: Case, since: datetime) -> Iterator[Change]:
    for goal in standing(case.care_goals):
        yield Change(text("trends.changed.goals", summary=goal.summary), "goals", goal.id, goal.at)


def _laboratory(case: Case, since: datetime) -> Iterator[Change]:
    """Values that left the laboratory's own range, or came back into it."""
    for series in laboratory_series(case):
        yield from _crossed(series, since)


def _crossed(series: LaboratorySeries, since: datetime) -> Iterator[Change]:
    before = [point for point in series.values if point.when <= since]
    after = [point for point in series.values if point.when > since]
    if not before or not after or before[-1].outside == after[-1].outside:
        return
    old, new = before[-1], after[-1]
    told = text(
        f"trends.changed.laboratory_{new.outside or 'back'}",
        analyte=series.name,
        before=_amount(old),
        after=_amount(new),
        unit=unit_name(series.unit),
    )
    yield Change(told, "laboratory", new.entry_id, new.at)


def _amount(point: LaboratoryPoint) -> Text:
    return text("trends.amount", sign=point.comparator, value=rounded(point.value or 0, 2).normalize())


def _weights(case: Case, since: datetime) -> Iterator[Change]:
    for series in weight_series(case):
        before, after = _split(series, since)
        percent = percent_change(before, after)
        if before is None or after is None or percent is None or abs(percent) < limits().weight.percent:
            continue
        told = text(
            "trends.changed.weight",
            weight=series.name,
            before=rounded(before.value or 0, 1),
            after=rounded(after.value or 0, 1),
        )
        yield Change(told, "weight", after.entry_id, after.at)


_FINDERS: Final = (_marks, _areas, _looks, _bwat, _pain, _therapies, _goals, _laboratory, _weights)
