"""Shapes as rings and masks, and back."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from core.imaging.geometry import Points, flat
from core.imaging.outlines import check_outline
from core.imaging.rings import clean, mask_of, rings_of, shape_in, shape_of
from core.imaging.window import Box, cut_out
from tests.core.imaging.scenes import stars

SIZE = (200, 160)

Laid = tuple[Points, tuple[float, float], float]
"""A star, where its middle lies, and how large it is."""

centres = st.tuples(st.floats(30, 170), st.floats(30, 130))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(stars(), centres, st.floats(5, 60)), min_size=1, max_size=4))
def test_rings_are_valid_and_mean_the_shape_that_they_were_made_of(laid: list[Laid]) -> None:
    shape = shapely.MultiPolygon()
    for points, centre, radius in laid:
        shape = shape.symmetric_difference(shapely.Polygon(points * radius + centre))
    tidy = clean(flat(shape), SIZE)
    for ring in rings_of(tidy):
        assert check_outline(ring, SIZE) is None
    assert shape_of(rings_of(tidy)).symmetric_difference(tidy).area < 0.5


@settings(max_examples=40, deadline=None)
@given(stars(), centres, st.floats(15, 28))
def test_a_shape_drawn_as_a_mask_and_read_again_is_the_shape(
    points: Points, centre: tuple[float, float], radius: float
) -> None:
    shape = flat(shapely.Polygon(points * radius + centre).buffer(3).buffer(-2))
    mask = mask_of(shape, (SIZE[1], SIZE[0]))
    assert int(mask.sum()) == pytest.approx(shape.area, abs=0.3 * shape.length)
    assert shape_in(mask).symmetric_difference(shape).area < shape.length


def test_a_hole_is_drawn_and_read_as_a_hole() -> None:
    ring = flat(shapely.Point(100, 80).buffer(60).difference(shapely.Point(100, 80).buffer(25)))
    read = shape_in(mask_of(ring, (SIZE[1], SIZE[0])))
    assert len(rings_of(read)) == 2
    assert read.area == pytest.approx(ring.area, rel=0.02)


def test_an_area_at_the_pictures_border_reaches_it() -> None:
    mask = np.zeros((40, 60), np.uint8)
    mask[:20] = 1
    assert shape_in(mask).bounds == pytest.approx((0, 0, 60, 20), abs=0.6)


@settings(max_examples=60, deadline=None)
@given(st.floats(-50, 190), st.floats(-50, 150), st.floats(70, 300), st.floats(70, 300), st.integers(20, 400))
def test_a_point_lies_in_a_window_where_it_lies_in_the_picture(
    x: float, y: float, width: float, height: float, side: int
) -> None:
    window = cut_out(np.zeros((SIZE[1], SIZE[0], 3), np.uint8), Box(x, y, width, height), side)
    assert max(window.rgb.shape[:2]) <= side or window.pixel == 1
    points = np.array([[window.left, window.top], [123.4, 56.7]])
    assert window.to_picture(window.to_window(points)) == pytest.approx(points)
    assert window.to_window(points)[0] == pytest.approx([0, 0])
