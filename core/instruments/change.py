"""A score against an earlier one: how much, and whether a published source calls that much important."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.instruments.definitions import instrument


@dataclass(frozen=True, slots=True)
class Change:
    """From an earlier total to a later one.

    `points` and `percent` are signed (a fall is negative); `percent` is None when the earlier total was 0. `important`
    is None for an instrument without a published threshold: that nobody knows is not the same as *no*. The same holds
    of `substantial`, which is much more than important.
    """

    points: Decimal
    percent: Decimal | None
    better: bool | None
    important: bool | None
    substantial: bool | None
    source: str | None


def change(code: str, before: Decimal | int | None, now: Decimal | int | None) -> Change | None:
    """The change of an instrument's total; None when one of the two is missing or incomplete.

    The important change of the NRS is 2 points or 30 %, a substantial one 50 % (Farrar 2001). `better` is None when
    nothing changed.
    """
    if before is None or now is None:
        return None
    definition = instrument(code)
    points = Decimal(now) - Decimal(before)
    percent = points / Decimal(before) * 100 if before else None
    better = None if points == 0 else (points < 0) == (definition.better == "lower")
    limit = definition.important_change
    if limit is None:
        return Change(points, percent, better, None, None, None)
    moved = Decimal(0) if percent is None else abs(percent)
    important = abs(points) >= limit.points or (limit.percent is not None and moved >= limit.percent)
    substantial = None if limit.substantial_percent is None else moved >= limit.substantial_percent
    return Change(points, percent, better, important, substantial, limit.source)


@dataclass(frozen=True, slots=True)
class Changes:
    """The newest total against the one before it, and against the first; None where there is nothing to compare."""

    since_last: Change | None
    since_first: Change | None


def changes(code: str, totals: Sequence[Decimal | int | None]) -> Changes:
    """How the newest of some totals, oldest first, differs from the last complete one before it and from the first.

    An incomplete total (None) is no total: as the newest it is compared with nothing, before that it is passed over.
    """
    now = totals[-1] if totals else None
    before = [total for total in totals[:-1] if total is not None]
    if now is None or not before:
        return Changes(None, None)
    return Changes(change(code, before[-1], now), change(code, before[0], now))
