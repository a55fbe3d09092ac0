"""The clinic as a whole: who is in it and in which order, the table of everybody, and the window around it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from core.case.therapy import Therapy
from core.clinic.commands import tasks as commands
from core.clinic.commands import therapies
from core.clinic.views.clinic_day import todays_clinic
from core.clinic.views.tasks import patient_tasks
from desktop.chart.therapy_sheets import TherapyChangeSheet
from desktop.review.place import ReviewPlace
from desktop.shell.register import the_register
from desktop.shell.shell import Shell
from desktop.theme.theme import theme
from desktop.widgets.preferences import Preferences
from desktop.widgets.requests import (
    OpenPatient,
    OpenPlace,
    ReviewClinic,
    ReviewPatient,
)
from tests.desktop.review.conftest import Around, press, words
from tests.desktop.walk import faults


def test_t_shows_everybody_and_brings_back(qtbot, around: Around, settle) -> None:
    press(qtbot, around, Qt.Key.Key_T)
    settle()
    table = around.place.table
    assert table.isVisible() and table.hasFocus() and not around.place.decisions.isVisible()
    assert around.place.address() == OpenPlace("review", "table")
    cells = [[table.rows_model.index(row, column).data() for column in range(7)] for row in range(3)]
    assert [row[1] for row in cells] == ["ADAMS Ann", "BAKER Ben", "COOPER Cem"]
    assert cells[0][4] == "▲ 2 not measured" and cells[2][4] == "none open"
    assert cells[2][6].startswith("1 of ") and "▲" in cells[0][5] and "unknown" in cells[0][5]
    assert faults(around.place) == []
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\n")[1].split("\t")[1] == "ADAMS Ann"
    press(qtbot, around, Qt.Key.Key_Down)
    press(qtbot, around, Qt.Key.Key_Return)
    settle()
    assert around.shown == "BAKER Ben"
    press(qtbot, around, Qt.Key.Key_T)
    settle()
    assert table.chosen_id == around.place.clinic.current
    assert around.place.escape()
    settle()
    assert around.shown == "BAKER Ben" and not around.place.escape()


def test_the_order_is_changed_by_keys_and_by_a_title(qtbot, around: Around, ward, settle) -> None:
    press(qtbot, around, Qt.Key.Key_T)
    settle()
    alt, clinic = Qt.KeyboardModifier.AltModifier, around.place.clinic
    qtbot.keyClick(around.place.table, Qt.Key.Key_Down, alt)
    assert clinic.agenda.patient_ids == (ward[1], ward[0], ward[2])
    assert around.place.table.chosen_id == ward[0]
    qtbot.keyClick(around.place.table, Qt.Key.Key_Up, alt)
    assert clinic.agenda.patient_ids == tuple(ward)
    around.place.table.horizontalHeader().sectionClicked.emit(1)
    assert clinic.agenda.patient_ids == tuple(reversed(ward))
    around.place.table.horizontalHeader().sectionClicked.emit(1)
    assert clinic.agenda.patient_ids == tuple(ward)
    qtbot.keyClick(around.place.table, Qt.Key.Key_Delete)
    assert clinic.agenda.patient_ids == (ward[1], ward[2]) and clinic.current == ward[1]
    assert around.place.head.position.text() == "2 patient(s)"
    assert around.place.undo() and clinic.agenda.patient_ids == tuple(ward)
    assert around.place.head.position.text() == "3 patient(s)"


def test_today_is_who_is_due_and_stays_when_the_tasks_are_done(opened, empty_clinic, ward, settle) -> None:
    around = opened(empty_clinic, OpenPlace("review"))
    assert set(around.place.clinic.agenda.patient_ids) == {one.patient_id for one in todays_clinic(empty_clinic)}
    cem = ward[2]
    for line in patient_tasks(empty_clinic, cem):
        commands.complete(empty_clinic, line.task_id)
    around.place.open(OpenPlace("review"))
    settle()
    assert cem in around.place.clinic.agenda.patient_ids
    around.place.clinic.begin_today()
    settle()
    assert cem not in around.place.clinic.agenda.patient_ids


def test_without_a_clinic_the_place_says_what_it_is_for(qtbot, opened, empty_clinic) -> None:
    around = opened(empty_clinic, OpenPlace("review"))
    assert "No clinic today" in words(around) and not around.place.decisions.isVisible()
    push = next(one for one in around.place.findChildren(QPushButton) if one.text() == "Open the worklist")
    qtbot.mouseClick(push, Qt.MouseButton.LeftButton)
    assert around.asked == [OpenPlace("worklist")]
    assert faults(around.place) == []


@pytest.mark.parametrize(
    ("language", "dark", "scale"), [("en", False, 100), ("zh_CN", True, 100), ("en", False, 150), ("zh_CN", False, 150)]
)
def test_nothing_is_cut_off_in_any_dress(opened, clinic, settle, language, dark: bool, scale: int) -> None:
    around = opened(clinic, OpenPlace("review"), language=language, theme=theme(dark=dark, scale=scale))
    for one in around.place.clinic.patients:
        around.place.open(ReviewPatient(one.patient_id))
        settle()
        assert around.shown == one.name
        assert faults(around.place) == []
    around.place.turn()
    settle()
    assert faults(around.place) == []


@pytest.fixture
def shell(qtbot, at_work, empty_clinic, ward, settle) -> Iterator[Shell]:
    preferences = Preferences()
    made = Shell(at_work(empty_clinic), preferences, the_register(preferences))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    settle()
    yield made
    settle()


def test_the_window_follows_and_back_leads_out_of_the_review(qtbot, shell: Shell, ward, settle) -> None:
    shell.go(OpenPlace("review"))
    settle()
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
        settle()
        assert isinstance(shell.history.here, ReviewPatient)
        assert shell.patient.banner.shown is not None
        assert shell.patient.banner.shown.patient_id == shell.history.here.patient_id
        assert shell.patient.big_name.isVisible()
    assert shell.rail._buttons["review"].isChecked()
    here = shell.history.here
    shell.go(OpenPatient(here.patient_id))
    settle()
    shell.back()
    settle()
    assert shell.history.here == here and shell.place.clinic.current == here.patient_id
    shell.back()
    settle()
    assert shell.history.here == OpenPlace("worklist")


def test_who_is_picked_on_the_worklist_is_the_clinic(qtbot, shell: Shell, settle) -> None:
    table = shell.place.list.table
    table.setFocus()
    down, shift = Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(table, down, shift)
    picked = table.picked_ids
    assert len(picked) == 2
    qtbot.keyClick(table, Qt.Key.Key_R)
    settle()
    assert isinstance(shell.place, ReviewPlace)
    assert shell.workplace.agenda.patient_ids == picked and shell.workplace.agenda.current == picked[0]
    shell.go(OpenPlace("worklist"))
    settle()
    shell.go(OpenPlace("review"))
    settle()
    assert shell.workplace.agenda.patient_ids == picked


def test_another_day_is_another_clinic(opened, empty_clinic, ward, settle) -> None:
    clock = [datetime(2026, 11, 24, 12, tzinfo=UTC)]
    around = opened(empty_clinic, ReviewClinic((ward[1],)), clock=lambda: clock[0])
    assert around.place.clinic.agenda.patient_ids == (ward[1],)
    clock[0] += timedelta(days=1)
    around.place.open(OpenPlace("review"))
    settle()
    assert set(around.place.clinic.agenda.patient_ids) == set(ward)


def test_a_therapy_changed_from_the_review_leads_back_to_it(qtbot, shell: Shell, empty_clinic, ward, settle) -> None:
    given = Therapy(drug="sevelamer", route="oral", dose=Decimal(800), unit="mg", per_day=3, start=date(2026, 11, 1))
    therapies.start(empty_clinic, ward[0], given)
    for sign in (False, True):
        shell.go(ReviewPatient(ward[0]))
        settle()
        changes = shell.place.decisions.therapies.actions()[-1].menu()
        changes.actions()[-1].trigger()
        settle()
        sheet = shell.place.sheet
        assert isinstance(sheet, TherapyChangeSheet)
        if not sign:
            qtbot.keyClick(sheet, Qt.Key.Key_Escape)
        else:
            sheet.reason.set_value("no more needed")
            sheet.send()
        settle()
        assert isinstance(shell.place, ReviewPlace) and shell.history.here == ReviewPatient(ward[0])
