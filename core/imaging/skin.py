"""Printed pieces stuck on skin: the plane they lie on together, or the cylinder they bend round.

Where and how each piece was stuck is not known, only its own size. What all of them share is found by least squares of
their corners in the picture: first as one plane, seen through a homography; then as a cylinder before a camera of known
focal length, on which each piece lies without stretching.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

import cv2
import numpy as np

from core.case.photo import Point
from core.errors import InvalidInput
from core.imaging.cylinder import Pose, pose_of
from core.imaging.fitting import Fit, Vector, fit
from core.imaging.geometry import Points
from core.imaging.limits import limits
from core.imaging.pieces import Piece
from core.imaging.plane import Matrix, fitted, inverse, project

_UNIT_MM = 50.0
"""Parameters are about one when places are in these and bends in one over these."""
_STARTS = tuple(product((1.7, 0.7), np.linspace(0, np.pi, 6, endpoint=False)))
"""Bends and directions of the axis (radians; half a turn is the same axis again) that the search begins with: from a
wrong one it may end in a shape that explains nothing."""


@dataclass(frozen=True)
class Flat:
    """One plane for all pieces: its homography to the (straightened) picture, and the fit."""

    to_picture: Matrix
    residual_px: float


@dataclass(frozen=True)
class Bent:
    """A cylinder under all pieces: the plane that touches it in their middle, x along the limb, and the fit."""

    to_picture: Matrix
    radius_mm: float
    residual_px: float


def flat_skin(pieces: Sequence[Piece], straight: Sequence[Points]) -> Flat | None:
    """The plane on which all pieces lie; `straight` are their corners in the picture without the lens's bend."""
    try:
        start, places = _begun(pieces, straight)
    except InvalidInput:
        return None

    def gaps(step: Vector) -> Vector:
        matrix = start @ (np.eye(3) + np.append(step[:8], 0.0).reshape(3, 3) * _METRIC)
        return _gaps(lambda points: project(matrix, points), _laid(pieces, places, step[8:]), straight)

    found = fit(_safe(gaps), np.zeros(8 + 3 * (len(pieces) - 1)))
    matrix = start @ (np.eye(3) + np.append(found.parameters[:8], 0.0).reshape(3, 3) * _METRIC)
    return Flat(matrix, _residual(found.squares, straight))


def bent_skin(pieces: Sequence[Piece], straight: Sequence[Points], focal_px: float, centre_px: Point) -> Bent | None:
    """The cylinder round which all pieces bend; `None` when no camera saw them so."""
    camera = np.array([[focal_px, 0, centre_px[0]], [0, focal_px, centre_px[1]], [0, 0, 1]])
    try:
        start, places = _begun(pieces, straight)
        pose = pose_of(inverse(start), focal_px, centre_px)
    except InvalidInput:
        return None

    def surface(step: Vector) -> "_Surface":
        turn, _ = cv2.Rodrigues(step[:3])
        shift = pose.shift + step[3:6] * pose.shift[2]
        return _Surface(Pose(pose.rotation @ turn, shift), float(step[6]), float(step[7]) / _UNIT_MM)

    def gaps(step: Vector) -> Vector:
        skin = surface(step)
        return _gaps(lambda points: skin.seen(points, camera), _laid(pieces, places, step[8:]), straight)

    count = 8 + 3 * (len(pieces) - 1)
    enough = sum(len(points) for points in straight) * _good_enough(pieces) ** 2
    found: Fit | None = None
    for bend, axis in _STARTS:
        tried = fit(_safe(gaps), np.concatenate([np.zeros(6), [axis, bend], np.zeros(count - 8)]))
        found = tried if found is None or tried.squares < found.squares else found
        if found.squares < enough:
            break
    if found is None:
        return None
    skin = surface(found.parameters)
    if not skin.bend > 0:
        return None
    middle = np.concatenate(_laid(pieces, places, found.parameters[8:])).mean(axis=0)
    return Bent(camera @ skin.touching(middle), 1 / skin.bend, _residual(found.squares, straight))


def _good_enough(pieces: Sequence[Piece]) -> float:
    """A residual (px) past which no better start need be looked for."""
    return limits().bent_from_share * float(np.mean([piece.marker_px for piece in pieces]))


def lies_apart(piece: Piece, on_plane: Points) -> bool:
    """Whether a piece, seen as if it lay on a plane (its corners there in millimetres), cannot lie on it: too large,
    too small or out of shape, because it is nearer, farther, or leans."""
    x, y, turn = _stuck(piece.on_piece, on_plane)
    gaps = _turned(piece.on_piece, turn) + np.array([x, y]) - on_plane
    return float(np.sqrt((gaps**2).sum(axis=1).mean())) > limits().plane_disagreement_share * piece.layout.marker_size


@dataclass(frozen=True)
class _Surface:
    """A cylinder before the camera: the pose of the plane touching it at the origin, the axis' direction in that plane
    (radians), and one over its radius."""

    pose: Pose
    axis: float
    bend: float

    def _axes(self) -> tuple[Vector, Vector]:
        return np.array([np.cos(self.axis), np.sin(self.axis)]), np.array([-np.sin(self.axis), np.cos(self.axis)])

    def seen(self, unrolled: Points, camera: Matrix) -> Points:
        along, across = self._axes()
        x, q = unrolled @ along, unrolled @ across
        bend = self.bend if abs(self.bend) > 1e-9 else 1e-9
        sideways, deep = np.sin(bend * q) / bend, (1 - np.cos(bend * q)) / bend
        space = np.column_stack([np.outer(x, along) + np.outer(sideways, across), deep])
        before = (space @ self.pose.rotation.T + self.pose.shift) @ camera.T
        return np.asarray(before[:, :2] / before[:, 2:], dtype=np.float64)

    def touching(self, at: Points) -> Matrix:
        """The first two axes and the origin (as columns, in the camera's space) of the plane that touches at `at`."""
        along, across = (np.append(axis, 0.0) for axis in self._axes())
        down = np.array([0.0, 0.0, 1.0])
        turn = self.bend * float(at @ across[:2])
        origin = (across * np.sin(turn) + down * (1 - np.cos(turn))) / self.bend + along * float(at @ along[:2])
        plane = np.column_stack([along, across * np.cos(turn) + down * np.sin(turn), origin])
        columns = self.pose.rotation @ plane
        columns[:, 2] += self.pose.shift
        return np.asarray(columns, dtype=np.float64)


_METRIC = np.array([[1, 1, _UNIT_MM], [1, 1, _UNIT_MM], [1 / _UNIT_MM, 1 / _UNIT_MM, 1]])
"""Gives the homography's eight parameters one size."""


def _begun(pieces: Sequence[Piece], straight: Sequence[Points]) -> tuple[Matrix, list[Vector]]:
    """The plane of the largest marker (origin in its middle), and where the pieces lie on it: x, y, turn."""
    piece, marker = max(
        ((number, place) for number, one in enumerate(pieces) for place in range(one.markers)),
        key=lambda pair: cv2.contourArea(pieces[pair[0]].by_marker[pair[1]].astype(np.float32)),
    )
    rows = slice(4 * marker, 4 * marker + 4)
    middle = pieces[piece].on_piece[rows].mean(axis=0)
    matrix = fitted(pieces[piece].on_piece[rows] - middle, straight[piece][rows])
    back = inverse(matrix)
    places = [
        np.append(-middle, 0.0) if number == piece else _stuck(one.on_piece, project(back, seen))
        for number, (one, seen) in enumerate(zip(pieces, straight, strict=True))
    ]
    return matrix, places


def _stuck(on_piece: Points, on_plane: Points) -> Vector:
    """The move and turn that bring a piece to where it lies (Procrustes without scale)."""
    own, there = on_piece - on_piece.mean(axis=0), on_plane - on_plane.mean(axis=0)
    turn = float(np.arctan2((own[:, 0] * there[:, 1] - own[:, 1] * there[:, 0]).sum(), (own * there).sum()))
    return np.append(on_plane.mean(axis=0) - _turned(on_piece.mean(axis=0, keepdims=True), turn)[0], turn)


def _turned(points: Points, turn: float) -> Points:
    cos, sin = np.cos(turn), np.sin(turn)
    return np.asarray(points @ np.array([[cos, sin], [-sin, cos]]), dtype=np.float64)


def _laid(pieces: Sequence[Piece], places: Sequence[Vector], step: Vector) -> list[Points]:
    moves = np.vstack([np.zeros((1, 3)), step.reshape(-1, 3) * (_UNIT_MM, _UNIT_MM, 1.0)])
    laid = []
    for piece, place, move in zip(pieces, places, moves, strict=True):
        x, y, turn = place + move
        laid.append(_turned(piece.on_piece, turn) + np.array([x, y]))
    return laid


def _gaps(seen: Callable[[Points], Points], laid: Sequence[Points], straight: Sequence[Points]) -> Vector:
    return (seen(np.concatenate(laid)) - np.concatenate(straight)).ravel()


def _safe(gaps: Callable[[Vector], Vector]) -> Callable[[Vector], Vector]:
    def judged(step: Vector) -> Vector:
        try:
            return gaps(step)
        except InvalidInput:
            return np.full(1, np.inf)

    return judged


def _residual(squares: float, straight: Sequence[Points]) -> float:
    return float(np.sqrt(squares / sum(len(points) for points in straight)))
