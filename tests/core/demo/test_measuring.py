"""What an outline measures, held against shapely."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import affinity
from shapely.geometry import Polygon

from core.demo.measuring import area, measure

radii = st.lists(st.floats(2, 50), min_size=4, max_size=40)


def star(lengths: list[float]) -> np.ndarray:
    angle = np.linspace(0, 2 * np.pi, len(lengths), endpoint=False)
    return np.stack([lengths * np.cos(angle), lengths * np.sin(angle)], axis=1)


@given(radii)
def test_area_and_perimeter_are_those_of_geometry(lengths: list[float]) -> None:
    outline = star(lengths)
    shape = Polygon(outline)
    assert area(outline) == pytest.approx(shape.area)
    assert measure(outline).perimeter == pytest.approx(shape.length)


@given(radii, st.floats(0, 360), st.floats(-100, 100))
def test_turning_and_moving_a_wound_changes_no_number(lengths: list[float], turn: float, shift: float) -> None:
    outline = star(lengths)
    moved = affinity.translate(affinity.rotate(Polygon(outline), turn), shift, -shift)
    first, second = measure(outline), measure(np.array(moved.exterior.coords)[:-1])
    assert second.area == pytest.approx(first.area, rel=1e-6)
    assert second.length == pytest.approx(first.length, rel=1e-6)


@given(radii)
def test_width_never_exceeds_length(lengths: list[float]) -> None:
    size = measure(star(lengths))
    assert 0 < size.width <= size.length * (1 + 1e-9)


def test_a_rectangle_of_three_by_four() -> None:
    size = measure(np.array([[0, 0], [4, 0], [4, 3], [0, 3]], np.float64))
    assert (size.area, size.perimeter, size.length) == pytest.approx((12, 14, 5))
