"""A photograph and a box in, an outline file out: what `calcitrack trace` writes and `calcitrack measure` reads."""

from dataclasses import dataclass
from typing import Any

from core.errors import InvalidInput
from core.imaging.assist import Assist
from core.imaging.ingest import upright
from core.imaging.window import Box
from core.texts import Text


@dataclass(frozen=True)
class Traced:
    """The outline file's content, and what to know of it before it is trusted."""

    file: dict[str, Any]
    warnings: tuple[Text, ...]


def trace_photograph(data: bytes, box: Box) -> Traced:
    """The assisted outline of the wound in a box.

    Parameters
    ----------
    data
        The photograph's file.
    box
        Drawn round the wound, pixels of the upright picture, and wholly in it.

    Returns
    -------
    `{"outlines": [{"tissue": "wound", "points_px": [[x, y], …]}], "confidence": 0…1}`; an island in the wound is an
    outline of its own.

    Raises
    ------
    InvalidInput
        As `core.imaging.decode.decode`; `error.assist.box_outside` or `.box_small`; `imaging.assist.no_edge` when the
        wound cannot be told from the skin: nothing is invented.
    """
    rgb = upright(data)
    height, width = rgb.shape[:2]
    (left, top), (right, bottom) = box.corners
    # Written so that what is no number is outside as well.
    if not (left >= 0 and top >= 0 and right <= width and bottom <= height):
        raise InvalidInput("error.assist.box_outside", width=width, height=height)
    answer = Assist(rgb).answer(box)
    if not answer.rings:
        why = answer.warnings[0]
        raise InvalidInput(why.key, **why.params)
    outlines = [{"tissue": "wound", "points_px": [list(point) for point in ring]} for ring in answer.rings]
    return Traced({"outlines": outlines, "confidence": round(answer.confidence, 3)}, answer.warnings)
