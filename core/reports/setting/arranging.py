"""How blocks are arranged: under each other, beside each other, or dealt into columns of equal height."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from core.reports.setting.blocks import Block, Space, Tearable, Whole
from core.reports.setting.paper import GUTTER


@dataclass(frozen=True)
class Stack:
    """Blocks under each other."""

    blocks: tuple[Block, ...]
    sticky: bool = field(default=False, init=False)

    def height(self, width: float) -> float:
        return sum(block.height(width) for block in self.blocks)

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        for block in self.blocks:
            block.draw(canvas, x, top, width)
            top -= block.height(width)

    def split(self, width: float, room: float) -> "tuple[Stack | None, Stack | None]":
        kept: list[Block] = []
        rest = list(self.blocks)
        while rest:
            head, tail = rest[0].split(width, room)
            if head is not None:
                kept.append(head)
                room -= head.height(width)
            if tail is not None or head is None:
                rest = ([tail] if tail is not None else []) + rest[1:]
                if tail is not None:
                    break
            else:
                rest = rest[1:]
        while rest and kept and (kept[-1].sticky or isinstance(kept[-1], Space)):
            rest.insert(0, kept.pop())
        return (Stack(tuple(kept)) if kept else None), (Stack(tuple(rest)) if rest else None)

    def torn(self, width: float, room: float) -> "tuple[Stack, Stack | None]":
        """The first block torn between its lines, its heading with it, and the rest: where even a page is too short.

        A picture taller than a page is set anyway: nothing is lost.
        """
        count = 0
        while count < len(self.blocks) - 1 and self.blocks[count].sticky and self.blocks[count].height(width) <= room:
            room -= self.blocks[count].height(width)
            count += 1
        block = self.blocks[count]
        head, gone_on = block.torn(width, room) if isinstance(block, Tearable | Columns) else (block, None)
        rest = (() if gone_on is None else (gone_on,)) + self.blocks[count + 1 :]
        return Stack((*self.blocks[:count], head)), (Stack(rest) if rest else None)


@dataclass(frozen=True)
class Together(Whole):
    """Blocks that a page's end never parts."""

    blocks: tuple[Block, ...]

    def height(self, width: float) -> float:
        return Stack(self.blocks).height(width)

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        Stack(self.blocks).draw(canvas, x, top, width)


@dataclass(frozen=True)
class Columns:
    """Two stacks beside each other; `share` is the left one's share of the width."""

    left: Stack
    right: Stack
    share: float = 0.5
    gutter: float = GUTTER
    sticky: bool = field(default=False, init=False)

    def _widths(self, width: float) -> tuple[float, float]:
        left = (width - self.gutter) * self.share
        return left, width - self.gutter - left

    def height(self, width: float) -> float:
        left, right = self._widths(width)
        return max(self.left.height(left), self.right.height(right))

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        left, _ = self._widths(width)
        self.left.draw(canvas, x, top, left)
        self.right.draw(canvas, x + left + self.gutter, top, width - left - self.gutter)

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        wide_left, wide_right = self._widths(width)
        left, left_rest = self.left.split(wide_left, room)
        right, right_rest = self.right.split(wide_right, room)
        empty = Stack(())
        if left is None and right is None:
            return None, self
        head = replace(self, left=left or empty, right=right or empty)
        if left_rest is None and right_rest is None:
            return head, None
        return head, replace(self, left=left_rest or empty, right=right_rest or empty)

    def torn(self, width: float, room: float) -> tuple[Block, Block | None]:
        """Both stacks torn: for columns of which each begins with what is longer than a page."""
        wide_left, wide_right = self._widths(width)
        empty = Stack(())
        left, left_rest = self.left.torn(wide_left, room) if self.left.blocks else (empty, None)
        right, right_rest = self.right.torn(wide_right, room) if self.right.blocks else (empty, None)
        head = replace(self, left=left, right=right)
        if left_rest is None and right_rest is None:
            return head, None
        return head, replace(self, left=left_rest or empty, right=right_rest or empty)


@dataclass(frozen=True)
class Balanced:
    """Small blocks dealt in reading order into columns that end at about the same height."""

    blocks: tuple[Block, ...]
    columns: int
    gutter: float = GUTTER
    sticky: bool = field(default=False, init=False)

    def _wide(self, width: float) -> float:
        return (width - self.gutter * (self.columns - 1)) / self.columns

    def _dealt(self, width: float) -> list[list[Block]]:
        """The lowest columns that hold everything, found by halving."""
        heights = [block.height(self._wide(width)) for block in self.blocks]
        low, high = max(heights, default=0.0), sum(heights) + 0.1
        for _ in range(16):
            middle = (low + high) / 2
            if len(self._filled(heights, middle)[0]) == len(self.blocks):
                high = middle
            else:
                low = middle
        counts = self._filled(heights, high)[1]
        dealt, start = [], 0
        for count in counts:
            dealt.append(list(self.blocks[start : start + count]))
            start += count
        return dealt

    def _filled(self, heights: Sequence[float], limit: float) -> tuple[range, list[int]]:
        """How many blocks, and how many in each column, when no column is higher than `limit`."""
        counts, start = [], 0
        for _ in range(self.columns):
            end, used = start, 0.0
            while end < len(heights) and used + heights[end] <= limit:
                used += heights[end]
                end += 1
            while start < end < len(heights) and self.blocks[end - 1].sticky:
                end -= 1
            counts.append(end - start)
            start = end
        return range(start), counts

    def height(self, width: float) -> float:
        wide = self._wide(width)
        return max((sum(block.height(wide) for block in column) for column in self._dealt(width)), default=0.0)

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        wide = self._wide(width)
        for column in self._dealt(width):
            Stack(tuple(column)).draw(canvas, x, top, wide)
            x += wide + self.gutter

    def split(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        if self.height(width) <= room:
            return self, None
        heights = [block.height(self._wide(width)) for block in self.blocks]
        fits = len(self._filled(heights, room)[0])
        if not fits:
            return None, self
        return replace(self, blocks=self.blocks[:fits]), replace(self, blocks=self.blocks[fits:])
