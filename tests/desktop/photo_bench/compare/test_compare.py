"""Photographs compared by keyboard and by mouse."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.case.lesion import Lesion
from core.clinic.commands import lesions
from core.clinic.context import Context
from core.imaging.plane import project
from desktop.photo_bench.compare.place import ComparePlace
from desktop.photo_bench.compare.scene import MODES
from desktop.photo_bench.compare.view import CompareView
from desktop.widgets.empty import Empty
from desktop.widgets.requests import BeginAssessment, ComparePhotographs
from desktop.widgets.workplace import Workplace
from tests.desktop.photo_bench.compare.visits import DAYS, signed_visits
from tests.desktop.photo_bench.conftest import Clock

Settled = Callable[[], None]
SHIFT, CONTROL, NONE = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)
LEFT = Qt.MouseButton.LeftButton
PLACES = np.array([[-25.0, -20], [24, 20], [-22, 22]])


def press(view: CompareView, key: object, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(view.canvas, key, modifier)


def off_px(view: CompareView, before: int = 0, after: int = 2) -> float:
    """How far places of the skin miss each other as the photographs lie now, in pixels."""
    laid = view.session.laid(after)
    assert laid is not None
    seen = project(laid.alignment.matrix, DAYS[after].sees(PLACES))
    return float(np.linalg.norm(seen - DAYS[before].sees(PLACES), axis=1).max())


def test_first_and_last_are_laid_upon_each_other_and_the_quality_is_said(view: CompareView) -> None:
    assert (view.session.before, view.session.after) == (0, 2)
    assert off_px(view) < 2
    assert "Aligned: good · card plane and skin" in view.aligning.words
    assert "mm" in view.aligning.words
    layers = view.canvas.scene.layers
    assert [layer.caption for layer in layers] == ["2026-10-26", "2026-11-09"]
    assert all(layer.mm_per_px((500.0, 375.0)) == pytest.approx(300 / 800, rel=0.05) for layer in layers)


def test_what_is_seen_is_also_read(view: CompareView) -> None:
    said = view.reading.text()
    assert "Earlier 2026-10-26: 10.2 cm²" in said
    assert "Later 2026-11-09: 4.1 cm²" in said and "−60 %" in said
    assert "Healed" in said
    assert view.canvas.accessibleDescription().startswith(said)


@pytest.mark.parametrize(("key", "mode"), [(str(number), mode) for number, mode in enumerate(MODES, 1)])
def test_digits_choose_how_they_are_compared(view: CompareView, key: str, mode: str) -> None:
    press(view, key)
    assert view.canvas.scene.mode == mode
    assert view.modes.modes[mode].isChecked()
    assert len(view.canvas.scene.panes(view.canvas.rect().toRectF())) == (2 if mode == "side" else 1)
    press(view, "1")


def test_zoom_and_place_are_the_same_in_both_panes(view: CompareView) -> None:
    before = view.canvas.place_of(0, (500.0, 375.0)), view.canvas.place_of(1, (500.0, 375.0))
    apart = before[1] - before[0]
    press(view, "+")
    view.canvas.pan_by(QPointF(30, -12))
    after = view.canvas.place_of(0, (500.0, 375.0)), view.canvas.place_of(1, (500.0, 375.0))
    assert after[0] != before[0]
    middle = view.canvas.width() / 2
    spot = DAYS[0].sees(PLACES)[0], DAYS[2].sees(PLACES)[0]
    left, right = view.canvas.place_of(0, tuple(spot[0])), view.canvas.place_of(1, tuple(spot[1]))
    assert right.x() - left.x() == pytest.approx(middle, abs=4)
    assert right.y() == pytest.approx(left.y(), abs=4)
    press(view, "f")
    assert view.canvas.place_of(1, (500.0, 375.0)) - view.canvas.place_of(0, (500.0, 375.0)) == apart


def test_the_wipe_is_moved_by_arrow_keys_by_hand_and_by_the_slider(view: CompareView) -> None:
    press(view, "2")
    press(view, Qt.Key.Key_Right)
    assert view.canvas.scene.share == pytest.approx(0.54)
    press(view, Qt.Key.Key_Left, SHIFT)
    assert view.canvas.scene.share == pytest.approx(0.52)
    assert view.modes.slider.value() == 52
    line = QPoint(round(0.52 * view.canvas.width()), 100)
    QTest.mousePress(view.canvas, LEFT, NONE, line)
    QTest.mouseMove(view.canvas, QPoint(view.canvas.width() // 4, 100))
    QTest.mouseRelease(view.canvas, LEFT, NONE, QPoint(view.canvas.width() // 4, 100))
    assert view.canvas.scene.share == pytest.approx(0.25, abs=0.01)
    view.modes.slider.setValue(80)
    assert view.canvas.scene.share == pytest.approx(0.8)


def test_away_from_the_line_a_drag_moves_the_picture(view: CompareView) -> None:
    press(view, "2")
    before = view.canvas.gaze.middle
    QTest.mousePress(view.canvas, LEFT, NONE, QPoint(60, 60))
    QTest.mouseMove(view.canvas, QPoint(100, 60))
    QTest.mouseRelease(view.canvas, LEFT, NONE, QPoint(100, 60))
    assert view.canvas.gaze.middle.x() < before.x()
    assert view.canvas.scene.share == 0.5


def test_the_onion_skin_shows_as_much_of_the_later_one_as_is_set(view: CompareView) -> None:
    press(view, "3")
    middle = view.canvas.rect().center()
    seen = []
    for share in (0, 50, 100):
        view.modes.slider.setValue(share)
        seen.append(view.canvas.grab().toImage().pixelColor(middle).lightness())
    assert seen[1] == pytest.approx((seen[0] + seen[2]) / 2, abs=3)


def test_blinking_turns_holds_and_stops_where_nobody_looks(view: CompareView) -> None:
    press(view, "4")
    assert view.blinker.running
    view.blinker.turned.emit()
    assert view.canvas.scene.turn == 1
    press(view, Qt.Key.Key_Space)
    assert not view.blinker.running
    press(view, Qt.Key.Key_Space)
    view.modes.slider.setValue(3)
    assert view.blinker.running
    view.hide()
    assert not view.blinker.running


def test_without_motion_nothing_blinks_by_itself(
    workplace: Workplace, context: Context, clock: Clock, mei: str, thigh: str, settled: Settled, qtbot
) -> None:
    signed_visits(context, clock, mei, thigh, 2)
    still = ComparePlace(replace(workplace, theme=replace(workplace.theme, motion_ms=0)))
    qtbot.addWidget(still)
    still.show()
    still.open(ComparePhotographs(mei, thigh, "blink"))
    settled()
    assert still.view is not None and not still.view.blinker.running
    press(still.view, Qt.Key.Key_Space)
    assert still.view.canvas.scene.turn == 1 and not still.view.blinker.running
    still.leave()


def test_the_map_of_change_is_in_square_centimetres_and_has_a_legend(view: CompareView) -> None:
    press(view, "5")
    change = view.session.change()
    assert change is not None and change.in_mm
    assert change.before_mm2 == pytest.approx(np.pi * 18**2, rel=0.01)
    assert change.after_mm2 == pytest.approx(np.pi * 130, rel=0.01)
    assert change.new.area < 3
    assert view.legend.isVisible()
    told = view.legend.sentence(change)
    assert told.startswith("Healed 6.") and "cm²" in told
    press(view, "1")
    assert not view.legend.isVisible()


def test_the_strip_is_walked_by_keys_and_by_clicks(view: CompareView, settled: Settled) -> None:
    view.film.setFocus()
    QTest.keyClick(view.film, Qt.Key.Key_Left)
    assert (view.session.before, view.session.after) == (0, 1)
    QTest.keyClick(view.film, Qt.Key.Key_Left)
    assert view.session.after == 1, "the two never pass each other"
    QTest.keyClick(view.film, Qt.Key.Key_End)
    QTest.keyClick(view.film, Qt.Key.Key_Right, SHIFT)
    assert (view.session.before, view.session.after) == (1, 2)
    settled()
    assert [layer.caption for layer in view.canvas.scene.layers] == ["2026-11-02", "2026-11-09"]
    QTest.mouseClick(view.film.tiles[0], LEFT, SHIFT)
    assert (view.session.before, view.session.after) == (0, 2)
    assert [tile.isChecked() for tile in view.film.tiles] == [True, False, True]
    assert "earlier 2026-10-26" in view.film.accessibleName()
    settled()


def test_a_third_date_stands_beside_the_two(view: CompareView, settled: Settled) -> None:
    QTest.mouseClick(view.film.tiles[1], LEFT, CONTROL)
    settled()
    assert view.session.dates == (0, 1, 2)
    assert view.canvas.scene.columns == 3
    scene = view.canvas.scene
    shown = [scene.layers[scene.layer_in(pane)].caption for pane in range(3)]
    assert shown == ["2026-10-26", "2026-11-02", "2026-11-09"], "from left to right as time went on"
    assert scene.pane_of(1) == 2
    assert off_px(view, 0, 1) < 2
    view.film.setFocus()
    QTest.mouseClick(view.film.tiles[1], LEFT, CONTROL)
    assert view.session.dates == (0, 2)
    settled()


def test_by_hand_arrows_nudge_and_by_itself_takes_it_back(view: CompareView, settled: Settled) -> None:
    press(view, "h")
    assert view.aligning.hand.isChecked()
    for _ in range(4):
        press(view, Qt.Key.Key_Right)
    press(view, "]")
    assert off_px(view) > 8
    assert "by hand" in view.aligning.words
    change = view.session.change()
    assert change is not None and change.after_mm2 == pytest.approx(np.pi * 130, rel=0.01), "areas stay"
    press(view, "a")
    settled()
    assert off_px(view) < 2
    press(view, Qt.Key.Key_Escape)


def test_two_places_clicked_in_both_lay_the_photographs(view: CompareView) -> None:
    press(view, "h")
    for _ in range(6):
        press(view, Qt.Key.Key_Down)
    press(view, "p")
    assert "Place 1" in view.aligning.words
    for number, place in enumerate(PLACES[:2], 1):
        for side, day in ((0, DAYS[0]), (1, DAYS[2])):
            spot = view.canvas.place_of(side, tuple(day.sees(place[None])[0]))
            QTest.mouseClick(view.canvas, LEFT, NONE, spot.toPoint())
        assert view.hands.places is not None and len(view.hands.places[1]) == number
    press(view, Qt.Key.Key_Return)
    assert view.hands.places is None
    assert "places set by hand" in view.aligning.words
    assert off_px(view) < 6


def test_escape_leaves_off_setting_places_and_nothing_else(place: ComparePlace, view: CompareView) -> None:
    press(view, "p")
    assert place.escape()
    assert view.hands.places is None
    assert not place.escape()


def test_colours_are_matched_by_the_cards_greys_and_the_original_is_one_key_away(view: CompareView) -> None:
    def light(index: int) -> float:
        """Of a patch of skin that both photographs show."""
        picture = view.session.picture(index)
        assert picture is not None
        image = picture.for_zoom(1.0).toImage()
        x, y = DAYS[index].sees(np.array([[28.0, 30.0]]))[0].astype(int)
        patch = [image.pixelColor(x + dx, y + dy).lightness() for dx in range(-12, 13) for dy in range(-12, 13)]
        return float(np.mean(patch))

    matched = abs(light(0) - light(2))
    press(view, "o")
    assert view.session.original_colours
    taken = abs(light(0) - light(2))
    assert taken > 15 > 3 * matched
    press(view, "o")
    assert abs(light(0) - light(2)) == matched


def test_the_table_says_the_same(view: CompareView) -> None:
    press(view, "t")
    rows = view.table.rows.rows
    assert [row.role for row in rows] == ["earlier", "", "later"]
    assert rows[2].change == pytest.approx(-60, abs=1)
    assert view.table.isVisible() and not view.canvas.isVisible()
    view.modes.toggles["table"].click()
    assert view.canvas.isVisible()


def test_looking_closely_reads_the_whole_photograph(view: CompareView, settled: Settled, monkeypatch) -> None:
    loaded = view.session.loaded(0)
    assert loaded is not None and loaded.whole, "small photographs are whole at once"
    asked = []
    view.canvas.looked_closer.connect(lambda: asked.append(True))
    for _ in range(12):
        press(view, "+")
    settled()
    assert asked


def test_another_skin_is_refused_honestly_and_laid_wound_upon_wound(
    place: ComparePlace, context: Context, clock: Clock, mei: str, thigh: str, settled: Settled, monkeypatch
) -> None:
    monkeypatch.setattr("tests.desktop.photo_bench.compare.visits.photograph_of", _with_another_skin(), raising=True)
    signed_visits(context, clock, mei, thigh, 2)
    place.open(ComparePhotographs(mei, thigh))
    settled()
    assert place.view is not None
    assert "not laid upon each other" in place.view.aligning.words
    laid = place.view.session.laid(1)
    assert laid is not None and laid.alignment.method == "centred"


def _with_another_skin():
    import io

    from PIL import Image

    from core.imaging.calibrate import calibrate

    def photograph_of(number: int):
        rgb = replace(DAYS[number], seed=number + 5).taken()
        written = io.BytesIO()
        Image.fromarray(rgb).save(written, "JPEG", quality=95)
        found = calibrate(rgb)
        return written.getvalue(), found.scale if found is not None else None

    return photograph_of


def test_a_lesion_with_one_photograph_says_what_is_missing(
    place: ComparePlace, context: Context, clock: Clock, mei: str, thigh: str, settled: Settled
) -> None:
    signed_visits(context, clock, mei, thigh, 1)
    asked: list[object] = []
    place.asks.connect(asked.append)
    place.open(ComparePhotographs(mei, thigh))
    settled()
    empty = place.findChild(Empty)
    assert empty is not None and "fewer" in empty.accessibleName()
    place._assess()
    assert asked == [BeginAssessment(mei, thigh)]


def test_intimate_pictures_are_blurred_in_the_strip_until_asked_for(
    place: ComparePlace, context: Context, clock: Clock, mei: str, settled: Settled
) -> None:
    breast = lesions.add_lesion(
        context, mei, Lesion(id="", label="L9", site="breast", side="left", region="proximal", onset=clock().date())
    )[0]
    signed_visits(context, clock, mei, breast, 2)
    place.open(ComparePhotographs(mei, breast))
    settled()
    assert place.view is not None and place.view.film.veiled

    def edges() -> float:
        """How much neighbours differ, left of the sign in the middle."""
        image = place.view.film.tiles[0].icon().pixmap(75, 50).toImage()
        shades = [[image.pixelColor(x, y).lightness() for x in range(10, 28)] for y in range(10, 40)]
        return float(np.abs(np.diff(shades, axis=1)).mean())

    hidden = edges()
    QTest.mouseClick(place.view.film._reveal, LEFT)
    assert not place.view.film.veiled and edges() > 3 * hidden
    place.open(ComparePhotographs(mei, breast))
    settled()
    assert place.view is not None and place.view.film.veiled, "what was revealed is not kept"


def test_leaving_while_pictures_are_read_leaves_nothing_behind(
    place: ComparePlace, context: Context, clock: Clock, mei: str, thigh: str, settled: Settled
) -> None:
    signed_visits(context, clock, mei, thigh, 2)
    place.open(ComparePhotographs(mei, thigh, "blink"))
    QApplication.processEvents()
    place.leave()
    settled()
    assert place.view is None
