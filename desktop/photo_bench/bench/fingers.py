"""Fingers on the photograph: one draws, two move and zoom it.

The first finger waits until it moves or leaves, so that the second one of a pinch never leaves a point behind.
"""

from typing import Protocol

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QTouchEvent

_SLACK_PX = 8
"""How far a finger rolls without meaning to."""


class Touchable(Protocol):
    """What fingers work on: a tool over a picture. Places are those of the viewport."""

    def begin(self, spot: QPointF, *, other: bool = False, finger: bool = False) -> None:
        """The tool goes down."""

    def go_on(self, spot: QPointF, *, down: bool, other: bool = False, finger: bool = False) -> None:
        """The tool moves."""

    def end(self, spot: QPointF, *, other: bool = False, finger: bool = False) -> None:
        """The tool goes up."""

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Grow or shrink the picture at a place."""

    def move_by(self, by: QPointF) -> None:
        """Show what lies farther right and down."""


class Fingers:
    """What the fingers have been doing since the first one touched."""

    def __init__(self, view: Touchable) -> None:
        self._view = view
        self._first: QPointF | None = None
        self._drawing = False
        self._pinching = False
        self._before: dict[int, QPointF] = {}
        """Where each finger was."""

    def touched(self, event: QTouchEvent) -> bool:
        """Take one event; always True, so that the fingers that follow are told too."""
        points = event.points()
        spots = [point.position() for point in points]
        if event.type() == QEvent.Type.TouchBegin:
            self._first, self._drawing, self._pinching, self._before = spots[0], False, False, {}
        if event.type() == QEvent.Type.TouchCancel:
            self._leave()
        elif len(points) > 1 and not self._drawing:
            self._pinching = True
            one, other = (self._before.get(point.id(), point.position()) for point in points[:2])
            self._pinch(one, other, spots[0], spots[1])
        elif event.type() == QEvent.Type.TouchEnd:
            self._lift(spots[0])
        elif not self._pinching:
            self._draw(spots[0])
        self._before = {point.id(): point.position() for point in points}
        event.accept()
        return True

    def _draw(self, spot: QPointF) -> None:
        if self._first is None:
            return
        if not self._drawing and (spot - self._first).manhattanLength() > _SLACK_PX:
            self._drawing = True
            self._view.begin(self._first, finger=True)
        if self._drawing:
            self._view.go_on(spot, down=True, finger=True)

    def _lift(self, spot: QPointF) -> None:
        if self._first is not None and not self._pinching:
            if not self._drawing:
                self._view.begin(self._first, finger=True)
            self._view.end(spot if self._drawing else self._first, finger=True)
        self._leave()

    def _leave(self) -> None:
        self._first, self._drawing, self._pinching = None, False, False

    def _pinch(self, one: QPointF, other: QPointF, one_now: QPointF, other_now: QPointF) -> None:
        before, now = other - one, other_now - one_now
        gap = (before.x() ** 2 + before.y() ** 2) ** 0.5
        gap_now = (now.x() ** 2 + now.y() ** 2) ** 0.5
        middle, middle_now = (one + other) / 2, (one_now + other_now) / 2
        self._view.move_by(middle - middle_now)
        if gap > 0 and gap_now > 0:
            self._view.zoom_by(gap_now / gap, middle_now)
