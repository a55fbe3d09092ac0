"""Fiducial markers: how they look, and where they are in a photograph. The only place that speaks to OpenCV."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from core.imaging.decode import RgbArray
from core.imaging.edges import sharpened
from core.imaging.geometry import Points
from core.imaging.limits import limits

Grey = NDArray[np.uint8]
"""Height × width."""

MODULES = 8
"""A 36h11 marker is eight modules wide: six of code and a black border."""


def modules(dictionary: str, marker_id: int) -> NDArray[np.bool_]:
    """The marker's pattern, 8 × 8, true where it is black."""
    drawn = cv2.aruco.generateImageMarker(_dictionary(dictionary), marker_id, MODULES)
    return np.equal(drawn, 0)


def found_markers(grey: Grey, dictionary: str) -> Mapping[int, Points]:
    """The corners (4, 2) of each marker by its id, clockwise from its own upper left, in pixels whose (0, 0) is the
    picture's very corner. An id that is seen twice belongs to no card and is left out."""
    longest = max(grey.shape)
    share = min(1.0, limits().search_side_px / longest)
    small = grey if share == 1 else cv2.resize(grey, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    corners, ids, _ = _detector(dictionary).detectMarkers(small)
    if ids is None:
        return {}
    numbers = [int(number) for number in np.ravel(ids)]
    places = [np.asarray(corner, dtype=np.float64).reshape(4, 2) for corner in corners]
    # OpenCV counts from the middle of the first pixel, we from its corner.
    whole = [(place + 0.5) / share for place in places]
    return {
        number: _refined(grey, place)
        for number, place in zip(numbers, whole, strict=True)
        if numbers.count(number) == 1
    }


def grey_of(rgb: RgbArray) -> Grey:
    """The brightness of a picture."""
    return np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), dtype=np.uint8)


def side_px(corners: Points) -> float:
    """Mean length of a marker's sides."""
    return float(np.hypot(*(np.roll(corners, -1, axis=0) - corners).T).mean())


def plane_through(on_card: Points, seen: Points, tolerance_px: float) -> tuple[Points, NDArray[np.bool_]] | None:
    """The homography from card to picture that most points agree on within `tolerance_px`, and which of them do.

    RANSAC, then least squares of the distances in the picture (Levenberg–Marquardt) over those that agree.
    """
    cv2.setRNGSeed(0)
    answer: Any = cv2.findHomography(on_card, seen, cv2.RANSAC, tolerance_px, maxIters=4000, confidence=0.9999)
    if answer[0] is None:
        return None
    kept = np.ravel(answer[1]).astype(np.bool_)
    if kept.sum() < 4:
        return None
    refined: Any = cv2.findHomography(on_card[kept], seen[kept], 0)
    return np.asarray(refined[0] if refined[0] is not None else answer[0], dtype=np.float64), kept


def _refined(grey: Grey, corners: Points) -> Points:
    """Sub-pixel corners: first each by itself (Förstner and Gülch 1987), looking no farther than the marker's border
    and its white margin, then where the marker's four edges meet, which blur does not round."""
    # Seen obliquely a marker is narrower than its sides: its height over the longest of them counts.
    sides = np.hypot(*(np.roll(corners, -1, axis=0) - corners).T)
    narrow = min(float(sides.min()), cv2.contourArea(corners.astype(np.float32)) / float(sides.max()))
    reach = int(np.clip(narrow / MODULES * 0.8, 2, 24))
    start = (corners - 0.5).astype(np.float32).reshape(-1, 1, 2)
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 60, 0.002)
    found = cv2.cornerSubPix(grey, start, (reach, reach), (-1, -1), stop)
    alone = np.asarray(found, dtype=np.float64).reshape(4, 2) + 0.5
    met = sharpened(grey, alone, narrow / MODULES * 0.8)
    return alone if met is None else met


@cache
def _dictionary(name: str) -> Any:
    return cv2.aruco.getPredefinedDictionary(getattr(cv2.aruco, name))


def _detector(name: str) -> Any:
    settings = cv2.aruco.DetectorParameters()
    settings.cornerRefinementMethod = cv2.aruco.CORNER_REFINE_SUBPIX
    settings.adaptiveThreshWinSizeMin = 5
    settings.adaptiveThreshWinSizeMax = 45
    settings.adaptiveThreshWinSizeStep = 10
    settings.minMarkerPerimeterRate = 0.02
    settings.errorCorrectionRate = 0.4
    return cv2.aruco.ArucoDetector(_dictionary(name), settings)
