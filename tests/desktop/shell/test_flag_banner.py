"""Urgent flags under the identity: seen in every place, acknowledged by key or mouse, and in nobody's way."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.case.course import Pain
from core.case.episode import Episode
from core.case.patient import Patient
from core.clinic.commands import entries, flags
from core.clinic.commands.patients import add_patient
from core.clinic.views.flags import patient_flags, urgent_flags
from core.texts import Language
from desktop.shell import flag_banner
from desktop.shell.flag_banner import FlagBanner
from desktop.shell.shell import Shell
from desktop.theme.theme import theme
from desktop.widgets.preferences import Preferences
from desktop.widgets.requests import AddPatient, BeginAssessment, OpenEntry, OpenPatient, OpenPlace
from tests.desktop.conftest import NOW
from tests.desktop.shell.test_shell import Room, register
from tests.desktop.walk import faults

SEVERE = "Severe, uncontrolled pain at rest"


def hurting(context, number: str = "CUA-001", name: str = "ZHANG Mei") -> str:
    """A patient with two severe scores."""
    person = Patient(id="", record_number=number, name=name, sex="female", birth_date=date(1964, 3, 9))
    patient, _ = add_patient(context, person, Episode(onset=NOW - timedelta(days=3), subtype="uraemic"))
    times = [NOW - timedelta(hours=hours) for hours in (6, 1)]
    entries.record(context, patient, [Pain(at=at, instrument="nrs", context="rest", score=Decimal(9)) for at in times])
    return patient


def sepsis(context, patient: str) -> None:
    """A second urgent flag, and a third: the palliative team is asked for."""
    from core.case.course import Event

    entries.record(context, patient, [Event(at=NOW - timedelta(hours=1), kind="sepsis")])
    entries.record(context, patient, [Event(at=NOW - timedelta(hours=1), kind="dialysis_withdrawal_considered")])


@pytest.fixture
def patient(empty_clinic) -> str:
    return hurting(empty_clinic)


@pytest.fixture
def shell(qtbot, at_work, empty_clinic, settle, patient):
    made = Shell(at_work(empty_clinic), Preferences(), register())
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.go(OpenPatient(patient))
    settle()
    made.patient.big_name.hide()
    yield made
    settle()


@pytest.fixture
def banner(shell) -> FlagBanner:
    return shell.patient.flags


def test_it_stands_in_every_place_while_the_patient_is_open(shell: Shell, banner: FlagBanner, patient, settle) -> None:
    for request in (OpenPatient(patient), BeginAssessment(patient), OpenPlace("tasks"), OpenPlace("worklist")):
        shell.go(request)
        settle()
        assert banner.isVisible()
        assert banner.rows[0].sentence.startswith(f"urgent: {SEVERE}. ")
        assert "9" in banner.rows[0].sentence
        assert faults(shell) == []
    shell.go(AddPatient())
    assert not banner.isVisible()


def test_it_takes_no_focus_and_leaves_the_place_its_room(
    shell: Shell, banner: FlagBanner, empty_clinic, patient, settle
) -> None:
    room = shell.place
    assert isinstance(room, Room)
    room.other.setFocus()
    sepsis(empty_clinic, patient)
    shell.patient.read_again(flags.changes(patient, *flags.Kind))
    settle()
    assert QApplication.focusWidget() is room.other
    assert len(banner.rows) == flag_banner.MOST_LINES
    assert banner._more.text() == "+ 1 more"
    assert banner.height() <= 90
    assert room.height() >= 500


def test_a_click_acknowledges_and_the_form_keeps_its_focus(
    qtbot, shell: Shell, banner, empty_clinic, patient, settle
) -> None:
    room = shell.place
    assert isinstance(room, Room)
    room.other.setFocus()
    qtbot.mouseClick(banner.rows[0].acknowledge, Qt.MouseButton.LeftButton)
    settle()
    assert urgent_flags(empty_clinic, patient) == ()
    assert not banner.isVisible()
    assert QApplication.focusWidget() is room.other
    (kept,) = [one for one in patient_flags(empty_clinic, patient) if one.level == "urgent"]
    assert (kept.acknowledged_by, kept.note) == (empty_clinic.actor.name, None)


def test_by_key_alone_with_a_note(qtbot, shell: Shell, banner, empty_clinic, patient, settle) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(shell, Qt.Key.Key_U, both)
    assert QApplication.focusWidget() is banner.rows[0].acknowledge
    row = banner.rows[0]
    qtbot.keyClick(row.acknowledge, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is row.note_asked
    qtbot.keyClick(row.note_asked, Qt.Key.Key_Space)
    qtbot.keyClicks(row.note, "pain team")
    qtbot.keyClick(row.note, Qt.Key.Key_Escape)
    assert not row.note.isVisible() and QApplication.focusWidget() is row.note_asked
    qtbot.keyClick(row.note_asked, Qt.Key.Key_Space)
    qtbot.keyClicks(row.note, "pain team called")
    qtbot.keyClick(row.note, Qt.Key.Key_Return)
    settle()
    (kept,) = [one for one in patient_flags(empty_clinic, patient) if one.level == "urgent"]
    assert kept.note == "pain team called"
    assert isinstance(shell.place, Room) and QApplication.focusWidget() is shell.place.line


def test_f6_reaches_it(qtbot, shell: Shell, banner: FlagBanner) -> None:
    reached = []
    for _ in range(4):
        qtbot.keyClick(shell, Qt.Key.Key_F6)
        reached.append(banner.isAncestorOf(QApplication.focusWidget()))
    assert sum(reached) == 1


def test_it_leads_to_the_entry_and_to_the_guidance(qtbot, banner: FlagBanner, patient) -> None:
    with qtbot.waitSignal(banner.asks) as asked:
        qtbot.mouseClick(banner.rows[0].evidence, Qt.MouseButton.LeftButton)
    entry = asked.args[0]
    assert isinstance(entry, OpenEntry) and (entry.patient_id, entry.kind) == (patient, "pain")
    with qtbot.waitSignal(banner.asks) as asked:
        qtbot.mouseClick(banner.rows[0].guidance, Qt.MouseButton.LeftButton)
    assert asked.args == [OpenPatient(patient, "guidance")]


def test_each_flag_is_spoken_once(qtbot, at_work, empty_clinic, settle, patient, monkeypatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(flag_banner, "announce", lambda _widget, message, urgent: said.append(message))
    banner = FlagBanner(at_work(empty_clinic))
    qtbot.addWidget(banner)
    for _ in range(3):
        banner.read(patient)
        settle()
    assert len(said) == 1 and SEVERE in said[0]
    sepsis(empty_clinic, patient)
    banner.read(patient)
    settle()
    assert len(said) == 2 and SEVERE not in said[1]


def test_a_note_that_is_being_typed_survives_what_happens_elsewhere(
    qtbot, banner, empty_clinic, patient, settle
) -> None:
    row = banner.rows[0]
    qtbot.mouseClick(row.note_asked, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(row.note, "half a")
    sepsis(empty_clinic, patient)
    banner.read(patient)
    settle()
    assert row in banner.rows and row.note.text() == "half a"


def test_whoever_comes_second_is_told_who_was_first(qtbot, banner: FlagBanner, empty_clinic, patient, settle) -> None:
    from dataclasses import replace

    from core.clinic.context import Actor

    other = replace(empty_clinic, actor=Actor("a9", "Dr Osei", "clinician"))
    flags.acknowledge(other, banner.rows[0].flag.flag_id)
    qtbot.mouseClick(banner.rows[0].acknowledge, Qt.MouseButton.LeftButton)
    settle()
    assert "Dr Osei" in banner.notice.sentence
    assert banner.rows == ()
    assert banner.isVisible()
    banner.notice.clear()
    assert not banner.isVisible()


def test_nothing_of_the_patient_before_stands_over_the_next(shell: Shell, banner, empty_clinic, settle) -> None:
    person = Patient(id="", record_number="CUA-002", name="LI Wei", sex="male", birth_date=date(1950, 1, 1))
    calm, _ = add_patient(empty_clinic, person, None)
    shell.go(OpenPatient(calm))
    assert banner.rows == () and not banner.isVisible()
    settle()
    assert not banner.isVisible()
    shell.patient.big_name.hide()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("scale", [100, 150])
def test_nothing_is_cut_off(qtbot, at_work, empty_clinic, settle, patient, language: Language, scale: int) -> None:
    sepsis(empty_clinic, patient)
    banner = FlagBanner(at_work(empty_clinic, language=language, theme=theme(scale=scale)))
    qtbot.addWidget(banner)
    banner.resize(1190, 120)
    banner.read(patient)
    settle()
    banner.show()
    assert len(banner.rows) == (2 if scale == 100 else 1)
    assert faults(banner) == []
