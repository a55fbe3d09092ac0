"""Photographs of a wound on a limb whose size is known: a cylinder, a flat card that touches it, a strip or stickers
that bend round it."""

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from core.case.photo import Point
from core.imaging.card import cards, stickers, strips
from core.imaging.geometry import Points
from core.imaging.markers import MODULES, modules
from tests.core.imaging.rendering import SKIN, WOUND, Light, Rgb, exposed, light_of, printed
from tests.core.imaging.scenes import Camera, as_points, turned

_PX_PER_MM = 8
_SIDE_MM = 300
CARD_PLACE = np.array([80.0, 62.0])
"""Where on the card's own millimetres the wound's middle lies."""


@dataclass(frozen=True)
class LimbPhotograph:
    """The limb's axis is the plane's x before it is turned by `axis_deg`; the plane touches it along the x axis.

    `wound` is in millimetres along the limb and round it, from the line where the plane touches. `aids` says what lies
    on the limb: `card` (flat), `strip`, `stickers` (bent round it).
    """

    radius: float
    wound: Points
    camera: Camera = field(default_factory=Camera)
    axis_deg: float = 0.0
    aids: str = "card"
    blur_px: float = 0.0
    noise: float = 0.0

    def outline(self) -> Points:
        """The wound's outline in pixels, as an unerring hand would draw it."""
        return self.sees(self.wound)

    def axis(self) -> tuple[Point, Point]:
        """Two pixels of the line where the plane touches the limb."""
        first, second = as_points(self.sees(np.array([[-40.0, 0.0], [40.0, 0.0]])))
        return first, second

    def sees(self, unrolled: Points) -> Points:
        """Pixels of places on the skin (mm along and round the limb)."""
        angle = unrolled[:, 1] / self.radius
        flat = np.column_stack([unrolled[:, 0], self.radius * np.sin(angle)])
        return _seen(self.camera, turned(flat, self.axis_deg), self.radius * (1 - np.cos(angle)))

    def taken(self) -> Rgb:
        """The picture; each pixel looked up where its ray meets card or skin."""
        width, height = self.camera.size
        pixels = np.stack(np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5), axis=-1).reshape(-1, 2)
        place, rays = _rays(self.camera, pixels)
        on_plane = place[:2] - rays[:, :2] * (place[2] / rays[:, 2])[:, None]
        shape = (height, width)
        picture = self._skin(place, rays, shape)
        if self.aids == "card":
            self._lay_card(picture, on_plane, shape)
        return exposed(picture.astype(np.float32) / 65535, self.blur_px, self.noise)

    def _skin(self, place: Points, rays: Points, shape: tuple[int, int]) -> Light:
        along, away = turned(rays[:, :2], -self.axis_deg).T
        start = turned(place[None, :2], -self.axis_deg)[0]
        deep, from_side, from_deep = rays[:, 2], start[1], place[2] - self.radius
        square = away**2 + deep**2
        half = from_side * away + from_deep * deep
        root = half**2 - square * (from_side**2 + from_deep**2 - self.radius**2)
        reach = (-half - np.sqrt(np.maximum(root, 0))) / square
        angle = np.arctan2(from_side + reach * away, -(from_deep + reach * deep))
        unrolled = np.column_stack([start[0] + reach * along, self.radius * angle])
        looked = cv2.remap(self._texture(), *_maps(unrolled, shape), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        looked[(root < 0).reshape(shape)] = light_of(np.array([60, 90, 120], np.uint8))
        return looked

    def _texture(self) -> Light:
        side = _SIDE_MM * _PX_PER_MM
        skin = np.full((side, side, 3), SKIN, np.uint8)
        corners = np.round((self.wound + _SIDE_MM / 2) * _PX_PER_MM * 16).astype(np.int32)
        cv2.fillPoly(skin, [corners], WOUND, shift=4)
        lit = light_of(skin)
        for square, pattern in self._markers():
            _print(lit, square, pattern)
        return cv2.GaussianBlur(lit, (0, 0), 0.7)

    def _markers(self) -> list[tuple[Points, NDArray[np.bool_]]]:
        """Corners on the unrolled skin, the margin in front, and patterns of what bends round the limb."""
        far = float(np.abs(self.wound[:, 0]).max())
        if self.aids == "strip":
            strip = strips()[-1]
            middle = np.array([strip.width / 2, strip.height / 2])
            laid = [
                (
                    turned(strip.corners(strip.marker_id(place)) - middle, 86) + np.array([-far - 18, 4]),
                    modules(strip.dictionary, strip.marker_id(place)),
                )
                for place in range(len(strip.markers))
            ]
            return [one for one in laid if np.abs(one[0][:, 1]).max() < np.pi * self.radius]
        if self.aids == "stickers":
            sheet, round_ = stickers()[-1], self.radius * 0.8
            places = [
                (-far - 16, -round_, 20),
                (-far - 16, round_, 50),
                (far + 16, -round_, 110),
                (far + 16, round_, 5),
            ]
            return [
                (
                    turned(sheet.corners(sheet.first_id + number) - sheet.side / 2, angle) + np.array([x, y]),
                    modules(sheet.dictionary, sheet.first_id + number),
                )
                for number, (x, y, angle) in enumerate(places)
            ]
        return []

    def _lay_card(self, picture: Light, on_plane: Points, shape: tuple[int, int]) -> None:
        card = cards()[0]
        paper, cut = printed(card, _PX_PER_MM)
        # The card's long leg lies across the limb.
        own = turned(on_plane, -self.axis_deg - 90) + CARD_PLACE
        x, y = ((own * _PX_PER_MM - 0.5).T.astype(np.float32)).reshape(2, *shape)
        laid = cv2.remap(cv2.GaussianBlur(light_of(paper), (0, 0), 0.5), x, y, cv2.INTER_LINEAR)
        there = cv2.remap(cut.astype(np.uint8), x, y, cv2.INTER_NEAREST).astype(bool)
        picture[there] = laid[there]


def _print(skin: Light, square: Points, pattern: NDArray[np.bool_]) -> None:
    """A marker with its white margin, turned as its corners say."""
    size = MODULES + 2
    image = np.full((size, size), 245, np.uint8)
    image[1:-1, 1:-1][pattern] = 20
    fine = light_of(np.kron(image, np.ones((20, 20), np.uint8)))
    middle = square.mean(axis=0)
    whole = middle + (square - middle) * size / MODULES
    edge = np.array([[0, 0], [1, 0], [1, 1], [0, 1]]) * float(size * 20)
    places = (whole + _SIDE_MM / 2) * _PX_PER_MM
    corner = np.floor(places.min(axis=0)).astype(int)
    right, bottom = np.ceil(places.max(axis=0)).astype(int)
    window = skin[corner[1] : bottom, corner[0] : right]
    places = places - corner
    matrix = cv2.getPerspectiveTransform((edge - 0.5).astype(np.float32), (places - 0.5).astype(np.float32))
    laid = cv2.warpPerspective(
        fine, matrix, window.shape[1::-1], flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    mask = cv2.warpPerspective(np.full_like(fine, 255), matrix, window.shape[1::-1], flags=cv2.INTER_NEAREST) > 0
    window[mask] = laid[mask][:, None]


def _maps(unrolled: Points, shape: tuple[int, int]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    x, y = (((unrolled + _SIDE_MM / 2) * _PX_PER_MM - 0.5).T.astype(np.float32)).reshape(2, *shape)
    return x, y


def _seen(camera: Camera, flat: Points, deep: NDArray[np.float64]) -> Points:
    tilt = np.radians(camera.tilt_deg)
    level = turned(flat, -camera.direction_deg)
    across = level[:, 0]
    along = level[:, 1] * np.cos(tilt) - deep * np.sin(tilt)
    away = camera.distance_mm + level[:, 1] * np.sin(tilt) + deep * np.cos(tilt)
    seen = np.stack([across / away, along / away], axis=1) * camera.focal_px
    return turned(turned(seen, camera.direction_deg), camera.roll_deg) + np.array(camera.size) / 2


def _rays(camera: Camera, pixels: Points) -> tuple[Points, Points]:
    """The camera's place (x, y, depth) and the directions of pixels' rays, in the plane's axes."""
    tilt = np.radians(camera.tilt_deg)
    level = turned(
        turned((pixels - np.array(camera.size) / 2) / camera.focal_px, -camera.roll_deg), -camera.direction_deg
    )
    along = level[:, 1] * np.cos(tilt) + np.sin(tilt)
    deep = -level[:, 1] * np.sin(tilt) + np.cos(tilt)
    flat = turned(np.column_stack([level[:, 0], along]), camera.direction_deg)
    start = turned(np.array([[0.0, -camera.distance_mm * np.sin(tilt)]]), camera.direction_deg)[0]
    return np.append(start, -camera.distance_mm * np.cos(tilt)), np.column_stack([flat, deep])
