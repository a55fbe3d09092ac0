"""The printed pieces that a photograph shows: a card, a strip, stickers, each with the markers of it that were seen."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.imaging.card import Card, Layout, Stickers, Strip, layouts
from core.imaging.geometry import Points
from core.imaging.limits import limits
from core.imaging.markers import Grey, found_markers, side_px


@dataclass(frozen=True)
class Piece:
    """Markers of one printed piece: their corners on it in millimetres and in the picture, four rows a marker."""

    layout: Layout
    on_piece: Points
    in_picture: Points

    @property
    def markers(self) -> int:
        """How many markers of it were seen."""
        return len(self.on_piece) // 4

    @property
    def by_marker(self) -> Points:
        """The corners in the picture, marker by marker (N, 4, 2)."""
        return self.in_picture.reshape(-1, 4, 2)

    @property
    def marker_px(self) -> float:
        """Mean side of its markers in the picture."""
        return float(np.mean([side_px(corners) for corners in self.by_marker]))

    def kept(self, markers: NDArray[np.bool_]) -> "Piece":
        """The piece with those of its markers alone for which `markers` (N) is true."""
        rows = np.repeat(markers, 4)
        return Piece(self.layout, self.on_piece[rows], self.in_picture[rows])


@dataclass(frozen=True)
class Found:
    """What a photograph shows: of cards and strips those with the most markers, and the largest stickers one by one."""

    card: Piece | None
    strip: Piece | None
    stickers: tuple[Piece, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All of them."""
        return tuple(piece for piece in (self.card, self.strip, *self.stickers) if piece is not None)


def found_pieces(grey: Grey) -> Found:
    """The printed pieces in a photograph at full size."""
    pieces = list(_pieces(grey))
    return Found(
        _most([piece for piece in pieces if isinstance(piece.layout, Card)]),
        _most([piece for piece in pieces if isinstance(piece.layout, Strip)]),
        _largest([piece for piece in pieces if isinstance(piece.layout, Stickers)]),
    )


def _largest(stickers: list[Piece]) -> tuple[Piece, ...]:
    return tuple(sorted(stickers, key=lambda piece: -piece.marker_px)[: limits().most_stickers])


def _most(pieces: list[Piece]) -> Piece | None:
    return max(pieces, key=lambda piece: piece.markers, default=None)


def _pieces(grey: Grey) -> Iterator[Piece]:
    seen = {name: found_markers(grey, name) for name in sorted({layout.dictionary for layout in layouts()})}
    for layout in layouts():
        own = {number: corners for number, corners in seen[layout.dictionary].items() if layout.has(number)}
        if isinstance(layout, Stickers):
            yield from (Piece(layout, layout.corners(number), corners) for number, corners in own.items())
        elif own:
            on_piece = np.concatenate([layout.corners(number) for number in own])
            yield Piece(layout, on_piece, np.concatenate(list(own.values())))
