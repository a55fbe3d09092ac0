"""The bench tells what is wrong with an outline, and where; and makes an outline of a freehand stroke."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely import Polygon

from core.imaging.geometry import area
from core.imaging.outlines import check_outline, clipped, meet, simplify, smooth_freehand, without_spikes
from core.texts import LANGUAGES, render
from tests.core.imaging.scenes import Points, as_points, circle, square, stars

SIZE = (400, 300)
MIDDLE = np.array([200, 150])


def complaint(*points: tuple[float, float]) -> tuple[str, tuple[float, float]] | None:
    found = check_outline(points, SIZE)
    if found is None:
        return None
    for language in LANGUAGES:
        assert render(found.text, language) != found.text.key
    return found.text.key.removeprefix("error.outline."), found.at


@given(stars(), st.floats(10, 140))
def test_a_whole_outline_is_not_complained_of(star: Points, size: float) -> None:
    assert complaint(*as_points(star * size + (200, 150))) is None


def test_nothing_drawn_one_point_and_two_points_are_too_few() -> None:
    assert complaint() == ("too_few_points", (200, 150))
    assert complaint((10, 10)) == ("too_few_points", (10, 10))
    assert complaint((10, 10), (40, 10)) == ("too_few_points", (40, 10))
    assert complaint((10, 10), (40, 10), (10, 10), (40, 10)) == ("too_few_points", (40, 10))


def test_a_point_set_twice_at_once_is_no_error() -> None:
    assert complaint((10, 10), (10, 10), (60, 10), (60, 60), (60, 60), (10, 10)) is None


def test_a_crossing_is_said_where_it_lies() -> None:
    assert complaint((0, 0), (100, 100), (100, 0), (0, 100)) == ("crosses_itself", (50, 50))


def test_an_outline_that_touches_itself_or_runs_back_on_itself_crosses() -> None:
    touching = [(0, 0), (100, 0), (100, 100), (50, 0), (0, 100)]
    running_back = [(0, 0), (100, 0), (100, 100), (150, 100), (100, 100), (0, 100)]
    for points in (touching, running_back):
        found = complaint(*points)
        assert found is not None
        assert found[0] == "crosses_itself"


def test_the_point_farthest_outside_the_picture_is_named() -> None:
    assert complaint((10, 10), (401, 10), (200, 330)) == ("outside", (200, 330))
    assert complaint((-0.5, 10), (100, 10), (100, 100)) == ("outside", (-0.5, 10))


def test_the_edge_of_the_picture_lies_inside() -> None:
    assert complaint((0, 0), (400, 0), (400, 300), (0, 300)) is None


def test_points_on_one_line_enclose_nothing() -> None:
    assert complaint((10, 10), (50, 50), (90, 90)) == ("no_area", (10, 10))
    assert complaint((10, 10), (10.5, 10), (10.5, 10.5)) == ("no_area", (10, 10))


def test_a_place_that_is_no_number_is_refused() -> None:
    assert complaint((10, 10), (float("nan"), 50), (90, 10)) == ("not_a_number", (200, 150))
    assert complaint((10, 10), (float("inf"), 50), (90, 10)) == ("not_a_number", (200, 150))


@given(stars(), st.floats(0.1, 10))
def test_fewer_points_stay_within_the_tolerance_and_never_cross(star: Points, tolerance: float) -> None:
    outline = as_points(star * 100 + (200, 150))
    fewer = simplify(outline, tolerance)
    assert len(fewer) <= len(outline)
    assert Polygon(fewer).is_valid
    assert Polygon(fewer).exterior.hausdorff_distance(Polygon(outline).exterior) <= tolerance + 1e-9


def trembling(radius: float, tremor: float, count: int = 400, seed: int = 1, overshoot: float = 0.0) -> Points:
    angle = np.linspace(0, 2 * np.pi * (1 + overshoot), count)
    wobble = radius + np.random.default_rng(seed).normal(0, tremor, count) + np.linspace(tremor, -tremor, count)
    return np.stack([200 + wobble * np.cos(angle), 150 + wobble * np.sin(angle)], axis=1)


def test_a_trembling_hand_draws_the_circle_it_meant() -> None:
    stroke = trembling(100, 0.6)
    drawn = smooth_freehand(as_points(stroke), reach_px=8)
    assert area(drawn) == pytest.approx(np.pi * 100**2, rel=0.005)
    assert len(drawn) < 80
    assert Polygon(drawn).exterior.hausdorff_distance(Polygon(circle(100) + MIDDLE).exterior) < 2.5


def test_smoothing_does_not_shrink_a_small_wound() -> None:
    stroke = as_points(circle(20, 90) + MIDDLE)
    assert area(smooth_freehand(stroke, reach_px=8)) == pytest.approx(np.pi * 400, rel=0.01)


def test_what_the_hand_drew_past_its_beginning_is_cut_off() -> None:
    stroke = as_points(trembling(100, 0.5, overshoot=0.06))
    assert complaint(*stroke) is not None
    drawn = smooth_freehand(stroke, reach_px=8)
    assert complaint(*drawn) is None
    assert area(drawn) == pytest.approx(np.pi * 100**2, rel=0.01)


def test_an_eight_stays_an_eight_for_the_bench_to_complain_of() -> None:
    angle = np.linspace(0, 2 * np.pi, 100)
    eight = np.stack([200 + 80 * np.sin(angle + 0.7), 150 + 50 * np.sin(2 * angle + 1.4)], axis=1)
    found = complaint(*smooth_freehand(as_points(eight), reach_px=8))
    assert found is not None
    assert found[0] == "crosses_itself"


def test_a_click_without_a_stroke_makes_no_outline() -> None:
    assert smooth_freehand([(10, 10)], 8) == ((10, 10),)
    assert smooth_freehand([], 8) == ()


@settings(max_examples=60, deadline=None)
@given(stars(), st.floats(20, 140), st.floats(1, 12))
def test_smoothing_never_spoils_a_whole_outline_nor_leaves_the_picture(star: Points, size: float, reach: float) -> None:
    stroke = as_points(star * size + (200, 150))
    assume(check_outline(stroke, SIZE) is None)
    drawn = smooth_freehand(stroke, reach)
    assert complaint(*drawn) is None
    assert abs(area(drawn) - area(stroke)) <= Polygon(stroke).length * reach / 2


def test_a_wound_at_the_pictures_edge_is_not_smoothed_out_of_it() -> None:
    along = np.linspace(0, 100, 40)
    three_sides = np.array([[x, 0] for x in along] + [[100, y] for y in along] + [[100 - x, 100] for x in along])
    for stroke in (three_sides, (400, 300) - three_sides):
        assert complaint(*smooth_freehand(as_points(stroke), 6)) is None


@given(stars())
def test_an_outline_without_spikes_stays_as_it_is(star: Points) -> None:
    line = as_points(100 * star)
    assert without_spikes(line) == line


@given(stars(), st.integers(0, 20), st.floats(1, 50))
def test_a_spike_is_cut_off_and_the_ground_stays(star: Points, at: int, reach: float) -> None:
    line = as_points(100 * star)
    index = at % len(line)
    x, y = line[index]
    there_and_back = (*line[: index + 1], (x * (1 + reach / 100), y * (1 + reach / 100)), (x, y), *line[index + 1 :])
    mended = without_spikes(there_and_back)
    assert Polygon(mended).is_valid
    assert Polygon(mended).area == pytest.approx(Polygon(line).area, rel=1e-6)


def test_a_line_that_truly_crosses_itself_is_left_to_be_said() -> None:
    bow = ((0.0, 0.0), (10.0, 10.0), (10.0, 0.0), (0.0, 10.0))
    assert without_spikes(bow) == bow


def test_what_lies_beyond_the_picture_is_clipped() -> None:
    assert Polygon(clipped(square(-50, 10, 100), (200, 100))).bounds == (0, 10, 50, 100)
    assert clipped(square(300, 300, 10), (200, 100)) == ()


def test_outlines_that_only_touch_do_not_meet() -> None:
    assert meet(square(0, 0, 10), [square(5, 5, 10)])
    assert not meet(square(0, 0, 10), [square(10, 0, 10), square(50, 50, 5)])
