"""The pain diary: what each calendar day was like, and how many days were bad. NRS alone; no scale joins another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

from core.case.base import standing
from core.case.case import Case
from core.case.course import Event, Pain
from core.case.moments import DayOrInstant
from core.trends.lesions import assessments, not_done
from core.trends.limits import limits
from core.trends.series import Point, Series

Context = Literal["rest", "movement", "dressing_change", "breakthrough"]


@dataclass(frozen=True)
class PainDay:
    """The NRS scores of one calendar day: the lowest, the highest, and the entries; `refused` says why none could be.

    `highest_entry_id` leads to the entry of the highest score.
    """

    day: date
    lowest: float | None
    highest: float | None
    entry_ids: tuple[str, ...] = ()
    highest_entry_id: str | None = None
    refused: str | None = None


@dataclass(frozen=True)
class PainTime:
    """How many days of a window were how bad.

    Counted are the days with an entry (`days_with`); `over` holds, for each threshold, how many of them had a highest
    score that reached it. Of the other `days_without` nobody knows anything.
    """

    context: str | None
    first: date
    last: date
    days_with: int
    over: tuple[tuple[int, int], ...]
    mean_highest: float | None

    @property
    def days_without(self) -> int:
        """Days of the window without an entry."""
        return (self.last - self.first).days + 1 - self.days_with


@dataclass(frozen=True)
class RescueDay:
    """As-needed doses of one day, by purpose; `unsaid` are those whose purpose nobody wrote."""

    day: date
    breakthrough: int
    procedural: int
    unsaid: int
    entry_ids: tuple[str, ...]


def local_day(moment: DayOrInstant, zone: ZoneInfo) -> date:
    """The facility's calendar day of a moment; a day stays the day that was written."""
    return moment.astimezone(zone).date() if isinstance(moment, datetime) else moment


def pain_days(case: Case, zone: ZoneInfo, lesion: str | None = None, context: str | None = None) -> tuple[PainDay, ...]:
    """Every day with an NRS score (of one context, or of any), and every day whose score was signed as not done.

    Parameters
    ----------
    lesion
        Only the scores of this lesion; None for all scores of the person.
    """
    found: dict[date, PainDay] = {}
    for entry in _nrs(case, lesion, context):
        day, score = local_day(entry.at, zone), float(entry.number)
        held = found.get(day, PainDay(day, None, None))
        highest = held.highest is None or score > held.highest
        found[day] = replace(
            held,
            lowest=score if held.lowest is None else min(held.lowest, score),
            highest=score if highest else held.highest,
            entry_ids=(*held.entry_ids, *([entry.id] if entry.id is not None else [])),
            highest_entry_id=entry.id if highest else held.highest_entry_id,
        )
    for day, why in _refusals(case, zone, lesion):
        found.setdefault(day, PainDay(day, None, None, refused=why))
    return tuple(found[day] for day in sorted(found))


def _nrs(case: Case, lesion: str | None, context: str | None) -> Iterable[Pain]:
    for entry in standing(case.pain):
        wanted = entry.instrument == "nrs" and context in (None, entry.context)
        if wanted and lesion in (None, entry.lesion):
            yield entry


def _refusals(case: Case, zone: ZoneInfo, lesion: str | None) -> Iterable[tuple[date, str]]:
    for each in case.lesions:
        if lesion in (None, each.id):
            for entry in assessments(each):
                why = not_done(entry, "pain")
                if why is not None:
                    yield local_day(entry.at, zone), why


def pain_time(days: Sequence[PainDay], first: date, last: date, context: str | None = None) -> PainTime:
    """How bad the days from `first` to `last` were, both included."""
    highest = [day.highest for day in days if day.highest is not None and first <= day.day <= last]
    over = tuple((limit, sum(score >= limit for score in highest)) for limit in limits().pain_diary.thresholds)
    mean = sum(highest) / len(highest) if highest else None
    return PainTime(context, first, last, len(highest), over, mean)


def rescue_days(case: Case, zone: ZoneInfo) -> tuple[RescueDay, ...]:
    """The days on which an as-needed dose was recorded. A day that is not among them has no record, not no dose."""
    found: dict[date, list[Event]] = {}
    for event in standing(case.events):
        if event.kind == "as_needed_dose":
            found.setdefault(local_day(event.at, zone), []).append(event)
    return tuple(_rescue_day(day, found[day]) for day in sorted(found))


def _rescue_day(day: date, events: Sequence[Event]) -> RescueDay:
    counts = {purpose: sum(event.purpose == purpose for event in events) for purpose in _PURPOSES}
    ids = tuple(event.id for event in events if event.id is not None)
    return RescueDay(day, counts["breakthrough"], counts["procedural"], counts[None], ids)


_PURPOSES: Final = ("breakthrough", "procedural", None)


def with_gaps(series: Series) -> Series:
    """The series with a gap wherever nobody asked for longer than a line may join (`pain_diary.join_days`)."""
    apart = timedelta(days=limits().pain_diary.join_days)
    points: list[Point] = []
    for point in series.points:
        before = points[-1] if points else None
        if before is not None and point.when - before.when > apart:
            points.append(Point(point.at, None))
        points.append(point)
    return replace(series, points=tuple(points))
