"""Colours made comparable: a card's greys decide, without one the assumption is said, and matching undoes the light."""

import numpy as np
import pytest

from core.imaging.calibrate import calibrate
from core.imaging.card import cards
from core.imaging.colour import NO_GAINS, Gains, Grey, card_greys, lab, match_gains, matched, white_balance
from core.imaging.decode import RgbArray
from tests.core.imaging.rendering import Photograph
from tests.core.imaging.scenes import Camera, circle

WARM: Gains = (1.0, 0.86, 0.62)
"""What a lamp leaves of red, green and blue."""

CAMERA = Camera(tilt_deg=20, direction_deg=40, distance_mm=330, focal_px=1300, size=(1632, 1224))


@pytest.fixture(scope="module")
def daylight() -> RgbArray:
    return Photograph(wound=circle(12), camera=CAMERA).taken()


def greys(rgb: RgbArray) -> tuple[Grey, ...]:
    found = calibrate(rgb)
    assert found is not None
    layout = next(card for card in cards() if card.version == found.card_version)
    return card_greys(rgb, layout, np.reshape(found.scale.homography or (), (3, 3)))


def apart(one: RgbArray, two: RgbArray) -> float:
    """Median CIE 1976 difference of two pictures."""
    return float(np.median(np.linalg.norm(lab(one) - lab(two), axis=2)))


def test_the_greys_of_a_card_are_read_where_they_are(daylight: RgbArray) -> None:
    found = greys(daylight)
    assert len(found) >= 3
    for grey in found:
        assert np.abs(np.subtract(grey.seen, grey.printed)).max() < 4


def test_a_warm_light_is_taken_off_by_the_cards_greys(daylight: RgbArray) -> None:
    warm = matched(daylight, WARM)
    balance = white_balance(warm, greys(warm))
    assert balance.source == "card"
    assert balance.notes == ()
    assert apart(warm, daylight) > 10
    assert apart(matched(warm, balance.gains), daylight) < 1.5


def test_two_photographs_are_matched_by_the_greys_that_both_show(daylight: RgbArray) -> None:
    dim = matched(daylight, (0.6, 0.55, 0.5))
    gains = match_gains(greys(daylight), greys(dim))
    assert gains is not None
    assert apart(matched(dim, gains), daylight) < 1.5
    assert match_gains(greys(daylight), ()) is None


def test_greys_that_do_not_agree_are_told() -> None:
    mixed = [Grey((100.0,) * 3, (100.0, 100.0, 100.0)), Grey((160.0,) * 3, (160.0, 130.0, 100.0))]
    assert [note.key for note in white_balance(np.zeros((4, 4, 3), np.uint8), mixed).notes] == ["imaging.colour.uneven"]


def test_without_a_card_paper_is_assumed_to_be_grey_and_that_is_said() -> None:
    rgb = np.full((120, 160, 3), (205, 160, 135), np.uint8)
    rgb[90:, :80] = (215, 205, 198)
    balance = white_balance(rgb)
    assert balance.source == "assumed"
    assert [note.key for note in balance.notes] == ["imaging.colour.assumed"]
    before, after = (lab(picture)[110, 10] for picture in (rgb, matched(rgb, balance.gains)))
    assert np.hypot(*after[1:]) < np.hypot(*before[1:]) / 4


@pytest.mark.parametrize("skin", [(233, 197, 180), (206, 162, 131), (138, 96, 71), (102, 71, 56)])
def test_skin_is_never_taken_for_grey(skin: tuple[int, int, int]) -> None:
    balance = white_balance(np.full((120, 160, 3), skin, np.uint8))
    assert balance.gains == NO_GAINS
    assert balance.source == "camera"
    assert [note.key for note in balance.notes] == ["imaging.colour.camera"]


def test_no_gains_change_nothing_and_white_stays_white() -> None:
    every = np.random.default_rng(3).integers(0, 256, (40, 50, 3)).astype(np.uint8)
    assert (matched(every, NO_GAINS) == every).all()
    assert matched(every, (4.0, 4.0, 4.0)).max() == 255


def test_lab_is_the_cie_one() -> None:
    red, grey = lab(np.array([[[255, 0, 0], [119, 119, 119]]], np.uint8))[0]
    assert red == pytest.approx([53.24, 80.09, 67.20], abs=0.3)
    assert grey == pytest.approx([50.03, 0, 0], abs=0.3)
