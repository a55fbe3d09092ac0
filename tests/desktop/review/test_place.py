"""A clinic is reviewed from the keyboard: on and back, reviewed, decisions that become tasks."""

from datetime import timedelta
from decimal import Decimal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QMenu

from core.case.course import Pain
from core.case.therapy import Therapy, TherapyChange
from core.clinic.commands import entries, therapies
from core.clinic.commands import tasks as commands
from core.clinic.views.clinic_day import clinic_of
from core.clinic.views.review import review_of
from core.clinic.views.tasks import patient_tasks
from desktop.widgets.requests import (
    AddTherapy,
    Announce,
    OpenLesion,
    ReviewClinic,
)
from tests.desktop.conftest import NOW
from tests.desktop.review.conftest import Around, press, words
from tests.desktop.walk import faults


def test_the_first_patient_is_there_with_lesions_first_under_the_keys(around: Around) -> None:
    assert around.shown == "ADAMS Ann"
    assert around.place.head.position.text() == "1 of 3"
    assert around.place.screen_.lesions.lines[0].hasFocus()
    assert "Not measured" in words(around) and "Not reviewed today" in words(around)
    assert faults(around.place) == []


def test_arrows_go_on_and_back_and_the_ends_are_said(qtbot, around: Around, settle) -> None:
    press(qtbot, around, Qt.Key.Key_Right)
    settle()
    assert around.shown == "BAKER Ben" and around.place.head.position.text() == "2 of 3"
    press(qtbot, around, Qt.Key.Key_Left)
    settle()
    assert around.shown == "ADAMS Ann"
    press(qtbot, around, Qt.Key.Key_Left)
    assert around.asked[-1] == Announce("This is the first patient.")
    assert not around.place.head.before.isEnabled()


def test_the_next_patient_is_there_at_once(qtbot, around: Around, ward) -> None:
    assert around.place.reading.kept(ward[1]) is not None
    press(qtbot, around, Qt.Key.Key_Right)
    # No event was handled since: what is shown was read ahead.
    assert around.shown == "BAKER Ben"


def test_nothing_of_one_patient_is_seen_while_another_is_read(qtbot, around: Around, ward, settle) -> None:
    around.place.reading.forget(ward)
    press(qtbot, around, Qt.Key.Key_Right)
    assert around.shown is None
    assert not around.place.decisions.isEnabled()
    settle()
    assert around.shown == "BAKER Ben" and around.place.decisions.isEnabled()


def test_a_patient_without_a_lesion_says_so_and_keeps_the_keys(qtbot, around: Around, settle) -> None:
    for _ in range(2):
        press(qtbot, around, Qt.Key.Key_Right)
        settle()
    assert around.shown == "COOPER Cem"
    assert "No lesion is charted." in words(around)
    assert around.place.screen_.tasks.hasFocus()
    press(qtbot, around, Qt.Key.Key_Left)
    settle()
    assert around.shown == "BAKER Ben"


def test_r_says_reviewed_and_goes_on_to_who_is_left(qtbot, around: Around, empty_clinic, ward, settle) -> None:
    press(qtbot, around, Qt.Key.Key_Right)
    settle()
    press(qtbot, around, Qt.Key.Key_R)
    settle()
    assert around.shown == "COOPER Cem"
    press(qtbot, around, Qt.Key.Key_R)
    settle()
    assert around.shown == "ADAMS Ann"
    assert [one.reviewed is not None for one in clinic_of(empty_clinic, ward)] == [False, True, True]
    press(qtbot, around, Qt.Key.Key_R)
    settle()
    assert around.place.notice.sentence == "Everybody in this clinic was reviewed today."
    assert f"Reviewed 12:00, {empty_clinic.actor.name}" in around.place.head.state.text()


def test_a_decision_becomes_a_task_and_is_listed_with_who_and_when(qtbot, around, empty_clinic, ward, settle) -> None:
    press(qtbot, around, Qt.Key.Key_N)
    decisions = around.place.decisions
    assert decisions.title.line.hasFocus()
    qtbot.keyClicks(decisions.title.line, "Refer: R or N, T")
    assert decisions.title.line.text() == "Refer: R or N, T"
    qtbot.keyClick(decisions.title.line, Qt.Key.Key_Return)
    assert decisions.due.problem == "Please fill this in."
    qtbot.keyClicks(decisions.due.line, "+2w")
    qtbot.keyClick(decisions.due.line, Qt.Key.Key_Return)
    settle()
    assert "whose task it is" in decisions.notice.sentence and decisions.title.line.text()
    decisions.discipline.set_value("dermatology")
    qtbot.keyClick(decisions.due.line, Qt.Key.Key_Return)
    settle()
    (line,) = [one for one in patient_tasks(empty_clinic, ward[0]) if one.discipline == "dermatology"]
    assert line.title.params["title"] == "Refer: R or N, T" and line.due == NOW + timedelta(weeks=2)
    assert decisions.title.line.text() == "" and decisions.title.line.hasFocus()
    (told,) = [decisions.told(one) for one in review_of(empty_clinic, ward[0]).decided if one.task == line]
    assert told == f"12:00 {empty_clinic.actor.name}: Refer: R or N, T → dermatology · Dec 8"
    assert told in words(around)
    assert around.asked[-1] == Announce("Decided: Refer: R or N, T")
    assert around.place.escape() and around.place.screen_.lesions.lines[0].hasFocus()


def test_what_was_typed_waits_for_its_patient(qtbot, around: Around, settle) -> None:
    press(qtbot, around, Qt.Key.Key_N)
    line = around.place.decisions.title.line
    qtbot.keyClicks(line, "Refer")
    qtbot.keyClick(line, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert around.shown == "BAKER Ben" and line.text() == ""
    qtbot.keyClick(line, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert around.shown == "ADAMS Ann" and line.text() == "Refer"


def test_a_therapy_is_changed_on_the_patients_own_sheet(around: Around, empty_clinic, ward, settle) -> None:
    menu = around.place.decisions.therapies
    menu.actions()[0].trigger()
    assert around.asked[-1] == AddTherapy(ward[0], then_back=True) and len(menu.actions()) == 1
    sevelamer = Therapy(drug="sevelamer", route="oral", dose=Decimal(800), unit="mg", per_day=3, start=NOW)
    drug, changes = therapies.start(empty_clinic, ward[0], sevelamer)
    around.place.workplace.bridge.changed.emit(changes)
    settle()
    submenu = menu.actions()[-1].menu()
    assert submenu.title() == "sevelamer  800 mg × 3/day"
    assert [action.data().change for action in submenu.actions()] == ["dose_change", "hold", "stop"]
    submenu.actions()[1].trigger()
    assert around.asked[-1] == AddTherapy(ward[0], drug, "hold", then_back=True)
    held = TherapyChange(at=NOW, kind="hold", reason="nausea")
    around.place.workplace.bridge.changed.emit(therapies.change(empty_clinic, ward[0], drug, held))
    settle()
    assert [action.data().change for action in menu.actions()[-1].menu().actions()] == ["resume", "stop"]
    assert "sevelamer: held" in words(around)


def test_reading_again_leaves_no_menus_of_therapies_behind(qapp, around: Around, empty_clinic, ward, settle) -> None:
    sevelamer = Therapy(drug="sevelamer", route="oral", dose=Decimal(800), unit="mg", per_day=3, start=NOW)
    _, changes = therapies.start(empty_clinic, ward[0], sevelamer)
    for _ in range(3):
        around.place.workplace.bridge.changed.emit(changes)
        settle()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    menu = around.place.decisions.therapies
    assert menu.findChildren(QMenu) == [menu.actions()[-1].menu()]


def test_tasks_are_done_taken_back_and_declined_from_here(qtbot, around, empty_clinic, ward, settle) -> None:
    table = around.place.screen_.tasks
    row = next(
        at for at, line in enumerate(table.rows_model.rows) if line.title.params.get("title") == "Ring ADAMS Ann"
    )
    table.setCurrentIndex(table.rows_model.index(row, 0))
    table.setFocus()

    def state() -> str:
        lines = patient_tasks(empty_clinic, ward[0])
        return next(one.state for one in lines if one.title.params.get("title") == "Ring ADAMS Ann")

    press(qtbot, around, Qt.Key.Key_D)
    settle()
    assert state() == "done" and "Done: Ring ADAMS Ann" in words(around)
    assert table.hasFocus()
    press(qtbot, around, Qt.Key.Key_U)
    settle()
    assert state() == "open"
    table.setCurrentIndex(table.rows_model.index(row, 0))
    press(qtbot, around, Qt.Key.Key_X)
    reason = around.place.screen_.reason
    assert reason.hasFocus() and around.place.escape() and not reason.isVisible()
    press(qtbot, around, Qt.Key.Key_X)
    qtbot.keyClicks(reason, "no telephone")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    settle()
    assert state() == "declined"


def test_lesions_are_chosen_and_opened_by_keys(qtbot, around: Around, ward, settle) -> None:
    panel = around.place.screen_.lesions
    press(qtbot, around, Qt.Key.Key_Down)
    assert panel.lines[1].hasFocus() and panel.current == panel.lines[1].lesion_id
    press(qtbot, around, Qt.Key.Key_Return)
    assert around.asked[-1] == OpenLesion(ward[0], panel.lines[1].lesion_id)
    commands.add(around.place.workplace.context, ward[0], "Order foam", "wound_care", NOW + timedelta(days=1), "info")
    around.place.reading.forget(ward)
    around.place.reading.want(ward[0], ())
    settle()
    assert panel.current == panel.lines[1].lesion_id and panel.lines[1].hasFocus()


def test_what_somebody_else_writes_is_read_again(around: Around, empty_clinic, ward, settle) -> None:
    hurts = Pain(at=NOW - timedelta(hours=1), instrument="nrs", context="rest", score=Decimal(8))
    _, changes = entries.record(empty_clinic, ward[0], [hurts])
    around.place.workplace.bridge.changed.emit(changes)
    settle()
    course = around.place.screen_.course._course
    assert course is not None and course.pain[0].last is not None and course.pain[0].last[1] == 8
    commands.add(empty_clinic, ward[1], "Order foam", "wound_care", NOW + timedelta(days=1), "info")
    assert around.place.reading.kept(ward[1]) is not None


def test_what_was_read_long_ago_is_read_again_before_it_is_shown(opened, empty_clinic, ward, settle) -> None:
    clock = [NOW]
    around = opened(empty_clinic, ReviewClinic(tuple(ward)), clock=lambda: clock[0])
    assert around.place.reading.kept(ward[1]) is not None
    clock[0] += timedelta(minutes=6)
    assert around.place.reading.kept(ward[1]) is None
