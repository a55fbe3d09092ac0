"""The bench as a nurse uses it: photographs in, outlines by mouse and by keys, numbers out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.clinic.views.photographs import original
from desktop.photo_bench.bench.bench import Bench
from desktop.photo_bench.bench.incoming import incoming
from desktop.photo_bench.draft_keeper import DraftKeeper
from tests.desktop.photo_bench import hands
from tests.desktop.photo_bench.photographs import CENTRE, RULER, outline, wound_photograph
from tests.desktop.walk import faults

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
Settled = Callable[[], None]


def regions(bench: Bench) -> list[str]:
    station = bench.stations.current
    return [region.tissue for region in station.desk.outlines.regions] if station is not None else []


def test_an_empty_bench_says_what_to_do(bench: Bench) -> None:
    assert bench.stations.current is None
    assert faults(bench) == []


def test_a_photograph_is_kept_bit_for_bit_and_stands_in_the_draft(
    with_photograph: Bench, keeper: DraftKeeper, photograph: Path, context
) -> None:
    taken = keeper.draft.photographs[0]
    assert (taken.width_px, taken.height_px, taken.file_name) == (1600, 1200, "IMG_0412.jpg")
    assert original(context, taken.sha256) == photograph.read_bytes()
    assert with_photograph.stage.scaling.badge.words == "no scale"


def test_a_wound_outlined_by_mouse_is_measured_at_once(with_photograph: Bench, keeper: DraftKeeper) -> None:
    bench = with_photograph
    hands.outline(bench, outline((300, 200)))
    assert bench.readout.value("area") == "–"
    assert "No scale" in bench.readout._off.text()
    hands.give_scale(bench, RULER, "100")
    assert bench.readout.value("area") in ("18.6 cm²", "18.7 cm²")
    assert bench.stage.scaling.badge.words.startswith("ruler 100 mm · ± 30 %")
    hands.press(bench, "2")
    hands.press(bench, "E")
    hands.outline(bench, outline((150, 100), 12))
    measured = keeper.draft.measurement
    assert measured is not None
    assert measured.measured_by == "single_scale"
    assert measured.eschar_percent == pytest.approx(24.1, abs=1)
    assert bench.readout.value("eschar") == "24 %"
    assert "24 %" in bench.palette_.numbers("eschar")


def test_an_outline_can_be_drawn_with_keys_alone(with_photograph: Bench, keeper: DraftKeeper) -> None:
    bench = with_photograph
    hands.press(bench, "2")
    hands.press(bench, KEY.Key_Right)
    for arrow in (KEY.Key_Right, KEY.Key_Down, KEY.Key_Left, KEY.Key_Up):
        hands.press(bench, KEY.Key_Return)
        for _ in range(6):
            hands.press(bench, arrow)
    hands.press(bench, KEY.Key_Return)
    assert regions(bench) == ["wound"]
    station = bench.stations.current
    assert station is not None
    points = station.desk.outlines.regions[0].points
    assert len(points) == 4
    assert points[1][0] - points[0][0] == pytest.approx(48 / bench.stage.canvas.zoom)


def test_a_freehand_line_becomes_an_outline(with_photograph: Bench) -> None:
    hands.press(with_photograph, "3")
    hands.drag(with_photograph, [*outline((280, 190), 90), outline((280, 190), 90)[0]])
    assert regions(with_photograph) == ["wound"]


def test_a_double_click_closes_the_polygon(with_photograph: Bench) -> None:
    bench = with_photograph
    points = outline((280, 190), 6)
    for point in points:
        hands.click(bench, point)
    QTest.mouseDClick(
        bench.stage.canvas.viewport(), hands.LEFT, Qt.KeyboardModifier.NoModifier, hands.spot(bench, points[-1])
    )
    assert regions(bench) == ["wound"]


def test_undo_and_redo_change_the_draft_too(with_photograph: Bench, keeper: DraftKeeper) -> None:
    bench = with_photograph
    hands.give_scale(bench, RULER, "100")
    hands.press(bench, "2")
    hands.outline(bench, outline((300, 200)))
    assert keeper.draft.measurement is not None
    hands.press(bench, "Z")
    assert regions(bench) == []
    assert keeper.draft.measurement is None
    hands.press(bench, "Z", SHIFT)
    assert regions(bench) == ["wound"]
    assert keeper.draft.measurement is not None


def test_two_points_are_complained_of_at_their_place(with_photograph: Bench) -> None:
    bench = with_photograph
    hands.click(bench, (400, 400))
    hands.click(bench, (600, 400))
    hands.press(bench, KEY.Key_Return)
    assert "three different points" in bench.stage.bubble.words
    hands.click(bench, (500, 600))
    assert bench.stage.bubble.words == ""
    hands.press(bench, KEY.Key_Return)
    assert regions(bench) == ["wound"]


def test_an_outline_across_itself_is_kept_for_repair(with_photograph: Bench) -> None:
    bench = with_photograph
    for point in ((400, 400), (700, 700), (700, 400), (400, 700)):
        hands.click(bench, point)
    hands.press(bench, KEY.Key_Return)
    assert "crosses" in bench.stage.bubble.words
    assert bench.stage.canvas.tool is not None
    assert len(bench.stage.canvas.tool.sketch().line) == 4
    hands.press(bench, KEY.Key_Backspace)
    hands.press(bench, KEY.Key_Return)
    assert regions(bench) == ["wound"]


def test_a_selected_outline_is_nudged_retold_and_deleted(with_photograph: Bench) -> None:
    bench = with_photograph
    hands.outline(bench, outline((300, 200), 8))
    hands.press(bench, "1")
    hands.press(bench, KEY.Key_PageDown)
    before = bench.stations.current.desk.outlines.regions[0].points[0]
    hands.press(bench, KEY.Key_Left, SHIFT)
    after = bench.stations.current.desk.outlines.regions[0].points[0]
    assert before[0] - after[0] == pytest.approx(1 / bench.stage.canvas.zoom)
    hands.press(bench, "P")
    assert regions(bench) == ["purpura"]
    hands.press(bench, KEY.Key_Delete)
    assert regions(bench) == []


def test_the_wheel_zooms_at_the_pointer(with_photograph: Bench) -> None:
    canvas = with_photograph.stage.canvas
    spot = QPointF(hands.spot(with_photograph, (500, 400)))
    before, zoom = canvas.to_photo(spot), canvas.zoom
    event = QWheelEvent(
        spot,
        canvas.viewport().mapToGlobal(spot),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas.viewport(), event)
    assert canvas.zoom == pytest.approx(zoom * 1.25**2)
    after = canvas.to_photo(spot)
    assert after == pytest.approx(before, abs=2 / canvas.zoom)
    hands.press(with_photograph, "F")
    assert canvas.zoom == pytest.approx(zoom)


def test_space_moves_the_photograph_and_draws_nothing(with_photograph: Bench) -> None:
    bench, canvas = with_photograph, with_photograph.stage.canvas
    canvas.zoom_by(3)
    before = canvas.to_photo(QPointF(0, 0))
    QTest.keyPress(canvas, KEY.Key_Space)
    hands.drag(bench, [(700, 500), (750, 520)])
    QTest.keyRelease(canvas, KEY.Key_Space)
    assert canvas.to_photo(QPointF(0, 0)) != pytest.approx(before)
    assert bench.stage.canvas.tool is not None
    assert not bench.stage.canvas.tool.busy


def test_a_length_that_is_no_number_is_said_in_place(with_photograph: Bench) -> None:
    bench = with_photograph
    hands.give_scale(bench, RULER, "ten")
    assert bench.stage.scaling.length.marks
    assert "not a number" in bench.stage.scaling.length._problem.text()
    bench.stage.scaling.length.line.clear()
    QTest.keyClicks(bench.stage.scaling.length.line, "100 mm")
    QTest.keyClick(bench.stage.scaling.length.line, KEY.Key_Return)
    assert bench.stage.scaling.length.marks == ()
    assert bench.stage.scaling.badge.words.startswith("ruler 100 mm")


def test_escape_leaves_the_question_and_the_line(with_photograph: Bench) -> None:
    bench = with_photograph
    hands.press(bench, "8")
    for end in RULER:
        hands.click(bench, end)
    QTest.keyClick(bench.stage.scaling.length.line, KEY.Key_Escape)
    assert bench.stage.scaling.length.marks == ()
    assert not bench.escape()
    hands.press(bench, "2")
    hands.click(bench, CENTRE)
    assert bench.escape()
    assert not bench.escape()


def test_the_outlines_are_read_as_a_table(with_photograph: Bench) -> None:
    bench = with_photograph
    hands.give_scale(bench, RULER, "100")
    hands.press(bench, "2")
    hands.outline(bench, outline((300, 200)))
    hands.press(bench, "T")
    model = bench.stage.table.model()
    assert bench.stage.table.isVisible()
    assert [model.index(0, column).data() for column in range(4)][:2] == ["wound", "1"]
    assert model.rowCount() == 1


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.jpg", b"", "0 bytes"),
        ("half.jpg", wound_photograph()[:20_000], "breaks off"),
        ("words.jpg", b"this is no photograph at all, but a letter", "not a photograph"),
    ],
)
def test_a_bad_file_is_refused_where_it_was_dropped(
    with_photograph: Bench, tmp_path: Path, settled: Settled, name: str, data: bytes, words: str
) -> None:
    hands.outline(with_photograph, outline((300, 200)))
    bad = tmp_path / name
    bad.write_bytes(data)
    with_photograph.add_paths([bad])
    settled()
    assert words in with_photograph.notice.sentence
    assert name in with_photograph.notice.sentence
    assert regions(with_photograph) == ["wound"]


def test_of_several_only_the_bad_one_is_refused(
    bench: Bench, keeper: DraftKeeper, tmp_path: Path, settled: Settled
) -> None:
    for number in (1, 2):
        (tmp_path / f"a{number}.png").write_bytes(wound_photograph(number, "PNG"))
    (tmp_path / "b.jpg").write_bytes(b"")
    (tmp_path / "notes.txt").write_text("left alone")
    bench.add_paths([tmp_path])
    settled()
    assert [photo.file_name for photo in keeper.draft.photographs] == ["a1.png", "a2.png"]
    assert "b.jpg" in bench.notice.sentence
    assert len(bench.strip.tiles()) == 2
    assert bench.stations.current.sha256 == keeper.draft.photographs[0].sha256


def test_a_folder_without_photographs_says_so(bench: Bench, tmp_path: Path, settled: Settled) -> None:
    bench.add_paths([tmp_path])
    settled()
    assert "no photographs" in bench.notice.sentence


def test_the_same_photograph_is_not_taken_twice(
    with_photograph: Bench, photograph: Path, settled: Settled, keeper
) -> None:
    with_photograph.add_paths([photograph])
    settled()
    assert len(keeper.draft.photographs) == 1
    assert "already" in with_photograph.notice.sentence


def test_a_drop_is_taken_in(bench: Bench, keeper: DraftKeeper, photograph: Path, settled: Settled) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photograph))])
    none, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(5, 5), copy, mime, hands.LEFT, none)
    bench.dragEnterEvent(enter)
    assert enter.isAccepted()
    bench.dropEvent(QDropEvent(QPointF(5, 5), copy, mime, hands.LEFT, none))
    settled()
    assert len(keeper.draft.photographs) == 1


def test_a_picture_is_pasted(bench: Bench, keeper: DraftKeeper, settled: Settled) -> None:
    image = QImage()
    image.loadFromData(wound_photograph())
    QGuiApplication.clipboard().setImage(image)
    QTest.keyClick(bench, "V", Qt.KeyboardModifier.ControlModifier)
    settled()
    QGuiApplication.clipboard().clear()
    assert keeper.draft.photographs[0].file_name == "pasted.png"
    assert not bench.intake.paste()
    assert "no photograph on the clipboard" in bench.notice.sentence


def test_what_is_no_photograph_is_not_dropped() -> None:
    mime = QMimeData()
    mime.setText("a word")
    assert not incoming(mime)


def test_a_removed_photograph_can_be_put_back_with_its_outlines(with_photograph: Bench, keeper: DraftKeeper) -> None:
    bench = with_photograph
    hands.give_scale(bench, RULER, "100")
    hands.press(bench, "2")
    hands.outline(bench, outline((300, 200)))
    before = keeper.draft.measurement
    bench.strip.removal_asked.emit()
    assert keeper.draft.photographs == ()
    assert keeper.draft.measurement is None
    bench.notice._action.click()
    assert keeper.draft.measurement == before
    assert regions(bench) == ["wound"]
    assert keeper.draft.photographs[0].outlines != ()


def test_reading_can_be_cancelled(bench: Bench, keeper: DraftKeeper, tmp_path: Path, settled: Settled) -> None:
    paths = []
    for number in range(3):
        paths.append(tmp_path / f"{number}.jpg")
        paths[-1].write_bytes(wound_photograph(number))
    bench.add_paths(paths)
    while bench.intake.reader.under_way is None:
        QApplication.processEvents()
    bench.intake.reader.cancel()
    settled()
    assert len(keeper.draft.photographs) <= 1
    assert bench.intake.progress.isHidden()


def test_controls_have_names_and_no_word_is_cut(with_photograph: Bench) -> None:
    hands.outline(with_photograph, outline((300, 200)))
    assert faults(with_photograph) == []
