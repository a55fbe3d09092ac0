"""A score against an earlier one: how much, and whether a published source calls that much important."""

from dataclasses import dataclass
from decimal import Decimal

from core.instruments.definitions import instrument


@dataclass(frozen=True, slots=True)
class Change:
    """From an earlier total to a later one.

    `points` and `percent` are signed (a fall is negative); `percent` is None when the earlier total was 0. `important`
    is None for an instrument without a published threshold: that nobody knows is not the same as *no*.
    """

    points: Decimal
    percent: Decimal | None
    better: bool | None
    important: bool | None
    source: str | None


def change(code: str, before: Decimal | int | None, now: Decimal | int | None) -> Change | None:
    """The change of an instrument's total; None when one of the two is missing or incomplete.

    The important change of the NRS is 2 points or 30 % (Farrar 2001). `better` is None when nothing changed.
    """
    if before is None or now is None:
        return None
    definition = instrument(code)
    points = Decimal(now) - Decimal(before)
    percent = points / Decimal(before) * 100 if before else None
    better = None if points == 0 else (points < 0) == (definition.better == "lower")
    limit = definition.important_change
    if limit is None:
        return Change(points, percent, better, None, None)
    by_percent = limit.percent is not None and percent is not None and abs(percent) >= limit.percent
    return Change(points, percent, better, points != 0 and (abs(points) >= limit.points or by_percent), limit.source)
