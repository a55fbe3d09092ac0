"""What each change of an analgesic did: pain at rest in some days before it against some days after it.

A comparison, not a proof: what else changed in those days is named beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.case.case import Case
from core.case.drugs import drugs
from core.case.moments import DayOrInstant
from core.instruments.change import Change, change
from core.texts import Text
from core.trends.confounders import Confounder, between, confounders
from core.trends.limits import limits
from core.trends.pain_diary import local_day
from core.trends.sides import ScoresOfDays, Side, scores_of_days, side
from core.trends.turns import Turn, TurnKind, turns


@dataclass(frozen=True)
class Response:
    """One change of one analgesic, and pain at rest around it.

    `change` is that of the mean, None when one side has too few scores (`enough`). `complete` is False while the
    days after the change have not all passed.
    """

    entry_id: str | None
    drug: str
    name: Text
    kind: TurnKind
    what: Text
    at: DayOrInstant
    before: Side
    after: Side
    enough: bool
    complete: bool
    change: Change | None
    confounders: tuple[Confounder, ...]


def responses(case: Case, zone: ZoneInfo, now: datetime, days: int, lesion: str | None = None) -> tuple[Response, ...]:
    """Every start, dose change, hold, resumption and stop of an analgesic, oldest first; nothing of the future.

    Parameters
    ----------
    days
        The length of each side in calendar days. The days of the washout, beginning with that of the change, count
        for neither side.
    lesion
        Only the scores of this lesion; None for all of the person. Of several scores of one moment the worst counts.
    """
    limit, today = limits().response, now.astimezone(zone).date()
    scores = scores_of_days(case, zone, "rest", lesion)
    wanted = [code for code in drugs() if _belongs(code, (*limit.analgesics, *limit.confounding_classes))]
    ordered = sorted(turns(case, wanted), key=lambda turn: _sortable(turn.at, zone))
    past = [turn for turn in ordered if local_day(turn.at, zone) <= today]
    others = confounders(case, past)
    analgesics = [turn for turn in past if _belongs(turn.therapy.drug, limit.analgesics)]
    return tuple(_response(turn, scores, others, zone, today, days) for turn in analgesics)


def _sortable(moment: DayOrInstant, zone: ZoneInfo) -> tuple[date, str]:
    return local_day(moment, zone), moment.isoformat()


def _belongs(drug: str, classes: Sequence[str]) -> bool:
    return not drugs()[drug].classes.isdisjoint(classes)


def _response(
    turn: Turn,
    scores: ScoresOfDays,
    others: Sequence[Confounder],
    zone: ZoneInfo,
    today: date,
    days: int,
) -> Response:
    limit, on = limits().response, local_day(turn.at, zone)
    begin, resumed = on - timedelta(days=days), on + timedelta(days=limit.washout_days)
    end = resumed + timedelta(days=days - 1)
    before = side(scores, begin, on - timedelta(days=1))
    after = side(scores, resumed, end)
    enough = min(before.scores, after.scores) >= limit.least_scores
    return Response(
        entry_id=turn.therapy.id,
        drug=turn.therapy.drug,
        name=turn.name,
        kind=turn.kind,
        what=turn.what,
        at=turn.at,
        before=before,
        after=after,
        enough=enough,
        complete=end < today,
        change=change("nrs", before.mean, after.mean) if enough else None,
        confounders=between(others, begin, end, zone, turn),
    )
