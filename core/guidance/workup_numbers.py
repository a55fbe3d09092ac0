"""The numbers of the diagnostic work-up: `resources/clinical/guidance/workup.toml`."""

from decimal import Decimal
from functools import cache

from pydantic import BaseModel, ConfigDict

from core import resources


class WorkupNumbers(BaseModel):
    """The tables of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    hayashi: dict[str, Decimal]
    consensus: dict[str, Decimal]
    facility: dict[str, Decimal]
    vessels: dict[str, Decimal]


@cache
def workup_numbers() -> WorkupNumbers:
    """The numbers of the work-up."""
    return WorkupNumbers.model_validate(resources.read_toml("clinical", "guidance", "workup.toml"))
