"""What a lens bends is straightened: by the card itself, or by a profile learnt from a chessboard."""

from datetime import UTC, datetime

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.case.photo import Lens
from core.errors import InvalidInput
from core.imaging.calibrate import calibrate
from core.imaging.camera import CameraProfile, ChessboardView, chessboard_seen, fitting, profile_of
from core.imaging.card import cards, chessboard
from core.imaging.distortion import lens_of_card
from core.imaging.exif import CameraNotes
from core.imaging.geometry import Points, area
from core.imaging.lens import bent, plausible, straightened
from core.imaging.measure import measure
from core.imaging.pieces import Piece
from tests.core.imaging.limbs import _seen
from tests.core.imaging.rendering import Photograph, seen_through
from tests.core.imaging.scenes import Camera, as_points, ellipse, outline

SIZE = (1800, 1350)
CAMERA = Camera(tilt_deg=20, direction_deg=40, roll_deg=10, distance_mm=300, focal_px=1440, size=SIZE)
WOUND = ellipse(18, 11, 200) + np.array([10, 5])
PHONE = CameraNotes(make="Maker", model="Phone 9", focal_mm=5.1, focal_35mm=26.0)
NOW = datetime(2026, 11, 26, tzinfo=UTC)


def lens(k1: float, k2: float = 0.0) -> Lens:
    return Lens(focal_px=1800.0, centre_px=(900.0, 675.0), radial=(k1, k2), source="card")


@given(st.floats(-0.2, 0.2), st.floats(-0.02, 0.02), st.floats(0, 1800), st.floats(0, 1350))
def test_straightening_undoes_the_bend(k1: float, k2: float, x: float, y: float) -> None:
    place = np.array([[x, y]])
    assert plausible(lens(k1, k2), SIZE)
    assert straightened(lens(k1, k2), bent(lens(k1, k2), place)) == pytest.approx(place, abs=1e-6)


def test_a_lens_that_folds_the_picture_is_no_lens() -> None:
    assert not plausible(lens(-2.0), SIZE)


def test_the_card_tells_a_bending_lens_and_measures_through_it() -> None:
    photograph = Photograph(WOUND, CAMERA, card_turned=8, noise=2, blur_px=0.6)
    found = calibrate(seen_through(lens(-0.1), photograph.taken()))
    assert found is not None
    assert found.scale.lens is not None
    assert found.scale.lens.radial[0] == pytest.approx(-0.1, abs=0.02)
    measured = measure([outline("wound", bent(lens(-0.1), photograph.outline()))], found.scale, SIZE)
    assert measured.wound_area_mm2 == pytest.approx(area(as_points(WOUND)), rel=2e-3)
    assert measured.uncertainty_percent is not None


def test_a_card_that_curls_is_not_taken_for_a_lens() -> None:
    card, rng = cards()[0], np.random.default_rng(2)
    on_card = np.concatenate([card.corners(card.marker_id(place)) for place in range(len(card.markers))])
    for radius in (1500.0, 600.0, 300.0):
        for turn in (0.0, 0.7, 1.4):
            middle = on_card - on_card.mean(axis=0)
            across = middle @ np.array([np.cos(turn), np.sin(turn)])
            seen = _seen(CAMERA, middle, radius * (1 - np.cos(across / radius)))
            assert lens_of_card(Piece(card, on_card, seen + rng.normal(0, 0.02, seen.shape)), SIZE) is None


def boards(k1: float, tilts: tuple[float, ...], shaken: float = 0.0) -> list[ChessboardView]:
    """The chessboard's corners as a camera with this lens sees them from several sides, `shaken` by so many pixels."""
    corners, views, rng = chessboard().corners - chessboard().corners.mean(axis=0), [], np.random.default_rng(1)
    for number, tilt in enumerate(tilts):
        camera = Camera(tilt, 360 * number / len(tilts), 7 * number, 330, 1440, SIZE)
        seen = bent(true_lens(k1), camera.sees(corners)) + rng.normal(0, shaken, corners.shape)
        views.append(ChessboardView(seen, SIZE))
    return views


def true_lens(k1: float) -> Lens:
    return lens(k1).model_copy(update={"focal_px": 1440.0})


def test_a_profile_learns_the_lens_and_fits_its_own_photographs_only() -> None:
    profile = profile_of(boards(-0.08, (30, 35, 30, 40, 25, 30, 0, 20)), PHONE, NOW)
    assert profile.focal_share * 1800 == pytest.approx(1440, rel=2e-3)
    assert profile.radial[0] == pytest.approx(-0.08, abs=3e-3)
    assert CameraProfile.model_validate_json(profile.model_dump_json()) == profile
    assert profile.fits(PHONE, (3600, 2700))
    assert profile.fits(PHONE, (1350, 1800))
    assert not profile.fits(PHONE, (1800, 1012))
    assert not profile.fits(CameraNotes(make="Maker", model="Phone 8", focal_mm=5.1), SIZE)
    assert not profile.fits(CameraNotes(), SIZE)
    assert fitting([profile], None, SIZE) is None
    photograph = Photograph(WOUND, CAMERA, card_turned=8, noise=2, blur_px=0.6)
    found = calibrate(seen_through(true_lens(-0.08), photograph.taken()), PHONE, [profile])
    assert found is not None
    assert found.scale.lens is not None
    assert (found.scale.lens.source, found.scale.lens.profile) == ("profile", profile.key)
    measured = measure([outline("wound", bent(true_lens(-0.08), photograph.outline()))], found.scale, SIZE)
    assert measured.wound_area_mm2 == pytest.approx(area(as_points(WOUND)), rel=2e-3)


@pytest.mark.parametrize(
    ("views", "why"),
    [
        (boards(0, (30, 30)), "few_views"),
        ([*boards(0, (30,) * 6), ChessboardView(np.zeros((54, 2)), (10, 10))], "mixed_sizes"),
        (boards(0, (0,) * 8, shaken=0.1), "one_side"),
    ],
)
def test_views_that_tell_no_lens_are_refused(views: list[ChessboardView], why: str) -> None:
    with pytest.raises(InvalidInput, match=why):
        profile_of(views, PHONE, NOW)


def test_a_board_that_is_not_flat_makes_no_profile() -> None:
    with pytest.raises(InvalidInput, match="lens"):
        profile_of(boards(0, (30, 35, 30, 40, 25, 30, 0, 20), shaken=4), PHONE, NOW)


def test_a_chessboard_is_found_in_a_photograph_and_nowhere_else() -> None:
    assert chessboard_seen(np.full((300, 400, 3), 200, np.uint8)) is None
    board = chessboard()
    squares = np.add.outer(np.arange(board.squares[1]), np.arange(board.squares[0])) % 2 * 255
    flat = np.pad(np.kron(squares, np.ones((40, 40))), 60, constant_values=255).astype(np.uint8)
    seen = chessboard_seen(cv2.GaussianBlur(np.repeat(flat[:, :, None], 3, axis=2), (0, 0), 0.8))
    assert seen is not None
    first: Points = np.sort(np.hypot(*(seen.corners_px - (100, 100)).T))
    assert first[0] < 0.1
