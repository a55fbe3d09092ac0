"""Exudate and tissue are asked once: what follows from them, by the table in resources (clinical.md §2).

Everything here is shown to the nurse with the answers it came from, and she may say otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from core import resources
from core.instruments.scoring import Score, score

Levels = Mapping[str, int | None]


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Row(_Closed):
    """`when` every named item has one of its levels, the answer `is`, or it is `one_of` a few."""

    when: dict[str, tuple[int, ...]]
    is_: str | int | None = None
    one_of: tuple[str, ...] = ()


class Implied(_Closed):
    """An answer that can only be one level, given another answer."""

    when: dict[str, tuple[int, ...]]
    item: str
    level: int


class _Range(_Closed):
    """What is below `under`, or not above `to`; the last range of a list has neither."""

    under: Decimal | None = None
    to: Decimal | None = None

    def holds(self, value: Decimal) -> bool:
        """Whether `value` is not beyond the range's upper end."""
        if self.under is not None:
            return value < self.under
        return self.to is None or value <= self.to


class Band(_Range):
    """The level of a range."""

    level: int


class Left(_Range):
    """The levels that a range leaves open."""

    levels: tuple[int, ...]


class Table(_Closed):
    """The whole table of `resources/clinical/instruments/derivation/wound_bed.toml`."""

    stage: tuple[Row, ...]
    eschar_state: tuple[Row, ...]
    push_exudate: tuple[Row, ...]
    push_tissue: tuple[Row, ...]
    implied: tuple[Implied, ...]
    necrotic_amount: tuple[Band, ...]
    granulation: tuple[Left, ...]
    size: tuple[Band, ...]
    push_size: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from some answers: one `answer`, or the few that it can be. `by` names the items it follows from."""

    answer: str | None
    one_of: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


@cache
def table() -> Table:
    """The derivation table as the resources give it."""
    content = resources.read_toml("clinical", "instruments", "derivation", "wound_bed.toml")
    content.pop("sources")
    for name in ("stage", "eschar_state", "push_exudate", "push_tissue"):
        for row in content[name]:
            row["is_"] = row.pop("is", None)
    return Table.model_validate(content)


def derive(what: Literal["stage", "eschar_state"], levels: Levels) -> Derived:
    """The stage or the state of the eschar that follows from BWAT levels; empty while an answer it needs is missing."""
    row = _first(getattr(table(), what), levels)
    if row is None:
        return Derived(None)
    return Derived(None if row.is_ is None else str(row.is_), row.one_of, tuple(row.when))


def implied_levels(levels: Levels) -> dict[str, int]:
    """Levels that the given answers leave no choice about: no necrosis has no amount."""
    return {row.item: row.level for row in table().implied if _fits(row.when, levels)}


def implied_by(item: str, levels: Levels) -> tuple[str, ...]:
    """The items whose answers leave `item` no choice."""
    return tuple(name for row in table().implied if row.item == item and _fits(row.when, levels) for name in row.when)


def contradicted(levels: Levels, newest: str) -> tuple[str, ...]:
    """The items whose answers cannot stand beside the newest one: they have to be asked again."""
    found: list[str] = []
    for row in table().implied:
        if _fits(row.when, levels) and levels.get(row.item) not in (None, row.level):
            found += [row.item] if row.item != newest else row.when
    return tuple(found)


def necrotic_amount(wound_area_mm2: float, eschar_area_mm2: float | None, slough_area_mm2: float | None) -> int | None:
    """The level of BWAT `necrotic_amount` from measured areas: the share of eschar and slough in the wound.

    None without a wound area, or when neither tissue was outlined: not outlined is not *none*.
    """
    if wound_area_mm2 <= 0 or (eschar_area_mm2 is None and slough_area_mm2 is None):
        return None
    return _level(
        table().necrotic_amount, _percent((eschar_area_mm2 or 0.0) + (slough_area_mm2 or 0.0), wound_area_mm2)
    )


def granulation(wound_area_mm2: float, granulation_area_mm2: float | None) -> tuple[int, ...]:
    """The levels of BWAT `granulation` that the share of granulation in the wound leaves open.

    The share decides how much is filled; whether the tissue is bright red or pink and dusky, only an eye at the bedside
    does. Empty without a wound area, or when granulation was not outlined: not outlined is not *none*.
    """
    if wound_area_mm2 <= 0 or granulation_area_mm2 is None:
        return ()
    share = _percent(granulation_area_mm2, wound_area_mm2)
    return next(left.levels for left in table().granulation if left.holds(share))


def size(length_mm: float, width_mm: float) -> int:
    """The level of BWAT `size` from length × width."""
    return _level(table().size, _square_cm(length_mm, width_mm))


def push_size(length_mm: float, width_mm: float) -> int:
    """The PUSH sub-score of length × width, rounded to 0.1 cm². A wound that rounds to nothing is still a wound."""
    area = _square_cm(length_mm, width_mm)
    tenth = Decimal("0.1")
    rounded = max(area.quantize(tenth, ROUND_HALF_UP), tenth) if area > 0 else Decimal(0)
    return _level(table().push_size, rounded)


def push(levels: Levels, stage: str | None, length_mm: float | None, width_mm: float | None) -> Score:
    """PUSH 3.0, derived from BWAT levels and the measured length and width. A healed lesion scores 0 throughout."""
    if stage == "healed":
        return score("push", {"size": 0, "exudate": 0, "tissue": 0})
    measured = None if length_mm is None or width_mm is None else push_size(length_mm, width_mm)
    exudate, tissue = _first(table().push_exudate, levels), _first(table().push_tissue, levels)
    answers = {"size": measured, "exudate": _number(exudate), "tissue": _number(tissue)}
    return score("push", answers)


def _number(row: Row | None) -> int | None:
    return None if row is None or row.is_ is None else int(row.is_)


def _percent(part: float, whole: float) -> Decimal:
    return 100 * Decimal(repr(part)) / Decimal(repr(whole))


def _square_cm(length_mm: float, width_mm: float) -> Decimal:
    return Decimal(repr(float(length_mm))) * Decimal(repr(float(width_mm))) / 100


def _level(bands: tuple[Band, ...], value: Decimal) -> int:
    return next(band.level for band in bands if band.holds(value))


def _first(rows: tuple[Row, ...], levels: Levels) -> Row | None:
    """The first row that fits. One that cannot be judged yet ends the search: a later one might be wrong."""
    for row in rows:
        if _fits(row.when, levels):
            return row
        if not _excluded(row.when, levels):
            return None
    return None


def _fits(when: Mapping[str, tuple[int, ...]], levels: Levels) -> bool:
    return all(levels.get(item) in wanted for item, wanted in when.items())


def _excluded(when: Mapping[str, tuple[int, ...]], levels: Levels) -> bool:
    return any((level := levels.get(item)) is not None and level not in wanted for item, wanted in when.items())
