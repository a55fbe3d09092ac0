"""The numbers of the de-identified export: data of `resources/exchange/research.toml`."""

from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from core import resources


class Settings(BaseModel):
    """One field a line of the file, which tells the source of each."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    oldest_age: int = Field(gt=0)
    age_band: int = Field(gt=0)
    smallest_group: int = Field(gt=1)
    most_days: int = Field(gt=1)
    margin: float = Field(ge=0)
    jpeg_quality: int = Field(ge=1, le=95)
    consent: str


@cache
def settings() -> Settings:
    """The settings that the program ships with."""
    return Settings.model_validate(resources.read_toml("exchange", "research.toml"))
