"""What each change of an analgesic did: pain at rest in some days before it against some days after it.

A comparison, not a proof: what else changed in those days is named beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Literal
from zoneinfo import ZoneInfo

from core.case.base import standing
from core.case.case import Case
from core.case.drugs import drugs
from core.case.moments import DayOrInstant
from core.case.therapy import Therapy
from core.instruments.change import Change, change
from core.texts import Text, text
from core.trends.limits import ResponseLimits, limits
from core.trends.pain_diary import local_day
from core.trends.therapies import dose_text

Kind = Literal["start", "dose_change", "hold", "resume", "stop"]


@dataclass(frozen=True)
class Side:
    """Rest scores of one side of a change: how many moments were asked, their mean and their highest."""

    first: date
    last: date
    scores: int
    mean: Decimal | None
    highest: Decimal | None


@dataclass(frozen=True)
class Confounder:
    """Something else that changed in the same days, and the entry that says so."""

    text: Text
    at: DayOrInstant
    entry_id: str | None
    kind: Literal["therapy", "procedure", "event"]


@dataclass(frozen=True)
class Response:
    """One change of one analgesic, and pain at rest around it.

    `change` is that of the mean, None when one side has too few scores (`enough`). `complete` is False while the
    days after the change have not all passed.
    """

    entry_id: str | None
    drug: str
    name: Text
    kind: Kind
    what: Text
    at: DayOrInstant
    before: Side
    after: Side
    enough: bool
    complete: bool
    change: Change | None
    confounders: tuple[Confounder, ...]


@dataclass(frozen=True)
class _Turn:
    """A moment at which a therapy changed."""

    therapy: Therapy
    kind: Kind
    at: DayOrInstant
    what: Text


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
    scores = _rest_scores(case, lesion, zone)
    turns = sorted(_turns(case), key=lambda turn: _sortable(turn.at, zone))
    past = [turn for turn in turns if local_day(turn.at, zone) <= today]
    others = [*(_as_confounder(turn) for turn in past), *_others(case, limit)]
    analgesics = [turn for turn in past if _belongs(turn.therapy.drug, limit.analgesics)]
    return tuple(_response(turn, scores, others, zone, today, days) for turn in analgesics)


def _sortable(moment: DayOrInstant, zone: ZoneInfo) -> tuple[date, str]:
    return local_day(moment, zone), moment.isoformat()


def _belongs(drug: str, classes: Sequence[str]) -> bool:
    return not drugs()[drug].classes.isdisjoint(classes)


def _turns(case: Case) -> Iterator[_Turn]:
    limit = limits().response
    for therapy in standing(case.therapies or ()):
        if not _belongs(therapy.drug, (*limit.analgesics, *limit.confounding_classes)):
            continue
        dose = dose_text(therapy)
        yield _Turn(therapy, "start", therapy.start, text("trends.turn.start", dose=dose or ""))
        for each in sorted(therapy.changes, key=lambda each: each.at.isoformat()):
            new = dose_text(each)
            kind: Kind = "hold" if each.kind == "hold" else "resume" if each.kind == "resume" else "dose_change"
            if kind == "dose_change":
                words = text("trends.turn.dose_change", before=dose or "?", after=new or "?")
            else:
                words = text(f"trends.turn.{kind}")
            dose = new if new is not None or kind == "dose_change" else dose
            yield _Turn(therapy, kind, each.at, words)
        if therapy.stop is not None:
            yield _Turn(therapy, "stop", therapy.stop, text("trends.turn.stop", dose=dose or ""))


def _rest_scores(case: Case, lesion: str | None, zone: ZoneInfo) -> dict[date, list[Decimal]]:
    """The worst rest score of each moment, by the facility's day."""
    worst: dict[DayOrInstant, Decimal] = {}
    for entry in standing(case.pain):
        rest = entry.instrument == "nrs" and entry.context == "rest"
        if rest and lesion in (None, entry.lesion):
            worst[entry.at] = max(worst.get(entry.at, entry.number), entry.number)
    by_day: dict[date, list[Decimal]] = {}
    for at, score in worst.items():
        by_day.setdefault(local_day(at, zone), []).append(score)
    return by_day


def _response(
    turn: _Turn,
    scores: dict[date, list[Decimal]],
    others: Sequence[Confounder],
    zone: ZoneInfo,
    today: date,
    days: int,
) -> Response:
    limit, on = limits().response, local_day(turn.at, zone)
    begin, resumed = on - timedelta(days=days), on + timedelta(days=limit.washout_days)
    end = resumed + timedelta(days=days - 1)
    before = _side(scores, begin, on - timedelta(days=1))
    after = _side(scores, resumed, end)
    enough = min(before.scores, after.scores) >= limit.least_scores
    found = [
        other
        for other in others
        if begin <= local_day(other.at, zone) <= end and (other.entry_id, other.at) != (turn.therapy.id, turn.at)
    ]
    return Response(
        entry_id=turn.therapy.id,
        drug=turn.therapy.drug,
        name=text(f"drug.{turn.therapy.drug}"),
        kind=turn.kind,
        what=turn.what,
        at=turn.at,
        before=before,
        after=after,
        enough=enough,
        complete=end < today,
        change=change("nrs", before.mean, after.mean) if enough else None,
        confounders=tuple(found),
    )


def _side(scores: dict[date, list[Decimal]], first: date, last: date) -> Side:
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    found = [score for day in days for score in scores.get(day, ())]
    return Side(
        first, last, len(found), sum(found, Decimal(0)) / len(found) if found else None, max(found, default=None)
    )


def _as_confounder(turn: _Turn) -> Confounder:
    words = text("trends.turn.of_drug", drug=text(f"drug.{turn.therapy.drug}"), what=turn.what)
    return Confounder(words, turn.at, turn.therapy.id, "therapy")


def _others(case: Case, limit: ResponseLimits) -> Iterator[Confounder]:
    for procedure in standing(case.procedures):
        if procedure.kind in limit.confounding_procedures:
            yield Confounder(text(f"word.procedure.{procedure.kind}"), procedure.at, procedure.id, "procedure")
    for event in standing(case.events):
        if event.kind in limit.confounding_events:
            yield Confounder(text(f"word.event.{event.kind}"), event.at, event.id, "event")
