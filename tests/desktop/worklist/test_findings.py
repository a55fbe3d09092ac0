"""Every task and flag of a patient: what is over stays readable, with who did what when."""

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from core.case.course import Pain
from core.clinic.commands import entries, flags
from core.clinic.commands import tasks as commands
from core.clinic.views.flags import urgent_flags
from core.clinic.views.tasks import tasks
from core.texts import Language
from desktop.theme.theme import theme
from desktop.widgets.requests import OpenFindings, OpenPatient
from desktop.worklist.findings import FindingsPlace
from tests.desktop.conftest import NOW
from tests.desktop.shell.test_flag_banner import hurting
from tests.desktop.walk import faults


@pytest.fixture
def patient(empty_clinic) -> str:
    """A flag that was acknowledged and has resolved, and a task that was declined."""
    made = hurting(empty_clinic)
    (flag,) = urgent_flags(empty_clinic, made)
    flags.acknowledge(empty_clinic, flag.flag_id, "pain team called")
    calm = Pain(at=NOW - timedelta(minutes=5), instrument="nrs", context="rest", score=Decimal(1))
    entries.record(empty_clinic, made, [calm])
    plan = next(line for line in tasks(empty_clinic) if line.rule == "task.wound_plan")
    commands.decline(empty_clinic, plan.task_id, "written on paper")
    return made


@pytest.fixture
def place(qtbot, at_work, empty_clinic, settle, patient) -> FindingsPlace:
    made = FindingsPlace(at_work(empty_clinic))
    qtbot.addWidget(made)
    made.resize(1190, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.open(OpenFindings(patient))
    settle()
    return made


def story(place: FindingsPlace) -> str:
    return "\n".join(part.text() for part in place._story.findChildren(QLabel))


def choose(place: FindingsPlace, table, word: str) -> None:
    model = table.model()
    row = next(at for at in range(model.rowCount()) if word in str(model.index(at, 0).data()))
    table.setFocus()
    table.setCurrentIndex(model.index(row, 0))


def test_a_flag_that_is_over_says_who_had_seen_it(place: FindingsPlace, settle) -> None:
    choose(place, place.flags, "Severe, uncontrolled")
    settle()
    told = story(place)
    assert "acknowledged (urgent), Demo nurse, “pain team called”" in told
    assert told.index("resolved") < told.index("acknowledged") < told.index("raised")
    assert not place.reopen.isVisible()
    assert faults(place) == []


def test_a_settled_task_says_why_and_is_opened_again_by_key(qtbot, place, empty_clinic, settle) -> None:
    choose(place, place.tasks, "wound plan")
    settle()
    assert "declined, “written on paper”, Demo nurse" in story(place)
    assert place.reopen.isVisible()
    qtbot.keyClick(place.tasks, Qt.Key.Key_U)
    settle()
    assert "task.wound_plan" in {line.rule for line in tasks(empty_clinic)}


def test_an_open_task_is_not_opened_again(qtbot, place: FindingsPlace, empty_clinic, settle) -> None:
    choose(place, place.tasks, "pain plan")
    settle()
    assert not place.reopen.isVisible()
    before = tasks(empty_clinic)
    qtbot.keyClick(place.tasks, Qt.Key.Key_U)
    settle()
    assert tasks(empty_clinic) == before


def test_it_leads_back_to_the_chart(qtbot, place: FindingsPlace, patient) -> None:
    assert place.address() == OpenFindings(patient)
    with qtbot.waitSignal(place.asks) as asked:
        qtbot.mouseClick(place._chart, Qt.MouseButton.LeftButton)
    assert asked.args == [OpenPatient(patient)]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_nothing_is_cut_off_in_large_letters(qtbot, at_work, empty_clinic, settle, patient, language: Language) -> None:
    place = FindingsPlace(at_work(empty_clinic, language=language, theme=theme(scale=150)))
    qtbot.addWidget(place)
    place.resize(1190, 600)
    place.show()
    place.open(OpenFindings(patient))
    settle()
    assert faults(place) == []
