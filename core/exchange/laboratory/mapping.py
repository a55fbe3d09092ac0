"""How one laboratory's files are read: which column holds what, and what they call things. Kept by the facility."""

from enum import StrEnum
from typing import Final, Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from core.case.analytes import analytes
from core.errors import InvalidInput
from core.exchange.laboratory.readings import Calendar, DateOrder, DecimalSign
from core.exchange.laboratory.vocabulary import plain


class Role(StrEnum):
    """What a column holds."""

    IGNORED = "ignored"
    PATIENT_ID = "patient_id"
    """What a record of this program calls the patient by itself: no number that people use."""
    RECORD_NUMBER = "record_number"
    NAME = "name"
    BIRTH_DATE = "birth_date"
    AT = "at"
    DAY = "day"
    TIME = "time"
    ANALYTE = "analyte"
    VALUE = "value"
    UNIT = "unit"
    RANGE = "range"
    RANGE_LOW = "range_low"
    RANGE_HIGH = "range_high"
    STATUS = "status"
    RESULT_ID = "result_id"
    SAMPLE = "sample"
    RESULT = "result"
    """A column of one analyte's values: the wide form, a sample a row."""


ONLY_ONCE: Final = frozenset(Role) - {Role.IGNORED, Role.RESULT}


class Column(BaseModel):
    """One column. `analyte` and `unit` belong to a RESULT column; `unit` of a VALUE column is that of every value."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    header: str
    role: Role = Role.IGNORED
    analyte: str | None = None
    unit: str | None = None


class Mapping(BaseModel):
    """How files of one shape are read.

    `words`: what the file calls an analyte, in plain letters, → its code, or the empty text for one that is left out on
    purpose. `units`: the unit of an analyte where the file gives none. `corrects`: a value that differs from an earlier
    one of the same analyte and moment is its correction, although the file does not say so.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    sender: str | None = Field(default=None, description="what the laboratory is called; stands before its ids")
    columns: tuple[Column, ...] = ()
    encoding: str | None = None
    decimal: DecimalSign | None = None
    dates: DateOrder | None = None
    zone: str | None = Field(default=None, description="IANA; None: the facility's")
    words: dict[str, str] = Field(default_factory=dict)
    units: dict[str, str] = Field(default_factory=dict)
    corrects: bool = False

    @model_validator(mode="after")
    def _known(self) -> Self:
        codes = {*self.words.values(), *self.units, *(column.analyte for column in self.columns if column.analyte)}
        unknown = codes - analytes().keys() - {""}
        if unknown:
            raise ValueError(f"unknown analytes: {sorted(unknown)}")
        if self.zone is not None:
            _check_zone(self.zone)
        return self

    def place(self, role: Role) -> int | None:
        """Where the column of a role stands."""
        return next((place for place, column in enumerate(self.columns) if column.role is role), None)

    def places(self, role: Role) -> tuple[int, ...]:
        """Where all columns of a role stand."""
        return tuple(place for place, column in enumerate(self.columns) if column.role is role)

    def calendar(self, facility: ZoneInfo) -> Calendar:
        """How its moments are read; a zone that neither file nor mapping names is the facility's."""
        return Calendar(ZoneInfo(self.zone) if self.zone else facility, self.dates)

    def lacks(self) -> tuple[Role, ...]:
        """Which columns are missing before anything can be read."""
        missing = []
        if self.place(Role.AT) is None and self.place(Role.DAY) is None:
            missing.append(Role.AT)
        if not self.places(Role.RESULT):
            missing += [role for role in (Role.ANALYTE, Role.VALUE) if self.place(role) is None]
        return tuple(missing)


def _check_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (OSError, LookupError) as error:  # a name may look like a path, and be a folder's
        raise ValueError(f"no time zone: {type(error).__name__}") from None


def shape_of(header: tuple[str, ...]) -> str:
    """What files that are read alike have in common: their headers in plain letters, in order."""
    return "table:" + "|".join(map(plain, header))


def read_mapping(data: bytes) -> Mapping:
    """A mapping from JSON.

    Raises
    ------
    InvalidInput
        With the path of the first wrong field.
    """
    try:
        return Mapping.model_validate_json(data)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        path = ".".join(str(part) for part in problem["loc"]) or "$"
        raise InvalidInput("error.laboratory.mapping", path=path) from None
