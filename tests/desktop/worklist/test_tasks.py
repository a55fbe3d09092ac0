"""The tasks of a discipline: done, or declined with a reason."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from core.case.patient import Patient
from core.clinic.commands import tasks as commands
from core.clinic.commands.patients import add_patient
from core.clinic.views.tasks import tasks
from desktop.widgets.requests import Announce, OpenPatient, OpenPlace
from desktop.worklist.tasks import TasksPlace
from tests.desktop.conftest import NOW
from tests.desktop.walk import faults


@pytest.fixture
def place(qtbot, at_work, empty_clinic, settle) -> TasksPlace:
    patient = Patient(id="", record_number="CUA-001", name="ZHANG Mei", sex="female", birth_date=date(1964, 3, 9))
    patient_id, _ = add_patient(empty_clinic, patient, None)
    commands.add(empty_clinic, patient_id, "Ring the family", "social_work", NOW - timedelta(days=2), "urgent")
    commands.add(empty_clinic, patient_id, "Order foam", "wound_care", NOW + timedelta(hours=3), "info")
    made = TasksPlace(at_work(empty_clinic))
    qtbot.addWidget(made)
    made.resize(1190, 760)
    made.show()
    made.open(OpenPlace("tasks"))
    settle()
    made.table.setFocus()
    return made


def titles(place: TasksPlace) -> list[str]:
    return [place.table.sorted.index(row, 0).data() for row in range(place.table.sorted.rowCount())]


def open_titles(empty_clinic) -> set[str]:
    return {str(line.title.params.get("title")) for line in tasks(empty_clinic)}


def choose(place: TasksPlace, title: str) -> None:
    row = next(at for at, shown in enumerate(titles(place)) if title in shown)
    place.table.setCurrentIndex(place.table.sorted.index(row, 0))


def test_the_most_overdue_stands_first_with_its_mark(place: TasksPlace) -> None:
    assert titles(place)[0] == "◆ Ring the family"
    assert place.table.sorted.index(0, 2).data() == "2 d overdue"
    assert faults(place) == []


def test_d_is_done(qtbot, place: TasksPlace, empty_clinic, settle) -> None:
    choose(place, "Ring the family")
    with qtbot.waitSignal(place.asks) as asked:
        qtbot.keyClick(place.table, Qt.Key.Key_D)
    assert isinstance(asked.args[0], Announce)
    settle()
    assert "Ring the family" not in open_titles(empty_clinic)
    assert not any("Ring the family" in title for title in titles(place))


def test_x_declines_with_a_reason_and_escape_thinks_again(qtbot, place: TasksPlace, empty_clinic, settle) -> None:
    choose(place, "Order foam")
    qtbot.keyClick(place.table, Qt.Key.Key_X)
    assert place.reason.isVisible()
    assert place.escape() and not place.reason.isVisible()
    qtbot.keyClick(place.table, Qt.Key.Key_X)
    qtbot.keyClick(place.reason, Qt.Key.Key_Return)
    assert place.reason.isVisible()
    qtbot.keyClicks(place.reason, "there is plenty")
    with qtbot.waitSignal(place.asks):
        qtbot.keyClick(place.reason, Qt.Key.Key_Return)
    assert "Order foam" not in open_titles(empty_clinic)


def test_one_discipline_at_a_time(place: TasksPlace, settle) -> None:
    place.filters.discipline.setCurrentIndex(place.filters.discipline.findData("social_work"))
    settle()
    assert any("Ring the family" in title for title in titles(place))
    assert not any("Order foam" in title for title in titles(place))


def test_a_word_filters_and_enter_opens_the_patient(qtbot, place: TasksPlace) -> None:
    qtbot.keyClick(place.table, Qt.Key.Key_Slash)
    qtbot.keyClicks(place.filters.search, "foam")
    assert titles(place) == ["○ Order foam"]
    choose(place, "Order foam")
    place.table.setFocus()
    with qtbot.waitSignal(place.asks) as asked:
        qtbot.keyClick(place.table, Qt.Key.Key_Return)
    assert isinstance(asked.args[0], OpenPatient)
    assert place.escape() and len(titles(place)) > 1
