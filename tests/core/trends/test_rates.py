"""Lines through measurements: slopes, doubling, projection, and what they refuse to say."""

from math import pi, sqrt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.texts import text
from core.trends.lesions import area_series
from core.trends.progress import linear_advance
from core.trends.projection import projection
from core.trends.rates import doubling, slope
from core.trends.regression import line_through, student_t
from core.trends.series import Point, Series
from tests.core.trends.charted import assessed, at, lesion, refused

AREAS = st.lists(st.floats(1, 1e5), min_size=3, max_size=12)
FACTORS = st.floats(0.1, 10)


def points(*areas: float, every: float = 7) -> tuple[Point, ...]:
    return tuple(Point(at(every * number), area) for number, area in enumerate(areas))


def curve(*areas: float, every: float = 7) -> Series:
    return Series("wound_area", text("trends.wound_area"), "mm2", points(*areas, every=every), "L1", "planimetry")


@pytest.mark.parametrize(
    ("freedom", "expected"), [(1, 12.7062), (2, 4.3027), (3, 3.1824), (8, 2.3060), (30, 2.0423), (121, 1.9798)]
)
def test_students_t_is_that_of_the_tables(freedom: int, expected: float) -> None:
    assert student_t(0.95, freedom) == pytest.approx(expected, abs=5e-5)


def test_slope_and_intervals_are_those_of_a_worked_example() -> None:
    # Anscombe 1973, the first quartet: y = 3.000 + 0.500 x, standard error of the slope 0.1179, n = 11.
    x = (10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5)
    y = (8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68)
    line = line_through(list(zip(x, y, strict=True)), 0.95)
    assert line is not None
    assert (line.slope, line.at(0)) == (pytest.approx(0.5001, abs=1e-4), pytest.approx(3.0001, abs=1e-4))
    assert (line.slope - line.slope_interval.low) / line.t == pytest.approx(0.1179, abs=1e-4)


def test_two_points_have_a_line_but_no_idea_of_its_error_so_none_is_told() -> None:
    assert slope(points(900, 800)).per_week is None
    assert slope(points(900, 800)).n == 2
    assert doubling(points(900, 800)) is None
    assert projection(curve(900, 800)) is None


def test_measurements_of_one_moment_have_no_slope() -> None:
    assert slope(points(900, 800, 700, every=0)).per_week is None
    assert projection(curve(900, 800, 700, every=0)) is None


def test_a_gap_is_passed_over_and_counts_for_nothing() -> None:
    (series,) = area_series(lesion("L1", assessed(0, 900), refused(7), assessed(14, 700), assessed(21, 600)))
    assert slope(series.points) == slope(series.known)
    assert slope(series.points).n == 3


@given(AREAS, FACTORS)
def test_a_wound_twice_as_large_changes_twice_as_fast(areas: list[float], factor: float) -> None:
    one, other = slope(points(*areas)).per_week, slope(points(*(factor * area for area in areas))).per_week
    assert one is not None and other is not None
    near = 1e-6 * factor * max(areas)
    assert other.value == pytest.approx(factor * one.value, rel=1e-6, abs=near)
    assert other.low == pytest.approx(factor * one.low, rel=1e-6, abs=near)


@given(st.lists(st.floats(1, 1e5), min_size=3, max_size=12, unique=True), st.integers(0, 1000))
def test_the_order_in_which_measurements_were_written_down_does_not_matter(areas: list[float], seed: int) -> None:
    shuffled = list(points(*areas))
    Random(seed).shuffle(shuffled)
    assert slope(shuffled) == slope(points(*areas))
    assert doubling(shuffled) == doubling(points(*areas))


@given(AREAS, FACTORS)
def test_doubling_does_not_depend_on_the_size_of_the_wound(areas: list[float], factor: float) -> None:
    one, other = doubling(points(*areas)), doubling(points(*(factor * area for area in areas)))
    if one is not None and other is not None:
        assert (one.kind, one.weeks.value) == (other.kind, pytest.approx(other.weeks.value, rel=1e-6))


@given(st.floats(0.2, 0.95), st.integers(3, 8), st.booleans())
def test_what_shrinks_by_one_factor_a_week_halves_in_the_time_that_follows(factor: float, n: int, grows: bool) -> None:
    areas = [1000 * factor**number for number in range(n)]
    found = doubling(points(*(reversed(areas) if grows else areas)))
    assert found is not None
    assert found.kind == ("doubling" if grows else "halving")
    assert factor**found.weeks.value == pytest.approx(0.5)
    assert found.weeks.low <= found.weeks.value * (1 + 1e-9)
    assert found.weeks.value <= found.weeks.high * (1 + 1e-9)


def test_where_growth_and_decline_are_both_possible_no_time_is_told() -> None:
    assert doubling(points(800, 1000, 700, 950)) is None
    assert slope(points(800, 1000, 700, 950)).sure is False


def test_a_circle_whose_margin_advances_evenly_closes_when_its_radius_is_used_up() -> None:
    # Radius 20 mm, 2.5 mm less each week, measured for five weeks: closed at the end of the eighth.
    radii = [20 - 2.5 * week for week in range(6)]
    noise = (0.02, -0.03, 0.01, 0.02, -0.02, 0.0)
    areas = [pi * (radius + error) ** 2 for radius, error in zip(radii, noise, strict=True)]
    found = projection(curve(*areas))
    assert found is not None and found.heals is not None
    assert abs((found.heals.expected - at(56)).days) <= 1
    assert found.heals.earliest <= found.heals.expected <= found.heals.latest <= found.until
    circle = lesion("L1", *(assessed(7 * k, pi * r * r, perimeter_mm=2 * pi * r) for k, r in enumerate(radii)))
    assert linear_advance(circle) == pytest.approx(2.5)


@given(AREAS)
def test_a_projection_stays_in_its_horizon_and_its_interval(areas: list[float]) -> None:
    found = projection(curve(*areas))
    assert found is not None
    assert found.until - found.last <= found.last - found.first
    assert (found.until - found.last).days <= 84
    assert all(0 <= each.low <= each.area <= each.high for each in found.course)
    if found.heals is not None:
        assert found.last < found.heals.earliest <= found.heals.expected <= found.heals.latest <= found.until


def test_a_wound_that_may_as_well_grow_has_no_healing_date() -> None:
    found = projection(curve(900, 500, 800, 400))
    assert found is not None
    assert found.heals is None
    assert found.course[-1].high > 900


def test_a_wound_that_is_closed_is_projected_no_further() -> None:
    assert projection(curve(300, 100, 0)) is None


def test_only_the_last_weeks_are_carried_on() -> None:
    long_ago, now = (3000, 200, 2800), (900, 800, 700, 600)
    series = Series(
        "wound_area",
        text("trends.wound_area"),
        "mm2",
        (*points(*long_ago), *(Point(at(100 + 7 * k), area) for k, area in enumerate(now))),
    )
    found = projection(series)
    assert found is not None
    assert (found.n, found.first) == (4, at(100))
    assert sqrt(found.course[1].area) == pytest.approx(sqrt(600) - (sqrt(700) - sqrt(600)), abs=0.5)
