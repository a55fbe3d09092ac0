"""What an instrument asks, and between which numbers its answers lie (clinical.md §2). The definitions are data."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from core import resources
from core.instruments.references import Reference
from core.texts import Text, text


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Item(_Closed):
    """One question. Its levels go from `low` to `high` by `step`."""

    code: str
    low: int
    high: int
    step: int = 1
    continuous: bool = Field(default=False, description="any number between low and high, as on a line drawn on paper")
    unscored: tuple[str, ...] = Field(default=(), description="levels that are no numbers and never make a total")
    worded: tuple[int, ...] | None = Field(default=None, description="levels that have words; None: every level")
    source: str | None = Field(
        default=None, description="where its wording comes from, when not the instrument's source"
    )

    @property
    def levels(self) -> tuple[int, ...]:
        """Every level that is a number, lowest first."""
        return tuple(range(self.low, self.high + 1, self.step))

    @property
    def levels_with_words(self) -> tuple[int | str, ...]:
        """The levels whose words the catalogue holds, those that are no numbers first."""
        return (*self.unscored, *(self.levels if self.worded is None else self.worded))


class ImportantChange(_Closed):
    """A published clinically important change: so many points, or so many percent, whichever is reached.

    A change of `substantial_percent` is much more than important; None where nobody published one.
    """

    points: Decimal
    percent: Decimal | None = None
    substantial_percent: Decimal | None = None
    source: str


class Instrument(_Closed):
    """One file of `resources/clinical/instruments/`. Its name is the key `instrument.<code>` of the catalogue."""

    code: str
    source: str
    better: Literal["lower", "higher"]
    unit: str | None = None
    wording: str | None = Field(default=None, description="the instrument whose words its items share")
    threshold: int | None = Field(default=None, description="total from which it speaks for its condition")
    repeat_days: int | None = Field(default=None, description="asked again when the last is this old")
    items: tuple[Item, ...] = Field(min_length=1)
    important_change: ImportantChange | None = None
    references: tuple[Reference, ...] = ()

    @property
    def low(self) -> int:
        """The smallest total."""
        return sum(item.low for item in self.items)

    @property
    def high(self) -> int:
        """The largest total."""
        return sum(item.high for item in self.items)

    @property
    def name(self) -> Text:
        """What the instrument is called."""
        return text(f"instrument.{self.code}")

    @property
    def owner(self) -> Text:
        """Who holds the rights in it."""
        return text(f"instrument.{self.code}.owner")

    @property
    def licence(self) -> Text:
        """What its owner asks of who uses it."""
        return text(f"instrument.{self.code}.licence")

    def item(self, code: str) -> Item:
        """One item.

        Raises
        ------
        KeyError
            When the instrument has no such item.
        """
        for item in self.items:
            if item.code == code:
                return item
        raise KeyError(code)

    def item_label(self, item: str) -> Text:
        """What an item asks, in a few words."""
        return text(f"instrument.{self.wording or self.code}.{item}")

    def level_label(self, item: str, level: int | str) -> Text:
        """What a level says."""
        return text(f"instrument.{self.wording or self.code}.{item}.{level}")


@cache
def instruments() -> Mapping[str, Instrument]:
    """Every instrument by its code."""
    found = {}
    for name in resources.names("clinical", "instruments", suffix=".toml"):
        code = name.removesuffix(".toml")
        found[code] = Instrument(code=code, **resources.read_toml("clinical", "instruments", name))
    return MappingProxyType(found)


def instrument(code: str) -> Instrument:
    """One instrument.

    Raises
    ------
    KeyError
        When there is no definition of that code.
    """
    return instruments()[code]
