"""Before and after a moment: slopes of areas and mean pain. A comparison, not a proof."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.case.case import Case
from core.case.moments import DayOrInstant
from core.case.words import lists
from core.instruments.change import Change, change
from core.texts import Text
from core.trends.burden import burden_series
from core.trends.confounders import Confounder, between, confounders
from core.trends.lesions import area_series, lesion_name
from core.trends.limits import limits
from core.trends.pain_diary import local_day
from core.trends.rates import Slope, slope
from core.trends.series import Series
from core.trends.sides import Side, scores_of_days, side
from core.trends.turns import Turn, turns


@dataclass(frozen=True)
class AreaAround:
    """The slope of a wound's area on both sides, mm² a week, by one method. `lesion_id` is None for the burden."""

    lesion_id: str | None
    name: Text
    method: str
    before: Slope
    after: Slope


@dataclass(frozen=True)
class PainAround:
    """NRS scores of one context on both sides; `change` of the mean is None when one side has too few."""

    context: str
    before: Side
    after: Side
    change: Change | None


@dataclass(frozen=True)
class Around:
    """What was before and after a moment; `first` and `last` are the days looked at, `turn` the change of a therapy.

    `complete` is False while the days after it have not all passed.
    """

    at: DayOrInstant
    turn: Turn | None
    first: date
    on: date
    last: date
    complete: bool
    areas: tuple[AreaAround, ...]
    pain: tuple[PainAround, ...]
    confounders: tuple[Confounder, ...]


def around(case: Case, at: DayOrInstant | Turn, days: int, zone: ZoneInfo, now: datetime) -> Around:
    """Slopes and mean pain in so many days before and after a moment, or a change of a therapy.

    A measurement of the day itself belongs to the time before: what is measured then, the change cannot have brought
    about. Pain of the washout, beginning with the day itself, belongs to neither side (`response.washout_days`).
    The burden comes first, then the lesions; methods and contexts stay apart, and what has no value on either side is
    left out.
    """
    turn, moment = (at, at.at) if isinstance(at, Turn) else (None, at)
    on, today = local_day(moment, zone), now.astimezone(zone).date()
    first, last = on - timedelta(days=days), on + timedelta(days=days)
    past = [each for each in turns(case) if local_day(each.at, zone) <= today]
    burden = [(None, series.name, series) for series in burden_series(case)]
    lesions = [(lesion.id, lesion_name(lesion), each) for lesion in case.lesions for each in area_series(lesion)]
    areas = (_area(subject, name, series, first, on, last, zone) for subject, name, series in [*burden, *lesions])
    pain = (_pain(case, context, on, days, zone) for context in lists()["pain_context"])
    return Around(
        at=moment,
        turn=turn,
        first=first,
        on=on,
        last=last,
        complete=last < today,
        areas=tuple(area for area in areas if area.before.n or area.after.n),
        pain=tuple(each for each in pain if each.before.scores or each.after.scores),
        confounders=between(confounders(case, past), first, last, zone, turn),
    )


def _area(
    subject: str | None, name: Text, series: Series, first: date, on: date, last: date, zone: ZoneInfo
) -> AreaAround:
    dated = [(local_day(point.at, zone), point) for point in series.known]
    before = slope([point for day, point in dated if first <= day <= on])
    after = slope([point for day, point in dated if on < day <= last])
    return AreaAround(subject, name, series.variant or "unknown", before, after)


def _pain(case: Case, context: str, on: date, days: int, zone: ZoneInfo) -> PainAround:
    limit, scores = limits().response, scores_of_days(case, zone, context)
    resumed = on + timedelta(days=limit.washout_days)
    before = side(scores, on - timedelta(days=days), on - timedelta(days=1))
    after = side(scores, resumed, resumed + timedelta(days=days - 1))
    enough = min(before.scores, after.scores) >= limit.least_scores
    return PainAround(context, before, after, change("nrs", before.mean, after.mean) if enough else None)
