"""What every model of the case file shares: frozen, closed to unknown keys, numbers kept as they were written."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Final, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    model_serializer,
)

from core.case.moments import Instant


class CaseModel(BaseModel):
    """A frozen part of the case. `None` is *not assessed* and is left out of the JSON, but for `shown_when_null`.

    A list in `left_out_when_empty` says nothing when it is empty; any other empty list says *assessed, none*.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    shown_when_null: ClassVar[frozenset[str]] = frozenset()
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset()

    @model_serializer(mode="wrap")
    def _without_nulls(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        written: dict[str, Any] = handler(self)
        return {key: value for key, value in written.items() if self._says_something(key, value)}

    def _says_something(self, key: str, value: object) -> bool:
        if value is None:
            return key in self.shown_when_null
        return not (key in self.left_out_when_empty and value in ((), []))


def _json_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() and abs(value.adjusted()) < 15 else float(value)


_MOST_DIGITS: Final = 17
"""A JSON number is a double for most readers, and a double is written with at most so many digits."""

Number = Annotated[
    Decimal,
    Field(max_digits=_MOST_DIGITS),
    PlainSerializer(_json_number, return_type=int | float, when_used="json"),
]
"""An exact decimal number, written to JSON as a number. Compared with thresholds unrounded."""

Positive = Annotated[Number, Field(gt=0)]
NotNegative = Annotated[Number, Field(ge=0)]


class EnteredInError(CaseModel):
    """Why an entry counts for nothing any more. The entry stays readable, struck through."""

    at: Instant
    by: str
    reason: str


class Entry(CaseModel):
    """Something observed and written down once, never changed afterwards.

    `observed_at` is each entry's own `at` (or `start`, `onset`). An amendment names the entry that it supersedes in
    `amends`. What a foreign case file leaves out (ids, authors, times of recording) stays left out.
    """

    id: str | None = None
    recorded_at: Instant | None = None
    recorded_by: str | None = None
    signed_at: Instant | None = None
    signed_by: str | None = None
    amends: str | None = Field(default=None, description="id of the entry that this one supersedes")
    amendment_reason: str | None = None
    entered_in_error: EnteredInError | None = None


E = TypeVar("E", bound=Entry)


def standing(entries: Iterable[E] | None) -> list[E]:
    """The entries that count: neither superseded by an amendment nor entered in error.

    An amendment that was itself entered in error counts for nothing, so the entry under it stands again.
    """
    valid = [entry for entry in entries or () if entry.entered_in_error is None]
    superseded = {entry.amends for entry in valid if entry.amends is not None}
    if not superseded:
        return valid
    return [entry for entry in valid if entry.id is None or entry.id not in superseded]
