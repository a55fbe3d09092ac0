"""Where millimetres come from: the card by itself, a ruler or a rectangle by hand, and never out of nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.case.photo import Scale
from desktop.photo_bench.bench.bench import Bench
from desktop.photo_bench.draft_keeper import DraftKeeper
from tests.desktop.photo_bench import hands
from tests.desktop.photo_bench.photographs import (
    CARD_WOUND_MM2,
    card_limb_axis,
    card_outline,
    card_photograph,
    card_scene,
    outline,
)
from tests.desktop.walk import faults

KEY = Qt.Key


@pytest.fixture
def with_card(bench: Bench, tmp_path: Path, settled: Callable[[], None]) -> Bench:
    path = tmp_path / "IMG_0777.jpg"
    path.write_bytes(card_photograph())
    bench.add_paths([path])
    settled()
    bench.stage.canvas.setFocus()
    return bench


def scale_of(bench: Bench) -> Scale | None:
    station = bench.stations.current
    assert station is not None
    return station.desk.outlines.scale


def test_the_card_gives_its_plane_by_itself(with_card: Bench, keeper: DraftKeeper) -> None:
    bench = with_card
    scale = keeper.draft.photographs[0].scale
    assert scale is not None
    assert scale.method == "card"
    assert bench.stage.scaling.badge.words == "card ✓ · tilt 18° · good fit"
    hands.press(bench, "2")
    hands.outline(bench, card_outline())
    measured = keeper.draft.measurement
    assert measured is not None
    assert measured.measured_by == "planimetry"
    assert measured.wound_area_mm2 == pytest.approx(CARD_WOUND_MM2, rel=0.03)
    assert bench.stage.scaling.badge.words.startswith("card ✓ · tilt 18° · ± ")


def test_the_card_found_is_not_undone_by_the_first_undo(with_card: Bench) -> None:
    hands.press(with_card, KEY.Key_Z)
    scale = scale_of(with_card)
    assert scale is not None
    assert scale.method == "card"


def test_an_outline_drawn_while_the_card_is_looked_for_stays_and_is_measured(
    bench: Bench, keeper: DraftKeeper, tmp_path: Path, qtbot, settled: Callable[[], None]
) -> None:
    path = tmp_path / "IMG_0778.jpg"
    path.write_bytes(card_photograph())
    bench.add_paths([path])
    qtbot.waitUntil(lambda: bench.stations.current is not None)
    if scale_of(bench) is None:
        assert bench.stage.scaling.badge.words == "looking for the card…"
    hands.press(bench, "2")
    hands.outline(bench, card_outline(20))
    settled()
    assert keeper.draft.measurement is not None
    assert keeper.draft.measurement.measured_by == "planimetry"


def test_the_nurse_chooses_which_scale_counts(with_card: Bench, keeper: DraftKeeper) -> None:
    bench, sheet = with_card, with_card.stage.scaling.sheet
    hands.press(bench, "M")
    assert not sheet.isHidden()
    assert sheet.choices["card"].isChecked()
    assert sheet.choices["card"].text() == "Calibration card, tilt 18° · 8 of 8 markers"
    assert "plane and curvature are not in it" in sheet.remarks.text()
    assert faults(bench) == []
    sheet.choices["none"].click()
    assert scale_of(bench) is None
    assert keeper.draft.photographs[0].scale is None
    assert bench.stage.scaling.badge.words == "no scale"
    sheet.choices["card"].click()
    assert scale_of(bench) is not None
    QTest.keyClick(sheet, KEY.Key_Escape)
    assert sheet.isHidden()
    hands.press(bench, KEY.Key_Z)
    assert scale_of(bench) is None
    hands.press(bench, KEY.Key_Z)
    assert scale_of(bench) is not None


def test_a_ruler_beside_the_card_can_be_chosen_and_is_marked(with_card: Bench, keeper: DraftKeeper) -> None:
    bench = with_card
    hands.press(bench, "2")
    hands.outline(bench, card_outline())
    camera = card_scene().camera
    ends = [(float(x), float(y)) for x, y in camera.sees(card_scene().wound[[0, 100]])]
    hands.give_scale(bench, ends, "36")
    measured = keeper.draft.measurement
    assert measured is not None
    assert measured.measured_by == "single_scale"
    hands.press(bench, "M")
    choices = bench.stage.scaling.sheet.choices
    assert choices["ruler"].text() == "Ruler 36 mm: single scale"
    choices["card"].click()
    assert keeper.draft.measurement is not None
    assert keeper.draft.measurement.measured_by == "planimetry"


def test_four_corners_of_a_bank_card_give_a_plane(with_photograph: Bench, keeper: DraftKeeper) -> None:
    bench = with_photograph
    hands.press(bench, "9")
    for corner in ((200, 150), (1056, 150), (1056, 690), (200, 690)):
        hands.click(bench, corner)
    sides = bench.stage.scaling.sides
    assert not sides.isHidden()
    assert len(bench.stage.canvas._asked) == 4
    QTest.mouseClick(sides.bank_card, Qt.MouseButton.LeftButton)
    scale = scale_of(bench)
    assert scale is not None
    assert scale.method == "rectangle"
    assert scale.mm_per_px == pytest.approx(0.1, rel=0.02)
    assert bench.stage.canvas._asked == ()
    assert bench.stage.scaling.badge.words.startswith("rectangle ✓ · tilt")
    hands.press(bench, "2")
    hands.outline(bench, outline((200, 150)))
    assert keeper.draft.measurement is not None
    assert keeper.draft.measurement.measured_by == "planimetry"


def test_a_corner_of_the_rectangle_is_dragged(with_photograph: Bench) -> None:
    bench = with_photograph
    hands.press(bench, "9")
    for corner in ((200, 150), (1000, 150), (1000, 690), (300, 690)):
        hands.click(bench, corner)
    for line, typed in zip(bench.stage.scaling.sides.lines, ("80 mm", "54"), strict=True):
        QTest.keyClicks(line, typed)
        QTest.keyClick(line, KEY.Key_Return)
    before = scale_of(bench)
    assert before is not None
    hands.drag(bench, ((300, 690), (250, 690), (200, 690)))
    after = scale_of(bench)
    assert after is not None
    assert after.points_px[3] == pytest.approx((200, 690), abs=2)
    assert (after.residual_px or 0) < (before.residual_px or 0)
    hands.press(bench, KEY.Key_Z)
    assert scale_of(bench) == before


def test_a_rectangle_by_keys_alone(with_photograph: Bench) -> None:
    bench = with_photograph
    hands.press(bench, "9")
    hands.press(bench, KEY.Key_Right)
    for arrow in (KEY.Key_Right, KEY.Key_Down, KEY.Key_Left, KEY.Key_Up):
        hands.press(bench, KEY.Key_Return)
        for _ in range(8):
            hands.press(bench, arrow)
    lines = bench.stage.scaling.sides.lines
    QTest.keyClicks(lines[0], "50")
    QTest.keyClick(lines[0], KEY.Key_Return)
    QTest.keyClicks(lines[1], "50")
    QTest.keyClick(lines[1], KEY.Key_Return)
    scale = scale_of(bench)
    assert scale is not None
    assert scale.method == "rectangle"


def test_without_a_scale_there_are_no_millimetres(with_photograph: Bench, keeper: DraftKeeper) -> None:
    bench = with_photograph
    hands.outline(bench, outline((200, 150)))
    assert bench.stage.scaling.badge.words == "no scale"
    assert keeper.draft.measurement is None
    assert bench.readout.value("area") == "–"
    hands.press(bench, "M")
    sheet = bench.stage.scaling.sheet
    assert sheet.choices["card"].text() == "No calibration card was found"
    assert not sheet.choices["card"].isEnabled()
    QTest.mouseClick(sheet.links["ruler"], Qt.MouseButton.LeftButton)
    assert bench.stage.canvas.tool_code == "ruler"


def test_the_limb_corrects_the_area_and_the_flat_one_stays_beside_it(
    with_card: Bench, keeper: DraftKeeper, settled: Callable[[], None]
) -> None:
    bench = with_card
    hands.press(bench, "2")
    hands.outline(bench, card_outline())
    flat = keeper.draft.measurement
    assert flat is not None
    hands.press(bench, "X")
    for end in card_limb_axis():
        hands.click(bench, end)
    assert "How thick" in bench.limb.state.text()
    QTest.keyClicks(bench.limb.line, "34 cm")
    QTest.keyClick(bench.limb.line, KEY.Key_Return)
    measured = keeper.draft.measurement
    assert measured is not None
    assert measured.limb_circumference_mm == 340
    assert measured.wound_area_flat_mm2 == pytest.approx(flat.wound_area_mm2)
    assert measured.wound_area_mm2 is not None
    assert flat.wound_area_mm2 is not None
    assert measured.wound_area_mm2 > flat.wound_area_mm2 * 1.01
    assert measured.uncertainty_percent is not None
    assert flat.uncertainty_percent is not None
    assert measured.uncertainty_percent > flat.uncertainty_percent
    scale = keeper.draft.photographs[0].scale
    assert scale is not None
    assert scale.limb is not None
    assert "taken as flat" in bench.readout.value("off")
    assert "limb 34.0 cm" in bench.stage.scaling.badge.words
    settled()
    assert faults(bench) == []
    QTest.mouseClick(bench.limb.flat, Qt.MouseButton.LeftButton)
    assert keeper.draft.measurement == flat
    hands.press(bench, KEY.Key_Z)
    assert keeper.draft.measurement == measured


def test_a_circumference_before_its_axis_and_one_that_no_limb_has(with_card: Bench) -> None:
    bench = with_card
    QTest.keyClicks(bench.limb.line, "34 mm")
    QTest.keyClick(bench.limb.line, KEY.Key_Return)
    assert "click its axis" in bench.limb.state.text()
    hands.press(bench, "X")
    for end in card_limb_axis():
        hands.click(bench, end)
    assert "34" not in bench.stage.scaling.badge.words
    scale = scale_of(bench)
    assert scale is not None
    assert scale.limb is None
    assert bench.limb.state.text()
    bench.limb.line.selectAll()
    QTest.keyClicks(bench.limb.line, "34")
    QTest.keyClick(bench.limb.line, KEY.Key_Return)
    assert scale_of(bench).limb is not None  # type: ignore[union-attr]


def test_a_ruler_knows_no_limb(with_photograph: Bench) -> None:
    bench = with_photograph
    hands.give_scale(bench, ((300.0, 1060.0), (1300.0, 1060.0)), "100")
    QTest.keyClicks(bench.limb.line, "34")
    QTest.keyClick(bench.limb.line, KEY.Key_Return)
    assert "plane of a card" in bench.limb.state.text()


def test_what_is_open_over_the_photograph_closes_when_one_goes_on_drawing(with_card: Bench, qtbot) -> None:
    bench = with_card
    with qtbot.waitActive(bench):
        bench.activateWindow()
    hands.press(bench, "M")
    assert not bench.stage.scaling.sheet.isHidden()
    hands.click(bench, (1200, 900))
    assert bench.stage.scaling.sheet.isHidden()
    assert not bench.stage.scaling.badge.isChecked()
