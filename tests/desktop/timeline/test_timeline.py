"""The timeline as a nurse uses it: every number leads to its entry, by mouse, by keys, as a table and in words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core.clinic.commands import assessments
from core.clinic.context import Context
from core.clinic.views.chart import chart
from desktop.timeline.beside import CHANGE, HEALING, PANELS
from desktop.timeline.panel import TimelinePanel
from desktop.timeline.track_view import TrackView
from desktop.timeline.tracks import AREAS, BWAT, EVENTS, PAIN, THERAPY, Spot
from desktop.timeline.values_view import spoken
from desktop.widgets.date_axis import DateAxis
from desktop.widgets.requests import OpenEntry
from desktop.widgets.workplace import Workplace
from tests.core.trends.charted import assessed, at, case, lesion
from tests.desktop.walk import faults
from tests.desktop.wards import NOW, context, example, neighbour, settle, workplace
from tests.stores import made_store, store, store_folder
from tests.wards import charted

__all__ = ["context", "example", "made_store", "neighbour", "store", "store_folder", "workplace"]

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(qtbot: QtBot, workplace: Workplace, context: Context, example: str) -> TimelinePanel:
    return opened(qtbot, workplace, context, example)


def opened(qtbot: QtBot, workplace: Workplace, context: Context, patient: str) -> TimelinePanel:
    made = TimelinePanel(workplace)
    qtbot.addWidget(made)
    made.resize(1190, 690)
    with qtbot.waitExposed(made):
        made.show()
    made.show_chart(chart(context, patient))
    settle(qtbot, workplace.bridge)
    return made


def view_of(panel: TimelinePanel, group: str) -> TrackView:
    return next(view for view in panel.stack.views if view.track.group == group)


def place_of(view: TrackView, spot: Spot) -> QPoint:
    frame = view.frame()
    return QPointF(frame.across(spot.x), frame.height(spot.y or 0.0)).toPoint()


def test_every_number_of_the_case_is_a_spot_that_knows_its_entry(
    panel: TimelinePanel, context: Context, example: str
) -> None:
    case = chart(context, example).case
    areas = [spot for track, spot in panel.picture.spots() if track.group == AREAS and spot.y is not None]
    assert sorted(spot.y or 0 for spot in areas) == pytest.approx([14.9, 17.4, 23.1, 28.05])
    assert {spot.entry_id for spot in areas} == {entry.id for entry in case.lesions[0].assessments}
    pain = next(track for track in panel.picture.tracks if track.group == PAIN)
    assert sum(len(curve.spots) for curve in pain.curves) == 3
    assert {spot.entry_id for curve in pain.curves for spot in curve.spots} == {
        entry.id for entry in case.pain if entry.instrument == "nrs"
    }


def test_therapies_stand_between_the_lesions_and_pain(panel: TimelinePanel) -> None:
    shown = [track.group for track in panel.stack.tracks]
    assert shown.index(AREAS) < shown.index(BWAT) < shown.index(THERAPY) < shown.index(EVENTS) < shown.index(PAIN)


def test_a_therapy_that_stopped_ends_before_one_that_runs(panel: TimelinePanel) -> None:
    ends = {bar.spot.what: bar.x1 for bar in view_of(panel, THERAPY).track.bars}
    assert ends["warfarin"] < ends["apixaban"] == NOW.timestamp()


def test_a_point_under_the_pointer_says_itself_and_opens_its_entry(
    qtbot: QtBot, panel: TimelinePanel, example: str
) -> None:
    view = view_of(panel, BWAT)
    spot = view.track.curves[0].spots[0]
    qtbot.mouseMove(view, place_of(view, spot))
    assert view.spot_under(QPointF(place_of(view, spot))) == spot
    with qtbot.waitSignal(panel.asks) as asked:
        qtbot.mouseClick(view, LEFT, pos=place_of(view, spot))
    assert asked.args == [OpenEntry(example, spot.entry_id or "", "assessment")]


def test_all_values_at_the_cursor_stand_beside_it(qtbot: QtBot, panel: TimelinePanel) -> None:
    spots = view_of(panel, AREAS).track.curves[0].spots
    panel.stack.pin(spots[0].x)
    told = spoken(panel.beside.values.values)
    assert "23.1 cm²" in told and "28.1 cm²" not in told
    assert "apixaban" not in told
    for moment in (NOW.timestamp() - 1, NOW.timestamp()):
        panel.stack.pin(moment)
        told = spoken(panel.beside.values.values)
        assert "28.1 cm²" in told and "apixaban" in told and "warfarin" not in told


def test_keys_step_from_moment_to_moment_and_say_what_stands_there(qtbot: QtBot, panel: TimelinePanel) -> None:
    stack = panel.stack
    qtbot.keyClick(stack, Qt.Key.Key_Home)
    seen = [stack.cursor_at]
    for _ in range(3):
        qtbot.keyClick(stack, Qt.Key.Key_Right)
        seen.append(stack.cursor_at)
    assert seen == sorted(set(seen))
    assert panel._under.sentence.startswith(stack.date_of(stack.cursor_at))
    qtbot.keyClick(stack, Qt.Key.Key_Left)
    assert stack.cursor_at == seen[-2]


def test_enter_opens_the_entry_at_the_cursor(qtbot: QtBot, panel: TimelinePanel, example: str) -> None:
    spot = view_of(panel, AREAS).track.curves[0].spots[-1]
    panel.stack.pin(spot.x)
    with qtbot.waitSignal(panel.asks) as asked:
        qtbot.keyClick(panel.stack, Qt.Key.Key_Return)
    assert isinstance(asked.args[0], OpenEntry) and asked.args[0].patient_id == example


def test_the_cursor_goes_back_to_where_it_was_left_when_the_pointer_leaves(qtbot: QtBot, panel: TimelinePanel) -> None:
    view, stack = view_of(panel, AREAS), panel.stack
    stack.pin(NOW.timestamp())
    spot = view.track.curves[0].spots[0]
    qtbot.mouseMove(view, QPoint(5, 5))
    qtbot.mouseMove(view, place_of(view, spot))
    assert abs(stack.cursor_at - spot.x) < 86_400
    qtbot.mouseMove(panel.beside, QPoint(5, 5))
    stack.leaveEvent(None)  # type: ignore[arg-type]
    assert stack.cursor_at == NOW.timestamp()


def test_the_time_that_is_dragged_over_is_zoomed_into_and_no_preset_is_shown_then(
    qtbot: QtBot, panel: TimelinePanel
) -> None:
    view = view_of(panel, AREAS)
    frame = view.frame()
    one, other = QPoint(round(frame.left) + 100, 20), QPoint(round(frame.left) + 200, 20)
    wanted = frame.moment(one.x()), frame.moment(other.x())
    qtbot.mousePress(view, LEFT, pos=one)
    qtbot.mouseMove(view, other)
    assert view._brush is not None
    qtbot.mouseRelease(view, LEFT, pos=other)
    assert panel.stack.shown_range() == pytest.approx(wanted)
    assert view._brush is None
    assert panel.controls.windows.value() is None


def test_shift_and_drag_moves_in_time(qtbot: QtBot, panel: TimelinePanel) -> None:
    view, (begin, end) = view_of(panel, PAIN), panel.stack.shown_range()
    frame = view.frame()
    one, other = QPoint(round(frame.left) + 100, 20), QPoint(round(frame.left) + 160, 20)
    moved = frame.moment(one.x()) - frame.moment(other.x())
    qtbot.mousePress(view, LEFT, SHIFT, pos=one)
    qtbot.mouseMove(view, other)
    view.panned.emit(0.0)
    qtbot.mouseRelease(view, LEFT, SHIFT, pos=other)
    here = panel.stack.shown_range()
    assert here[1] - here[0] == pytest.approx(end - begin)
    assert here[0] in (pytest.approx(begin), pytest.approx(begin + moved))


def test_time_moves_and_zooms_by_keys(qtbot: QtBot, panel: TimelinePanel) -> None:
    stack = panel.stack
    begin, end = stack.shown_range()
    qtbot.keyClick(stack, Qt.Key.Key_Plus)
    assert stack.shown_range()[1] - stack.shown_range()[0] == pytest.approx(0.75 * (end - begin))
    earlier = stack.shown_range()[0]
    qtbot.keyClick(stack, Qt.Key.Key_Left, SHIFT)
    assert stack.shown_range()[0] < earlier
    qtbot.keyClick(stack, Qt.Key.Key_PageDown)
    qtbot.keyClick(stack, Qt.Key.Key_Minus)
    assert stack.shown_range()[0] > earlier - (end - begin) / 2


@pytest.mark.parametrize(("preset", "days"), [("two_weeks", 14), ("twelve_weeks", 84)])
def test_a_preset_ends_today(qtbot: QtBot, panel: TimelinePanel, preset: str, days: int) -> None:
    number = ["two_weeks", "twelve_weeks"].index(preset)
    qtbot.mouseClick(panel.controls.windows.buttons()[number], LEFT)
    begin, end = panel.stack.shown_range()
    assert NOW.timestamp() - begin == pytest.approx(days * 86_400, rel=0.02)
    assert 0 < end - NOW.timestamp() < 0.03 * (end - begin)


def test_a_change_is_chosen_by_its_mark_and_read_in_words(
    qtbot: QtBot, panel: TimelinePanel, workplace: Workplace
) -> None:
    view = view_of(panel, THERAPY)
    mark = next(spot for spot in view.track.marks if spot.what == "apixaban")
    qtbot.mouseClick(view, LEFT, pos=place_of(view, mark))
    settle(qtbot, workplace.bridge)
    assert panel.beside.switch.value() == CHANGE
    assert "apixaban" in panel.beside.change.turns.currentText()
    told = panel.beside.change.page.accessibleDescription()
    assert "28 days before" in told and "28 days after" in told and "n = " in told
    assert "A comparison, not a proof of effect." in told


def test_a_change_is_chosen_by_keys_too_and_its_mark_is_ringed(
    qtbot: QtBot, panel: TimelinePanel, workplace: Workplace
) -> None:
    panel.show_view(CHANGE)
    turns = panel.beside.change.turns
    turns.setFocus()
    qtbot.keyClick(turns, Qt.Key.Key_Home)
    settle(qtbot, workplace.bridge)
    assert (turns.currentIndex(), panel.stack._shown.chosen) == (0, 0)
    qtbot.keyClick(turns, Qt.Key.Key_End)
    settle(qtbot, workplace.bridge)
    assert panel.stack._shown.chosen == turns.count() - 1
    qtbot.keyClick(panel.beside.change.days, Qt.Key.Key_1)
    settle(qtbot, workplace.bridge)
    assert "14 days before" in panel.beside.change.page.accessibleDescription()


def test_each_lesion_is_judged_in_words_with_its_numbers(panel: TimelinePanel) -> None:
    panel.show_view(HEALING)
    told = panel.beside.healing.accessibleDescription()
    assert "◆ Growing: wound 23.1 → 28.1 cm² in 13 days" in told and "n = 2" in told


def test_panels_are_shown_hidden_and_moved_by_keys_and_stay_so(
    qtbot: QtBot, panel: TimelinePanel, workplace: Workplace, context: Context, example: str
) -> None:
    panel.show_view(PANELS)
    rows = panel.beside.chooser.list
    rows.setFocus()
    rows.setCurrentRow(0)
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert AREAS not in [track.group for track in panel.stack.tracks]
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    qtbot.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    order = [group for group, _ in panel.beside.chooser.panels()]
    assert order.index(AREAS) == 1
    again = opened(qtbot, workplace, context, example)
    assert [group for group, _ in again.beside.chooser.panels()] == order


def test_areas_are_read_on_a_logarithmic_scale_when_asked(qtbot: QtBot, panel: TimelinePanel) -> None:
    view = view_of(panel, AREAS)
    tens = view.frame().height(1.0) - view.frame().height(10.0)
    qtbot.mouseClick(panel.controls.logarithmic, LEFT)
    frame = view.frame()
    assert frame.height(1.0) - frame.height(10.0) == pytest.approx(frame.height(0.1) - frame.height(1.0))
    assert frame.height(1.0) - frame.height(10.0) != pytest.approx(tens)
    assert not view_of(panel, BWAT).frame().logarithmic


def test_the_chart_can_be_read_as_a_table_and_copied(qtbot: QtBot, panel: TimelinePanel) -> None:
    qtbot.keyClick(panel.stack, Qt.Key.Key_T)
    assert panel._pages.currentWidget() is panel.table
    assert panel.table.model().rowCount() == len(list(panel.picture.spots()))
    qtbot.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "23.1 cm²" in QGuiApplication.clipboard().text()
    assert faults(panel) == []
    qtbot.keyClick(panel.table, Qt.Key.Key_T)
    assert panel._pages.currentWidget() is panel.stack


def test_every_track_is_told_in_words_and_no_control_is_nameless(panel: TimelinePanel) -> None:
    told = {view.track.group: view.accessibleDescription() for view in panel.stack.views}
    assert "2 values" in told[AREAS] and "23.1 cm²" in told[AREAS]
    assert "warfarin" in told[THERAPY]
    for page in (HEALING, CHANGE, PANELS):
        panel.show_view(page)
        assert faults(panel) == []


def test_a_patient_without_entries_is_told_what_will_come(
    qtbot: QtBot, workplace: Workplace, context: Context, neighbour: tuple[str, str]
) -> None:
    made = opened(qtbot, workplace, context, neighbour[0])
    assert made._pages.currentIndex() == 2 and not made.beside.isVisible()
    qtbot.keyClick(made, Qt.Key.Key_T)
    assert made._pages.currentIndex() == 2
    assert faults(made) == []


def test_one_measurement_is_drawn_told_and_called_too_few(
    qtbot: QtBot, workplace: Workplace, context: Context, neighbour: tuple[str, str]
) -> None:
    patient, lesion = neighbour
    begun, _ = assessments.open_draft(context, patient, lesion)
    assessments.sign(context, begun.draft_id, charted(begun.draft), begun.version)
    made = opened(qtbot, workplace, context, patient)
    (curve,) = view_of(made, AREAS).track.curves
    assert [spot.y for spot in curve.spots] == [pytest.approx(12.0)]
    made.grab()
    made.show_view(HEALING)
    assert "Too few measurements to judge: 12.0 cm²" in made.beside.healing.accessibleDescription()
    assert faults(made) == []


def test_nothing_of_one_patient_stands_under_the_name_of_another(
    qtbot: QtBot, panel: TimelinePanel, workplace: Workplace, context: Context, neighbour: tuple[str, str]
) -> None:
    panel.show_chart(chart(context, neighbour[0]))
    assert panel.stack.tracks == ()
    assert panel.table.model().rowCount() == 0
    settle(qtbot, workplace.bridge)
    assert all("28.1" not in spot.value for _, spot in panel.picture.spots())


def test_ticks_stand_on_local_midnights_also_over_a_change_of_the_clock() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    axis = DateAxis(berlin)
    start = datetime(2026, 10, 20, tzinfo=UTC)
    [(_, ticks)] = axis.tickValues(start.timestamp(), (start + timedelta(days=10)).timestamp(), 900)
    local = [datetime.fromtimestamp(tick, berlin) for tick in ticks]
    assert len(local) >= 9
    assert all((moment.hour, moment.minute) == (0, 0) for moment in local)


@pytest.fixture
def two_lesions(qtbot: QtBot, workplace: Workplace, context: Context, example: str) -> TimelinePanel:
    """A patient whose first lesion can be carried on, and a second one."""
    panel = opened(qtbot, workplace, context, example)
    areas = {"L1": (2000, 1500, 1100), "L2": (900, 400)}
    first = (NOW - at(0)).days - 16
    lesions = [
        lesion(label, *(assessed(first + 7 * week, area) for week, area in enumerate(found)))
        for label, found in areas.items()
    ]
    panel.show_chart(replace(chart(context, example), case=case(*lesions)))
    settle(qtbot, workplace.bridge)
    return panel


def test_a_projection_is_drawn_read_and_switched_off_for_good(qtbot: QtBot, two_lesions: TimelinePanel) -> None:
    panel, view = two_lesions, view_of(two_lesions, AREAS)
    (fan,) = view.track.fans
    assert "no prognosis" in view.accessibleDescription()
    last = fan.spots[-1]
    panel.stack.show_range(last.x - 40 * 86_400, last.x + 86_400)
    assert view.spot_under(QPointF(place_of(view, last))) == last
    rows = panel.table.model().rowCount()
    qtbot.mouseClick(panel.controls.projected, LEFT)
    assert view_of(panel, AREAS).track.fans == () and panel.table.model().rowCount() == rows - len(fan.spots)
    again = TimelinePanel(panel.workplace)
    qtbot.addWidget(again)
    assert not again.controls.projected.isChecked()
    assert faults(panel) == []


def test_some_lesions_are_chosen_by_a_menu_and_all_again(two_lesions: TimelinePanel) -> None:
    panel = two_lesions
    everything, _, *each = panel.controls.menu.actions()
    shown = lambda: {curve.short for curve in view_of(panel, AREAS).track.curves}  # noqa: E731
    each[1].trigger()
    assert shown() == {"L2"} and panel.controls.lesions.text() == "L2"
    assert "L2" in panel.controls.lesions.accessibleName()
    assert {row[1].what.split(",")[0] for row in panel._rows.rows if row[0].group == AREAS} == {"L2"}
    each[0].trigger()
    assert shown() == {"L1", "L2"}
    each[1].trigger()
    assert shown() == {"L1"}
    everything.trigger()
    assert shown() == {"L1", "L2"} and panel.controls.lesions.text() == "All lesions"
