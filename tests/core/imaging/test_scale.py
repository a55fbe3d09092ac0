"""Two clicks on a ruler, or the four corners of something whose size is known, turn pixels into millimetres."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.imaging.plane import fitted, project, view_at
from core.imaging.scale import looks_mixed_up, rectangle_scale, ruler_scale
from core.texts import LANGUAGES, render
from tests.core.imaging.scenes import SIZE, Camera, as_points, cameras, circle

CARD = np.array([[-42.8, -27.0], [42.8, -27.0], [42.8, 27.0], [-42.8, 27.0]])
"""A bank card, 85.6 × 54 mm, round the middle of the wound."""


def refusal(way, *values) -> str:
    with pytest.raises(InvalidInput) as refused:
        way(*values)
    assert all(render(refused.value.text, language) != refused.value.text.key for language in LANGUAGES)
    return refused.value.text.key


def test_a_ruler_of_50_mm_over_400_pixels() -> None:
    scale = ruler_scale((100, 100), (420, 340), Decimal("50"))
    assert scale.mm_per_px == 0.125
    assert (scale.method, scale.length_mm, scale.tilt_deg, scale.homography) == ("ruler", Decimal("50"), None, None)
    assert scale.points_px == ((100, 100), (420, 340))


@pytest.mark.parametrize("length", [0, -10, float("nan"), float("inf")])
def test_a_ruler_without_length_is_refused(length: float) -> None:
    assert refusal(ruler_scale, (0, 0), (100, 0), length) == "error.scale.no_length"


def test_two_clicks_on_one_mark_are_refused() -> None:
    assert refusal(ruler_scale, (50, 50), (50.4, 50), 10) == "error.scale.no_length"


@settings(deadline=None, max_examples=30)
@given(cameras())
def test_a_rectangle_tells_tilt_and_scale_from_wherever_it_is_seen(camera: Camera) -> None:
    scale = rectangle_scale(as_points(camera.sees(CARD)), 85.6, 54.0, SIZE)
    assert scale.tilt_deg == pytest.approx(camera.tilt_deg, abs=1e-3)
    assert scale.mm_per_px == pytest.approx(camera.mm_per_px, rel=1e-6)
    assert scale.residual_px is not None
    assert scale.residual_px < 3, "a camera can have seen it so"


@settings(deadline=None, max_examples=25)
@given(cameras(most_tilt=45))
def test_sides_mixed_up_are_noticed(camera: Camera) -> None:
    corners = as_points(camera.sees(CARD))
    assert looks_mixed_up(rectangle_scale(corners, 54.0, 85.6, SIZE), SIZE)
    assert not looks_mixed_up(rectangle_scale(corners, 85.6, 54.0, SIZE), SIZE)


@pytest.mark.parametrize(
    ("corners", "why"),
    [
        (((0, 0), (100, 0), (100, 100)), "four_corners"),
        (((0, 0), (100, 100), (100, 0), (0, 100)), "not_a_rectangle"),
        (((0, 0), (100, 0), (20, 20), (0, 100)), "not_a_rectangle"),
        (((0, 0), (50, 0), (100, 0), (0, 100)), "points_in_line"),
        (((0, 0), (0, 0), (0, 0), (0, 0)), "not_a_rectangle"),
    ],
)
def test_corners_that_are_none(corners, why: str) -> None:
    assert refusal(rectangle_scale, corners, 50, 50, SIZE) == f"error.scale.{why}"


@pytest.mark.parametrize(("width", "height"), [(0, 10), (10, -1), (float("nan"), 10)])
def test_a_rectangle_without_size(width: float, height: float) -> None:
    assert refusal(rectangle_scale, as_points(Camera().sees(CARD)), width, height, SIZE) == "error.scale.no_length"


@settings(deadline=None)
@given(cameras(), st.integers(4, 20))
def test_a_homography_is_found_again_from_any_number_of_points(camera: Camera, count: int) -> None:
    on_plane = circle(40, count) + np.arange(count)[:, None] * (0.5, 0)
    matrix = fitted(camera.sees(on_plane), on_plane)
    elsewhere = circle(25, 7)
    assert project(matrix, camera.sees(elsewhere)) == pytest.approx(elsewhere, abs=1e-6)
    assert view_at(matrix, (SIZE[0] / 2, SIZE[1] / 2)).tilt_deg == pytest.approx(camera.tilt_deg, abs=1e-3)


def test_what_lies_beyond_the_horizon_is_refused() -> None:
    camera = Camera(tilt_deg=70)
    matrix = fitted(camera.sees(CARD), CARD)
    assert refusal(project, matrix, np.array([[2000.0, 1500.0], [2000.0, 60000.0], [2000.0, -60000.0]])).endswith(
        "horizon"
    )
