"""A letter that a place promises works while one of its tables has the focus."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget

from core.clinic.views.worklist import worklist
from desktop.chart.diary import Diary
from desktop.shell.register import the_register
from desktop.shell.shell import Shell
from desktop.timeline.panel import TimelinePanel
from desktop.widgets.preferences import Preferences
from desktop.widgets.requests import OpenFindings, OpenPatient, OpenPlace, Request, ReviewPatient


@pytest.fixture
def shell(qtbot, at_work, clinic, settle):
    made = Shell(at_work(clinic), Preferences(), the_register(Preferences()))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    settle()
    yield made
    made.leave()
    settle()


def in_a_table(shell: Shell) -> QTableView:
    """The table of the place, on its first row and with the focus."""
    table = shell.place.panes()[0]
    assert isinstance(table, QTableView) and table.model().rowCount()
    table.setFocus(Qt.FocusReason.OtherFocusReason)
    table.setCurrentIndex(table.model().index(0, 0))
    return table


def went(shell: Shell) -> type[Request]:
    return type(shell.history.here)


@pytest.mark.parametrize(
    ("place", "key", "leads"),
    [
        ("worklist", Qt.Key.Key_R, ReviewPatient),
        ("tasks", Qt.Key.Key_H, OpenFindings),
    ],
)
def test_a_letter_leads_on_from_a_table(
    qtbot, shell: Shell, settle, place: str, key: Qt.Key, leads: type[Request]
) -> None:
    shell.go(OpenPlace(place))
    settle()
    table = in_a_table(shell)
    before = shell.history.here
    qtbot.keyClick(table, key)
    settle()
    assert shell.history.here != before and went(shell) is leads
    shell.patient.big_name.hide()


@pytest.mark.parametrize(
    ("tab", "kind", "drawn"), [("pain", Diary, "plots"), ("timeline", TimelinePanel, "stack")], ids=["pain", "timeline"]
)
def test_t_turns_a_chart_into_a_table_and_back(
    qtbot, shell: Shell, clinic, settle, tab: str, kind: type[QWidget], drawn: str
) -> None:
    shell.go(OpenPatient(worklist(clinic).rows[0].patient_id, tab))
    settle()
    shell.patient.big_name.hide()
    chart = getattr(shell.place.findChild(kind), drawn)
    chart.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.keyClick(chart, Qt.Key.Key_T)
    table = shell.focusWidget()
    assert isinstance(table, QTableView) and table.model().rowCount() and not chart.isVisible()
    qtbot.keyClick(table, Qt.Key.Key_T)
    assert chart.isVisible()


def test_t_leads_from_the_table_of_the_clinic_to_the_patient(qtbot, shell: Shell, settle) -> None:
    shell.go(OpenPlace("review", "table"))
    settle()
    table = in_a_table(shell)
    qtbot.keyClick(table, Qt.Key.Key_T)
    settle()
    assert went(shell) is ReviewPatient
    shell.patient.big_name.hide()
