"""From outlines to the numbers of the chart."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.case.photo import Outline, Scale
from core.errors import InvalidInput
from core.imaging.measure import Measurement, measure
from core.imaging.scale import rectangle_scale, ruler_scale
from core.texts import LANGUAGES, render
from tests.core.imaging.scenes import (
    SIZE,
    Camera,
    Points,
    as_points,
    cameras,
    circle,
    ellipse,
    outline,
    square,
    stars,
    turned,
)

RULER = ruler_scale((100, 100), (1100, 100), 100)
"""One millimetre is ten pixels."""

RECTANGLE = np.array([[-45.0, -30.0], [45.0, -30.0], [45.0, 30.0], [-45.0, 30.0]])


def measured(*outlines: Outline, scale: Scale | None = RULER) -> Measurement:
    found = measure(outlines, scale, SIZE)
    for warning in found.warnings:
        assert all(render(warning, language) != warning.key for language in LANGUAGES)
        assert all(isinstance(value, int | float | str) for value in warning.params.values()), "a draft keeps them"
    return found


def warned(found: Measurement) -> set[str]:
    return {warning.key.removeprefix("imaging.warning.") for warning in found.warnings}


def seen_by(camera: Camera) -> Scale:
    return rectangle_scale(as_points(camera.sees(RECTANGLE)), 90, 60, camera.size)


def test_a_wound_with_eschar_in_it() -> None:
    found = measured(outline("wound", square(1000, 1000, 400)), outline("eschar", square(1100, 1100, 200)))
    assert found.wound_area_mm2 == pytest.approx(1600)
    assert found.area_mm2("eschar") == pytest.approx(400)
    assert found.eschar_percent == pytest.approx(25)
    wound = found.region("wound")
    assert wound is not None
    assert (wound.perimeter_mm, wound.length_mm, wound.width_mm) == pytest.approx((160, 40 * 2**0.5, 40 * 2**0.5))
    assert found.measured_by == "single_scale"
    assert warned(found) == {"single_scale"}
    assert found.area_mm2("slough") is None


def test_the_longest_length_can_be_drawn_on_the_photograph() -> None:
    found = measured(outline("wound", [(1000, 1000), (1300, 1000), (1300, 1400), (1000, 1400)])).region("wound")
    assert found is not None
    assert found.length_mm == pytest.approx(50)
    assert found.length_ends_px is not None
    assert set(found.length_ends_px) in ({(1000, 1000), (1300, 1400)}, {(1300, 1000), (1000, 1400)})


def test_without_a_scale_only_shares_are_told() -> None:
    found = measured(outline("wound", square(1000, 1000, 400)), outline("eschar", square(1100, 1100, 200)), scale=None)
    assert found.eschar_percent == pytest.approx(25)
    numbers = [value for region in found.regions for value in (region.area_mm2, region.perimeter_mm, region.length_mm)]
    assert set(numbers) == {None}
    assert (found.wound_area_mm2, found.measured_by, found.uncertainty_percent) == (None, None, None)
    assert warned(found) == {"no_scale"}


def test_nothing_outlined_measures_nothing_rather_than_zero() -> None:
    found = measured()
    assert (found.regions, found.wound_area_mm2, found.eschar_percent, found.uncertainty_percent) == (
        (),
        None,
        None,
        None,
    )


def test_eschar_that_was_not_outlined_is_not_known_to_be_absent() -> None:
    assert measured(outline("wound", square(1000, 1000, 400))).eschar_percent is None


def test_a_lesion_of_eschar_alone_is_a_wound() -> None:
    found = measured(outline("eschar", square(1000, 1000, 400)))
    assert (found.wound_area_mm2, found.eschar_percent) == pytest.approx((1600, 100))
    assert [region.tissue for region in found.regions] == ["wound", "eschar"]


def test_eschar_over_the_wounds_edge_is_cut_there_and_said_when_it_is_much() -> None:
    wound = outline("wound", square(1000, 1000, 400))
    shaky = measured(wound, outline("eschar", square(999, 1100, 200)))
    assert shaky.wound_area_mm2 == pytest.approx(1600)
    assert shaky.area_mm2("eschar") == pytest.approx(19.9 * 20)
    assert warned(shaky) == {"single_scale"}
    wide = measured(wound, outline("eschar", square(900, 1100, 200)))
    assert wide.area_mm2("eschar") == pytest.approx(200)
    assert wide.eschar_percent == pytest.approx(12.5)
    assert "outside_wound.eschar" in warned(wide)


def test_eschar_apart_from_the_outlined_wound_is_wound_too() -> None:
    found = measured(outline("wound", square(1000, 1000, 400)), outline("eschar", square(2000, 1000, 200)))
    assert found.wound_area_mm2 == pytest.approx(2000)
    assert found.eschar_percent == pytest.approx(20)
    assert "apart_from_wound.eschar" in warned(found)


def test_a_wound_in_two_parts_counts_both() -> None:
    found = measured(outline("wound", square(1000, 1000, 100)), outline("wound", square(1300, 1000, 100)))
    region = found.region("wound")
    assert region is not None
    assert (region.parts, region.area_mm2, region.perimeter_mm) == (2, pytest.approx(200), pytest.approx(80))
    assert region.length_mm == pytest.approx((40**2 + 10**2) ** 0.5)


def test_outlines_of_one_wound_that_overlap_count_once() -> None:
    found = measured(outline("wound", square(1000, 1000, 200)), outline("wound", square(1100, 1000, 200)))
    assert found.wound_area_mm2 == pytest.approx(600)
    assert measured(*[outline("wound", square(1000, 1000, 200))] * 2).wound_area_mm2 == pytest.approx(400)


def test_an_island_of_skin_is_taken_off_and_a_wound_on_the_island_counts_again() -> None:
    nested = [outline("wound", square(1000 + 50 * n, 1000 + 50 * n, 400 - 100 * n)) for n in range(3)]
    found = measured(*nested)
    assert found.wound_area_mm2 == pytest.approx(1600 - 900 + 400)
    region = found.region("wound")
    assert region is not None
    assert region.perimeter_mm == pytest.approx(160 + 120 + 80)
    assert "island" in warned(found)
    assert measured(*nested[::-1]).wound_area_mm2 == found.wound_area_mm2


def test_tissues_of_the_bed_share_no_ground_and_the_smaller_lies_on_top() -> None:
    wound = outline("wound", square(1000, 1000, 400))
    slough, eschar = outline("slough", square(1000, 1000, 400)), outline("eschar", square(1100, 1100, 100))
    for order in ([wound, slough, eschar], [eschar, slough, wound]):
        found = measured(*order)
        assert (found.area_mm2("slough"), found.area_mm2("eschar")) == pytest.approx((1500, 100))
        assert "overlap" not in warned(found)
    beside = outline("granulation", square(1150, 1100, 120))
    both = measured(wound, eschar, beside)
    assert (both.area_mm2("eschar"), both.area_mm2("granulation")) == pytest.approx((100, 144 - 50))
    assert "overlap" in warned(both)


def test_purpura_round_a_wound_is_the_ring_and_no_part_of_the_wound() -> None:
    found = measured(outline("purpura", square(900, 900, 600)), outline("wound", square(1000, 1000, 400)))
    assert (found.wound_area_mm2, found.area_mm2("purpura")) == pytest.approx((1600, 2000))
    purpura = found.region("purpura")
    assert purpura is not None
    assert purpura.share_percent is None
    only = measured(outline("purpura", square(900, 900, 600)))
    assert (only.wound_area_mm2, only.area_mm2("purpura")) == (None, pytest.approx(3600))


@pytest.mark.parametrize(
    ("points", "why"),
    [
        (((0, 0), (100, 100), (100, 0), (0, 100)), "crosses_itself"),
        (((0, 0), (5000, 0), (100, 100)), "outside"),
        (((0, 0), (100, 0), (200, 0)), "no_area"),
        (((0, 0), (100, 0), (0, 0)), "too_few_points"),
    ],
)
def test_an_outline_that_cannot_be_measured_is_refused(points, why: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        measured(outline("wound", points))
    assert refused.value.text.key == f"error.outline.{why}"


@settings(deadline=None, max_examples=30)
@given(cameras(most_tilt=45), st.floats(4, 12), st.floats(0.3, 1), st.floats(0, 180))
def test_on_a_known_plane_a_tilted_wound_measures_what_it_is(
    camera: Camera, long: float, ratio: float, degrees: float
) -> None:
    wound = turned(ellipse(long, long * ratio, 360), degrees) + np.array([5, -4])
    found = measured(outline("wound", camera.sees(wound)), scale=seen_by(camera))
    region = found.region("wound")
    assert region is not None
    assert found.wound_area_mm2 == pytest.approx(np.pi * long**2 * ratio, rel=1e-4)
    assert region.length_mm == pytest.approx(2 * long, rel=1e-4)
    assert region.length_ends_px is not None
    ends = camera.sees(wound[[0, 180]])
    gap = min(abs(ends - np.array(order)).max() for order in (region.length_ends_px, region.length_ends_px[::-1]))
    assert ratio > 0.98 or gap < 20
    assert found.measured_by == "planimetry"
    assert found.tilt_deg == pytest.approx(camera.tilt_deg, abs=1e-3)


@settings(deadline=None, max_examples=25)
@given(stars(), cameras(most_tilt=45))
def test_shares_and_areas_do_not_depend_on_the_camera(star: Points, camera: Camera) -> None:
    wound, eschar = star * 14, star * 7
    seen = measured(outline("wound", camera.sees(wound)), outline("eschar", camera.sees(eschar)), scale=seen_by(camera))
    straight = Camera()
    above = measured(
        outline("wound", straight.sees(wound)), outline("eschar", straight.sees(eschar)), scale=seen_by(straight)
    )
    assert seen.wound_area_mm2 == pytest.approx(above.wound_area_mm2, rel=1e-6)
    assert seen.eschar_percent == pytest.approx(25, rel=1e-6)


@settings(deadline=None, max_examples=25)
@given(cameras(most_tilt=45), st.integers(0, 10_000))
def test_honest_clicks_on_the_corners_err_less_than_the_uncertainty_says(camera: Camera, seed: int) -> None:
    wound = circle(12, 120) + np.array([10, 5])
    clicks = np.random.default_rng(seed).uniform(-4, 4, (4, 2))
    scale = rectangle_scale(as_points(camera.sees(RECTANGLE) + clicks), 90, 60, SIZE)
    found = measured(outline("wound", camera.sees(wound)), scale=scale)
    assert found.wound_area_mm2 is not None
    assert found.uncertainty_percent is not None
    error = 100 * abs(found.wound_area_mm2 / (np.pi * 144) - 1)
    assert error <= 1.5 * found.uncertainty_percent, "clicks spread evenly to ±4 px, four times its standard figure"
    assert found.uncertainty_percent < 12


@settings(deadline=None, max_examples=25)
@given(cameras(most_tilt=45))
def test_a_ruler_beside_a_tilted_wound_errs_no_more_than_it_says(camera: Camera) -> None:
    across = np.array([[np.cos(np.radians(camera.direction_deg)), np.sin(np.radians(camera.direction_deg))]])
    ends = as_points(camera.sees(np.concatenate([-25 * across, 25 * across])))
    found = measured(outline("wound", camera.sees(circle(8, 120))), scale=ruler_scale(*ends, 50))
    assert found.wound_area_mm2 is not None
    assert found.uncertainty_percent is not None
    assert 100 * abs(found.wound_area_mm2 / (np.pi * 64) - 1) <= found.uncertainty_percent


def test_a_ruler_of_a_few_pixels_is_warned_of_and_is_less_certain() -> None:
    found = measured(outline("wound", square(1000, 1000, 400)), scale=ruler_scale((0, 0), (40, 0), 4))
    assert warned(found) == {"single_scale", "short_ruler"}
    assert found.uncertainty_percent is not None
    assert found.uncertainty_percent > 50


def test_a_very_oblique_photograph_is_warned_of() -> None:
    camera = Camera(tilt_deg=65)
    assert warned(measured(outline("wound", camera.sees(circle(8))), scale=seen_by(camera))) == {"tilted"}


def test_a_rectangle_that_came_without_its_plane_is_a_single_scale() -> None:
    scale = Scale(method="rectangle", mm_per_px=0.2)
    assert "single_scale" in warned(measured(outline("wound", Camera().sees(circle(8))), scale=scale))


def test_a_rectangle_whose_sides_were_mixed_up_is_warned_of() -> None:
    camera = Camera(tilt_deg=20)
    mixed = rectangle_scale(as_points(camera.sees(RECTANGLE)), 60, 90, SIZE)
    assert "mixed_up" in warned(measured(outline("wound", camera.sees(circle(8))), scale=mixed))


def test_a_corner_clicked_wrongly_is_warned_of() -> None:
    camera = Camera(tilt_deg=20)
    corners = camera.sees(RECTANGLE)
    corners[2] += (150, -120)
    wrong = rectangle_scale(as_points(corners), 90, 60, SIZE)
    assert "misfit" in warned(measured(outline("wound", camera.sees(circle(8))), scale=wrong))


def with_hole_and_part(star: Points, degrees: float, x: float, y: float, factor: float, start: int) -> Measurement:
    """A wound with an island of skin in it, and a second part beside it."""
    move = np.array([x, y])
    drawn = [star * 300, star * 120, star * 80 + (700, 0)]
    return measured(*(outline("wound", np.roll(turned(one * factor, degrees) + move, start, axis=0)) for one in drawn))


@settings(max_examples=30)
@given(
    stars(),
    st.floats(0, 360),
    st.floats(1200, 2600),
    st.floats(1200, 1800),
    st.floats(0.2, 1),
    st.integers(0, 20),
)
def test_holes_and_parts_measure_the_same_however_the_wound_lies(
    star: Points, degrees: float, x: float, y: float, factor: float, start: int
) -> None:
    first = with_hole_and_part(star, 0, 1500, 1500, 1, 0).region("wound")
    moved = with_hole_and_part(star, degrees, x, y, factor, start).region("wound")
    assert first is not None
    assert moved is not None
    assert (moved.parts, first.parts) == (2, 2)
    assert moved.area_mm2 == pytest.approx((first.area_mm2 or 0) * factor**2, rel=1e-6)
    lengths = [(moved.perimeter_mm, first.perimeter_mm), (moved.length_mm, first.length_mm)]
    assert all(one == pytest.approx((other or 0) * factor, rel=1e-6) for one, other in lengths)


def test_a_wound_far_from_the_card_is_less_certain() -> None:
    camera = Camera(tilt_deg=20, direction_deg=30, distance_mm=400)
    corners = np.array([[-60.0, -40.0], [-30.0, -40.0], [-30.0, -10.0], [-60.0, -10.0]])
    near, far = circle(10) + np.array([-45, 15]), circle(10) + np.array([60, 50])
    scale = rectangle_scale(as_points(camera.sees(corners)), 30, 30, camera.size)
    doubts = [measured(outline("wound", camera.sees(one)), scale=scale).uncertainty_percent for one in (near, far)]
    assert None not in doubts
    assert doubts[1] > 2 * doubts[0]
