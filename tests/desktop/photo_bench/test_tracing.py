"""Tracing at the bench by mouse, keys, fingers and pen: brush, edge-following line, assisted outline, tissues."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.case.photo import Point
from core.imaging.geometry import area
from desktop.photo_bench.bench.bench import Bench
from desktop.photo_bench.bench.outlines import inside
from desktop.photo_bench.draft_keeper import DraftKeeper
from tests.desktop.photo_bench import hands
from tests.desktop.photo_bench.photographs import CENTRE, RULER, outline
from tests.desktop.walk import faults

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
RIGHT = Qt.MouseButton.RightButton
Settled = Callable[[], None]
BOX = [(CENTRE[0] - 330, CENTRE[1] - 235), (CENTRE[0], CENTRE[1]), (CENTRE[0] + 330, CENTRE[1] + 235)]
DARK_MM2, WOUND_MM2 = 3.1416 * 15 * 10, 3.1416 * 34 * 24
"""Of the eschar alone, a little less; and of all that is redder than skin within the box, a little more."""


def regions(bench: Bench) -> list[tuple[str, float]]:
    """Tissue and area in square pixels of each outline."""
    station = bench.stations.current
    assert station is not None
    return [(region.tissue, area(region.points)) for region in station.desk.outlines.regions]


@pytest.fixture
def with_scale(with_photograph: Bench) -> Bench:
    hands.give_scale(with_photograph, RULER, "100")
    return with_photograph


def test_the_brush_paints_and_every_stroke_is_undone_by_itself(with_photograph: Bench) -> None:
    bench = with_photograph
    hands.press(bench, "4")
    hands.drag(bench, [(600, 500), (700, 500), (800, 500)])
    (tissue, first), *_ = regions(bench)
    assert tissue == "wound"
    assert first > 200 * 2 * 20
    hands.drag(bench, [(700, 500), (700, 600), (700, 700)])
    assert len(regions(bench)) == 1
    assert regions(bench)[0][1] > first
    hands.press(bench, KEY.Key_Z)
    assert regions(bench)[0][1] == pytest.approx(first)
    hands.press(bench, KEY.Key_Z)
    assert regions(bench) == []


def test_the_right_button_of_the_brush_and_the_eraser_rub_out_and_may_leave_an_island(with_photograph: Bench) -> None:
    bench = with_photograph
    hands.press(bench, "2")
    hands.outline(bench, outline((300, 200)))
    before = regions(bench)[0][1]
    hands.press(bench, "5")
    hands.click(bench, CENTRE)
    assert len(regions(bench)) == 2
    found = bench.stations.found
    assert found is not None
    wound = found.region("wound")
    assert wound is not None
    hands.press(bench, "4")
    hands.drag(bench, [(1030, 560), (1060, 560), (1090, 560)], RIGHT)
    assert max(size for _, size in regions(bench)) < before


def test_brackets_change_the_brush_which_is_shown_as_a_ring(with_photograph: Bench) -> None:
    bench = with_photograph
    hands.press(bench, "4")
    hands.press(bench, KEY.Key_Right)
    tool = bench.stage.canvas.tool
    assert tool is not None
    first = tool.sketch().ring
    assert first is not None
    hands.press(bench, KEY.Key_BracketRight)
    larger = tool.sketch().ring
    assert larger is not None
    assert larger.radius > first.radius
    hands.press(bench, KEY.Key_Return)
    assert [tissue for tissue, _ in regions(bench)] == ["wound"]


def test_tissues_painted_over_each_other_never_overlap(with_scale: Bench) -> None:
    bench = with_scale
    hands.press(bench, "2")
    hands.outline(bench, outline((300, 200)))
    for key, y in (("E", 560), ("S", 575)):
        hands.press(bench, key)
        hands.press(bench, "4")
        hands.drag(bench, [(600, y), (760, y), (900, y)])
    found = bench.stations.found
    assert found is not None
    shares = {tissue: found.region(tissue) for tissue in ("eschar", "slough")}
    assert all(region is not None for region in shares.values())
    assert "overlap" not in " ".join(warning.key for warning in found.warnings)


def test_the_line_follows_the_edge_between_anchors(with_photograph: Bench, settled: Settled) -> None:
    bench = with_photograph
    hands.press(bench, "6")
    settled()
    station = bench.stations.current
    assert station is not None
    assert station.desk.edges is not None
    anchors = outline((165, 115), 6)
    for anchor in anchors:
        hands.click(bench, anchor)
    hands.press(bench, KEY.Key_Return)
    (_, found), *_ = regions(bench)
    assert found == pytest.approx(3.1416 * 165 * 115, rel=0.15)
    straight = area(anchors)
    assert found > straight * 1.03
    hands.press(bench, KEY.Key_Z)
    assert regions(bench) == []


def test_backspace_takes_the_last_anchor_back_and_escape_the_line(with_photograph: Bench, settled: Settled) -> None:
    bench = with_photograph
    hands.press(bench, "6")
    settled()
    for anchor in outline((165, 115), 6)[:3]:
        hands.click(bench, anchor)
    tool = bench.stage.canvas.tool
    assert tool is not None
    assert len(tool.sketch().handles) == 3
    hands.press(bench, KEY.Key_Backspace)
    assert len(tool.sketch().handles) == 2
    hands.press(bench, KEY.Key_Escape)
    assert not tool.busy


def test_a_box_round_the_wound_offers_its_edge_and_enter_accepts_it(
    with_scale: Bench, keeper: DraftKeeper, settled: Settled
) -> None:
    bench = with_scale
    hands.press(bench, "7")
    assert "box" in bench.stage.hint.words
    hands.drag(bench, BOX)
    settled()
    assert regions(bench) == []
    assert keeper.draft.measurement is None
    assert "Enter accepts" in bench.stage.hint.words
    assert faults(bench) == []
    station = bench.stations.current
    assert station is not None
    assert station.desk.offer is not None
    offered = sum(area(ring) for ring in station.desk.offer.rings)
    assert DARK_MM2 < offered / 100 < WOUND_MM2
    hands.press(bench, KEY.Key_Return)
    assert [tissue for tissue, _ in regions(bench)] == ["wound"]
    measured = keeper.draft.measurement
    assert measured is not None
    assert measured.wound_area_mm2 == pytest.approx(offered / 100, rel=0.01)
    hands.press(bench, KEY.Key_Z)
    assert regions(bench) == []


def covered(rings: Sequence[Sequence[Point]], at: Point) -> bool:
    """Whether a place lies in what rings enclose: within an odd number of them."""
    return sum(inside(ring, at) for ring in rings) % 2 == 1


def test_a_stroke_outside_takes_away_from_the_offer_and_can_be_taken_back(
    with_photograph: Bench, settled: Settled
) -> None:
    bench = with_photograph
    hands.press(bench, "7")
    hands.drag(bench, BOX)
    settled()
    desk = bench.stations.current.desk if bench.stations.current is not None else None
    assert desk is not None
    assert desk.offer is not None
    before = desk.offer.rings
    assert covered(before, (960, 560))
    hands.drag(bench, [(960, 480), (960, 560), (960, 640)], RIGHT)
    settled()
    assert desk.offer is not None
    assert not covered(desk.offer.rings, (960, 560))
    hands.press(bench, KEY.Key_Backspace)
    settled()
    assert desk.offer is not None
    assert desk.offer.rings == before


def test_escape_leaves_what_is_looked_for(with_photograph: Bench, settled: Settled) -> None:
    bench = with_photograph
    hands.press(bench, "7")
    hands.drag(bench, BOX)
    assert bench.stage.assistance.looking
    hands.press(bench, KEY.Key_Escape)
    assert not bench.stage.assistance.looking
    settled()
    desk = bench.stations.current.desk if bench.stations.current is not None else None
    assert desk is not None
    assert desk.offer is None


def test_a_box_by_keys_alone(with_photograph: Bench, settled: Settled) -> None:
    bench = with_photograph
    canvas = bench.stage.canvas
    hands.press(bench, "7")
    hands.press(bench, KEY.Key_Left)
    for arrow, extent in ((KEY.Key_Left, 340), (KEY.Key_Up, 260)):
        for _ in range(round(extent * canvas.zoom / 8)):
            hands.press(bench, arrow)
    hands.press(bench, KEY.Key_Return)
    for arrow, extent in ((KEY.Key_Right, 640), (KEY.Key_Down, 500)):
        for _ in range(round(extent * canvas.zoom / 8)):
            hands.press(bench, arrow)
    hands.press(bench, KEY.Key_Return)
    settled()
    hands.press(bench, KEY.Key_Return)
    assert [tissue for tissue, _ in regions(bench)] == ["wound"]


def test_tissues_are_proposed_and_count_only_once_confirmed(
    with_scale: Bench, keeper: DraftKeeper, settled: Settled
) -> None:
    bench = with_scale
    assert not bench.proposals.ask.isEnabled()
    hands.press(bench, "2")
    hands.outline(bench, outline((300, 205)))
    hands.press(bench, "A")
    settled()
    proposed = {region.tissue for region in bench.proposing.regions}
    assert "eschar" in proposed
    assert keeper.draft.measurement is not None
    assert keeper.draft.measurement.eschar_area_mm2 is None
    assert faults(bench) == []
    yes, _ = bench.proposals.answers("eschar")
    QTest.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert keeper.draft.measurement is not None
    assert keeper.draft.measurement.eschar_area_mm2 == pytest.approx(3.1416 * 16.5 * 11.5, rel=0.25)
    assert "eschar" not in {region.tissue for region in bench.proposing.regions}
    hands.press(bench, "N")
    assert bench.proposing.regions == ()
    hands.press(bench, KEY.Key_Z)
    assert keeper.draft.measurement is not None
    assert keeper.draft.measurement.eschar_area_mm2 is None


def test_all_that_is_proposed_is_confirmed_at_once_and_proposes_answers(
    with_scale: Bench, keeper: DraftKeeper, settled: Settled
) -> None:
    bench = with_scale
    hands.press(bench, "2")
    hands.outline(bench, outline((300, 205)))
    hands.press(bench, "A")
    settled()
    hands.press(bench, "Y")
    assert bench.proposing.regions == ()
    measured = keeper.draft.measurement
    assert measured is not None
    bed = (measured.eschar_area_mm2, measured.slough_area_mm2, measured.granulation_area_mm2)
    assert sum(each or 0 for each in bed) <= (measured.wound_area_mm2 or 0) * 1.001
    assert keeper.draft.levels.necrotic_amount is None


def test_a_proposal_is_dropped_when_the_wound_changes(with_photograph: Bench, settled: Settled) -> None:
    bench = with_photograph
    hands.press(bench, "2")
    hands.outline(bench, outline((300, 205)))
    hands.press(bench, "A")
    settled()
    assert bench.proposing.regions
    hands.press(bench, KEY.Key_Z)
    assert bench.proposing.regions == ()


def _touch(bench: Bench, device: QPointingDevice, moves: list[dict[int, Point]]) -> None:
    """Fingers by number, where they are at each step (pixels of the screen); they leave after the last."""
    view = bench.stage.canvas.viewport()
    down: set[int] = set()
    for step in moves:
        touching = QTest.touchEvent(view, device, False)
        for number, (x, y) in step.items():
            place = QPointF(x, y).toPoint()
            if number in down:
                touching.move(number, place, view)
            else:
                touching.press(number, place, view)
                down.add(number)
        touching.commit()
    touching = QTest.touchEvent(view, device, False)
    for number in down:
        x, y = moves[-1][number]
        touching.release(number, QPointF(x, y).toPoint(), view)
    touching.commit()


@pytest.fixture(scope="module")
def screen(qapp: QApplication) -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


def test_one_finger_draws_and_two_move_and_zoom(with_photograph: Bench, screen: QPointingDevice) -> None:
    bench = with_photograph
    canvas = bench.stage.canvas
    hands.press(bench, "3")
    line = [canvas.to_view(point) for point in [*outline((200, 150), 40), outline((200, 150), 40)[0]]]
    _touch(bench, screen, [{0: (spot.x(), spot.y())} for spot in line])
    assert regions(bench)[0][1] == pytest.approx(3.1416 * 200 * 150, rel=0.1)
    zoom = canvas.zoom
    _touch(
        bench, screen, [{0: (300, 250), 1: (400, 250)}, {0: (280, 250), 1: (420, 250)}, {0: (250, 250), 1: (450, 250)}]
    )
    assert canvas.zoom == pytest.approx(2 * zoom, rel=0.1)
    assert len(regions(bench)) == 1


def test_a_tap_sets_a_point(with_photograph: Bench, screen: QPointingDevice) -> None:
    bench = with_photograph
    hands.press(bench, "2")
    for x, y in ((300, 200), (400, 200), (400, 300), (300, 300), (300, 200)):
        _touch(bench, screen, [{0: (x, y)}])
    assert len(regions(bench)) == 1


def test_a_pen_draws_and_its_other_end_rubs_out(with_photograph: Bench) -> None:
    bench = with_photograph
    hands.press(bench, "4")
    tip = _pen(QPointingDevice.PointerType.Pen, 1)
    rubber = _pen(QPointingDevice.PointerType.Eraser, 2)
    _stroke(bench, tip, [(600, 500), (700, 500), (800, 500)])
    painted = regions(bench)[0][1]
    _stroke(bench, rubber, [(780, 500), (830, 500)])
    assert regions(bench)[0][1] < painted


def _pen(kind: QPointingDevice.PointerType, number: int) -> QPointingDevice:
    everything = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
    return QPointingDevice("pen", number, QInputDevice.DeviceType.Stylus, kind, everything, 1, 3)


def _stroke(bench: Bench, pen: QPointingDevice, points: list[Point]) -> None:
    view = bench.stage.canvas.viewport()
    spots = [QPointF(hands.spot(bench, point)) for point in points]
    kinds = [QEvent.Type.TabletPress, *[QEvent.Type.TabletMove] * (len(spots) - 1), QEvent.Type.TabletRelease]
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, spot in zip(kinds, [*spots, spots[-1]], strict=True):
        held = none if kind == QEvent.Type.TabletRelease else left
        event = QTabletEvent(
            kind,
            pen,
            spot,
            QPointF(view.mapToGlobal(spot)),
            0.5,
            0,
            0,
            0,
            0,
            0,
            Qt.KeyboardModifier.NoModifier,
            left,
            held,
        )
        QApplication.sendEvent(view, event)
        assert event.isAccepted()
