"""The facility profile: every threshold, window, level and due time of the rules, and which rules run.

The shipped one is `resources/clinical/guidance/default.toml`. A facility's own file needs to hold only what differs; it
can change values and switch rules off, and cannot bring rules or numbers that no rule knows.
"""

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from core import resources
from core.case.words import Word
from core.errors import InvalidInput
from core.guidance.facility import merged
from core.guidance.sense import check_numbers, known_class, known_words, problem_text

Level = Literal["info", "attention", "urgent"]
Discipline = Annotated[str, Word("discipline")]
NotNegative = Annotated[Decimal, Field(ge=0)]
DrugClass = Annotated[str, AfterValidator(known_class)]
Words = Annotated[Mapping[str, tuple[str, ...]], AfterValidator(known_words)]


@cache
def _days(number: Decimal) -> timedelta:
    return timedelta(days=float(number))


class Row(BaseModel):
    """What every rule has.

    `facility_default` marks a number without a published cut-off; `changed` is set where a facility's own profile
    differs from the shipped one. `limits` are the rule's numbers by name, laboratory values in SI.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    on: bool = True
    source: str = Field(description="key `guidance.source.<source>` of the catalogue")
    facility_default: bool = False
    changed: bool = False
    limits: Mapping[str, NotNegative] = Field(default_factory=dict)
    rising: tuple[tuple[str, ...], ...] = Field(default=(), description="limits that must not fall, in this order")
    between: Mapping[str, tuple[Decimal, Decimal]] = Field(
        default_factory=dict, description="limits outside of which a number is a slip, mostly one of unit"
    )
    classes: tuple[DrugClass, ...] = Field(default=(), description="drug classes that the rule asks for")
    routes: tuple[Annotated[str, Word("route")], ...] = Field(default=(), description="routes that count; empty: all")

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        check_numbers(self.limits, self.rising, self.between)
        return self

    @property
    def facility_value(self) -> bool:
        """Whether a facility's number, not a published one, decides."""
        return self.facility_default or self.changed

    def limit(self, name: str) -> Decimal:
        """One of the rule's numbers."""
        return self.limits[name]

    def days(self, name: str) -> timedelta:
        """One of the rule's numbers as days; half a day is half a day."""
        return _days(self.limits[name])

    def hours(self, name: str) -> timedelta:
        """One of the rule's numbers as hours."""
        return timedelta(hours=float(self.limits[name]))


class FactorRow(Row):
    """A factor of the triad. Without a window its evidence does not grow old."""

    window_days: int | None = Field(default=None, gt=0)
    comorbidities: tuple[Annotated[str, Word("comorbidity")], ...] = ()
    disciplines: tuple[Discipline, ...] = Field(default=(), description="the first owns the task of correction")
    correctable: bool = True
    due_hours: int = Field(default=72, gt=0)


class FlagRow(Row):
    """A flag. Rules of two degrees name their levels in `limits` or in `graded_classes`."""

    level: Level
    graded_classes: Mapping[Level, tuple[DrugClass, ...]] = Field(default_factory=dict)
    words: Words = Field(default_factory=dict, description="words that the rule asks for")


class TaskRow(Row):
    """A task: due once after `due_hours`, or again every `every_days`.

    Done or declined, it stays away until there is newer evidence, and at least for `quiet_days`.
    """

    discipline: Discipline
    informed: tuple[Discipline, ...] = ()
    priority: Level = "attention"
    due_hours: int | None = Field(default=None, gt=0)
    every_days: int | None = Field(default=None, gt=0)
    quiet_days: int | None = Field(default=None, gt=0)
    words: Words = Field(default_factory=dict)


class Derived(BaseModel):
    """Numbers of values that are computed from others (corrected calcium, product, oral morphine)."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    albumin_days: NotNegative
    albumin_normal_g_l: NotNegative
    calcium_per_albumin_mmol_g: NotNegative
    product_hours: NotNegative
    convertible_routes: tuple[Annotated[str, Word("route")], ...]


class Profile(BaseModel):
    """All rules of a facility. `routine` maps an analyte to the factor whose window says when it is out of date."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    factors: Mapping[str, FactorRow]
    flags: Mapping[str, FlagRow]
    tasks: Mapping[str, TaskRow]
    derived: Derived
    routine: Mapping[str, str]


@cache
def default_profile() -> Profile:
    """The profile that the program ships with."""
    return Profile.model_validate(_shipped())


def load_profile(data: bytes | None = None) -> Profile:
    """The shipped profile, with what a facility's TOML file changes.

    Raises
    ------
    InvalidInput
        With the path of what is wrong: not TOML, a rule or number that does not exist, a value that does not fit.
    """
    if data is None:
        return default_profile()
    try:
        wanted = tomllib.loads(data.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError:
        raise InvalidInput("error.profile.not_utf8") from None
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput("error.profile.not_toml", problem=str(error)) from None
    except (ValueError, RecursionError, ArithmeticError) as error:  # a number or a nesting that has no end
        raise InvalidInput("error.profile.not_toml", problem=type(error).__name__) from None
    try:
        return Profile.model_validate(merged(_shipped(), wanted))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        path = ".".join(str(part) for part in first["loc"])
        raise InvalidInput("error.profile.field", path=path, problem=problem_text(first)) from None


def _shipped() -> dict[str, Any]:
    return tomllib.loads(resources.read_text("clinical", "guidance", "default.toml"), parse_float=Decimal)
