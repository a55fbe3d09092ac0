"""The calibration card's layouts: `resources/cards`, one file a version, for what prints a card and what finds one."""

from functools import cache
from typing import Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from core import resources
from core.imaging.geometry import Points

IDS_A_BLOCK = 16

Place = tuple[float, float]
"""Millimetres from the card's outer corner, x right, y down."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Ruler(_Part):
    """Millimetre ticks from a place on, along the card's x or y, on the card's side of the line."""

    start: Place = Field(alias="from")
    length: float
    along: Literal["x", "y"]


class Patch(_Part):
    """A rectangle of one colour, sRGB 0–255."""

    at: Place
    size: Place
    rgb: tuple[int, int, int]


class WritingRoom(_Part):
    """Room to write in."""

    at: Place
    size: Place


class Card(_Part):
    """One printed layout: an L of two legs. All lengths in millimetres."""

    version: int
    dictionary: str
    block: int
    width: float
    height: float
    leg: float
    marker_size: float
    markers: tuple[Place, ...] = Field(max_length=IDS_A_BLOCK)
    rulers: tuple[Ruler, ...]
    patches: tuple[Patch, ...]
    writing: WritingRoom

    def marker_id(self, place: int) -> int:
        """The id printed at a place of `markers`."""
        return self.block * IDS_A_BLOCK + place

    def corners(self, marker_id: int) -> Points:
        """The four corners (4, 2) of a marker on the card, clockwise from its upper left."""
        x, y = self.markers[marker_id - self.block * IDS_A_BLOCK]
        size = self.marker_size
        return np.array([[x, y], [x + size, y], [x + size, y + size], [x, y + size]])

    def has(self, marker_id: int) -> bool:
        """Whether a marker of that id stands on this card."""
        return 0 <= marker_id - self.block * IDS_A_BLOCK < len(self.markers)

    @property
    def outline(self) -> tuple[Place, ...]:
        """The edge along which the card is cut out."""
        long, short, leg = self.width, self.height, self.leg
        return (0, 0), (long, 0), (long, leg), (leg, leg), (leg, short), (0, short)


@cache
def cards() -> tuple[Card, ...]:
    """Every layout that was ever printed."""
    return tuple(
        Card.model_validate(resources.read_toml("cards", name)) for name in resources.names("cards", suffix=".toml")
    )
