"""Outlines put together: which ground is wound, which tissue lies where, and nothing counted twice.

The rules, the same whatever the order of drawing:

- An outline within an outline of its own tissue is an island: what lies in it is not that tissue. One within the island
  is that tissue again. Outlines of one tissue that overlap in part are one region.
- Tissues of the bed never overlap: the smaller outline lies on top.
- The bed's tissues end at the wound's edge: what a shaky line leaves outside is not counted. A piece that lies wholly
  apart from the wound's outline is wound of its own; without any wound outline, the bed's tissues are the wound.
- Purpura lies round the wound and ends at it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import shapely
from shapely import MultiPolygon, Polygon

from core.case.photo import Outline
from core.case.words import lists
from core.imaging.geometry import Shape, flat, joined, polygon
from core.imaging.limits import limits
from core.texts import Text, text

BED: Final = frozenset({"eschar", "slough", "granulation", "epithelial"})
_NOTHING: Final = MultiPolygon()


@dataclass(frozen=True)
class Ground:
    """The shape of each outlined tissue in pixels, in the order of the tissue list, the wound first; never overlapping
    but for the wound, which includes its bed."""

    shapes: Mapping[str, Shape]
    warnings: tuple[Text, ...]

    @property
    def wound(self) -> Shape:
        """The whole wound, its bed's tissues included; empty when there is none."""
        return self.shapes.get("wound", _NOTHING)


@dataclass(frozen=True)
class _Piece:
    tissue: str
    shape: Polygon


def put_together(outlines: Sequence[Outline]) -> Ground:
    """The ground that valid outlines (`check_outline`) describe."""
    pieces = [_Piece(outline.tissue, polygon(outline.points_px)) for outline in outlines]
    warnings: list[Text] = []
    drawn = {
        **_painted([piece for piece in pieces if piece.tissue == "wound"], warnings),
        **_painted([piece for piece in pieces if piece.tissue in BED], warnings),
        **_painted([piece for piece in pieces if piece.tissue == "purpura"], warnings),
    }
    found = _within_the_wound(drawn, warnings)
    if "purpura" in found:
        found["purpura"] = flat(found["purpura"].difference(found.get("wound", _NOTHING)))
    ordered = {tissue: found[tissue] for tissue in lists()["tissue"] if tissue in found}
    return Ground(ordered, tuple(dict.fromkeys(warnings)))


def _painted(pieces: Iterable[_Piece], warnings: list[Text]) -> dict[str, Shape]:
    """Pieces laid down from the largest to the smallest, each covering what lies under it."""
    laid: list[tuple[_Piece, bool]] = []
    shapes: dict[str, Shape] = {}
    for piece in sorted(pieces, key=lambda piece: -piece.shape.area):
        if any(piece.shape.equals(below.shape) and piece.tissue == below.tissue for below, _ in laid):
            continue
        under = next(((below, island) for below, island in reversed(laid) if below.shape.covers(piece.shape)), None)
        island = under is not None and under[0].tissue == piece.tissue and not under[1]
        _warn_of_overlaps(piece, (below for below, _ in laid), warnings)
        laid.append((piece, island))
        shapes = {tissue: flat(shape.difference(piece.shape)) for tissue, shape in shapes.items()}
        if island:
            warnings.append(text("imaging.warning.island"))
        else:
            shapes[piece.tissue] = joined([shapes.get(piece.tissue, _NOTHING), piece.shape])
    return shapes


def _warn_of_overlaps(piece: _Piece, laid: Iterable[_Piece], warnings: list[Text]) -> None:
    for below in laid:
        shared = piece.shape.intersection(below.shape).area / piece.shape.area
        tremor = limits().tremor_share
        if piece.tissue != below.tissue and tremor < shared < 1 - tremor:
            warnings.append(text("imaging.warning.overlap"))


def _within_the_wound(drawn: Mapping[str, Shape], warnings: list[Text]) -> dict[str, Shape]:
    bed = {tissue: shape for tissue, shape in drawn.items() if tissue in BED}
    outlined = drawn.get("wound")
    if outlined is None:
        return {**drawn, **({"wound": joined(list(bed.values()))} if bed else {})}
    found = dict(drawn)
    for tissue, shape in bed.items():
        inside, apart = _clipped(shape, outlined)
        lost = 1 - (inside.area + apart.area) / shape.area if shape.area else 0.0
        if lost > limits().tremor_share:
            warnings.append(text(f"imaging.warning.outside_wound.{tissue}", percent=round(100 * lost)))
        if not apart.is_empty:
            warnings.append(text(f"imaging.warning.apart_from_wound.{tissue}"))
        found[tissue] = joined([inside, apart])
        found["wound"] = joined([found["wound"], apart])
    return found


def _clipped(shape: Shape, wound: Shape) -> tuple[Shape, Shape]:
    """What of a tissue lies within the wound, and its pieces that lie apart from it."""
    inside: list[Shape] = []
    apart: list[Shape] = []
    for piece in shapely.get_parts(shape):
        within = flat(piece.intersection(wound))
        if within.area > limits().tremor_share * piece.area:
            inside.append(within)
        else:
            apart.append(piece)
    return joined(inside), joined(apart)
