"""What the nurse shows of a wound, and the outline that is offered for it. Knows no Qt."""

from dataclasses import dataclass

from core.case.photo import Point
from core.imaging.assist import Answer, Stroke
from core.imaging.window import Box
from core.texts import Text


@dataclass(frozen=True)
class Shown:
    """What the nurse has shown so far: a box round the wound, and strokes in it and outside of it."""

    box: Box | None = None
    strokes: tuple[Stroke, ...] = ()

    def __bool__(self) -> bool:
        """Whether it is enough to look for an edge."""
        return self.box is not None or any(stroke.inside for stroke in self.strokes)


@dataclass(frozen=True)
class Offer:
    """Rings that wait to be accepted, and what to know of them."""

    rings: tuple[tuple[Point, ...], ...] = ()
    warnings: tuple[Text, ...] = ()


def offer_of(answer: Answer) -> Offer:
    """An answer as it is offered."""
    return Offer(answer.rings, answer.warnings)
