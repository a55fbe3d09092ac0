"""Drugs that the program knows by INN, with the classes that the rules ask for (clinical.md §9). The list is data."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, Field

from core import resources


class Drug(BaseModel):
    """One drug of a file in `resources/clinical/drugs/`. Its name is the key `drug.<code>` of the catalogue."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    classes: frozenset[str]
    routes: tuple[str, ...] = Field(description="routes that the program offers, the usual one first")
    units: tuple[str, ...] = Field(description="dose units that the program offers, the usual one first")
    synonyms: tuple[str, ...] = Field(default=(), description="brand-free other spellings that the search finds")
    oral_morphine_factor: Decimal | None = Field(default=None, description="CDC 2022; None: not convertible, never 0")
    kidney: str | None = Field(
        default=None, description="why it is unsafe in kidney failure: key `drug_kidney.<kidney>` of the catalogue"
    )
    prednisone_factor: Decimal | None = Field(default=None, description="mg of prednisone that 1 mg of the drug equals")


@cache
def drugs() -> Mapping[str, Drug]:
    """Every drug by its INN code."""
    found: dict[str, Drug] = {}
    for name in resources.names("clinical", "drugs", suffix=".toml"):
        for code, row in resources.read_toml("clinical", "drugs", name).items():
            if code in found:
                raise ValueError(f"{name}: {code} is defined twice")
            found[code] = Drug(code=code, **row)
    return MappingProxyType(found)


def in_class(code: str, drug_class: str) -> bool:
    """Whether the drug belongs to a class, for example `vitamin_k_antagonist`."""
    return drug_class in drugs()[code].classes
