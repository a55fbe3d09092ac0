"""Photographs of the same skin are laid upon each other where the truth is known; others are refused."""

import numpy as np
import pytest

from core.errors import InvalidInput
from core.imaging.align import Shot, align, align_points, centred, motion_mm, nudged
from core.imaging.calibrate import calibrate
from core.imaging.change_map import change_between
from core.imaging.plane import project
from tests.core.imaging.scenes import Camera, circle, ellipse, outline
from tests.core.imaging.skin_scenes import CAMERA, Day

PLACES = np.array([[x, y] for x in (-30.0, 0, 30) for y in (-30.0, 0, 30)])
TILTED = Camera(size=CAMERA.size, focal_px=CAMERA.focal_px, tilt_deg=22, direction_deg=40, roll_deg=5)


def shot(day: Day) -> Shot:
    rgb = day.taken()
    card = calibrate(rgb) if day.with_card else None
    size = (rgb.shape[1], rgb.shape[0])
    return Shot(rgb, size, (outline("wound", day.sees(day.wound)),), card.scale if card is not None else None)


def off_px(alignment, before: Day, after: Day) -> float:
    """How far the places of the skin miss each other, in pixels of the earlier photograph."""
    return float(np.linalg.norm(project(alignment.matrix, after.sees(PLACES)) - before.sees(PLACES), axis=1).max())


@pytest.mark.parametrize(
    ("turn", "moved", "light"), [(17.0, (8.0, -5.0), 0.85), (-40.0, (-6.0, 4.0), 1.0), (0.0, (0.0, 0.0), 0.7)]
)
def test_with_a_card_on_both_days_the_skin_is_found_again_and_areas_stay(turn, moved, light) -> None:
    before = Day()
    after = Day(ellipse(14, 10), TILTED, turn, moved, card_at=(-49, -55), light=light)
    earlier, later = shot(before), shot(after)
    found = align(earlier, later)
    assert (found.method, found.quality) == ("plane", "good")
    assert off_px(found, before, after) < 2
    motion = motion_mm(found, earlier, later)
    assert motion is not None
    assert np.linalg.det(motion[:2, :2]) == pytest.approx(1, abs=1e-6)
    change = change_between(earlier, later, found)
    assert change is not None and change.in_mm
    assert change.before_mm2 == pytest.approx(np.pi * 18**2, rel=0.01)
    assert change.after_mm2 == pytest.approx(np.pi * 140, rel=0.01)
    assert change.new.area < 5


def test_without_a_card_features_of_the_skin_give_a_homography() -> None:
    before = Day(with_card=False)
    after = Day(ellipse(14, 10), TILTED, 17, (8, -5), with_card=False)
    found = align(shot(before), shot(after))
    assert (found.method, found.quality) == ("features", "good")
    assert found.residual_mm is None
    assert off_px(found, before, after) < 2


def test_the_card_alone_never_says_how_the_skin_lies() -> None:
    """The card stands still in both pictures while the limb was turned: what agrees is the skin."""
    before, after = Day(), Day(turn_deg=25, moved_mm=(5, 5))
    found = align(shot(before), shot(after))
    assert off_px(found, before, after) < 2


@pytest.mark.parametrize("with_card", [True, False])
def test_another_persons_skin_is_refused(with_card) -> None:
    with pytest.raises(InvalidInput) as refused:
        align(shot(Day(with_card=with_card)), shot(Day(seed=2, with_card=with_card)))
    assert refused.value.text.key == "error.align.too_few"


def test_a_picture_without_any_mark_is_refused() -> None:
    blank = Shot(np.full((400, 600, 3), 128, np.uint8), (600, 400))
    with pytest.raises(InvalidInput):
        align(blank, blank)


def test_what_is_not_known_is_laid_wound_upon_wound_and_called_poor() -> None:
    before, after = Day(with_card=False), Day(circle(9), moved_mm=(20, 10), with_card=False)
    earlier, later = shot(before), shot(after)
    found = centred(earlier, later)
    assert (found.method, found.quality) == ("centred", "poor")
    assert np.allclose(project(found.matrix, np.array([later.middle])), [earlier.middle])


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("with_card", [True, False])
def test_two_to_four_places_set_by_hand_lay_it(count, with_card) -> None:
    before, after = Day(with_card=with_card), Day(turn_deg=30, moved_mm=(6, 3), with_card=with_card)
    places = np.array([[-25.0, -20], [25, -22], [24, 20], [-23, 24]])[:count]
    pairs = [
        ((float(x), float(y)), (float(u), float(v)))
        for (x, y), (u, v) in zip(before.sees(places), after.sees(places), strict=True)
    ]
    found = align_points(shot(before), shot(after), pairs)
    assert found.method == "points"
    assert found.quality == "fair"
    assert off_px(found, before, after) < 2


def test_places_that_do_not_fit_each_other_are_called_poor() -> None:
    pairs = [((900.0, 700.0), (900.0, 700.0)), ((1100.0, 700.0), (1000.0, 700.0)), ((900.0, 900.0), (900.0, 900.0))]
    assert align_points(shot(Day()), shot(Day()), pairs).quality == "poor"


@pytest.mark.parametrize("count", [0, 1, 5])
def test_other_numbers_of_places_are_refused(count) -> None:
    pairs = [((float(n), 2.0 * n), (float(n), 2.0 * n)) for n in range(count)]
    blank = Shot(np.zeros((40, 60, 3), np.uint8), (600, 400))
    with pytest.raises(InvalidInput):
        align_points(blank, blank, pairs)


def test_by_hand_on_planes_it_turns_and_moves_but_never_grows() -> None:
    earlier, later = shot(Day()), shot(Day(card_at=(-49, -55)))
    found = nudged(centred(earlier, later), earlier, later, by=(30, -10), turn_deg=12, factor=1.5)
    motion = motion_mm(found, earlier, later)
    assert motion is not None
    assert np.linalg.det(motion[:2, :2]) == pytest.approx(1, abs=1e-6)
    assert found.method == "hand"


def test_by_hand_without_planes_it_moves_turns_and_grows_about_the_wound() -> None:
    earlier = later = shot(Day(with_card=False))
    begun = centred(earlier, later)
    middle = np.array([later.middle])
    moved = nudged(begun, earlier, later, by=(30, -10))
    assert np.allclose(project(moved.matrix, middle), middle + np.array([30, -10]))
    grown = nudged(begun, earlier, later, turn_deg=90, factor=2)
    assert np.allclose(project(grown.matrix, middle), middle)
    assert np.allclose(project(grown.matrix, middle + np.array([10, 0])), middle + np.array([0, 20]))
