"""The colours from which tissues are proposed: `resources/imaging/tissues.toml`, with their reasons there."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from core import resources

Lab = tuple[float, float, float]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class WindowLimits(_Part):
    """How the photograph is looked at: pixels of the reduced copy, shares of the wound."""

    side_px: int
    margin_share: float
    median_px: int
    smooth_px: float
    smallest_share: float


class Doubt(_Part):
    """When colours do not decide."""

    most_spreads: float
    clear_factor: float
    low_confidence: float


class TissueColour(_Part):
    """Middle and spread of a tissue's colour in CIE L*a*b*."""

    middle: Lab
    spread: Lab


class NewSkin(TissueColour):
    """Relative to the person's own skin; within `rim_share` of the wound's inner radius from its edge."""

    rim_share: float


class Purpura(_Part):
    """Relative to the person's own skin."""

    darkest_share: float
    bluer: float
    redder: float
    near_share: float
    smallest_share: float


class TissueColours(_Part):
    """All of the file."""

    window: WindowLimits
    doubt: Doubt
    eschar: TissueColour
    slough: TissueColour
    granulation: TissueColour
    epithelial: NewSkin
    purpura: Purpura


@cache
def tissue_colours() -> TissueColours:
    """The colours in force."""
    return TissueColours.model_validate(resources.read_toml("imaging", "tissues.toml"))
