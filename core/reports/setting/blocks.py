"""Blocks of a page: each knows its height at a width, draws itself, and may be split where a page ends."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Protocol

from core.reports.setting import type as setting
from core.reports.setting.paper import BOLD, HAIR, HAIRLINE, HEADING, INK, TABLE, TEXT
from core.reports.setting.tagging import artifact, element, headed, resumed, shape, tagged
from core.reports.setting.type import Rich, Run, leading


@dataclass(frozen=True)
class Mark:
    """A small shape. `drawn` takes canvas, centre x, centre y, size; `means` is the key of the text it stands for."""

    drawn: Callable[[Any, float, float, float], None]
    means: str | None = None

    def __call__(self, canvas: Any, x: float, y: float, size: float) -> None:
        self.drawn(canvas, x, y, size)


class Block(Protocol):
    """A part of a page, `width` points wide."""

    @property
    def sticky(self) -> bool:
        """Whether it may not stand last on a page (a heading)."""

    def height(self, width: float) -> float:
        """In points."""

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        """Draw from the upper left corner downwards."""

    def split(self, width: float, room: float) -> tuple["Block | None", "Block | None"]:
        """What fits into `room` points of height, and the rest."""


@dataclass(frozen=True)
class Whole:
    """A block that is never split."""

    @property
    def sticky(self) -> bool:
        return False

    def height(self, width: float) -> float:
        raise NotImplementedError

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        raise NotImplementedError

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        return (self, None) if self.height(width) <= room else (None, self)


@dataclass(frozen=True)
class Space(Whole):
    """Air; it vanishes at the end of a page."""

    points: float

    def height(self, width: float) -> float:
        return self.points

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        return None

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        return (self, None) if self.points <= room else (None, None)


@dataclass(frozen=True)
class Figure(Whole):
    """A drawing of known height. `alt` says it in words; a drawing without tags each of its words by itself."""

    points: float
    drawn: Callable[[Any, float, float, float], None]
    """Canvas, left, top, width."""

    alt: Callable[[], str] | None = None

    def height(self, width: float) -> float:
        return self.points

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        if self.alt is None:
            self.drawn(canvas, x, top, width)
            return
        with tagged(canvas, "Figure", alt=self.alt(), box=(x, top - self.points, x + width, top)):
            self.drawn(canvas, x, top, width)


@dataclass(frozen=True)
class Paragraph(Whole):
    """Lines of text."""

    rich: Rich
    size: float = TEXT
    after: float = 2.0

    def height(self, width: float) -> float:
        return len(setting.lines(self.rich, self.size, width)) * leading(self.size) + self.after

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        baseline = top - self.size
        with tagged(canvas, "P"):
            for line in setting.lines(self.rich, self.size, width):
                setting.draw_line(canvas, line, x, baseline, self.size)
                baseline -= leading(self.size)

    def torn(self, width: float, room: float) -> tuple[Block, Block | None]:
        """As many lines as fit, and the rest: for a paragraph that is longer than a page."""
        count = max(1, int((room - self.after) / leading(self.size)))
        head, rest = setting.cut(self.rich, self.size, width, count)
        return replace(self, rich=head), (replace(self, rich=rest) if rest else None)


@dataclass(frozen=True)
class Lead(Paragraph):
    """A paragraph that belongs to what follows it."""

    @property
    def sticky(self) -> bool:
        return True


@dataclass(frozen=True)
class Heading(Whole):
    """A heading over a hairline; `letter` stands in front of it, as the S of SBAR does, `beside` at the line's end."""

    words: str
    letter: str = ""
    size: float = HEADING
    before: float = 4.5
    beside: Rich = ""

    @property
    def sticky(self) -> bool:
        return True

    def height(self, width: float) -> float:
        return self.before + leading(self.size) + 3.5

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        baseline = top - self.before - self.size
        indent = self.size + 7 if self.letter else 0
        with headed(canvas, 2 if self.size >= HEADING else 3, self.words, top):
            if self.letter:
                canvas.setFillColorRGB(*INK)
                canvas.setFont(BOLD, self.size)
                canvas.drawCentredString(x + self.size / 2 + 1, baseline, self.letter)
            line = setting.Line(((Run(self.words, bold=True), 0.0),))
            setting.draw_line(canvas, line, x + indent, baseline, self.size)
        if self.beside:
            said = setting.lines(self.beside, TEXT - 1, width)[0]
            with tagged(canvas, "P"):
                setting.draw_line(canvas, said, x + width - said.width, baseline, TEXT - 1)
        with artifact(canvas):
            self._rules(canvas, x, x + (indent - 5 if indent else 0), baseline, x + width)

    def _rules(self, canvas: Any, left: float, start: float, baseline: float, right: float) -> None:
        if self.letter:
            canvas.setStrokeColorRGB(*INK)
            canvas.setLineWidth(0.8)
            canvas.rect(left, baseline - 2.6, self.size + 2, self.size + 2)
        canvas.setStrokeColorRGB(*HAIR)
        canvas.setLineWidth(HAIRLINE)
        under = baseline - self.size * 0.24
        canvas.line(start, under, right, under)


@dataclass(frozen=True)
class Item:
    """One line of a list, with a shape in front of it."""

    rich: Rich
    mark: Mark | None = None


def _dash(canvas: Any, x: float, y: float, size: float) -> None:
    canvas.setStrokeColorRGB(*INK)
    canvas.setLineWidth(0.7)
    canvas.line(x - size * 0.25, y, x + size * 0.25, y)


dash: Final = Mark(_dash)
"""The plain mark of a list."""


@dataclass(frozen=True)
class Bullets:
    """A list; split between its items."""

    items: tuple[Item, ...]
    size: float = TEXT
    sticky: bool = field(default=False, init=False)

    def _indent(self) -> float:
        return self.size * 1.15

    def _lines(self, item: Item, width: float) -> tuple[setting.Line, ...]:
        return setting.lines(item.rich, self.size, width - self._indent())

    def height(self, width: float) -> float:
        return sum(len(self._lines(item, width)) * leading(self.size) + 1 for item in self.items)

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        baseline = top - self.size
        with element(canvas, "L"):
            for item in self.items:
                with element(canvas, "LI"):
                    self._draw_item(canvas, item, x, baseline, width)
                baseline -= len(self._lines(item, width)) * leading(self.size) + 1

    def _draw_item(self, canvas: Any, item: Item, x: float, baseline: float, width: float) -> None:
        mark = item.mark or dash
        middle, height = x + self._indent() * 0.36, baseline + self.size * 0.34
        shape(canvas, mark.means, lambda: mark(canvas, middle, height, self.size * 0.72), "Lbl")
        with tagged(canvas, "LBody"):
            for line in self._lines(item, width):
                setting.draw_line(canvas, line, x + self._indent(), baseline, self.size)
                baseline -= leading(self.size)

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        fits = 0
        while fits < len(self.items) and replace(self, items=self.items[: fits + 1]).height(width) <= room:
            fits += 1
        return _halves(replace(self, items=self.items[:fits]), replace(self, items=self.items[fits:]))

    def torn(self, width: float, room: float) -> tuple[Block, Block | None]:
        """As many lines of the first item as fit, and the rest: for an item that is longer than a page."""
        count = max(1, int((room - 1) / leading(self.size)))
        head, rest = setting.cut(self.items[0].rich, self.size, width - self._indent(), count)
        begun, gone_on = replace(self.items[0], rich=head), replace(self.items[0], rich=rest)
        others = ((gone_on,) if rest else ()) + self.items[1:]
        return replace(self, items=(begun,)), (replace(self, items=others) if others else None)


def _halves(head: "Bullets | Table", rest: "Bullets | Table") -> tuple[Block | None, Block | None]:
    sizes = [len(part.items if isinstance(part, Bullets) else part.rows) for part in (head, rest)]
    return (head if sizes[0] else None), (rest if sizes[1] else None)


@dataclass(frozen=True)
class Cell:
    """A table's cell: text, and perhaps a shape in front of it."""

    rich: Rich
    right: bool = False
    mark: Mark | None = None
    air: float = 4.0
    """What stays free at the right of it, in points."""


@dataclass(frozen=True)
class Table:
    """Rows between hairlines; `shares` are the columns' shares of the width. Split between rows, its head repeated.

    One that is `resumed` goes on with the table before it: its head is repeated for the eye alone.
    """

    shares: tuple[float, ...]
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    size: float = TABLE
    resumed: bool = False
    sticky: bool = field(default=False, init=False)

    def _widths(self, width: float) -> list[float]:
        whole = sum(self.shares)
        return [width * share / whole for share in self.shares]

    def _row_height(self, row: Sequence[Cell], width: float) -> float:
        deepest = max(
            len(setting.lines(cell.rich, self.size, self._inner(cell, wide)))
            for cell, wide in zip(row, self._widths(width), strict=True)
        )
        return deepest * leading(self.size) + 2.4

    def _inner(self, cell: Cell, wide: float) -> float:
        return wide - cell.air - (self.size * 1.2 if cell.mark else 0)

    def _all(self) -> tuple[tuple[Cell, ...], ...]:
        return ((self.head,) if self.head else ()) + self.rows

    def height(self, width: float) -> float:
        return sum(self._row_height(row, width) for row in self._all()) + 2

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        with resumed(canvas, "Table") if self.resumed else element(canvas, "Table"):
            for number, row in enumerate(self._all()):
                is_head = number == 0 and bool(self.head)
                with artifact(canvas, "Pagination") if is_head and self.resumed else element(canvas, "TR"):
                    self._draw_row(canvas, row, x, top, width, "TH" if is_head else "TD")
                top -= self._row_height(row, width)
                with artifact(canvas):
                    canvas.setStrokeColorRGB(*HAIR)
                    canvas.setLineWidth(0.8 if is_head else HAIRLINE / 2)
                    canvas.line(x, top, x + width, top)

    def _draw_row(self, canvas: Any, row: Sequence[Cell], x: float, top: float, width: float, role: str) -> None:
        for cell, wide in zip(row, self._widths(width), strict=True):
            with element(canvas, role):
                self._draw_cell(canvas, cell, x, top, wide)
            x += wide

    def _draw_cell(self, canvas: Any, cell: Cell, x: float, top: float, wide: float) -> None:
        baseline, left, mark = top - self.size - 0.6, x, cell.mark
        if mark is not None:
            middle, height = x + self.size * 0.45, baseline + self.size * 0.34
            shape(canvas, mark.means, lambda: mark(canvas, middle, height, self.size * 0.72))
            left += self.size * 1.2
        with tagged(canvas, "P"):
            for line in setting.lines(cell.rich, self.size, self._inner(cell, wide)):
                at = x + wide - cell.air - line.width if cell.right else left
                setting.draw_line(canvas, line, at, baseline, self.size)
                baseline -= leading(self.size)

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        fits = 0
        while fits < len(self.rows) and replace(self, rows=self.rows[: fits + 1]).height(width) <= room:
            fits += 1
        rest = replace(self, rows=self.rows[fits:], resumed=self.resumed or fits > 0)
        return _halves(replace(self, rows=self.rows[:fits]), rest)

    def torn(self, width: float, room: float) -> tuple[Block, Block | None]:
        """The head and as many lines of the first row as fit, and the rest: for a row that is longer than a page."""
        used = self._row_height(self.head, width) if self.head else 0.0
        count = max(1, int((room - used - 4.4) / leading(self.size)))
        begun, gone_on = [], []
        for cell, wide in zip(self.rows[0], self._widths(width), strict=True):
            head, rest = setting.cut(cell.rich, self.size, self._inner(cell, wide), count)
            begun.append(replace(cell, rich=head))
            gone_on.append(replace(cell, rich=rest, mark=None))
        others = ((tuple(gone_on),) if any(cell.rich for cell in gone_on) else ()) + self.rows[1:]
        return replace(self, rows=(tuple(begun),)), (replace(self, rows=others, resumed=True) if others else None)


Tearable = Paragraph | Bullets | Table
"""What may be torn where even an empty page is too short for its next line, item or row."""
