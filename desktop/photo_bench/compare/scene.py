"""What is drawn of a comparison now: pictures in the pixels of the earliest, and the way they are shown."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

from core.case.photo import Point, Scale
from core.errors import InvalidInput
from core.imaging.change_map import ChangeMap
from core.imaging.plane import Matrix, inverse, view_at
from desktop.photo_bench.bench.picture import Picture

MODES: Final = ("side", "wipe", "onion", "blink", "change")


@dataclass(frozen=True, eq=False)
class Layer:
    """One photograph. `matrix` takes its pixels to those of the earlier photograph, in which everything is drawn."""

    picture: Picture
    matrix: Matrix
    caption: str
    scale: Scale | None
    lines: tuple[tuple[Point, ...], ...] = ()
    """Outlines of the wound, in its own pixels."""

    def mm_per_px(self, at: Point) -> float | None:
        """Millimetres of its own scale that a pixel of the earlier photograph covers there; None without a scale."""
        if self.scale is None:
            return None
        try:
            grown = view_at(self.matrix, self._own(at)).mm_per_px
            if self.scale.homography is None:
                return self.scale.mm_per_px / grown
            plane = np.array(self.scale.homography).reshape(3, 3)
            return view_at(plane, self._own(at)).mm_per_px / grown
        except (InvalidInput, np.linalg.LinAlgError):
            return None

    def _own(self, at: Point) -> Point:
        x, y, weight = inverse(self.matrix) @ (*at, 1.0)
        return float(x / weight), float(y / weight)


@dataclass(frozen=True, eq=False)
class Scene:
    """`layers` begin with the earlier photograph and the later one; others follow and are shown side by side only.
    `order` says which layer stands in which pane then.

    `share` is the wipe's line (parts of the width) or the onion-skin's opacity of the later photograph; `turn` says
    which of the two blinks now. `marks` are places set by hand, earlier and later, in each photograph's own pixels.
    """

    layers: tuple[Layer, ...] = ()
    order: tuple[int, ...] = ()
    mode: str = "side"
    share: float = 0.5
    turn: int = 0
    outlined: bool = False
    change: ChangeMap | None = None
    to_px: Matrix = field(default_factory=lambda: np.eye(3))
    """From the change map's unit to pixels of the earlier photograph."""
    marks: tuple[tuple[Point, ...], tuple[Point, ...]] = ((), ())
    marking: int | None = None
    """Whose place is asked for next: 0 the earlier, 1 the later; None when no places are set."""

    @property
    def columns(self) -> int:
        """How many panes stand beside each other."""
        count = len(self.layers) if self.mode == "side" else 1
        return 2 if count == 4 else max(1, count)

    def layer_in(self, pane: int) -> int:
        """Which layer stands in a pane."""
        return self.order[pane] if pane < len(self.order) else pane

    def pane_of(self, layer: int) -> int:
        """In which pane a layer stands; all in the one pane when they lie upon each other."""
        if self.mode != "side":
            return 0
        return self.order.index(layer) if layer in self.order else layer

    def panes(self, whole: QRectF) -> list[QRectF]:
        """Where the photographs stand: one pane each side by side, else one for all."""
        count = len(self.layers) if self.mode == "side" else min(1, len(self.layers))
        across = self.columns
        down = -(-count // across)
        width, height = whole.width() / across, whole.height() / max(1, down)
        return [
            QRectF(whole.x() + n % across * width, whole.y() + n // across * height, width, height)
            for n in range(count)
        ]


@dataclass(frozen=True)
class Gaze:
    """Which place of the earlier photograph is in the middle of each pane, and how large it is drawn there."""

    middle: QPointF
    zoom: float

    def transform(self, pane: QRectF) -> QTransform:
        """From pixels of the earlier photograph to the widget."""
        shift = QTransform.fromTranslate(-self.middle.x(), -self.middle.y())
        there = QTransform.fromTranslate(pane.center().x(), pane.center().y())
        return shift * QTransform.fromScale(self.zoom, self.zoom) * there


def as_transform(matrix: Matrix) -> QTransform:
    """A 3 × 3 matrix for columns, as Qt writes it for rows."""
    m = matrix / matrix[2, 2]
    return QTransform(m[0, 0], m[1, 0], m[2, 0], m[0, 1], m[1, 1], m[2, 1], m[0, 2], m[1, 2], m[2, 2])
