"""How true the areas are: rendered photographs of wounds of known size beside the printed card, at growing tilt.

    python -m benchmarks.planimetry [--scenes N]

Prints, by tilt, the error of the area with the card, beside what a single scale on the same photographs and length ×
width make of it; then how long finding the card takes by the size of the photograph. Outlines and the clicks on the
ruler are exact: the hand is not in these figures, nor is a curved surface. Seeds are fixed: the errors come out again.
"""

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from core.case.photo import Outline
from core.imaging.calibrate import calibrate
from core.imaging.geometry import Points, area, length_and_width
from core.imaging.measure import measure
from core.imaging.scale import ruler_scale
from tests.core.imaging.rendering import Photograph
from tests.core.imaging.scenes import Camera, as_points, ellipse, turned

TILTS = (0, 15, 30, 45, 60)
SIZES = {2: (1632, 1224), 12: (4000, 3000), 24: (5656, 4242)}


@dataclass(frozen=True)
class Errors:
    """Percent of the true area: with the card, with a ruler in the photograph, and length × width on the skin."""

    card: float | None
    single_scale: float
    length_by_width: float


def scene(tilt: float, megapixels: int, rng: np.random.Generator) -> Photograph:
    """A random wound and view: size, shape, direction of tilt, distance, blur, noise, light, a glove on the card."""
    size = SIZES[megapixels]
    camera = Camera(
        tilt_deg=tilt,
        direction_deg=rng.uniform(0, 360),
        roll_deg=rng.uniform(0, 360),
        distance_mm=rng.uniform(260, 420),
        focal_px=0.8 * size[0],
        size=size,
    )
    return Photograph(
        wound=_wound(rng) + rng.uniform(-4, 4, 2) + np.array([14, 14]),
        camera=camera,
        card_turned=rng.uniform(-6, 6),
        blur_px=rng.uniform(0.4, 1.2),
        noise=rng.uniform(1, 6),
        light=rng.uniform(0.6, 1.0),
        glove=rng.choice([0.0, 0.0, 0.3, 0.5]),
    )


def _wound(rng: np.random.Generator) -> Points:
    """An irregular ellipse of 8 to 24 mm half length."""
    shape = ellipse(1, rng.uniform(0.4, 1), 240)
    angle = np.linspace(0, 2 * np.pi, 240, endpoint=False)
    waves = sum(rng.normal(0, 0.1 / order) * np.cos(order * angle + rng.uniform(0, 6.28)) for order in range(2, 7))
    return turned(shape * (1 + waves)[:, None], rng.uniform(0, 180)) * rng.uniform(8, 24)


def judged(photograph: Photograph, quality: int) -> Errors:
    """The errors on one photograph, saved as JPEG of this quality."""
    rgb = _as_jpeg(photograph.taken(), quality)
    size = photograph.camera.size
    true = area(as_points(photograph.wound))
    outline = Outline(tissue="wound", points_px=as_points(photograph.outline()))
    found = calibrate(rgb)
    with_card = measure([outline], found.scale, size).wound_area_mm2 if found else None
    ruler = photograph.camera.sees(np.array([[-25.0, 0.0], [25.0, 0.0]]) + photograph.wound.mean(axis=0))
    single = measure([outline], ruler_scale(*as_points(ruler), 50.0), size).wound_area_mm2
    extent = length_and_width(as_points(photograph.wound))
    return Errors(
        card=100 * (with_card / true - 1) if with_card is not None else None,
        single_scale=100 * ((single or 0) / true - 1),
        length_by_width=100 * (extent.length * extent.width / true - 1),
    )


def _as_jpeg(rgb: NDArray[np.uint8], quality: int) -> NDArray[np.uint8]:
    _, written = cv2.imencode(".jpg", rgb[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.ascontiguousarray(cv2.imdecode(written, cv2.IMREAD_COLOR)[:, :, ::-1])


def errors_by_tilt(scenes: int) -> Iterator[tuple[int, list[Errors]]]:
    """For each tilt, the errors on `scenes` photographs of 2 and 12 megapixels."""
    for tilt in TILTS:
        rng = np.random.default_rng(1000 + tilt)
        yield (
            tilt,
            [
                judged(scene(tilt, 12 if number % 4 == 0 else 2, rng), int(rng.integers(75, 96)))
                for number in range(scenes)
            ],
        )


def _line(name: str, errors: list[float]) -> str:
    sizes = np.abs(errors)
    return f"{name:>16}: median {np.median(sizes):6.3f} %   worst {sizes.max():6.3f} %"


def main() -> None:
    """Print both tables."""
    arguments = argparse.ArgumentParser(description="Error of areas by tilt, and speed by size.")
    arguments.add_argument("--scenes", type=int, default=24, help="photographs a tilt")
    scenes = arguments.parse_args().scenes
    for tilt, errors in errors_by_tilt(scenes):
        with_card = [error.card for error in errors if error.card is not None]
        print(f"tilt {tilt}°: card found in {len(with_card)} of {len(errors)}")
        if with_card:
            print(_line("card", with_card))
        print(_line("single scale", [error.single_scale for error in errors]))
        print(_line("length × width", [error.length_by_width for error in errors]))
    for megapixels in SIZES:
        photograph = replace(scene(30, megapixels, np.random.default_rng(7)), glove=0.0)
        rgb = photograph.taken(finer=1)
        began = time.perf_counter()
        calibrate(rgb)
        print(f"{megapixels:>2} megapixels: card found in {time.perf_counter() - began:.2f} s")


if __name__ == "__main__":
    main()
