"""The desk under one photograph: its outlines, what is selected, and the undo stack. What tools work on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from core.case.photo import Point, Scale
from core.imaging.brush import painted
from core.imaging.live_wire import LiveWire
from core.imaging.outlines import Complaint, check_outline
from desktop.photo_bench.bench.offering import Offer, Shown
from desktop.photo_bench.bench.outlines import Outlines

UNDO_LIMIT = 500


class PhotoDesk(QObject):
    """Changes go through `put`, so each can be undone. The outlines on it are always valid ones."""

    changed = Signal()
    """The outlines are others now, by a deed or by undoing one."""
    selected_changed = Signal()
    complained = Signal(object)
    """A `Complaint`, or None when there is nothing to complain about any more."""
    length_asked = Signal(object)
    """Two points whose distance in millimetres is to be typed."""
    sides_asked = Signal(object)
    """The four corners of a rectangle whose sides in millimetres are to be typed."""

    outline_asked = Signal(object)
    """What is `Shown`, or None: what was asked before is left."""
    offered = Signal()
    """Another outline waits to be accepted, or none any more."""
    axis_set = Signal()
    """The axis of the limb is another one, or none."""

    def __init__(self, size: tuple[int, int], outlines: Outlines | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.size = size
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(UNDO_LIMIT)
        self._outlines = outlines or Outlines()
        self._tissue = "wound"
        self._selected: int | None = None
        self._complaint: Complaint | None = None
        self._offer: Offer | None = None
        self._axis: tuple[Point, Point] | None = None
        self.edges: LiveWire | None = None

    @property
    def outlines(self) -> Outlines:
        """What is outlined now."""
        return self._outlines

    @property
    def tissue(self) -> str:
        """The tissue that the next outline is of."""
        return self._tissue

    @property
    def selected(self) -> int | None:
        """Number of the region that is selected."""
        return self._selected

    @property
    def complaint(self) -> Complaint | None:
        """What is wrong now with what is being drawn."""
        return self._complaint

    def set_tissue(self, tissue: str) -> None:
        """The next outline is of this tissue."""
        self._tissue = tissue

    def select(self, number: int | None) -> None:
        """Select a region, or none."""
        if number != self._selected:
            self._selected = number
            self.selected_changed.emit()

    def check(self, points: Sequence[Point]) -> Complaint | None:
        """What keeps a closed outline through these points from being measured."""
        return check_outline(points, self.size)

    def complain(self, complaint: Complaint | None) -> None:
        """Say what is wrong, or that nothing is any more."""
        if complaint != self._complaint:
            self._complaint = complaint
            self.complained.emit(complaint)

    def put(self, after: Outlines, deed: str, series: str = "") -> None:
        """Change the outlines. Deeds of one `series` that follow each other are undone together."""
        if after != self._outlines:
            self.stack.push(Deed(self._set_outlines, self._outlines, after, deed, series))

    def put_scale(self, scale: Scale | None) -> None:
        """Give the photograph another scale, or none, so that it can be undone."""
        self.put(self._outlines.with_scale(scale), "scale")

    def find_scale(self, scale: Scale) -> None:
        """The scale that the photograph itself shows. Where nothing was done yet, it is how the work begins."""
        if self.stack.count():
            self.put_scale(scale)
        else:
            self._set_outlines(self._outlines.with_scale(scale))

    def ask_length(self, ends: tuple[Point, Point]) -> None:
        """Ask in place how far apart two ends of a ruler are."""
        self.length_asked.emit(ends)

    def ask_sides(self, corners: tuple[Point, ...]) -> None:
        """Ask in place how long the sides of a rectangle are."""
        self.sides_asked.emit(corners)

    def paint(self, path: Sequence[Point], radius: float, *, erase: bool) -> None:
        """Paint the tissue in hand along a path, or rub it out."""
        before = self._outlines
        after = painted(before.as_case(), self._tissue, path, radius, erase=erase, size_px=self.size)
        self.put(before.with_case(after), "rub_out" if erase else "paint")

    @property
    def offer(self) -> Offer | None:
        """The outline that waits to be accepted."""
        return self._offer

    def ask_outline(self, shown: Shown | None) -> None:
        """Ask for the edge of what is shown."""
        if shown is None:
            self.make_offer(None)
        self.outline_asked.emit(shown)

    def make_offer(self, offer: Offer | None) -> None:
        """Let an outline wait to be accepted, or none."""
        if offer != self._offer:
            self._offer = offer
            self.offered.emit()

    def accept_offer(self) -> None:
        """Take what is offered as outline of the tissue in hand."""
        offer = self._offer
        self.ask_outline(None)
        if offer is not None and offer.rings:
            self.put(self._outlines.with_found(self._tissue, offer.rings), "assisted_outline")

    @property
    def axis(self) -> tuple[Point, Point] | None:
        """The axis of the limb as it was clicked last, or else as the scale in use knows it."""
        limb = self._outlines.scale.limb if self._outlines.scale is not None else None
        return limb.axis_px if limb is not None and self._axis is None else self._axis

    def set_axis(self, axis: tuple[Point, Point] | None) -> None:
        """The axis of the limb as it was clicked, or none."""
        self._axis = axis
        self.axis_set.emit()

    def _set_outlines(self, outlines: Outlines) -> None:
        self._outlines = outlines
        if outlines.region(self._selected) is None:
            self.select(None)
        self.changed.emit()


class Deed(QUndoCommand):
    """One change of the outlines: how they were and how they are. Holds values only."""

    def __init__(
        self, apply: Callable[[Outlines], None], before: Outlines, after: Outlines, deed: str, series: str = ""
    ) -> None:
        super().__init__(deed)
        self._apply = apply
        self._before = before
        self._series = series
        self.after = after

    def id(self) -> int:
        return 1 if self._series else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Deed) or other._series != self._series:
            return False
        self.after = other.after
        return True

    def undo(self) -> None:
        self._apply(self._before)

    def redo(self) -> None:
        self._apply(self.after)
