"""The keyboard's cross: where the next point would be set without a mouse."""

from dataclasses import dataclass

from core.case.photo import Point


@dataclass(frozen=True)
class Cross:
    """A place on the photograph, or nowhere while the mouse is used."""

    at: Point | None = None

    def moved(self, by: Point, size: tuple[int, int], otherwise: Point) -> "Cross":
        """A step away, staying on the photograph; from nowhere it appears at `otherwise`."""
        if self.at is None:
            return Cross(_within(otherwise, size))
        return Cross(_within((self.at[0] + by[0], self.at[1] + by[1]), size))


def _within(point: Point, size: tuple[int, int]) -> Point:
    return min(max(point[0], 0.0), float(size[0])), min(max(point[1], 0.0), float(size[1]))
