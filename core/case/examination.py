"""What an examination found: skin, vessels, films, scintigraphy, biopsy, antibodies, and which mimics were excluded.

There is no finding *not assessed*: what nobody examined has no entry. What was examined and was not there has an entry
that says so, so that absence is never read out of silence.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from core import resources
from core.case.base import Entry, NotNegative
from core.case.moments import Moment
from core.case.words import Word


class ExaminationKind(BaseModel):
    """One kind of `resources/clinical/examinations.toml`: its possible results, or its unit and plausible range."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    results: tuple[Annotated[str, Word("examination_result")], ...] = ()
    unit: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    sided: bool = False

    @property
    def measured(self) -> bool:
        """Whether the finding is a number."""
        return self.high is not None


@cache
def examination_kinds() -> Mapping[str, ExaminationKind]:
    """Every kind of examination by its code, in the order in which the program offers them."""
    table = resources.read_toml("clinical", "examinations.toml")
    return MappingProxyType({code: ExaminationKind.model_validate(row) for code, row in table.items()})


class Examination(Entry):
    """One finding. A measured kind has a `value`, any other a `result`; `mimic` names what a judgement is about."""

    at: Moment
    kind: Annotated[str, Word("examination")]
    side: Annotated[str, Word("side")] | None = None
    value: NotNegative | None = None
    result: Annotated[str, Word("examination_result")] | None = None
    mimic: Annotated[str, Word("mimic")] | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _says_what_its_kind_asks(self) -> Self:
        kind = examination_kinds()[self.kind]
        if kind.measured != (self.value is not None) or kind.measured == (self.result is not None):
            raise PydanticCustomError("examination", "value or result missing", {"kind": self.kind})
        if self.result is not None and self.result not in kind.results:
            known = ", ".join(kind.results)
            raise PydanticCustomError("word", "not in the list", {"word": self.result, "known": known})
        if self.value is not None and kind.high is not None and not (kind.low or 0) <= self.value <= kind.high:
            limits = {"low": str(kind.low or 0), "high": str(kind.high), "unit": kind.unit or ""}
            raise PydanticCustomError("implausible", "implausible value", limits)
        if (self.kind == "mimic") != (self.mimic is not None):
            raise PydanticCustomError("examination", "mimic missing", {"kind": self.kind})
        return self
