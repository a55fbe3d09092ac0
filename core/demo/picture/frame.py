"""Where everything lies: the flat sheet on which a scene is painted before the camera looks at it."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from core.demo.picture.noise import Field, Shape, as_field
from core.demo.subject import Subject

WIDTH: Final = 1056
HEIGHT: Final = 792
"""Size of the finished photograph in pixels."""

SHEET: Final[Shape] = (888, 1184)
"""The sheet, larger than the photograph, so that the camera may move a little."""

HALF: Final[Shape] = (SHEET[0] // 2, SHEET[1] // 2)
COARSE: Final[Shape] = (SHEET[0] // 4, SHEET[1] // 4)
"""The grids on which soft things and shapes are worked out."""

RULER_WIDTH: Final = 15.0
"""Breadth of the paper ruler in mm."""

_LIMBS: Final = {
    "shin": 50.0, "calf": 58.0, "ankle": 38.0, "forearm": 40.0, "wrist": 30.0, "penis": 19.0, "thigh": 96.0,
    "upper_arm": 52.0, "knee": 62.0, "foot": 44.0, "finger": 11.0, "toe": 13.0, "hand": 44.0,
}  # fmt: skip
"""Half the breadth of a limb as it is seen, in mm. Other sites are broader than any picture."""


@dataclass(frozen=True)
class Frame:
    """How one lesion is framed, the same at every visit. The middle of the lesion is the origin, in mm."""

    px_per_mm: float
    middle: tuple[float, float]
    axis: float
    limb: float | None
    ruler_middle: tuple[float, float]
    ruler_turn: float
    ruler_cm: int

    def millimetres(self, shape: Shape) -> tuple[Field, Field]:
        """Right and down from the lesion's middle for every cell of a grid of that shape over the sheet."""
        size = SHEET[0] / shape[0]
        right = ((np.arange(shape[1]) + 0.5) * size - self.middle[0]) / self.px_per_mm
        down = ((np.arange(shape[0]) + 0.5) * size - self.middle[1]) / self.px_per_mm
        return as_field(np.broadcast_to(right[None, :], shape)), as_field(np.broadcast_to(down[:, None], shape))

    def along(self, shape: Shape) -> tuple[Field, Field]:
        """Along the limb, and across it, in mm."""
        right, down = self.millimetres(shape)
        cos, sin = np.float32(np.cos(self.axis)), np.float32(np.sin(self.axis))
        return as_field(right * cos + down * sin), as_field(down * cos - right * sin)


def framed(subject: Subject, rng: np.random.Generator, room: float = 1.0) -> Frame:
    """A frame with room for the lesion at its largest, the skin round it, and a ruler below; `room` widens it."""
    radius = (1.15 * subject.largest_mm2 / np.pi) ** 0.5
    half_length, half_breadth = 1.22 * radius * subject.elongation**0.5, 1.22 * radius / subject.elongation**0.5
    below = half_breadth + 4 + RULER_WIDTH
    wide = max(2 * half_length * 1.45, (half_breadth + below + 14) * WIDTH / HEIGHT, 62.0) * room
    px_per_mm = WIDTH / wide
    tall = HEIGHT / px_per_mm
    lift = (below - half_breadth) / 2 * min(1.0, tall / (half_breadth + below + 16)) * 0.8
    limb = _LIMBS.get(subject.site)
    return Frame(
        px_per_mm=px_per_mm,
        middle=(SHEET[1] / 2 + float(rng.uniform(-0.03, 0.03)) * WIDTH, SHEET[0] / 2 - lift * px_per_mm),
        axis=float(rng.uniform(-0.16, 0.16)),
        limb=None if limb is None else limb * float(rng.uniform(0.94, 1.06)),
        ruler_middle=(float(rng.uniform(-0.05, 0.05)) * wide, half_breadth + 4 + RULER_WIDTH / 2),
        ruler_turn=float(rng.uniform(-0.05, 0.05)),
        ruler_cm=max(3, min(int((wide * 0.78) // 10), 15)),
    )


def with_ruler_below(frame: Frame, bounds: tuple[float, float, float, float]) -> Frame | None:
    """The frame with its ruler just below what takes up `bounds` (left, top, right, bottom; pixels of the sheet).

    None, when lesion and ruler do not both fit into the photograph.
    """
    margin = 3.5 * frame.px_per_mm
    leaning = abs(frame.ruler_turn) * frame.ruler_cm * 5
    down = (bounds[3] - frame.middle[1]) / frame.px_per_mm + 2.5 + leaning + RULER_WIDTH / 2
    left, top = (SHEET[1] - WIDTH) / 2 + margin, (SHEET[0] - HEIGHT) / 2 + margin
    foot = frame.middle[1] + (down + leaning + RULER_WIDTH / 2) * frame.px_per_mm
    fits = bounds[0] > left and bounds[2] < SHEET[1] - left and bounds[1] > top and foot < SHEET[0] - top
    return replace(frame, ruler_middle=(frame.ruler_middle[0], down)) if fits else None
