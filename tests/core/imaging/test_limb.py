"""Limbs are cylinders: an unrolled area is true where the flat one is not."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.case.photo import Scale
from core.errors import InvalidInput
from core.imaging.calibrate import calibrate
from core.imaging.exif import CameraNotes
from core.imaging.geometry import area
from core.imaging.limb import flattened, on_limb
from core.imaging.measure import measure
from core.imaging.plane import fitted, view_at
from core.imaging.scale import ruler_scale
from tests.core.imaging.limbs import LimbPhotograph
from tests.core.imaging.scenes import SIZE, Camera, Points, as_points, ellipse, outline

CORNERS = np.array([[-60.0, -50.0], [60.0, -50.0], [60.0, 40.0], [-60.0, 40.0]])
PHONE = CameraNotes(focal_35mm=27.69)
"""A camera whose focal length is 0.8 of a 4:3 picture's longer side."""


def plane_of(camera: Camera) -> Scale:
    """The exact plane of the camera's view, as a card at the origin would tell it."""
    seen = camera.sees(CORNERS)
    matrix = fitted(seen, CORNERS)
    view = view_at(matrix, (camera.size[0] / 2, camera.size[1] / 2))
    return Scale(
        method="card",
        points_px=as_points(seen),
        homography=tuple(float(number) for number in matrix.ravel()),
        mm_per_px=view.mm_per_px,
        tilt_deg=view.tilt_deg,
        residual_px=0.05,
    )


def wound_of(radius: float, arc_deg: float) -> Points:
    half = np.radians(arc_deg) / 2 * radius
    return ellipse(min(half, 26.0), half, 240)


@settings(max_examples=12, deadline=None)
@given(
    radius=st.floats(30, 70),
    arc=st.floats(20, 70),
    tilt=st.floats(0, 25),
    direction=st.floats(0, 360),
    roll=st.floats(0, 360),
    axis=st.floats(0, 180),
)
def test_an_unrolled_area_is_the_skins(
    radius: float, arc: float, tilt: float, direction: float, roll: float, axis: float
) -> None:
    camera = Camera(tilt_deg=tilt, direction_deg=direction, roll_deg=roll, distance_mm=330)
    seen = LimbPhotograph(radius, wound_of(radius, arc), camera, axis_deg=axis)
    scale = on_limb(plane_of(camera), 2 * np.pi * radius, seen.axis(), SIZE, PHONE)
    measured = measure([outline("wound", seen.outline())], scale, SIZE)
    assert scale.limb is not None
    assert scale.limb.focal_from == "exif"
    assert measured.unrolled is not None
    assert measured.unrolled.wound_area_mm2 == pytest.approx(area(as_points(seen.wound)), rel=0.002)
    region = measured.unrolled.region("wound")
    assert region is not None
    assert region.length_mm == pytest.approx(np.ptp(seen.wound, axis=0).max(), rel=0.003)
    assert measured.wound_area_mm2 == measure([outline("wound", seen.outline())], flattened(scale), SIZE).wound_area_mm2


def test_what_the_tape_and_the_hand_may_err_by_is_in_the_uncertainty() -> None:
    camera = Camera(tilt_deg=10, direction_deg=70, distance_mm=330)
    seen = LimbPhotograph(40, wound_of(40, 70), camera, axis_deg=30)
    true = area(as_points(seen.wound))
    (x1, y1), (x2, y2) = seen.axis()
    for stretch, aside in ((1.02, 0), (0.98, 15), (1.0, -20)):
        axis = ((x1 + aside, y1 + aside), (x2 + aside, y2 - aside))
        scale = on_limb(plane_of(camera), 2 * np.pi * 40 * stretch, axis, SIZE, PHONE)
        found = measure([outline("wound", seen.outline())], scale, SIZE).unrolled
        assert found is not None
        assert found.wound_area_mm2 is not None
        assert found.uncertainty_percent is not None
        assert 100 * abs(found.wound_area_mm2 / true - 1) < found.uncertainty_percent < 12


@pytest.mark.parametrize(("notes", "tilt", "told"), [(PHONE, 0, "exif"), (None, 35, "plane"), (None, 5, "assumed")])
def test_the_focal_length_is_told_by_the_best_that_is_known(notes: CameraNotes | None, tilt: float, told: str) -> None:
    camera = Camera(tilt_deg=tilt, direction_deg=40, distance_mm=330)
    seen = LimbPhotograph(50, wound_of(50, 40), camera)
    limb = on_limb(plane_of(camera), 314, seen.axis(), SIZE, notes).limb
    assert limb is not None
    assert limb.focal_from == told
    if told != "assumed":
        assert limb.focal_px == pytest.approx(camera.focal_px, rel=0.01)


def test_an_outline_off_the_limb_has_no_unrolled_area_and_says_why() -> None:
    camera = Camera(distance_mm=330)
    scale = on_limb(plane_of(camera), 2 * np.pi * 20, LimbPhotograph(20, wound_of(20, 40), camera).axis(), SIZE, PHONE)
    beyond = measure([outline("wound", camera.sees(ellipse(20, 45)))], scale, SIZE)
    assert beyond.unrolled is None
    assert beyond.wound_area_mm2 is not None
    assert "error.limb.off_limb" in [warning.key for warning in beyond.warnings]


@pytest.mark.parametrize("circumference", [0.0, -300.0, 5.0, 9000.0, float("nan"), float("inf")])
def test_a_circumference_that_no_limb_has_is_refused(circumference: float) -> None:
    with pytest.raises(InvalidInput, match="no_circumference"):
        on_limb(plane_of(Camera()), circumference, ((100.0, 100.0), (900.0, 100.0)), SIZE)


def test_a_ruler_or_one_point_twice_place_no_limb() -> None:
    with pytest.raises(InvalidInput, match="no_plane"):
        on_limb(ruler_scale((0, 0), (500, 0), 50), 300, ((100, 100), (900, 100)), SIZE)
    with pytest.raises(InvalidInput, match="no_axis"):
        on_limb(plane_of(Camera()), 300, ((100, 100), (100, 100)), SIZE)


@pytest.mark.parametrize("aids", ["strip", "stickers"])
def test_what_bends_round_a_limb_shows_how_thick_it_is(aids: str) -> None:
    camera = Camera(tilt_deg=12, direction_deg=20, roll_deg=10, distance_mm=300, focal_px=1440, size=(1800, 1350))
    seen = LimbPhotograph(55, wound_of(55, 55), camera, axis_deg=15, aids=aids, blur_px=0.6, noise=2)
    found = calibrate(seen.taken(), PHONE)
    assert found is not None
    assert found.limb is not None
    assert found.limb.circumference_mm == pytest.approx(2 * np.pi * 55, rel=0.02)
    scale = found.scale.model_copy(update={"limb": found.limb})
    measured = measure([outline("wound", seen.outline())], scale, camera.size)
    assert measured.unrolled is not None
    assert measured.unrolled.wound_area_mm2 == pytest.approx(area(as_points(seen.wound)), rel=0.02)
    assert measured.wound_area_mm2 != pytest.approx(area(as_points(seen.wound)), rel=0.03)
