"""The codes that our bundles use, each with its source (resources/exchange/fhir.toml), and units in UCUM."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from pydantic import BaseModel, ConfigDict

from core import resources

LOINC: Final = "http://loinc.org"
UCUM: Final = "http://unitsofmeasure.org"


class Code(BaseModel):
    """A code of somebody else's system, seen in the published list that `source` names."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    system: str
    code: str
    display: str | None = None
    source: str


class LaboratoryCode(BaseModel):
    """The LOINC code of an analyte when it is reported in one of `units` (units as the case file writes them)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    analyte: str
    code: str
    display: str
    units: tuple[str, ...]
    source: str
    import_only: bool = False
    """More than one code says what we know; we read it, and write the analyte as text."""


@cache
def _table() -> Mapping[str, Any]:
    return MappingProxyType(resources.read_toml("exchange", "fhir.toml"))


@cache
def sources() -> Mapping[str, str]:
    """The published lists that the codes were checked against."""
    return MappingProxyType(_table()["sources"])


@cache
def _codes(section: str) -> Mapping[str, Code]:
    systems = _table()["systems"]
    return MappingProxyType(
        {name: Code(**{**row, "system": systems[row["system"]]}) for name, row in _table()[section].items()}
    )


def codes() -> Mapping[str, Code]:
    """What observations, conditions and documents are about, by our name."""
    return _codes("code")


def tissues() -> Mapping[str, Code]:
    """What a wound bed looks like, by the tissue's word."""
    return _codes("tissue")


@cache
def laboratory_codes() -> tuple[LaboratoryCode, ...]:
    """Every laboratory code, in the order in which the table has them."""
    return tuple(LaboratoryCode(**row) for row in _table()["laboratory"])


def laboratory_code(analyte: str, unit: str) -> LaboratoryCode | None:
    """The code of an analyte in a unit, or None when nobody checked one."""
    found = (row for row in laboratory_codes() if row.analyte == analyte and unit in row.units and not row.import_only)
    return next(found, None)


def routes() -> Mapping[str, Code]:
    """The routes of the case file as SNOMED CT has them."""
    return _codes("route")


def most_bytes() -> int:
    """The largest file that is read at all."""
    return int(_table()["limits"]["file_megabytes"]) * 1_000_000


def ucum(unit: str) -> str:
    """A unit of the case file as UCUM writes it."""
    written: str = _table()["ucum"].get(unit, unit)
    return written
