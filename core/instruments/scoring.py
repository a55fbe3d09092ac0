"""The one engine: answers in, a total or what is missing for it out (clinical.md §2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from core.errors import InvalidInput
from core.instruments.definitions import Instrument, Item, instrument

Answer = int | Decimal


@dataclass(frozen=True, slots=True)
class Score:
    """A total, or what is known of it.

    `total` is None while an item is unanswered: a total is *incomplete*, never smaller. `low` and `high` are what the
    total can still become with the answers given; of a complete score both are the total.
    """

    code: str
    total: Decimal | None
    missing: tuple[str, ...]
    low: Decimal
    high: Decimal

    @property
    def complete(self) -> bool:
        """Whether every item is answered."""
        return not self.missing


def score(code: str, answers: Mapping[str, Answer | None]) -> Score:
    """Score an instrument.

    Parameters
    ----------
    code
        For example `bwat_cua`.
    answers
        Level by item; an item that is left out or None is not answered. Items of other instruments are not looked at,
        so the thirteen BWAT levels can be given to `bwat_cua`.

    Raises
    ------
    InvalidInput
        When an answer is no level of its item.
    """
    definition = instrument(code)
    given = {item.code: answers.get(item.code) for item in definition.items}
    for item in definition.items:
        answer = given[item.code]
        if answer is not None:
            _check(definition, item, answer)
    missing = tuple(name for name, answer in given.items() if answer is None)
    low = sum((_or(given[item.code], item.low) for item in definition.items), Decimal())
    high = sum((_or(given[item.code], item.high) for item in definition.items), Decimal())
    return Score(code, None if missing else low, missing, low, high)


def is_level(item: Item, answer: Answer) -> bool:
    """Whether `answer` is one of the item's levels."""
    number = Decimal(answer)
    if not item.low <= number <= item.high:
        return False
    return item.continuous or (number - item.low) % item.step == 0


def _check(definition: Instrument, item: Item, answer: Answer) -> None:
    if not is_level(item, answer):
        raise InvalidInput(
            "error.instrument.level", item=definition.item_label(item.code), low=item.low, high=item.high
        )


def _or(answer: Answer | None, otherwise: int) -> Decimal:
    return Decimal(otherwise if answer is None else answer)
