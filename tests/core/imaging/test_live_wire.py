"""The edge-following line: along the edge between its ends, and never anywhere else than to the pointer."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from core.case.photo import Point
from core.imaging.live_wire import LiveWire
from core.imaging.window import Box
from tests.core.imaging.lesions import lesion
from tests.core.imaging.test_assist import DISC, PICTURE, drawn

EDGE = DISC.exterior


def away(way: tuple[Point, ...], line: shapely.Geometry) -> float:
    """How far a path lies from a line on average."""
    steps = shapely.get_coordinates(shapely.segmentize(shapely.LineString(way), 1.0))
    return float(shapely.distance(shapely.points(steps), line).mean())


def test_a_path_follows_the_edge_round_the_bend() -> None:
    wire = LiveWire(PICTURE)
    wire.anchor((270.0, 150.0))
    way = wire.path_to((200.0, 220.0))
    assert way[0] == (270.0, 150.0)
    assert way[-1] == (200.0, 220.0)
    assert away(way, EDGE) < 1.5
    assert away(((270.0, 150.0), (200.0, 220.0)), EDGE) > 10


@pytest.mark.parametrize("tone", [1, 3, 6])
def test_it_follows_a_wound_on_every_skin(tone: int) -> None:
    one = lesion(tone, "mixed")
    edge, wire = one.wound.exterior, LiveWire(one.rgb)
    gaps = []
    for start in np.arange(0, edge.length - 60, edge.length / 8):
        first, last = edge.interpolate(start), edge.interpolate(start + 60)
        wire.anchor((first.x, first.y))
        gaps.append(away(wire.path_to((last.x, last.y)), edge) * one.mm_per_px)
    assert np.median(gaps) < 0.5


def test_a_part_of_a_photograph_and_a_large_one_are_followed_alike() -> None:
    part = LiveWire(PICTURE, Box(100, 50, 200, 200))
    part.anchor((270.0, 150.0))
    assert away(part.path_to((200.0, 220.0)), EDGE) < 1.5
    large = drawn(shapely.Point(2000, 1500).buffer(300), size=(4000, 3000))
    wire = LiveWire(large)
    wire.anchor((2300.0, 1500.0))
    assert away(wire.path_to((2000.0, 1800.0)), shapely.Point(2000, 1500).buffer(300).exterior) < 4


def test_a_pointer_beyond_the_square_is_reached_by_a_straight_end() -> None:
    wide = drawn(shapely.box(50, 50, 1150, 250), size=(1200, 300))
    wire = LiveWire(wide)
    wire.anchor((100.0, 50.0))
    way = wire.path_to((1100.0, 50.0))
    assert way[-1] == (1100.0, 50.0)
    assert away(way, shapely.box(50, 50, 1150, 250).exterior) < 3


def test_an_anchor_is_drawn_to_the_edge_and_stays_where_there_is_none() -> None:
    wire = LiveWire(PICTURE)
    x, y = wire.snapped((266.0, 150.0))
    assert shapely.Point(x, y).distance(EDGE) < 1.5
    even = LiveWire(np.full((60, 80, 3), 130, np.uint8))
    assert even.snapped((30.0, 30.0)) == (30.0, 30.0)


def test_without_an_anchor_there_is_only_the_pointer() -> None:
    assert LiveWire(PICTURE).path_to((10.0, 20.0)) == ((10.0, 20.0),)


@settings(max_examples=40, deadline=None)
@given(*[st.tuples(st.floats(0, 400), st.floats(0, 300))] * 2)
def test_a_path_goes_from_the_anchor_to_the_pointer_inside_the_picture(first: Point, last: Point) -> None:
    WIRE.anchor(first)
    way = WIRE.path_to(last)
    assert way[0] == first
    assert way[-1] == last
    assert all(0 <= x <= 400 and 0 <= y <= 300 for x, y in way)


WIRE = LiveWire(PICTURE)
