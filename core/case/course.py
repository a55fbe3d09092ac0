"""What happens to the patient: pain, procedures, laboratory values, weight, function, events."""

from decimal import Decimal
from typing import Annotated, Final, Literal, Self, TypeAlias

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from core.case.analytes import analytes, to_si
from core.case.base import Entry, Number, Positive
from core.case.drugs import drugs
from core.case.moments import Moment
from core.case.words import Word

_SCORE_RANGES = {"nrs": (0, 10), "vas": (0, 100), "painad": (0, 10), "dn4": (0, 10), "poss": (1, 4)}

Asleep: TypeAlias = Literal["S"]
ASLEEP: Final = "S"
"""POSS of a patient who sleeps and is easy to rouse: a level beside the numbered ones, and no number."""


class Pain(Entry):
    """One pain or sedation score. `context` belongs to NRS and VAS, the score `S` to POSS."""

    at: Moment
    instrument: Annotated[str, Word("pain_instrument")]
    context: Annotated[str, Word("pain_context")] | None = None
    score: Number | Asleep
    lesion: str | None = None
    items: dict[str, int] | None = Field(default=None, description="answers of an instrument of several items")

    @model_validator(mode="after")
    def _score_in_range(self) -> Self:
        if self.score == ASLEEP:
            if self.instrument != "poss":
                raise PydanticCustomError("asleep", "a level of POSS alone", {})
            return self
        low, high = _SCORE_RANGES[self.instrument]
        if not low <= self.score <= high:
            raise PydanticCustomError("score", "out of range", {"low": low, "high": high})
        if self.instrument != "vas" and self.score != self.score.to_integral_value():
            raise PydanticCustomError("whole_score", "not a whole number", {})
        return self

    @property
    def number(self) -> Decimal:
        """The score, of an instrument that gives numbers only.

        Raises
        ------
        ValueError
            For a patient asleep: whoever reads POSS asks for that first.
        """
        if self.score == ASLEEP:
            raise ValueError("asleep")
        return self.score


class Procedure(Entry):
    """Something done to the patient or to a lesion."""

    at: Moment
    kind: Annotated[str, Word("procedure")]
    lesion: str | None = None
    note: str | None = None


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "not a word", {})
    return value


def _analyte(code: object) -> str:
    code = _word(code)
    if code not in analytes():
        raise PydanticCustomError("word", "not in the list", {"word": code, "known": ", ".join(analytes())})
    return code


def known_drug(code: object) -> str:
    """`code`, when `resources/clinical/drugs` has it."""
    code = _word(code)
    if code not in drugs():
        raise PydanticCustomError("drug", "unknown drug", {"word": code})
    return code


def _reading(value: object) -> object:
    """`"<0.5"` and `">100"` keep their comparator; plain numbers become exact decimals."""
    if isinstance(value, bool):
        raise PydanticCustomError("reading", "not a number", {})
    comparator, digits = "", str(value).strip()
    if digits[:1] in ("<", ">"):
        comparator, digits = digits[0], digits[1:].strip()
    try:
        number = Decimal(digits)
    except ArithmeticError:
        raise PydanticCustomError("reading", "not a number", {}) from None
    if not number.is_finite():
        raise PydanticCustomError("reading", "not a number", {})
    return comparator + digits if comparator else number


def _write_reading(value: Decimal | str) -> int | float | str:
    if isinstance(value, str):
        return value
    return int(value) if value == value.to_integral_value() and abs(value.adjusted()) < 15 else float(value)


Reading = Annotated[
    Decimal | str,
    BeforeValidator(_reading),
    PlainSerializer(_write_reading, when_used="json"),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": "^[<>] ?[0-9.]+$"}]}),
]
"""A laboratory number, or a censored one as it was reported: `<0.5`, `>100`."""


class Laboratory(Entry):
    """One laboratory value as it was reported, with the laboratory's own range where it gave one."""

    at: Moment
    analyte: Annotated[str, BeforeValidator(_analyte), WithJsonSchema({"type": "string", "enum": list(analytes())})]
    value: Reading
    unit: str
    range_low: Number | None = Field(default=None, description="in `unit`")
    range_high: Number | None = Field(default=None, description="in `unit`")
    sample: str | None = Field(default=None, description="id of the sample that the value was read from")

    @model_validator(mode="after")
    def _unit_known_and_value_plausible(self) -> Self:
        analyte = analytes()[self.analyte]
        if self.unit not in analyte.units:
            raise PydanticCustomError("unit", "unknown unit", {"unit": self.unit, "known": ", ".join(analyte.units)})
        if not analyte.plausible_low <= self.value_si <= analyte.plausible_high:
            raise PydanticCustomError(
                "implausible",
                "implausible value",
                {"low": str(analyte.plausible_low), "high": str(analyte.plausible_high), "unit": analyte.si_unit},
            )
        return self

    @property
    def comparator(self) -> str:
        """`<` or `>` for a censored value, otherwise empty."""
        return self.value[0] if isinstance(self.value, str) else ""

    @property
    def number(self) -> Decimal:
        """The number that was written, in `unit`; of a censored value its bound."""
        return Decimal(self.value[1:].strip()) if isinstance(self.value, str) else self.value

    @property
    def value_si(self) -> Decimal:
        """The number in the analyte's SI unit, unrounded; of a censored value its bound."""
        return to_si(self.analyte, self.number, self.unit)


class Weight(Entry):
    """A weight of the patient. `dry` is the weight that dialysis aims for."""

    at: Moment
    kg: Annotated[Positive, Field(ge=2, le=400)]
    dry: bool | None = None


class Function(Entry):
    """A performance scale, 0–100 by tens."""

    at: Moment
    scale: Annotated[str, Word("function_scale")]
    value: Annotated[int, Field(ge=0, le=100, multiple_of=10)]


class Event(Entry):
    """Something that the rules ask for and that is none of the other kinds of entry."""

    at: Moment
    kind: Annotated[str, Word("event")]
    value: Number | None = Field(default=None, description="qSOFA points")
    answer: Annotated[str, Word("surprise_answer")] | None = None
    hypotension: bool | None = None
    drug: Annotated[str, BeforeValidator(known_drug)] | None = None
    dose: Positive | None = None
    unit: Annotated[str, Word("dose_unit")] | None = None
    purpose: Annotated[str, Word("as_needed_purpose")] | None = None
    note: str | None = None
