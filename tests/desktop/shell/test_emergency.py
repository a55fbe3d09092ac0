"""Who may only read: what is switched off says who may, and emergency access is taken with a reason and ends."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from core.clinic import opening, signing_in
from core.clinic.rights import Right, may
from core.clinic.views.trail import TrailFilter, trail_page
from desktop.administration.new_key import NewKey
from desktop.administration.sign_in import SignIn
from desktop.shell.program import Program
from desktop.shell.shell import Shell
from desktop.widgets.requests import (
    AddPain,
    AddPatient,
    BeginAssessment,
    ExportData,
    OpenPatient,
    OpenPlace,
    RekeyStore,
)
from tests.desktop.shell.signed_in import GOOD, OTHER, THIRD, Clock, make_clinic, make_program, settled
from tests.desktop.walk import faults


@pytest.fixture(scope="module")
def stored(tmp_path_factory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("clinic") / "store"
    return folder, make_clinic(folder, Clock())


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(stored, tmp_path: Path) -> Path:
    return Path(shutil.copytree(stored[0], tmp_path / "store"))


@pytest.fixture
def program(dressed, tmp_path: Path, folder: Path, clock: Clock) -> Iterator[Program]:
    made = make_program(dressed, tmp_path, clock)
    made.start(str(folder), demo=False)
    yield made
    made.window.close()
    made.close()
    made.window.deleteLater()
    made.deleteLater()


@pytest.fixture
def viewer(program, qtbot, folder, clock, stored) -> Shell:
    """Vera, who may only read, with the patient's chart open."""
    program._opened(opening.open_store(folder, "vera", THIRD, clock), str(folder))
    program.shell.go(OpenPatient(stored[1]))
    settled(program, qtbot)
    program.shell.patient.big_name.hide()
    return program.shell


def words_of(widget) -> str:
    return " ".join(part.text() for part in widget.findChildren(QLabel))


def push_of(widget, word: str) -> QPushButton:
    return next(push for push in widget.findChildren(QPushButton) if push.text().startswith(word) and push.isVisible())


def take(program: Program, qtbot, reason: str) -> Shell:
    before = program.shell
    before.emergency.strip.act.click()
    sheet = before.emergency.sheet
    assert sheet.isVisible() and faults(sheet) == []
    qtbot.keyClicks(sheet.reason.text, reason)
    qtbot.keyClick(sheet.reason.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: program.shell is not before, timeout=10_000)
    settled(program, qtbot)
    return program.shell


def test_what_a_viewer_may_not_do_is_switched_off_and_says_who_may(program, viewer, stored) -> None:
    for control in (
        push_of(viewer.place, "Add a task"),
        push_of(viewer.place, "Add a lesion"),
        viewer.patient.banner.edit,
    ):
        assert not control.isEnabled() and "nurse" in control.toolTip() and "nurse" in control.accessibleDescription()
    for name in ("assessment", "printing"):
        assert not viewer.rail.button(name).isEnabled() and "nurse" in viewer.rail.button(name).toolTip()
    assert viewer.rail.button("chart").isEnabled()
    assert faults(viewer) == []
    viewer.ask_palette()
    lines = viewer.palette_.lines()
    assert any(line.startswith("Record pain") and "nurse" in line for line in lines)
    viewer.palette_.put_away()


@pytest.mark.parametrize(
    "request_of", [AddPain, BeginAssessment, lambda patient: ExportData((patient,)), lambda _: AddPatient()]
)
def test_what_is_asked_all_the_same_is_refused_in_words(viewer, stored, request_of) -> None:
    here = viewer.history.here
    viewer.go(request_of(stored[1]))
    assert "Roles that may" in viewer.notice.sentence
    assert viewer.history.here == here


def test_the_places_of_administrators_are_refused(viewer) -> None:
    for request in (OpenPlace("accounts"), OpenPlace("trail"), RekeyStore()):
        viewer.notice.clear()
        viewer.go(request)
        assert "administrator" in viewer.notice.sentence


def test_it_is_offered_taken_with_a_reason_and_stands_above_every_place(program, viewer, qtbot, stored, folder) -> None:
    strip = viewer.emergency.strip
    assert strip.isVisible() and "read" in strip.words.text()
    strip.act.click()
    viewer.emergency.sheet.send()
    assert viewer.emergency.sheet.reason.problem
    viewer.emergency.sheet.put_away()
    shell = take(program, qtbot, "dressing soaked through")
    shell.patient.big_name.hide()
    assert shell.patient.patient_id == stored[1]
    for place in (OpenPlace("worklist"), OpenPlace("settings"), OpenPatient(stored[1])):
        shell.go(place)
        assert shell.emergency.strip.isVisible()
        assert "until 12:30" in shell.emergency.strip.words.text() and "soaked" in shell.emergency.strip.words.text()
    settled(program, qtbot)
    assert push_of(shell.place, "Add a lesion").isEnabled() and shell.rail.button("assessment").isEnabled()
    assert shell.patient.banner.edit.toolTip() == "Correct the patient's details"
    assert may(program.context, Right.CHART, stored[1]) and not may(program.context, Right.EXPORT, stored[1])
    shell.go(ExportData((stored[1],)))
    assert "Roles that may" in shell.notice.sentence
    admin = signing_in.switch(program.context, "admin", GOOD)
    began = next(line for line in trail_page(admin, TrailFilter()).lines if line.action == "account.emergency_began")
    assert began.person == "Vera Stone"


def test_it_ends_by_hand(program, viewer, qtbot) -> None:
    shell = take(program, qtbot, "dressing soaked through")
    shell.emergency.strip.act.click()
    qtbot.waitUntil(lambda: program.shell is not shell, timeout=10_000)
    settled(program, qtbot)
    assert program.context.emergency is None
    assert not push_of(program.shell.place, "Add a lesion").isEnabled()


def test_it_ends_by_its_time_and_leads_out_of_what_needed_it(program, viewer, qtbot, clock, stored) -> None:
    shell = take(program, qtbot, "dressing soaked through")
    shell.go(AddPain(stored[1]))
    settled(program, qtbot)
    clock.pass_by(minutes=29)
    shell.emergency.strip.look_at_the_clock()
    assert program.shell is shell
    clock.pass_by(minutes=1)
    shell.emergency.strip.look_at_the_clock()
    qtbot.waitUntil(lambda: program.shell is not shell, timeout=10_000)
    settled(program, qtbot)
    assert program.context.emergency is None
    assert isinstance(program.shell.history.here, OpenPatient)


def who_comes_next(program: Program, qtbot) -> None:
    """The nurse signs in over the lock; `program.shell` is hers then."""
    before, page = program.shell, program.locking.page
    page.ask_other()
    qtbot.keyClicks(page.account.line, "li")
    qtbot.keyClicks(page.passphrase.line, OTHER)
    qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.shell is not before, timeout=10_000)
    settled(program, qtbot)
    program.shell.patient.big_name.hide()


def ended(program: Program) -> list[tuple[str, str]]:
    admin = signing_in.switch(program.context, "admin", GOOD)
    lines = trail_page(admin, TrailFilter()).lines
    return [(line.person, line.action) for line in lines if line.action == "account.emergency_ended"]


def test_it_ends_with_the_person_when_another_one_comes(program, viewer, qtbot, monkeypatch) -> None:
    shown: list[object] = []
    take(program, qtbot, "dressing soaked through")
    show = program.window.show_page
    monkeypatch.setattr(program.window, "show_page", lambda page, *more: shown.append(page) or show(page, *more))
    program.locking.exchange()
    who_comes_next(program, qtbot)
    assert program.context.actor.name == "RN Li" and program.context.emergency is None
    assert not program.shell.emergency.strip.isVisible()
    assert shown == [program.shell]
    assert program.line._context is program.context
    assert ended(program) == [("Vera Stone", "account.emergency_ended")]


def test_its_time_is_over_while_the_window_is_locked(program, viewer, qtbot, clock) -> None:
    shell = take(program, qtbot, "dressing soaked through")
    program.locking.lock()
    clock.pass_by(minutes=30)
    shell.emergency.strip.look_at_the_clock()
    qtbot.waitUntil(lambda: program.shell is not shell, timeout=10_000)
    settled(program, qtbot)
    assert program.locking.locked and not program.shell.isVisible()
    who_comes_next(program, qtbot)
    assert program.shell.isVisible()
    assert ended(program) == [("Vera Stone", "account.emergency_ended")]


def test_of_another_patient_it_says_so(program, viewer, qtbot, clock, folder) -> None:
    shell = take(program, qtbot, "dressing soaked through")
    shell.emergency.strip.show_patient("somebody else")
    assert "another patient" in shell.emergency.strip.words.text() and shell.emergency.strip.elsewhere.isVisible()


def test_whoever_charts_anyway_is_offered_nothing(program, qtbot, folder, clock, stored) -> None:
    program._opened(opening.open_store(folder, "admin", GOOD, clock), str(folder))
    program.shell.go(OpenPatient(stored[1]))
    settled(program, qtbot)
    program.shell.patient.big_name.hide()
    assert not program.shell.emergency.strip.isVisible()
    assert push_of(program.shell.place, "Add a lesion").isEnabled()


def test_the_store_gets_a_new_key(program, qtbot, folder, clock) -> None:
    program._opened(opening.open_store(folder, "admin", GOOD, clock), str(folder))
    settled(program, qtbot)
    program.shell.go(RekeyStore())
    qtbot.waitUntil(lambda: isinstance(program.window.page, NewKey), timeout=10_000)
    page = program.window.page
    assert faults(page) == [] and not program.locking.idle.watching
    page.passphrase.line.setText("not that")
    page.begin_work()
    qtbot.waitUntil(lambda: bool(page.passphrase.problem), timeout=10_000)
    page.passphrase.line.setText(GOOD)
    page.begin_work()
    qtbot.waitUntil(lambda: page.recovery is not None, timeout=20_000)
    settled(program, qtbot)
    assert faults(page) == []
    key = "-".join(page.recovery._groups)
    page.recovery.typed.line.setText(page.recovery._groups[page.recovery._asked])
    page.recovery._finish()
    qtbot.waitUntil(lambda: isinstance(program.window.page, SignIn), timeout=10_000)
    opening.close(opening.open_store(folder, "vera", THIRD, clock))
    opening.close(opening.open_with_recovery(folder, key, "admin", "another set of my own words", clock))


def test_one_can_go_back_from_the_new_key(program, qtbot, folder, clock) -> None:
    program._opened(opening.open_store(folder, "admin", GOOD, clock), str(folder))
    settled(program, qtbot)
    program.shell.go(RekeyStore())
    qtbot.waitUntil(lambda: isinstance(program.window.page, NewKey), timeout=10_000)
    program.window.page.back.click()
    qtbot.waitUntil(lambda: isinstance(program.window.page, Shell), timeout=10_000)
    settled(program, qtbot)
    assert program.locking.idle.watching
