"""What every tool is: it is touched, moved over and taken back, and says what is to be drawn over the photograph.

A tool holds only what is being drawn; what was drawn lies in the outlines, and a tool changes them through its desk.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from core.case.photo import Point
from core.imaging.live_wire import LiveWire
from core.imaging.outlines import Complaint
from desktop.photo_bench.bench.offering import Offer, Shown
from desktop.photo_bench.bench.outlines import Outlines, Region


@dataclass(frozen=True)
class Touch:
    """The pointer, or the keyboard's cross, in pixels of the photograph. Within `reach` counts as *on it*.

    `other` means the opposite of what the tool does by itself: the right button, Shift, a pen's other end.
    """

    at: Point
    reach: float
    other: bool = False


@dataclass(frozen=True)
class Swath:
    """What a brush goes over: a line twice its radius wide, in pixels. `takes`: it takes away, or lies outside."""

    line: tuple[Point, ...]
    radius: float
    takes: bool = False


@dataclass(frozen=True)
class Sketch:
    """What a tool has under way: a line not yet closed, points to take hold of, a region being changed, the marks of a
    scale, a limb's axis, strokes and the brush's ring, a box, an outline that is offered."""

    line: tuple[Point, ...] = ()
    towards: Point | None = None
    closing: bool = False
    handles: tuple[Point, ...] = ()
    held: int | None = None
    changed: Region | None = None
    marks: tuple[Point, ...] = ()
    axis: tuple[Point, ...] = ()
    swaths: tuple[Swath, ...] = ()
    ring: Swath | None = None
    box: tuple[Point, Point] | None = None
    offered: tuple[tuple[Point, ...], ...] = ()


class Desk(Protocol):
    """What a tool works on."""

    @property
    def outlines(self) -> Outlines:
        """What is outlined now."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the photograph."""

    @property
    def tissue(self) -> str:
        """The tissue that the next outline is of."""

    @property
    def selected(self) -> int | None:
        """Number of the region that is selected."""

    def select(self, number: int | None) -> None:
        """Select a region, or none."""

    def check(self, points: Sequence[Point]) -> Complaint | None:
        """What is wrong with a closed outline through these points."""

    def complain(self, complaint: Complaint | None) -> None:
        """Say what is wrong, or that nothing is any more."""

    def put(self, after: Outlines, deed: str, series: str = "") -> None:
        """Change the outlines, so that it can be undone; deeds of one series together."""

    def ask_length(self, ends: tuple[Point, Point]) -> None:
        """Ask in place how far apart two ends of a ruler are; the answer is put by the desk."""

    def ask_sides(self, corners: tuple[Point, ...]) -> None:
        """Ask in place how long a rectangle's sides are; the answer is put by the desk."""

    def paint(self, path: Sequence[Point], radius: float, *, erase: bool) -> None:
        """Paint the tissue in hand along a path, or rub it out, so that it can be undone."""

    @property
    def edges(self) -> LiveWire | None:
        """What follows the photograph's edges; None until they are known."""

    def ask_outline(self, shown: Shown | None) -> None:
        """Ask for the edge of what is shown: `offer` follows. None leaves what was asked and what is offered."""

    @property
    def offer(self) -> Offer | None:
        """The outline that waits to be accepted; None when none was asked for, or it is still looked for."""

    def accept_offer(self) -> None:
        """Take what is offered as outline of the tissue in hand, so that it can be undone."""

    def set_axis(self, axis: tuple[Point, Point] | None) -> None:
        """The axis of the limb, or none."""


class Tool:
    """A tool that does nothing; each tool does some of this."""

    code: ClassVar[str]
    two_sided: ClassVar[bool] = False
    """Whether the right button, or Shift, means the opposite of the left one."""
    busy: bool = False
    """Whether something is under way that Backspace, Z and Escape are about."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def press(self, touch: Touch) -> None:
        """The button goes down."""

    def move(self, touch: Touch) -> None:
        """The pointer moves, no button down."""

    def drag(self, touch: Touch) -> None:
        """The pointer moves with the button down."""

    def release(self, touch: Touch) -> None:
        """The button goes up."""

    def enter(self, touch: Touch) -> None:
        """Enter at the keyboard's cross: press and release there, unless the tool means something else by it."""
        self.press(touch)
        self.release(touch)

    def finish(self) -> None:
        """A double click: what is under way is done."""

    def back(self) -> None:
        """Backspace, or Z while busy: take back the last point."""

    def forth(self) -> None:
        """Shift+Z while busy: put the point back."""

    def remove(self) -> None:
        """Delete: remove what is selected."""

    def nudge(self, by: Point) -> bool:
        """An arrow key: move what is selected; False when there is nothing, and the cross moves instead."""
        return False

    def step_point(self, step: int) -> None:
        """`[` and `]`: take the previous or next point of what is selected; a smaller or a larger brush."""

    def drop(self) -> None:
        """Escape: leave what is under way."""

    def sketch(self) -> Sketch:
        """What to draw."""
        return Sketch()
