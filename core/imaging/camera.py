"""A camera's profile: its focal length and distortion, learnt once from photographs of the printed chessboard."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import cv2
import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from core.case.photo import Lens
from core.errors import InvalidInput
from core.imaging.card import chessboard
from core.imaging.decode import RgbArray
from core.imaging.exif import CameraNotes
from core.imaging.geometry import Points
from core.imaging.lens import plausible
from core.imaging.limits import limits
from core.imaging.markers import grey_of
from core.imaging.plane import fitted, view_at

_FLAGS = (
    cv2.CALIB_USE_INTRINSIC_GUESS
    | cv2.CALIB_FIX_ASPECT_RATIO
    | cv2.CALIB_FIX_PRINCIPAL_POINT
    | cv2.CALIB_ZERO_TANGENT_DIST
    | cv2.CALIB_FIX_K3
)
"""The axis stays in the middle: what steadies a phone's picture moves it by more than a chessboard can tell."""
_SEARCHED_SIDE_PX = 1200
_FULL_FRAME_DIAGONAL_MM = float(np.hypot(36, 24))


class CameraProfile(BaseModel):
    """One camera at one focal length. `focal_share` is in parts of the picture's longer side, so that it holds for
    every size that the camera saves without cropping; `radial` as in `Lens`."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    make: str | None
    model: str | None
    focal_mm: float | None
    size_px: tuple[int, int]
    focal_share: float = Field(gt=0)
    radial: tuple[float, float]
    residual_px: float = Field(ge=0)
    photographs: int
    made_at: datetime

    @property
    def key(self) -> str:
        """What one camera at one focal length is known by."""
        shape = f"{max(self.size_px) / min(self.size_px):.2f}"
        return " · ".join(str(part) for part in (self.make, self.model, self.focal_mm, shape) if part is not None)

    def fits(self, notes: CameraNotes, size_px: tuple[int, int]) -> bool:
        """Whether a photograph of this size was taken with this camera, at this focal length, and not cropped."""
        if self.model is None or (self.make, self.model, self.focal_mm) != (notes.make, notes.model, notes.focal_mm):
            return False
        shape = max(self.size_px) / min(self.size_px)
        return abs(max(size_px) / min(size_px) / shape - 1) < 0.01

    def lens(self, size_px: tuple[int, int]) -> Lens:
        """The lens in the pixels of a photograph of this size, upright or on its side."""
        return Lens(
            focal_px=self.focal_share * max(size_px),
            centre_px=(size_px[0] / 2, size_px[1] / 2),
            radial=self.radial,
            source="profile",
            profile=self.key,
        )


@dataclass(frozen=True)
class ChessboardView:
    """The inner corners (N, 2) of the whole chessboard in one photograph, row by row, in pixels."""

    corners_px: Points
    size_px: tuple[int, int]


def chessboard_seen(rgb: RgbArray) -> ChessboardView | None:
    """The printed chessboard in an upright photograph at full size; `None` when it is not seen whole."""
    grey, board = grey_of(rgb), chessboard()
    share = min(1.0, _SEARCHED_SIDE_PX / max(grey.shape))
    small = cv2.resize(grey, None, fx=share, fy=share, interpolation=cv2.INTER_AREA) if share < 1 else grey
    flags = cv2.CALIB_CB_ADAPTIVE_THRESH | cv2.CALIB_CB_NORMALIZE_IMAGE | cv2.CALIB_CB_FAST_CHECK
    found, corners = cv2.findChessboardCorners(small, board.inner, flags=flags)
    if not found:
        return None
    start = ((corners.reshape(-1, 2) + 0.5) / share - 0.5).astype(np.float32)
    row = start.reshape(board.inner[1], board.inner[0], 2)
    square = float(min(np.hypot(*np.diff(row, axis=axis).reshape(-1, 2).T).min() for axis in (0, 1)))
    reach = int(np.clip(square / 4, 2, 20))
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 60, 0.002)
    fine = cv2.cornerSubPix(grey, start.reshape(-1, 1, 2), (reach, reach), (-1, -1), stop)
    return ChessboardView(np.asarray(fine, dtype=np.float64).reshape(-1, 2) + 0.5, (grey.shape[1], grey.shape[0]))


def profile_of(views: Sequence[ChessboardView], notes: CameraNotes, made_at: datetime) -> CameraProfile:
    """The profile of the camera that took all these photographs of the chessboard.

    Parameters
    ----------
    views
        From different sides: a board that always lies straight before the camera does not tell its focal length.
    notes
        What the photographs' files say of the camera.

    Raises
    ------
    InvalidInput
        `error.lens.few_views`, `.mixed_sizes`, `.one_side` (the board was turned too little to tell the focal
        length), `.no_fit` (no lens explains what was seen, for instance a board that is not flat).
    """
    size = _size_of_enough(views)
    focal, radial, residual, doubt = _solved([view.corners_px for view in views], size, _first_guess(notes, size))
    if doubt > limits().focal_doubt_share * focal:
        raise InvalidInput("error.lens.one_side")
    profile = CameraProfile(
        make=notes.make,
        model=notes.model,
        focal_mm=notes.focal_mm,
        size_px=size,
        focal_share=focal / max(size),
        radial=radial,
        residual_px=residual,
        photographs=len(views),
        made_at=made_at,
    )
    if residual > limits().lens_misfit_share * max(size) or not plausible(profile.lens(size), size):
        raise InvalidInput("error.lens.no_fit", residual=round(residual, 1))
    return profile


def _size_of_enough(views: Sequence[ChessboardView]) -> tuple[int, int]:
    fewest = limits().fewest_views
    if len(views) < fewest:
        raise InvalidInput("error.lens.few_views", fewest=fewest, seen=len(views))
    sizes = {view.size_px for view in views}
    if len(sizes) > 1:
        raise InvalidInput("error.lens.mixed_sizes")
    if sum(_tilt(view) >= limits().tilted_view_deg for view in views) < limits().fewest_tilted_views:
        raise InvalidInput("error.lens.one_side")
    return sizes.pop()


def fitting(profiles: Iterable[CameraProfile], notes: CameraNotes | None, size_px: tuple[int, int]) -> Lens | None:
    """The lens of the profile that fits a photograph; `None` when none does."""
    if notes is None:
        return None
    return next((profile.lens(size_px) for profile in profiles if profile.fits(notes, size_px)), None)


def _tilt(view: ChessboardView) -> float:
    centre = (view.size_px[0] / 2, view.size_px[1] / 2)
    return view_at(fitted(view.corners_px, chessboard().corners), centre).tilt_deg


def _first_guess(notes: CameraNotes, size_px: tuple[int, int]) -> float:
    focal = notes.focal_35mm or limits().focal_assumed_35mm
    return focal / _FULL_FRAME_DIAGONAL_MM * float(np.hypot(*size_px))


def _solved(
    seen: Sequence[Points], size_px: tuple[int, int], focal_px: float
) -> tuple[float, tuple[float, float], float, float]:
    """Focal length, distortion, residual (root mean square, px), and the standard uncertainty of the focal length."""
    board = np.column_stack([chessboard().corners, np.zeros(len(seen[0]))]).astype(np.float32)
    # OpenCV counts from the middle of the first pixel, we from its corner.
    camera = np.array([[focal_px, 0, size_px[0] / 2 - 0.5], [0, focal_px, size_px[1] / 2 - 0.5], [0, 0, 1]])
    try:
        pixels = [(one - 0.5).astype(np.float32) for one in seen]
        answer: Any = cv2.calibrateCameraExtended(
            [board] * len(seen), pixels, size_px, camera, np.zeros(5), flags=_FLAGS
        )
    except cv2.error:
        raise InvalidInput("error.lens.one_side") from None
    residual, matrix, bending, doubts = float(answer[0]), answer[1], np.ravel(answer[2]), np.ravel(answer[5])
    return float(matrix[0, 0]), (float(bending[0]), float(bending[1])), residual, float(doubts[0])
