"""Laboratory analytes: their names, units and conversion to SI (clinical.md §3, §9). The table is data."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from core import resources


class Analyte(BaseModel):
    """One analyte of `resources/clinical/analytes.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    si_unit: str
    units: Mapping[str, Decimal] = Field(description="accepted unit → factor that turns a value into `si_unit`")
    plausible_low: Decimal = Field(description="below this (SI) a value is taken for a slip and refused")
    plausible_high: Decimal = Field(description="above this (SI) a value is taken for a slip and refused")


@cache
def analytes() -> Mapping[str, Analyte]:
    """Every analyte by its code."""
    table: dict[str, Any] = resources.read_toml("clinical", "analytes.toml")
    return MappingProxyType({code: Analyte(code=code, **row) for code, row in table.items()})


def to_si(code: str, value: Decimal, unit: str) -> Decimal:
    """`value` in the analyte's SI unit, unrounded.

    Raises
    ------
    KeyError
        For an analyte or a unit that the table does not know; callers that take input have checked both.
    """
    return value * analytes()[code].units[unit]
