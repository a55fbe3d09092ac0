"""A form that was begun and not sent is never taken away unasked: not by another person, another look, or the end."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.administration.sign_in import SignIn
from desktop.shell.shell import Shell
from desktop.widgets.preferences import Preferences
from desktop.widgets.requests import AddPain, AddPatient, AddTherapy, OpenPatient, OpenPlace, Prefer
from tests.desktop.shell.signed_in import OTHER, THIRD, Clock, make_clinic, make_program, settled
from tests.wards import admit


@pytest.fixture
def program(dressed, qtbot, tmp_path: Path):
    clock = Clock()
    patient_id = make_clinic(tmp_path / "store", clock)
    made = make_program(dressed, tmp_path, clock)
    made.start(str(tmp_path / "store"), demo=False)
    page = made.window.page
    assert isinstance(page, SignIn)
    page.account.set_value("li")
    page.passphrase.line.setText(OTHER)
    page.sign_in()
    qtbot.waitUntil(lambda: made.shell is not None, timeout=20_000)
    settled(made, qtbot)
    made.shell.go(AddPain(patient_id))
    settled(made, qtbot)
    made.shell.patient.big_name.hide()
    yield made
    made.close()
    made.window.hide()
    made.window.deleteLater()
    made.deleteLater()


def sheet(program):
    return program.shell.place.sheet


def begin(program, qtbot) -> None:
    qtbot.keyClicks(sheet(program).vas.line, "40")
    assert program.shell.begun.titles() == "Record pain"


def press_action(notice, qtbot) -> None:
    qtbot.mouseClick(notice.findChildren(QPushButton)[-1], Qt.MouseButton.LeftButton)


def test_an_open_form_without_answers_is_not_asked_about(program, qtbot) -> None:
    assert sheet(program).isVisible() and program.shell.begun.titles() == ""
    begin(program, qtbot)
    sheet(program).vas.line.clear()
    assert program.shell.begun.titles() == ""


def test_a_form_waits_in_another_place_and_counts_there_too(program, qtbot) -> None:
    begin(program, qtbot)
    program.shell.go(OpenPlace("worklist"))
    assert program.shell.begun.titles() == "Record pain"


def test_the_next_person_is_asked_first_and_the_first_can_come_back_for_it(program, qtbot) -> None:
    begin(program, qtbot)
    shell = program.shell
    program.locking.exchange()
    page = program.locking.page
    page.account.line.setText("vera")
    page.passphrase.line.setText(THIRD)
    qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    assert "RN Li" in page.notice.sentence and "Record pain" in page.notice.sentence
    assert "ZHANG" not in page.notice.sentence
    assert program.window.focusWidget() is page.notice.findChild(QPushButton)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    page.passphrase.line.setText(OTHER)
    page.send()
    qtbot.waitUntil(lambda: not program.locking.locked, timeout=20_000)
    assert program.shell is shell and sheet(program).vas.typed == "40"


def test_the_next_person_may_sign_in_all_the_same(program, qtbot) -> None:
    begin(program, qtbot)
    shell = program.shell
    program.locking.exchange()
    page = program.locking.page
    page.account.line.setText("vera")
    page.passphrase.line.setText(THIRD)
    page.send()
    qtbot.keyClick(page.notice.findChild(QPushButton), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: program.shell is not shell and not program.locking.locked, timeout=20_000)
    settled(program, qtbot)
    assert program.context.actor.name == "Vera Stone" and program.shell.begun.titles() == ""
    program.shell.patient.big_name.hide()


def test_the_window_closes_only_when_it_is_answered(program, qtbot) -> None:
    begin(program, qtbot)
    assert not program.window.close() and program.window.isVisible()
    assert "Record pain" in program.shell.notice.sentence and sheet(program).vas.typed == "40"
    press_action(program.shell.notice, qtbot)
    assert not program.window.isVisible()


def test_a_locked_window_asks_whoever_closes_it(program, qtbot) -> None:
    begin(program, qtbot)
    program.locking.lock()
    page = program.locking.page
    assert not program.window.close() and program.window.isVisible()
    assert "RN Li" in page.notice.sentence and "Record pain" in page.notice.sentence
    assert "ZHANG" not in page.notice.sentence
    assert program.window.focusWidget() is page.notice.findChild(QPushButton)
    qtbot.keyClick(page.notice.findChild(QPushButton), Qt.Key.Key_Space)
    assert not program.window.isVisible()


def test_a_locked_window_in_which_nothing_was_begun_closes_at_once(program, qtbot) -> None:
    program.locking.lock()
    assert program.window.close()


def test_signing_out_and_another_language_ask_too(program, qtbot) -> None:
    begin(program, qtbot)
    before = program.shell
    before.go(Prefer(Preferences("en", "dark")))
    before.begun.sign_out()
    QApplication.processEvents()
    assert program.shell is before and program.context is not None
    press_action(before.notice, qtbot)
    qtbot.waitUntil(lambda: isinstance(program.window.page, SignIn), timeout=20_000)


def test_another_look_is_put_on_when_it_is_answered(program, qtbot) -> None:
    begin(program, qtbot)
    before = program.shell
    before.go(Prefer(Preferences("en", "dark")))
    press_action(before.notice, qtbot)
    qtbot.waitUntil(lambda: program.shell is not before)
    settled(program, qtbot)
    assert isinstance(program.window.page, Shell) and program.preferences.mood == "dark"


def test_a_patient_who_is_being_entered(program, qtbot) -> None:
    program.shell.go(AddPatient())
    assert program.shell.begun.titles() == ""
    qtbot.keyClicks(program.shell.place.identity.name.line, "Maria")
    assert program.shell.begun.titles() == "New patient"


def test_the_chart_of_somebody_else_asks_first(program, qtbot) -> None:
    begin(program, qtbot)
    other, _ = admit(program.context)
    mine = program.shell.patient.patient_id
    program.shell.go(OpenPatient(other))
    settled(program, qtbot)
    assert "Record pain" in program.shell.notice.sentence and sheet(program).vas.typed == "40"
    assert program.shell.patient.patient_id == mine
    press_action(program.shell.notice, qtbot)
    settled(program, qtbot)
    program.shell.patient.big_name.hide()
    assert program.shell.patient.patient_id == other and sheet(program) is None
    assert program.shell.begun.titles() == ""


def test_another_tab_of_the_same_chart_asks_nothing(program, qtbot) -> None:
    begin(program, qtbot)
    program.shell.go(OpenPlace("worklist"))
    program.shell.go(OpenPatient(program.shell.patient.patient_id, "therapies"))
    settled(program, qtbot)
    assert program.shell.notice.sentence == "" and sheet(program).vas.typed == "40"


def test_another_sheet_asks_first(program, qtbot) -> None:
    begin(program, qtbot)
    program.shell.go(AddTherapy(program.shell.patient.patient_id))
    settled(program, qtbot)
    place = program.shell.place
    assert sheet(program).called == "Record pain" and "Record pain" in place._notice.sentence
    press_action(place._notice, qtbot)
    assert sheet(program).called == "Start a therapy" and not place._notice.sentence
    assert program.shell.begun.titles() == ""


def test_a_patient_who_is_being_entered_waits_while_something_is_looked_up(program, qtbot) -> None:
    program.shell.go(AddPatient())
    qtbot.keyClicks(program.shell.place.identity.name.line, "Maria")
    program.shell.go(OpenPlace("worklist"))
    assert program.shell.begun.titles() == "New patient"
    program.shell.go(AddPatient())
    assert program.shell.place.identity.name.typed == "Maria"
