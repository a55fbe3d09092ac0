"""`calcitrack measure`: a photograph and an outline file in, the JSON of the contract out."""

import io
import json
from typing import Any

import numpy as np
import pytest
from PIL import Image

from core.errors import InvalidInput
from core.imaging.photograph import measure_photograph
from core.texts import render
from tests.core.imaging.rendering import Photograph
from tests.core.imaging.scenes import Camera, Points, circle

CAMERA = Camera(tilt_deg=25, direction_deg=70, distance_mm=300, focal_px=1200, size=(1500, 1100))
WOUND = circle(12, 180) + np.array([8, 4])


def file_of(photograph: Photograph) -> bytes:
    target = io.BytesIO()
    Image.fromarray(photograph.taken()).save(target, "JPEG", quality=90)
    return target.getvalue()


@pytest.fixture(scope="module")
def with_card() -> bytes:
    return file_of(Photograph(WOUND, CAMERA, blur_px=0.6, noise=2))


@pytest.fixture(scope="module")
def without_card() -> bytes:
    return file_of(Photograph(WOUND, CAMERA, card=None))


def outlines(**tissues: Points) -> dict[str, Any]:
    listed = [{"tissue": tissue, "points_px": CAMERA.sees(points).tolist()} for tissue, points in tissues.items()]
    return json.loads(json.dumps({"outlines": listed}))


def test_a_photograph_with_the_card_is_measured_in_millimetres(with_card: bytes) -> None:
    told = measure_photograph(with_card, outlines(wound=WOUND, eschar=circle(6, 180) + np.array([8, 4])))
    json.dumps(told)
    assert told["calibrated"] is True
    assert told["wound_area_mm2"] == pytest.approx(np.pi * 144, rel=0.004)
    assert told["eschar_percent"] == pytest.approx(25, abs=0.05)
    assert told["tilt_deg"] == pytest.approx(25, abs=0.7)
    assert told["mm_per_px_at_centre"] == pytest.approx(CAMERA.mm_per_px, rel=0.004)
    assert 0 <= told["residual_px"] < 1
    wound = told["regions"][0]
    assert wound["tissue"] == "wound"
    assert (wound["length_mm"], wound["width_mm"]) == pytest.approx((24, 24), rel=0.004)
    assert wound["perimeter_mm"] == pytest.approx(np.pi * 24, rel=0.004)
    assert told["warnings"] == []


def test_without_a_card_nothing_is_in_millimetres_and_it_says_so(without_card: bytes) -> None:
    told = measure_photograph(without_card, outlines(wound=WOUND, eschar=circle(6, 180) + np.array([8, 4])), "zh_CN")
    assert told["calibrated"] is False
    in_millimetres = [told[key] for key in ("wound_area_mm2", "mm_per_px_at_centre", "tilt_deg", "residual_px")]
    in_millimetres += [value for region in told["regions"] for key, value in region.items() if "mm" in key]
    assert set(in_millimetres) == {None}
    assert told["eschar_percent"] == pytest.approx(25, abs=1)
    assert told["warnings"] == ["未识别到校准卡：无法得出毫米为单位的面积和长度，仅显示占比。"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ([], "no_outlines"),
        ({"outlines": {}}, "no_outlines"),
        ({"outlines": [{"tissue": "skin", "points_px": [[0, 0], [9, 0], [9, 9]]}]}, "wrong"),
        ({"outlines": [{"tissue": "wound", "points_px": [[0, 0], [9, 0]]}]}, "wrong"),
        ({"outlines": [{"tissue": "wound", "points_px": [[0, 0], [9, 0], ["a", 9]]}]}, "wrong"),
        ({"outlines": [{"tissue": "wound", "points_px": [[0, 0], [90, 90], [90, 0], [0, 90]]}]}, "outline"),
        ({"outlines": [{"tissue": "wound", "points_px": [[0, 0], [9000, 0], [90, 90]]}]}, "outline"),
    ],
)
def test_a_wrong_outline_file_is_refused_with_the_place(without_card: bytes, content: object, why: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        measure_photograph(without_card, content)
    assert refused.value.text.key == f"error.outline_file.{why}"
    told = render(refused.value.text)
    assert ("outlines[0]" in told) == (why != "no_outlines")
