"""The card is found in a photograph, and what it promises is kept on wounds of known size."""

from functools import cache

import numpy as np
import pytest

from core.imaging.calibrate import Calibration, calibrate
from core.imaging.card import cards
from core.imaging.markers import MODULES, modules
from core.imaging.measure import measure
from core.texts import LANGUAGES, render
from tests.core.imaging.rendering import Photograph, Rgb
from tests.core.imaging.scenes import Camera, ellipse, outline

SIZE = (1600, 1200)
WOUND = ellipse(18, 11, 200) + np.array([10, 5])
TRUE_MM2 = 100 * 18 * 11 * np.sin(np.pi / 100)


def camera(tilt: float = 20, **others: float) -> Camera:
    return Camera(tilt_deg=tilt, direction_deg=37, roll_deg=10, distance_mm=300, focal_px=1280, size=SIZE)


@cache
def rendered(photograph_key: tuple[tuple[str, object], ...]) -> Rgb:
    return photograph(**dict(photograph_key)).taken()


def photograph(tilt: float = 20, **how: object) -> Photograph:
    return Photograph(WOUND, camera(tilt), **{"blur_px": 0.6, "noise": 2.0, "card_turned": 8.0, **how})


def seen(**how: object) -> tuple[Calibration, float]:
    """The calibration, and the error of the wound's area in percent."""
    found = calibrate(rendered(tuple(how.items())))
    assert found is not None
    for warning in found.warnings:
        assert all(render(warning, language) != warning.key for language in LANGUAGES)
    measured = measure([outline("wound", photograph(**how).outline())], found.scale, SIZE)
    assert measured.wound_area_mm2 is not None
    assert measured.uncertainty_percent is not None
    error = 100 * abs(measured.wound_area_mm2 / TRUE_MM2 - 1)
    assert error <= max(0.3, measured.uncertainty_percent)
    return found, error


def warned(found: Calibration) -> set[str]:
    return {warning.key.removeprefix("imaging.warning.") for warning in found.warnings}


@pytest.mark.parametrize("tilt", [0, 30, 45])
def test_a_wound_measures_what_it_is_to_half_a_percent(tilt: float) -> None:
    found, error = seen(tilt=tilt)
    assert error < 0.25
    assert found.quality == "good"
    assert (found.markers_seen, found.markers_on_card, warned(found)) == (8, 8, set())
    assert found.scale.tilt_deg == pytest.approx(tilt, abs=2.5 if tilt == 0 else 0.5)
    assert found.scale.mm_per_px == pytest.approx(camera(tilt).mm_per_px, rel=2e-3)
    assert found.scale.method == "card"


def test_a_card_half_hidden_by_a_glove_still_measures() -> None:
    found, error = seen(glove=0.6)
    assert found.markers_seen < 8
    assert error < 1


def test_a_card_almost_hidden_says_how_little_was_seen() -> None:
    found = calibrate(rendered((("glove", 0.95), ("card_at", (-55.0, -52.0)))))
    assert found is not None
    assert found.markers_seen == 3
    assert found.quality != "good"
    assert "few_markers" in warned(found)


def test_noise_and_poor_light_cost_little() -> None:
    _, error = seen(noise=8.0, light=0.4)
    assert error < 0.3


def test_a_blurred_photograph_says_so() -> None:
    found, _ = seen(blur_px=3.5)
    assert "blurred" in warned(found)


def test_a_card_burnt_white_says_so() -> None:
    found, _ = seen(light=1.4)
    assert "overexposed" in warned(found)


def test_no_card_no_millimetres() -> None:
    assert calibrate(photograph(card=None).taken()) is None
    assert calibrate(np.full((200, 300, 3), 128, np.uint8)) is None
    assert calibrate(np.random.default_rng(1).integers(0, 255, (400, 600, 3), np.uint8)) is None


def test_a_single_marker_is_not_enough() -> None:
    alone = np.full((300, 300, 3), 245, np.uint8)
    alone[60:220, 60:220] = np.where(np.kron(modules(cards()[0].dictionary, 16), np.ones((20, 20), bool)), 20, 245)[
        ..., None
    ]
    assert calibrate(alone) is None


def test_the_ids_of_two_layouts_never_meet_and_every_marker_keeps_its_white_margin() -> None:
    ids = [card.marker_id(place) for card in cards() for place in range(len(card.markers))]
    assert len(ids) == len(set(ids))
    for card in cards():
        margin = 1.25 * card.marker_size / MODULES
        boxes = [
            np.array([corners.min(axis=0) - margin, corners.max(axis=0) + margin]) for corners in map(card.corners, ids)
        ]
        others = [(patch.at, np.add(patch.at, patch.size)) for patch in card.patches]
        others += [(box[0] + margin, box[1] - margin) for box in boxes]
        for box in boxes:
            assert (box[0] >= 0).all()
            touched = [
                low for low, high in others if (np.array(low) < box[1]).all() and (np.array(high) > box[0]).all()
            ]
            assert len(touched) == 1, "itself"
