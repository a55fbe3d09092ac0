"""Area, perimeter, longest length and width do not depend on how the wound lies in the picture."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.imaging.geometry import area, centroid, length_and_width, perimeter
from tests.core.imaging.scenes import Points, as_points, circle, ellipse, square, stars, turned

shift = st.floats(-2000, 2000)


def sizes(points: Points) -> tuple[float, ...]:
    outline = as_points(points)
    return area(outline), perimeter(outline), length_and_width(outline).length


@given(stars(), st.floats(0, 360), shift, shift)
def test_turning_and_moving_change_nothing(star: Points, degrees: float, x: float, y: float) -> None:
    moved = turned(star * 300, degrees) + np.array([x, y])
    assert sizes(moved) == pytest.approx(sizes(star * 300), rel=1e-9)


@given(stars(), st.floats(0.01, 100))
def test_areas_grow_with_the_square_of_the_scale_and_lengths_with_it(star: Points, factor: float) -> None:
    first_area, *first_lengths = sizes(star)
    scaled_area, *scaled_lengths = sizes(star * factor)
    assert scaled_area == pytest.approx(first_area * factor**2, rel=1e-9)
    assert scaled_lengths == pytest.approx([length * factor for length in first_lengths], rel=1e-9)


@given(stars(), st.integers(0, 30), st.booleans())
def test_where_the_hand_began_and_which_way_it_went_change_nothing(star: Points, start: int, backwards: bool) -> None:
    begun = np.roll(star, start, axis=0)
    assert sizes(begun[::-1] if backwards else begun) == pytest.approx(sizes(star), rel=1e-12)


@given(stars())
def test_no_two_points_lie_farther_apart_than_the_length_and_nothing_is_wider_than_long(star: Points) -> None:
    found = length_and_width(as_points(star))
    gaps = np.hypot(*(star[:, None] - star[None]).transpose(2, 0, 1))
    assert found.length == pytest.approx(gaps.max())
    assert np.hypot(*np.subtract(*found.ends)) == pytest.approx(found.length)
    assert found.width <= found.length * (1 + 1e-12)
    assert area(as_points(star)) <= found.length * found.width


def test_a_circle_measures_as_the_formula_says() -> None:
    outline = as_points(circle(10))
    found = length_and_width(outline)
    assert area(outline) == pytest.approx(np.pi * 100, rel=2e-5)
    assert perimeter(outline) == pytest.approx(np.pi * 20, rel=1e-5)
    assert (found.length, found.width) == pytest.approx((20, 20), rel=1e-5)
    assert centroid(outline) == pytest.approx((0, 0), abs=1e-9)


@settings(max_examples=30)
@given(st.floats(5, 50), st.floats(0.2, 0.95), st.floats(0, 180))
def test_an_ellipse_measures_as_the_formula_says(long: float, ratio: float, degrees: float) -> None:
    outline = as_points(turned(ellipse(long, long * ratio), degrees) + np.array([100, 80]))
    found = length_and_width(outline)
    assert area(outline) == pytest.approx(np.pi * long * long * ratio, rel=2e-5)
    assert found.length == pytest.approx(2 * long, rel=1e-4)
    assert found.width == pytest.approx(2 * long * ratio, rel=1e-3)
    assert centroid(outline) == pytest.approx((100, 80))
    across = (long - long * ratio) / (long + long * ratio)
    ramanujan = np.pi * long * (1 + ratio) * (1 + 3 * across**2 / (10 + np.sqrt(4 - 3 * across**2)))
    assert perimeter(outline) == pytest.approx(ramanujan, rel=1e-4)


def test_a_square_is_longest_across_its_corners() -> None:
    found = length_and_width(square(5, 5, 10))
    assert (found.length, found.width) == pytest.approx((10 * np.sqrt(2), 10 * np.sqrt(2)))
