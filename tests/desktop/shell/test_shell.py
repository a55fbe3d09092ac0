"""The shell: a nurse goes about the clinic by rail, keys and palette, and always sees whose record is open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from core.clinic.changes import Changes, Kind
from core.errors import InvalidInput
from core.texts import text
from desktop.shell.shell import Shell
from desktop.theme.theme import theme
from desktop.widgets.preferences import Preferences
from desktop.widgets.requests import (
    AddPain,
    AddPatient,
    Announce,
    BeginAssessment,
    GoBack,
    OpenPatient,
    OpenPlace,
    Prefer,
    PrintHandover,
    TryDemo,
)
from tests.desktop.shell.rooms import Room, press, register
from tests.desktop.walk import faults


def test_it_begins_with_the_worklist_and_nobody_open(shell: Shell) -> None:
    assert isinstance(shell.place, Room) and shell.place.accessibleName() == "worklist"
    assert not shell.patient.banner.isVisible()
    assert faults(shell) == []


def test_opening_a_patient_shows_the_banner_and_the_large_name(shell: Shell, patients, settle) -> None:
    shell.go(OpenPatient(patients[0]))
    settle()
    banner = shell.patient.banner
    assert banner.isVisible() and banner.shown is not None and banner.shown.patient_id == patients[0]
    assert shell.patient.big_name.isVisible()
    shell.patient.big_name.hide()
    assert faults(shell) == []


def test_the_large_name_comes_only_when_the_patient_changes(shell: Shell, patients, settle) -> None:
    shell.go(OpenPatient(patients[0]))
    settle()
    shell.patient.big_name.hide()
    shell.go(OpenPatient(patients[0], "pain"))
    settle()
    assert not shell.patient.big_name.isVisible()
    shell.go(OpenPatient(patients[1]))
    assert shell.patient.banner.shown is None
    settle()
    assert shell.patient.big_name.isVisible()
    shell.patient.big_name.hide()


def test_the_banner_stays_on_the_worklist_and_gives_way_to_a_new_patient(shell: Shell, patients, settle) -> None:
    shell.go(OpenPatient(patients[0]))
    settle()
    shell.go(OpenPlace("worklist"))
    assert shell.patient.banner.isVisible()
    shell.go(AddPatient())
    assert not shell.patient.banner.isVisible()
    shell.back()
    assert shell.patient.banner.isVisible()
    shell.patient.big_name.hide()


def test_keys_ask_for_the_open_patient_from_anywhere(qtbot, shell: Shell, patients, settle) -> None:
    press(qtbot, shell, Qt.Key.Key_N)
    assert "Open a patient first" in shell.status.sentence
    shell.go(OpenPatient(patients[0]))
    settle()
    shell.patient.big_name.hide()
    for key, request in (
        (Qt.Key.Key_N, BeginAssessment(patients[0])),
        (Qt.Key.Key_D, AddPain(patients[0])),
        (Qt.Key.Key_P, PrintHandover((patients[0],))),
    ):
        press(qtbot, shell, key)
        assert shell.place.asked[-1] == request


def test_escape_closes_what_is_open_and_then_goes_back(qtbot, shell: Shell, patients, settle) -> None:
    shell.go(OpenPatient(patients[0]))
    settle()
    shell.patient.big_name.hide()
    shell.place.sheet_open = True
    press(qtbot, shell.place.line, Qt.Key.Key_Escape, control=False)
    assert shell.place.accessibleName() == "chart"
    press(qtbot, shell.place.line, Qt.Key.Key_Escape, control=False)
    assert shell.place.accessibleName() == "worklist"


def test_a_place_that_is_left_saves(shell: Shell) -> None:
    before = shell.place
    shell.go(OpenPlace("tasks"))
    assert before.times_left == 1
    shell.leave()
    assert shell.place.times_left == 1


def test_f6_goes_round_the_panes(qtbot, shell: Shell) -> None:
    place = shell.place
    assert shell.focusWidget() is place.line
    press(qtbot, shell, Qt.Key.Key_F6, control=False)
    assert shell.focusWidget() is place.other
    press(qtbot, shell, Qt.Key.Key_F6, control=False)
    assert shell.rail.isAncestorOf(shell.focusWidget())
    press(qtbot, shell, Qt.Key.Key_F6, control=False)
    assert shell.focusWidget() is place.line


def test_ctrl_z_takes_back_what_the_place_can_and_says_where_it_cannot(qtbot, shell: Shell) -> None:
    press(qtbot, shell, Qt.Key.Key_Z)
    assert shell.place.times_undone == 1 and "Nothing here can be undone" in shell.status.sentence
    shell.place.can_undo = True
    shell.status.say("")
    press(qtbot, shell, Qt.Key.Key_Z)
    assert shell.place.times_undone == 2 and "undone" not in shell.status.sentence
    qtbot.keyClicks(shell.place.line, "abc")
    press(qtbot, shell.place.line, Qt.Key.Key_Z)
    assert shell.place.line.text() == "" and shell.place.times_undone == 2


def test_what_is_notified_never_takes_the_focus(qtbot, shell: Shell, patients, settle) -> None:
    shell.go(OpenPatient(patients[0]))
    settle()
    shell.place.line.setFocus()
    other = QLineEdit()
    other.setAccessibleName("another window")
    qtbot.addWidget(other)
    for said in (
        lambda: shell.notice.say("something", "urgent", ("Do it", shell.back)),
        lambda: shell.notice.clear(),
        lambda: shell.status.say("saved"),
        lambda: shell.status.show_trouble(),
        lambda: shell.status.set_away("not connected"),
        lambda: shell.status.set_backup("backup 03:00"),
        lambda: shell.status.set_drafts(3),
        lambda: shell.workplace.bridge.troubled.emit(InvalidInput("error.desktop.unexpected")),
        lambda: shell.workplace.bridge.changed.emit(Changes(frozenset(patients), frozenset(Kind))),
        lambda: shell.patient.big_name.flash(shell.patient.banner.shown),
        lambda: shell.patient.flags.read(patients[1]),
        lambda: shell.reading_only.begin_reading(),
    ):
        said()
        settle()
        assert shell.place.line.hasFocus()
        qtbot.keyClicks(QApplication.focusWidget(), "x")
    assert shell.place.line.text() == "x" * 12
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    shell.notice.say("something else", "urgent")
    shell.patient.big_name.flash(shell.patient.banner.shown)
    settle()
    assert QApplication.activeWindow() is other
    shell.patient.big_name.hide()


def test_f1_asks_for_the_page_of_the_guide_that_belongs_here(qtbot, shell: Shell) -> None:
    with qtbot.waitSignal(shell.help_asked) as asked:
        press(qtbot, shell, Qt.Key.Key_F1, control=False)
    assert asked.args == ["worklist"]
    shell.go(OpenPlace("tasks"))
    with qtbot.waitSignal(shell.help_asked) as asked:
        press(qtbot, shell, Qt.Key.Key_F1, control=False)
    assert asked.args == ["tasks-and-flags"]


def test_the_sheet_of_shortcuts_tells_of_here_and_everywhere(qtbot, shell: Shell) -> None:
    shell.show_shortcuts()
    words = " ".join(part.text() for part in shell.sheet.findChildren(type(shell.status._saved)))
    assert "something here" in words and "Ctrl+K" in words
    assert faults(shell.sheet) == []
    qtbot.keyClick(shell.sheet, Qt.Key.Key_Escape)
    assert not shell.sheet.isVisible()


def test_what_is_not_of_a_place_goes_to_the_program(qtbot, shell: Shell) -> None:
    with qtbot.waitSignal(shell.preferred) as wanted:
        shell.place.asks.emit(Prefer(Preferences("zh_CN")))
    assert wanted.args == [Preferences("zh_CN")]
    with qtbot.waitSignal(shell.demo_asked):
        shell.place.asks.emit(TryDemo())
    shell.place.asks.emit(Announce(text("desktop.when.today")))
    assert "today" in shell.status.sentence
    shell.go(OpenPlace("tasks"))
    shell.place.asks.emit(GoBack())
    assert shell.place.accessibleName() == "worklist"
    shell.forward()
    assert shell.place.accessibleName() == "tasks"


def test_the_rail_leads_to_places_of_the_patient_once_one_is_open(shell: Shell, patients, settle) -> None:
    button = shell.rail.findChild(QWidget, "place_chart")
    assert not button.isEnabled()
    shell.go(OpenPatient(patients[0]))
    settle()
    shell.patient.big_name.hide()
    shell.go(OpenPlace("worklist"))
    assert button.isEnabled()
    button.click()
    assert shell.place.asked[-1] == OpenPatient(patients[0])


def test_an_error_that_nobody_handles_is_said_above_the_place(shell: Shell) -> None:
    shell.workplace.bridge.troubled.emit(InvalidInput("error.desktop.unexpected"))
    assert shell.notice.isVisible()


def test_what_was_saved_is_said_and_drafts_are_counted(shell: Shell, settle) -> None:
    shell.workplace.bridge.changed.emit(Changes(frozenset({"p"}), frozenset({Kind.DRAFT})))
    settle()
    assert "saved 12:00" in shell.status.sentence
    shell.status.set_drafts(2)
    assert shell.status._drafts.isVisible()


@pytest.mark.parametrize(("dark", "scale"), [(True, 100), (False, 200)])
def test_made_again_at_the_same_address(qtbot, at_work, clinic, patients, settle, dark: bool, scale: int) -> None:
    first = Shell(at_work(clinic), Preferences(), register())
    qtbot.addWidget(first)
    first.go(OpenPatient(patients[0], "pain"))
    settle()
    again = Shell(
        at_work(clinic, language="zh_CN", theme=theme(dark=dark, scale=scale)),
        Preferences("zh_CN"),
        register(),
        first.history,
        first.patient.patient_id,
    )
    qtbot.addWidget(again)
    again.resize(1280, 800)
    again.show()
    settle()
    assert again.place.asked == [OpenPatient(patients[0], "pain")]
    assert again.patient.banner.isVisible() and not again.patient.big_name.isVisible()
    first.patient.big_name.hide()
