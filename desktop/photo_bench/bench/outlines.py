"""What is outlined on one photograph: frozen values, and each change a new value. Knows no Qt."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import hypot
from typing import Final

from core.case.photo import Outline, Point, Scale
from core.imaging.outlines import meet

CLICKED: Final = frozenset({"ruler", "rectangle"})
"""The scales that a hand sets; the others are found by what is printed."""


@dataclass(frozen=True)
class Region:
    """One closed outline of one tissue. `number` is its name while it is on the bench."""

    number: int
    tissue: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Outlines:
    """All regions of a photograph, the last drawn on top, and what gives them their scale."""

    regions: tuple[Region, ...] = ()
    scale: Scale | None = None

    @property
    def marks(self) -> tuple[Point, ...]:
        """What was clicked to give the scale: a ruler's two ends, a rectangle's corners. Empty for what is printed."""
        return self.scale.points_px if self.scale is not None and self.scale.method in CLICKED else ()

    def region(self, number: int | None) -> Region | None:
        """The region of that number."""
        return next((region for region in self.regions if region.number == number), None)

    def with_region(self, tissue: str, points: Iterable[Point]) -> "Outlines":
        """One region more, its number one above the highest."""
        return replace(self, regions=(*self.regions, Region(self.next_number(), tissue, tuple(points))))

    def next_number(self) -> int:
        """The number that the next region gets."""
        return max((region.number for region in self.regions), default=0) + 1

    def with_points(self, number: int, points: Iterable[Point]) -> "Outlines":
        """The region with other points."""
        return self._with(number, lambda region: replace(region, points=tuple(points)))

    def with_tissue(self, number: int, tissue: str) -> "Outlines":
        """The region as another tissue."""
        return self._with(number, lambda region: replace(region, tissue=tissue))

    def without(self, number: int) -> "Outlines":
        """One region less."""
        return replace(self, regions=tuple(region for region in self.regions if region.number != number))

    def with_scale(self, scale: Scale | None) -> "Outlines":
        """Another scale, or none."""
        return replace(self, scale=scale)

    def with_found(self, tissue: str, rings: Iterable[tuple[Point, ...]]) -> "Outlines":
        """What was found of a tissue, in the place of its outlines that meet it: found again is not found twice."""
        rings = tuple(rings)
        kept = tuple(region for region in self.regions if region.tissue != tissue or not meet(region.points, rings))
        after = replace(self, regions=kept)
        for ring in rings:
            after = after.with_region(tissue, ring)
        return after

    def with_case(self, outlines: Sequence[Outline]) -> "Outlines":
        """Other outlines; those that are still the same keep their numbers."""
        known = {(region.tissue, region.points): region.number for region in self.regions}
        regions: list[Region] = []
        unused = self.next_number()
        for outline in outlines:
            points = tuple(outline.points_px)
            number = known.pop((outline.tissue, points), None)
            if number is None:
                number, unused = unused, unused + 1
            regions.append(Region(number, outline.tissue, points))
        return replace(self, regions=tuple(regions))

    def as_case(self) -> tuple[Outline, ...]:
        """The outlines as the case keeps them."""
        return tuple(Outline(tissue=region.tissue, points_px=region.points) for region in self.regions)

    def _with(self, number: int, change: Callable[[Region], Region]) -> "Outlines":
        return replace(
            self, regions=tuple(change(region) if region.number == number else region for region in self.regions)
        )


def from_case(outlines: Sequence[Outline], scale: Scale | None = None) -> Outlines:
    """The bench's outlines from those of a case."""
    regions = (Region(number, outline.tissue, tuple(outline.points_px)) for number, outline in enumerate(outlines, 1))
    return Outlines(tuple(regions), scale)


def distance(one: Point, other: Point) -> float:
    """Distance of two points, in the pixels of the photograph."""
    return hypot(one[0] - other[0], one[1] - other[1])


def nearest(points: Sequence[Point], at: Point, reach: float) -> int | None:
    """Index of the point nearest to `at`, None when none lies within `reach`."""
    index = min(range(len(points)), key=lambda i: distance(points[i], at), default=None)
    return index if index is not None and distance(points[index], at) <= reach else None


def nearest_side(points: Sequence[Point], at: Point, reach: float) -> int | None:
    """Index of the point after which the side of a closed outline nearest to `at` begins, within `reach`."""
    gaps = [distance_to_side(at, points[i], points[(i + 1) % len(points)]) for i in range(len(points))]
    index = min(range(len(gaps)), key=gaps.__getitem__, default=None)
    return index if index is not None and gaps[index] <= reach else None


def distance_to_side(at: Point, start: Point, end: Point) -> float:
    """Distance of a point from the stretch between two others."""
    along = (end[0] - start[0], end[1] - start[1])
    square = along[0] ** 2 + along[1] ** 2
    if square == 0:
        return distance(at, start)
    share = ((at[0] - start[0]) * along[0] + (at[1] - start[1]) * along[1]) / square
    share = min(1.0, max(0.0, share))
    return distance(at, (start[0] + share * along[0], start[1] + share * along[1]))


def inside(points: Sequence[Point], at: Point) -> bool:
    """Whether `at` lies inside the closed outline (even-odd rule)."""
    within = False
    for (x1, y1), (x2, y2) in zip(points, (*points[1:], points[0]), strict=True):
        if (y1 > at[1]) != (y2 > at[1]) and at[0] < (x2 - x1) * (at[1] - y1) / (y2 - y1) + x1:
            within = not within
    return within


def moved(points: Iterable[Point], by: Point) -> tuple[Point, ...]:
    """The points, all shifted."""
    return tuple((x + by[0], y + by[1]) for x, y in points)
