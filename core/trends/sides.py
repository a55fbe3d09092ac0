"""Pain on one side of a moment: the scores of some whole days, their mean and their highest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from core.case.base import standing
from core.case.case import Case
from core.case.moments import DayOrInstant
from core.trends.pain_diary import local_day

ScoresOfDays = Mapping[date, Sequence[Decimal]]


@dataclass(frozen=True)
class Side:
    """Scores of one side of a change: how many moments were asked, their mean and their highest."""

    first: date
    last: date
    scores: int
    mean: Decimal | None
    highest: Decimal | None


def scores_of_days(case: Case, zone: ZoneInfo, context: str = "rest", lesion: str | None = None) -> ScoresOfDays:
    """NRS scores of one context by the facility's day; of several scores of one moment the worst alone counts.

    Parameters
    ----------
    lesion
        Only the scores of this lesion; None for all of the person.
    """
    worst: dict[DayOrInstant, Decimal] = {}
    for entry in standing(case.pain):
        asked = entry.instrument == "nrs" and entry.context == context
        if asked and lesion in (None, entry.lesion):
            worst[entry.at] = max(worst.get(entry.at, entry.number), entry.number)
    by_day: dict[date, list[Decimal]] = {}
    for at, score in worst.items():
        by_day.setdefault(local_day(at, zone), []).append(score)
    return by_day


def side(scores: ScoresOfDays, first: date, last: date) -> Side:
    """The scores from `first` to `last`, both included."""
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    found = [score for day in days for score in scores.get(day, ())]
    mean = sum(found, Decimal(0)) / len(found) if found else None
    return Side(first, last, len(found), mean, max(found, default=None))
