"""The lens's distortion as one card shows it: its straight rows of markers, bent in the picture."""

import numpy as np

from core.case.photo import Lens
from core.errors import InvalidInput
from core.imaging.fitting import Vector, fit
from core.imaging.geometry import Points
from core.imaging.lens import bent, plausible
from core.imaging.limits import limits
from core.imaging.pieces import Piece
from core.imaging.plane import Matrix, fitted, project

_CURLS = 6


def lens_of_card(card: Piece, size_px: tuple[int, int]) -> Lens | None:
    """The lens, when its distortion, and nothing else, explains why the card misfits a plane.

    k1 alone, in parts of the picture's longer side; `None` unless it makes the squares smaller by an F ratio that
    chance does not reach (`limits`), and is a lens that exists. A card that curls misfits as well: what a bend along
    one direction explains just as well is no lens.
    """
    if card.markers < limits().lens_markers:
        return None
    middle, spread = card.on_piece.mean(axis=0), float(np.abs(card.on_piece - card.on_piece.mean(axis=0)).max())
    on_card = (card.on_piece - middle) / spread
    try:
        start = fitted(on_card, card.in_picture)
    except InvalidInput:
        return None
    longest = max(size_px)
    plain = Lens(focal_px=longest, centre_px=(size_px[0] / 2, size_px[1] / 2), radial=(0.0, 0.0), source="card")

    def through(step: Vector, lens: Lens, places: Points) -> Vector:
        matrix: Matrix = start @ (np.eye(3) + np.append(step[:8], 0.0).reshape(3, 3))
        try:
            return (bent(lens, project(matrix, places)) - card.in_picture).ravel()
        except InvalidInput:
            return np.full(card.in_picture.size, 1e6)

    def lens_with(k1: float) -> Lens:
        return plain.model_copy(update={"radial": (k1, 0.0)})

    flat = fit(lambda step: through(step, plain, on_card), np.zeros(8))
    curved = fit(lambda step: through(step, lens_with(float(step[8])), on_card), np.zeros(9))
    freedom = card.in_picture.size - 9
    ratio = (flat.squares - curved.squares) / max(curved.squares, 1e-9) * freedom
    lens = lens_with(float(curved.parameters[8]))
    if ratio < limits().lens_ratio or abs(lens.radial[0]) > limits().lens_strongest or not plausible(lens, size_px):
        return None
    curls = [
        fit(lambda step, turn=turn: through(step, plain, _curled(on_card, turn, step[8:])), np.zeros(11)).squares  # type: ignore[misc]
        for turn in np.linspace(0, np.pi, _CURLS, endpoint=False)
    ]
    return lens if curved.squares < min(curls) else None


def _curled(on_card: Points, turn: float, curl: Vector) -> Points:
    """The card's corners as they are seen on its plane when it curls about an axis: what rises by the square of its
    distance from the axis is seen moved away from the camera's foot (`curl`: how much, and how far off the foot is)."""
    rises = (on_card @ np.array([np.cos(turn), np.sin(turn)])) ** 2
    return np.asarray(on_card + rises[:, None] * (curl[0] * on_card + curl[1:]), dtype=np.float64)
