"""Amounts that may be known only by a bound, and what can be said of them without guessing."""

from decimal import Decimal
from typing import Final, NamedTuple, Self

from core.case.course import Laboratory

_ZERO: Final = Decimal(0)


class Span(NamedTuple):
    """All that is known of an amount: an exact number, or the interval that a censored value (`<0.5`, `>100`) leaves.

    `None` as a bound is infinite. A censored bound is itself excluded.
    """

    low: Decimal | None
    high: Decimal | None
    low_excluded: bool = False
    high_excluded: bool = False

    @classmethod
    def exactly(cls, value: Decimal) -> Self:
        """A number without doubt."""
        return cls(value, value)

    @property
    def exact(self) -> Decimal | None:
        """The number, unless only a bound is known."""
        return self.low if self.low is not None and self.low == self.high else None

    def above(self, limit: Decimal) -> bool | None:
        """Whether the amount is greater than `limit`; None when its bounds do not tell."""
        if self.low is not None and (self.low > limit or (self.low == limit and self.low_excluded)):
            return True
        return False if self.high is not None and self.high <= limit else None

    def below(self, limit: Decimal) -> bool | None:
        """Whether the amount is less than `limit`; None when its bounds do not tell."""
        if self.high is not None and (self.high < limit or (self.high == limit and self.high_excluded)):
            return True
        return False if self.low is not None and self.low >= limit else None

    def plus(self, other: "Span") -> "Span":
        """The sum of two amounts."""
        return Span(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_excluded or other.low_excluded,
            self.high_excluded or other.high_excluded,
        )

    def times(self, other: "Span") -> "Span":
        """The product of two amounts that are never negative."""
        return Span(
            None if self.low is None or other.low is None else self.low * other.low,
            None if self.high is None or other.high is None else self.high * other.high,
            self.low_excluded or other.low_excluded,
            self.high_excluded or other.high_excluded,
        )

    def scaled(self, factor: Decimal) -> "Span":
        """The amount times a number; a negative one turns the bounds round."""
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        if factor < 0:
            return Span(high, low, self.high_excluded, self.low_excluded)
        return Span(low, high, self.low_excluded, self.high_excluded)


def span_of(entry: Laboratory) -> Span:
    """What a laboratory value says, in SI. Concentrations are never below zero."""
    value = entry.value_si
    match entry.comparator:
        case "":
            return Span(value, value)
        case "<":
            return Span(_ZERO, value, high_excluded=True)
        case _:
            return Span(value, None, low_excluded=True)


def any_of(*answers: bool | None) -> bool | None:
    """`or` of answers of which some are not known."""
    if True in answers:
        return True
    return None if None in answers else False
