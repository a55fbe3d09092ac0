"""Limb: two clicks along the limb give its axis; its circumference is typed at the right."""

from core.case.photo import Point
from desktop.photo_bench.bench.tools.tool import Sketch
from desktop.photo_bench.bench.tools.two_ends import TwoEnds


class LimbTool(TwoEnds):
    """The axis of the limb, as it runs through the photograph."""

    code = "limb"

    def reached(self, ends: tuple[Point, Point]) -> None:
        self.desk.set_axis(ends)

    def drawn(self, ends: tuple[Point, Point]) -> Sketch:
        return Sketch(axis=ends)

    def remove(self) -> None:
        self.desk.set_axis(None)
