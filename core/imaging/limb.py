"""A calibrated plane that touches a limb: how far the camera stood off, how thick the limb is, where its axis runs."""

from collections.abc import Sequence
from math import isfinite

import numpy as np

from core.case.photo import Lens, Limb, Point, Scale
from core.errors import InvalidInput
from core.imaging.cylinder import unrolled
from core.imaging.exif import CameraNotes
from core.imaging.geometry import Points
from core.imaging.lens import bent
from core.imaging.limits import limits
from core.imaging.pieces import Piece
from core.imaging.plane import Matrix, inverse, project, view_at
from core.imaging.skin import Bent, Flat, bent_skin

_FULL_FRAME_DIAGONAL_MM = float(np.hypot(36, 24))


def on_limb(
    scale: Scale,
    circumference_mm: float,
    axis_px: tuple[Point, Point],
    size_px: tuple[int, int],
    camera: CameraNotes | None = None,
) -> Scale:
    """The scale with the limb that its plane touches: `measure` then tells the unrolled area beside the flat one.

    Parameters
    ----------
    scale
        Of a plane that touches the limb.
    circumference_mm
        As a tape measures it at the wound.
    axis_px
        Two pixels of the line along the limb on which the card touches it: the ridge of the limb under the card.
    size_px
        Width and height of the upright picture.
    camera
        What the photograph's file says of its camera; see `focal_length`.

    Raises
    ------
    InvalidInput
        `error.limb.no_plane` for a ruler; `.no_circumference`; `.no_axis`, `.no_pose`, `.off_limb`.
    """
    if scale.homography is None:
        raise InvalidInput("error.limb.no_plane")
    _refuse_no_limb(circumference_mm)
    focal, focal_from = focal_length(scale, size_px, camera)
    facts = {"circumference_mm": circumference_mm, "circumference_from": "entered", "axis_px": axis_px}
    limb = Limb.model_validate(facts | {"focal_px": focal, "focal_from": focal_from})
    whole = scale.model_copy(update={"limb": limb})
    unrolled(whole, size_px, np.array(axis_px))
    return whole


def _refuse_no_limb(circumference_mm: float) -> None:
    smallest, largest = limits().limb_circumference_mm
    if not (isfinite(circumference_mm) and smallest <= circumference_mm <= largest):
        raise InvalidInput("error.limb.no_circumference", smallest=round(smallest), largest=round(largest))


def limb_of_skin(
    pieces: Sequence[Piece],
    straight: Sequence[Points],
    plane: Flat,
    lens: Lens | None,
    size_px: tuple[int, int],
    camera: CameraNotes | None,
) -> tuple[Bent, Limb] | None:
    """The limb round which printed pieces bend; `None` when they lie as well on a plane, or on no limb's cylinder.

    Parameters
    ----------
    pieces, straight
        A strip, or stickers, and their corners in the picture without the lens's bend.
    plane
        The best plane for them.
    """
    side = float(np.mean([piece.marker_px for piece in pieces]))
    if sum(piece.markers for piece in pieces) < 2 or plane.residual_px <= limits().bent_from_share * side:
        return None
    near = view_at(inverse(plane.to_picture), (size_px[0] / 2, size_px[1] / 2))
    told = Scale(method="strip", mm_per_px=near.mm_per_px, lens=lens)
    focal, focal_from = focal_length(told, size_px, camera)
    centre = lens.centre_px if lens is not None else (size_px[0] / 2, size_px[1] / 2)
    found = bent_skin(pieces, straight, focal, centre)
    smallest, largest = limits().limb_circumference_mm
    if found is None or found.residual_px > limits().bent_gain * plane.residual_px:
        return None
    if not smallest <= 2 * np.pi * found.radius_mm <= largest:
        return None
    ends = bent(lens, project(found.to_picture, np.array([[-found.radius_mm, 0.0], [found.radius_mm, 0.0]])))
    (x1, y1), (x2, y2) = ends.tolist()
    limb = Limb(
        circumference_mm=2 * np.pi * found.radius_mm,
        circumference_from="markers",
        axis_px=((x1, y1), (x2, y2)),
        focal_px=focal,
        focal_from=focal_from,
    )
    return found, limb


def flattened(scale: Scale) -> Scale:
    """The scale without its limb."""
    return scale if scale.limb is None else scale.model_copy(update={"limb": None})


def focal_length(scale: Scale, size_px: tuple[int, int], camera: CameraNotes | None) -> tuple[float, str]:
    """The focal length in pixels, and the case's word for where it comes from: the first of the camera's profile, the
    file's notes, the plane's own perspective when it is tilted enough, and a usual phone."""
    if scale.lens is not None and scale.lens.source == "profile":
        return scale.lens.focal_px, "profile"
    diagonal = float(np.hypot(*size_px))
    if camera is not None and camera.focal_35mm is not None:
        return camera.focal_35mm / _FULL_FRAME_DIAGONAL_MM * diagonal, "exif"
    if scale.homography is not None and (scale.tilt_deg or 0.0) >= limits().focal_from_tilt_deg:
        found = focal_of_plane(np.array(scale.homography).reshape(3, 3), size_px)
        if found is not None:
            return found, "plane"
    return limits().focal_assumed_35mm / _FULL_FRAME_DIAGONAL_MM * diagonal, "assumed"


def focal_of_plane(to_plane: Matrix, size_px: tuple[int, int]) -> float | None:
    """The focal length in pixels with which a camera with square pixels sees a plane as it was seen.

    The plane's axes are square to each other and equally long (Zhang 2000, §2.3); `None` when the plane is seen too
    straight to tell, or only with a focal length that no camera has.
    """
    shift = np.array([[1, 0, -size_px[0] / 2], [0, 1, -size_px[1] / 2], [0, 0, 1]])
    first, second, _ = (shift @ inverse(to_plane)).T
    seen = np.array([first[:2] @ second[:2], first[:2] @ first[:2] - second[:2] @ second[:2]])
    ahead = np.array([first[2] * second[2], first[2] ** 2 - second[2] ** 2])
    square = -float(seen @ seen) / float(seen @ ahead) if float(seen @ ahead) < 0 else 0.0
    focal, longest = float(np.sqrt(square)), max(size_px)
    return focal if limits().focal_shortest * longest <= focal <= limits().focal_longest * longest else None
