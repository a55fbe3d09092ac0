"""A limb as a cylinder that touches the calibrated plane: where its skin is seen, and how it unrolls.

The plane's pose follows from its homography and the focal length (Zhang 2000, §3.1). Each pixel's ray meets the
cylinder where the camera sees its skin; a cylinder unrolls without stretching (it is developable), so areas are true.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.case.photo import Limb, Point, Scale
from core.errors import InvalidInput
from core.imaging.geometry import Points
from core.imaging.lens import straightened
from core.imaging.plane import Matrix, inverse, project

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Pose:
    """Where a plane lies before the camera: `rotation` (3 × 3) turns its axes into the camera's (x right, y down,
    z ahead), `shift` (mm) is its origin as the camera sees it."""

    rotation: Matrix
    shift: Vector

    @property
    def camera(self) -> Vector:
        """The camera's place in the plane's axes, mm."""
        return np.asarray(-self.rotation.T @ self.shift, dtype=np.float64)


def pose_of(to_plane: Matrix, focal_px: float, centre_px: Point) -> Pose:
    """The pose of a plane whose homography from (straightened) pixels to millimetres is `to_plane`.

    Raises
    ------
    InvalidInput
        `error.limb.no_pose` when no camera could have seen the plane so.
    """
    to_camera = np.array([[1, 0, -centre_px[0]], [0, 1, -centre_px[1]], [0, 0, focal_px]]) / focal_px
    columns = to_camera @ inverse(to_plane)
    columns = columns * np.sign(columns[2, 2])
    lengths = np.linalg.norm(columns[:, :2], axis=0)
    if not np.isfinite(columns).all() or lengths.min() <= 0 or columns[2, 2] == 0:
        raise InvalidInput("error.limb.no_pose")
    columns = columns / np.sqrt(lengths.prod())
    left, _, right = np.linalg.svd(columns[:, :2], full_matrices=False)
    axes = left @ right
    rotation = np.column_stack([axes, np.cross(axes[:, 0], axes[:, 1])])
    return Pose(rotation, columns[:, 2])


def unrolled(scale: Scale, size_px: tuple[int, int], pixels: Points) -> Points:
    """Pixels (N, 2) that show the limb's skin, as millimetres (N, 2) along the limb and round it.

    Raises
    ------
    InvalidInput
        `error.limb.off_limb` when a pixel shows no place of the limb; `.no_pose`; `.no_axis` when the axis has no
        direction.
    """
    limb = scale.limb
    if limb is None or scale.homography is None:
        raise InvalidInput("error.limb.no_pose")
    matrix = np.array(scale.homography).reshape(3, 3)
    centre = scale.lens.centre_px if scale.lens is not None else (size_px[0] / 2, size_px[1] / 2)
    pose = pose_of(matrix, limb.focal_px, centre)
    seen = (straightened(scale.lens, pixels) - centre) / limb.focal_px
    rays = np.column_stack([seen, np.ones(len(seen))]) @ pose.rotation
    return _skin(pose, rays, _axes(matrix, scale, limb), limb.circumference_mm / (2 * np.pi))


def _axes(matrix: Matrix, scale: Scale, limb: Limb) -> tuple[Vector, Vector, Vector]:
    """The middle of the line that touches the limb, its direction, and the direction across it, in the plane's axes."""
    first, second = project(matrix, straightened(scale.lens, np.array(limb.axis_px)))
    length = float(np.hypot(*(second - first)))
    if not length > 0:
        raise InvalidInput("error.limb.no_axis")
    x, y = (second - first) / length
    middle = (first + second) / 2
    return np.array([*middle, 0.0]), np.array([x, y, 0.0]), np.array([-y, x, 0.0])


def _skin(pose: Pose, rays: Points, axes: tuple[Vector, Vector, Vector], radius: float) -> Points:
    middle, along, across = axes
    camera = pose.camera - middle
    # The limb lies on the far side of the plane: seen from the camera, behind it.
    depth = np.array([0.0, 0.0, -np.sign(camera[2])])
    sideways, deep = rays @ across, rays @ depth
    from_side, from_deep = float(camera @ across), float(camera @ depth) - radius
    square = sideways**2 + deep**2
    half = from_side * sideways + from_deep * deep
    under_root = half**2 - square * (from_side**2 + from_deep**2 - radius**2)
    reach = (-half - np.sqrt(np.maximum(under_root, 0.0))) / np.maximum(square, 1e-12)
    if under_root.min(initial=0.0) < 0 or reach.min(initial=1.0) <= 0:
        raise InvalidInput("error.limb.off_limb")
    angle = np.arctan2(from_side + reach * sideways, -(from_deep + reach * deep))
    return np.column_stack([float(camera @ along) + reach * (rays @ along), radius * angle])
