"""Ruler: two clicks on the photographed ruler, then the length between them, typed in place."""

from core.case.photo import Point
from desktop.photo_bench.bench.tools.tool import Sketch
from desktop.photo_bench.bench.tools.two_ends import TwoEnds


class RulerTool(TwoEnds):
    """Gives the photograph its scale."""

    code = "ruler"

    def reached(self, ends: tuple[Point, Point]) -> None:
        self.desk.ask_length(ends)

    def drawn(self, ends: tuple[Point, Point]) -> Sketch:
        return Sketch(marks=ends)

    def remove(self) -> None:
        if self.desk.outlines.scale is not None:
            self.desk.put(self.desk.outlines.with_scale(None), "remove_scale")
