"""What is printed to be found again: `resources/cards`, one file a layout and version, for printer and finder alike."""

from functools import cache
from typing import Annotated, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from core import resources
from core.imaging.geometry import Points

IDS_A_BLOCK = 16

Place = tuple[float, float]
"""Millimetres from the printed piece's upper left corner, x right, y down."""


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


class _Marked(_Part):
    """A layout with markers. Ids are block × 16 and what follows: the picture itself says what was photographed."""

    version: int
    dictionary: str
    block: int
    marker_size: float

    @property
    def first_id(self) -> int:
        """The id of its first marker."""
        return self.block * IDS_A_BLOCK

    def square(self, x: float, y: float) -> Points:
        """The four corners (4, 2) of a marker, clockwise from its upper left at (x, y)."""
        size = self.marker_size
        return np.array([[x, y], [x + size, y], [x + size, y + size], [x, y + size]])


class _Placed(_Marked):
    """Markers that stand at fixed places on one printed piece. All lengths in millimetres."""

    width: float
    height: float
    markers: tuple[Place, ...] = Field(max_length=IDS_A_BLOCK)

    def marker_id(self, place: int) -> int:
        """The id printed at a place of `markers`."""
        return self.first_id + place

    def corners(self, marker_id: int) -> Points:
        """The four corners (4, 2) of a marker on the piece, clockwise from its upper left."""
        return self.square(*self.markers[marker_id - self.first_id])

    def has(self, marker_id: int) -> bool:
        """Whether a marker of that id stands on this piece."""
        return 0 <= marker_id - self.first_id < len(self.markers)


class Card(_Placed):
    """The card beside the wound: an L of two legs."""

    kind: Literal["l_card"]
    leg: float
    rulers: tuple[Ruler, ...]
    patches: tuple[Patch, ...]
    writing: WritingRoom

    @property
    def outline(self) -> tuple[Place, ...]:
        """The edge along which the card is cut out."""
        long, short, leg = self.width, self.height, self.leg
        return (0, 0), (long, 0), (long, leg), (leg, leg), (leg, short), (0, short)


class Strip(_Placed):
    """A strip to wrap round a limb."""

    kind: Literal["strip"]


class Stickers(_Marked):
    """A sheet of stickers, one marker each."""

    kind: Literal["stickers"]
    count: int
    side: float
    columns: int
    gap: float

    def corners(self, marker_id: int) -> Points:
        """The four corners (4, 2) of the marker on its own sticker, whichever it is."""
        margin = (self.side - self.marker_size) / 2
        return self.square(margin, margin)

    def has(self, marker_id: int) -> bool:
        """Whether a marker of that id is on this sheet."""
        return 0 <= marker_id - self.first_id < self.count


class Chessboard(_Part):
    """The board that a camera's profile is learnt from."""

    kind: Literal["chessboard"]
    squares: tuple[int, int]
    square: float

    @property
    def inner(self) -> tuple[int, int]:
        """How many inner corners it has in a row, and rows of them."""
        return self.squares[0] - 1, self.squares[1] - 1

    @property
    def corners(self) -> Points:
        """Its inner corners (N, 2) in millimetres, row by row."""
        across, down = self.inner
        rows, columns = np.divmod(np.arange(across * down), across)
        return np.stack([columns, rows], axis=1) * self.square


Layout = Card | Strip | Stickers
_LAYOUT: TypeAdapter[Layout | Chessboard] = TypeAdapter(
    Annotated[Card | Strip | Stickers | Chessboard, Field(discriminator="kind")]
)


@cache
def _all() -> tuple[Layout | Chessboard, ...]:
    return tuple(
        _LAYOUT.validate_python(resources.read_toml("cards", name)) for name in resources.names("cards", suffix=".toml")
    )


@cache
def layouts() -> tuple[Layout, ...]:
    """Every layout with markers that was ever printed."""
    return tuple(layout for layout in _all() if not isinstance(layout, Chessboard))


@cache
def cards() -> tuple[Card, ...]:
    """Every card, the newest last."""
    return tuple(sorted((one for one in layouts() if isinstance(one, Card)), key=lambda card: card.version))


@cache
def strips() -> tuple[Strip, ...]:
    """Every strip, the newest last."""
    return tuple(sorted((one for one in layouts() if isinstance(one, Strip)), key=lambda strip: strip.version))


@cache
def stickers() -> tuple[Stickers, ...]:
    """Every sheet of stickers, the newest last."""
    return tuple(sorted((one for one in layouts() if isinstance(one, Stickers)), key=lambda sheet: sheet.version))


@cache
def chessboard() -> Chessboard:
    """The chessboard."""
    return next(layout for layout in _all() if isinstance(layout, Chessboard))
