"""How true the areas are: rendered photographs of wounds of known size beside the printed card, at growing tilt.

    python -m benchmarks.planimetry [--scenes N] [--quick]

Prints, by tilt, the error of the area with the card, beside what a single scale on the same photographs and length ×
width make of it; then the same wounds on limbs, flat and unrolled; then how long finding the card takes by the size of
the photograph, and in parts of decoding it. Scenes differ in size (2, 12, 24 megapixels), distance, blur (of light),
noise, brightness, JPEG quality, and in how much of the card a glove hides. Outlines and the clicks on the ruler are
exact: the hand is not in these figures. Seeds are fixed: the errors come out again. `--quick` is a sample.
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
from core.imaging.decode import decode
from core.imaging.exif import CameraNotes
from core.imaging.geometry import Points, area, length_and_width
from core.imaging.limb import on_limb
from core.imaging.measure import measure
from core.imaging.scale import ruler_scale
from tests.core.imaging.limbs import LimbPhotograph
from tests.core.imaging.rendering import Photograph
from tests.core.imaging.scenes import Camera, as_points, ellipse, turned

TILTS = (0, 15, 30, 45, 60)
SIZES = {2: (1632, 1224), 12: (4000, 3000), 24: (5656, 4242), 50: (8160, 6120)}
LIMB_SIZE = (2000, 1500)


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
    """For each tilt, the errors on `scenes` photographs, every fourth of 12 megapixels, the twelfth of 24, else 2."""
    for tilt in TILTS:
        rng = np.random.default_rng(1000 + tilt)
        yield (
            tilt,
            [judged(scene(tilt, _megapixels(number), rng), int(rng.integers(75, 96))) for number in range(scenes)],
        )


LIMB_RADII = (30, 40, 50, 60, 70)
LIMB_ARCS = (30, 50, 70)
LIMB_TILTS = (0, 15, 25)


@dataclass(frozen=True)
class LimbErrors:
    """Percent of the skin's true area: on the card's plane, and unrolled."""

    flat: float
    unrolled: float | None


def limb_scene(radius: float, arc: float, tilt: float, aids: str, rng: np.random.Generator) -> LimbPhotograph:
    """A wound of so many degrees of arc on a limb, seen from a random side."""
    half = np.radians(arc) / 2 * radius
    camera = Camera(
        tilt_deg=tilt,
        direction_deg=rng.uniform(0, 360),
        roll_deg=rng.uniform(0, 360),
        distance_mm=rng.uniform(300, 360),
        focal_px=0.8 * LIMB_SIZE[0],
        size=LIMB_SIZE,
    )
    wound = ellipse(min(half, 26.0), half, 240)
    return LimbPhotograph(
        radius, wound, camera, rng.uniform(0, 180), aids, blur_px=rng.uniform(0.4, 1), noise=rng.uniform(1, 4)
    )


def judged_on_limb(photograph: LimbPhotograph, quality: int, slip: float) -> LimbErrors | None:
    """The errors on one limb; its circumference is entered `slip` too large, or told by the markers round it."""
    size = photograph.camera.size
    found = calibrate(_as_jpeg(photograph.taken(), quality), CameraNotes(focal_35mm=27.7))
    if found is None:
        return None
    if photograph.aids == "card":
        circumference = 2 * np.pi * photograph.radius * (1 + slip)
        scale = on_limb(found.scale, circumference, photograph.axis(), size, CameraNotes(focal_35mm=27.7))
    else:
        scale = found.scale.model_copy(update={"limb": found.limb})
    measured = measure([Outline(tissue="wound", points_px=as_points(photograph.outline()))], scale, size)
    true = area(as_points(photograph.wound))
    unrolled = measured.unrolled.wound_area_mm2 if measured.unrolled is not None else None
    return LimbErrors(
        100 * ((measured.wound_area_mm2 or 0) / true - 1), 100 * (unrolled / true - 1) if unrolled else None
    )


def errors_on_limbs(aids: str, quick: bool) -> Iterator[tuple[int, list[LimbErrors]]]:
    """For each radius, the errors over arcs and tilts, the circumference off by up to 1 %."""
    for radius in LIMB_RADII[:: 2 if quick else 1]:
        rng = np.random.default_rng(7000 + radius)
        grid = [(arc, tilt) for arc in LIMB_ARCS for tilt in LIMB_TILTS][:: 4 if quick else 1]
        judged = [
            judged_on_limb(
                limb_scene(radius, arc, tilt, aids, rng), int(rng.integers(80, 96)), rng.uniform(-0.01, 0.01)
            )
            for arc, tilt in grid
        ]
        yield radius, [errors for errors in judged if errors is not None]


def _megapixels(number: int) -> int:
    return 24 if number % 12 == 11 else 12 if number % 4 == 0 else 2


def _line(name: str, errors: list[float]) -> str:
    sizes = np.abs(errors)
    return f"{name:>16}: median {np.median(sizes):6.3f} %   worst {sizes.max():6.3f} %"


def main() -> None:
    """Print both tables."""
    arguments = argparse.ArgumentParser(description="Error of areas by tilt, and speed by size.")
    arguments.add_argument("--scenes", type=int, default=24, help="photographs a tilt")
    arguments.add_argument(
        "--quick", action="store_true", help="a sample: three photographs a tilt, a third of the limbs"
    )
    chosen = arguments.parse_args()
    print_flat(3 if chosen.quick else chosen.scenes)
    for aids in ("card", "strip", "stickers"):
        print_limbs(aids, chosen.quick)
    print_speed()


def print_flat(scenes: int) -> None:
    """Flat wounds, by tilt."""
    for tilt, errors in errors_by_tilt(scenes):
        with_card = [error.card for error in errors if error.card is not None]
        print(f"tilt {tilt}°: card found in {len(with_card)} of {len(errors)}")
        if with_card:
            print(_line("card", with_card))
        print(_line("single scale", [error.single_scale for error in errors]))
        print(_line("length × width", [error.length_by_width for error in errors]))


def print_limbs(aids: str, quick: bool) -> None:
    """Wounds on limbs, by radius."""
    told = {"card": "card, circumference entered", "strip": "wrapped strip", "stickers": "stickers"}[aids]
    for radius, errors in errors_on_limbs(aids, quick):
        unrolled = [error.unrolled for error in errors if error.unrolled is not None]
        print(f"limb of {radius} mm, {told}: unrolled {len(unrolled)} of {len(errors)} found")
        if unrolled:
            print(_line("unrolled", unrolled))
            print(_line("flat", [error.flat for error in errors if error.unrolled is not None]))


def print_speed() -> None:
    """Finding the card, by the size of the photograph."""
    for megapixels in SIZES:
        photograph = replace(scene(30, megapixels, np.random.default_rng(7)), glove=0.0)
        _, written = cv2.imencode(".jpg", photograph.taken(finer=1)[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, 90])
        began = time.perf_counter()
        rgb = decode(written.tobytes()).rgb
        decoded = time.perf_counter()
        calibrate(rgb)
        spent = time.perf_counter() - decoded
        print(f"{megapixels:>2} megapixels: found in {spent:.2f} s, {spent / (decoded - began):.1f} × decoding")


if __name__ == "__main__":
    main()
