"""The map of change keeps its books: nothing is lost between before, after, healed, new and unchanged."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon

from core.case.photo import Lens
from core.imaging.align import Shot, centred, rigid
from core.imaging.change_map import change_between, change_map, moved_by
from core.imaging.lens import bent
from core.imaging.plane import inverse
from core.imaging.scale import rectangle_scale, ruler_scale
from tests.core.imaging.scenes import Camera, circle, ellipse, outline, stars

_MM = st.floats(-60, 60)


@given(stars(), stars(), _MM, _MM)
def test_healed_and_unchanged_are_the_wound_before_new_and_unchanged_the_wound_after(one, other, x, y) -> None:
    before, after = Polygon(one * 40), Polygon(other * 30 + (x, y))
    found = change_map(before, after)
    assert found.before_mm2 == pytest.approx(before.area, rel=1e-9)
    assert found.after_mm2 == pytest.approx(after.area, rel=1e-9)
    parts = (found.healed, found.new, found.unchanged)
    overlaps = sum(one.intersection(two).area for i, one in enumerate(parts) for two in parts[i + 1 :])
    assert overlaps < 1e-6


@given(stars(), stars(), st.floats(-180, 180), _MM, _MM)
def test_the_map_turns_and_moves_with_the_wound(one, other, degrees, x, y) -> None:
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle), x], [np.sin(angle), np.cos(angle), y], [0, 0, 1]])
    before, after = Polygon(one * 40), Polygon(other * 30)
    here, there = change_map(before, after), change_map(moved_by(before, turn), moved_by(after, turn))
    for part in ("healed", "new", "unchanged"):
        assert getattr(there, part).area == pytest.approx(getattr(here, part).area, abs=1e-6)


def test_a_wound_with_an_island_and_one_in_two_parts_are_mapped_right() -> None:
    before = Polygon(ellipse(30, 20)).difference(Polygon(circle(5)))
    after = MultiPolygon([Polygon(circle(4) + np.array([-15, 0])), Polygon(circle(6) + np.array([40, 0]))])
    found = change_map(before, after)
    assert found.unchanged.area == pytest.approx(Polygon(circle(4)).area, rel=1e-6)
    assert found.new.area == pytest.approx(Polygon(circle(6)).area, rel=1e-6)


def test_a_closed_wound_has_healed_wholly() -> None:
    found = change_map(Polygon(circle(10)), MultiPolygon())
    assert found.healed.area == found.before_mm2
    assert found.unchanged.is_empty and found.new.is_empty


def test_an_alignment_off_by_a_millimetre_moves_no_more_than_the_map_says() -> None:
    before, after = Polygon(circle(20)), Polygon(circle(15))
    straight, off = change_map(before, after), change_map(before, Polygon(circle(15) + np.array([1.0, 0])))
    assert abs(off.new.area - straight.new.area) <= straight.moved_mm2_per_mm
    wider = change_map(before, Polygon(circle(19.5))), change_map(before, Polygon(circle(19.5) + np.array([1.0, 0])))
    assert 0 < abs(wider[1].new.area - wider[0].new.area) <= wider[0].moved_mm2_per_mm


def _plane_shot(camera: Camera, wound, *, planimetry: bool = True) -> Shot:
    width, height = camera.size
    corners = np.array([[-40.0, -30], [40, -30], [40, 30], [-40, 30]])
    seen = [(float(x), float(y)) for x, y in camera.sees(corners)]
    scale = rectangle_scale(seen, 80, 60, camera.size) if planimetry else ruler_scale(seen[0], seen[1], 80)
    blank = np.zeros((height // 20, width // 20, 3), np.uint8)
    return Shot(blank, camera.size, (outline("wound", camera.sees(wound)),), scale)


def test_areas_between_two_tilted_photographs_are_square_millimetres() -> None:
    before = _plane_shot(Camera(tilt_deg=25, direction_deg=10), circle(20))
    after = _plane_shot(Camera(tilt_deg=35, direction_deg=200, roll_deg=30), circle(15))
    found = change_between(before, after, centred(before, after))
    assert found is not None and found.in_mm
    assert found.before_mm2 == pytest.approx(Polygon(circle(20)).area, rel=1e-6)
    assert found.after_mm2 == pytest.approx(Polygon(circle(15)).area, rel=1e-6)
    assert found.new.area < 1
    assert found.healed.area == pytest.approx(found.before_mm2 - found.after_mm2, abs=1)


def test_what_the_lens_bent_is_straightened_before_areas_are_compared() -> None:
    shots = []
    for radius, tilt in ((20, 10), (15, 30)):
        plain = _plane_shot(Camera(tilt_deg=tilt), circle(radius))
        lens = Lens(focal_px=3200, centre_px=(2000, 1500), radial=(-0.15, 0.03), source="profile")
        seen = bent(lens, Camera(tilt_deg=tilt).sees(circle(radius)))
        assert plain.scale is not None
        scale = plain.scale.model_copy(update={"lens": lens})
        shots.append(Shot(plain.rgb, plain.size_px, (outline("wound", seen),), scale))
    found = change_between(shots[0], shots[1], centred(shots[0], shots[1]))
    assert found is not None
    assert found.before_mm2 == pytest.approx(Polygon(circle(20)).area, rel=1e-5)
    assert found.after_mm2 == pytest.approx(Polygon(circle(15)).area, rel=1e-5)


def test_without_planimetry_on_both_dates_there_are_parts_but_no_millimetres() -> None:
    before = _plane_shot(Camera(), circle(20))
    after = _plane_shot(Camera(), circle(10), planimetry=False)
    found = change_between(before, after, centred(before, after))
    assert found is not None and not found.in_mm
    assert found.unchanged.area / (found.healed.area + found.unchanged.area) == pytest.approx(0.25, rel=0.01)


def test_without_an_outline_there_is_no_map() -> None:
    before = _plane_shot(Camera(), circle(20))
    after = Shot(before.rgb, before.size_px, (), before.scale)
    assert change_between(before, after, centred(before, after)) is None


@given(stars(), st.floats(-180, 180), _MM, _MM)
def test_a_turn_and_move_is_found_again_from_its_points(places, degrees, x, y) -> None:
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle), x], [np.sin(angle), np.cos(angle), y], [0, 0, 1]])
    source = places * 50
    target = source @ turn[:2, :2].T + turn[:2, 2]
    assert np.allclose(rigid(source, target), turn, atol=1e-6)
    assert np.allclose(rigid(target, source), inverse(turn), atol=1e-6)
