"""The lock: at once, over everything, readable by nobody, and opened again by the person or by another one."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QWidget
from sqlalchemy import select

from core.case.lesion import Lesion
from core.charting import actions
from core.clinic import opening, signing_in
from core.clinic.commands import accounts, lesions
from core.clinic.views import accounts as account_views
from core.clinic.views.trail import TrailFilter, trail_page
from core.record.assessment import AssessmentDraftRow
from desktop.administration.choose_passphrase import ChoosePassphrase
from desktop.administration.locked import Locked
from desktop.administration.sign_in import SignIn
from desktop.shell.crash import CrashDialog
from desktop.shell.program import Program
from desktop.shell.shell import Shell
from desktop.support.crashes import CrashNote
from desktop.widgets.announce import announce
from desktop.widgets.fields import TextField
from desktop.widgets.preferences import Preferences
from desktop.widgets.requests import AddPain, BeginAssessment, EditPatient, OpenPatient, OpenPlace
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
def patient_id(stored) -> str:
    return stored[1]


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
def signed_in(program: Program, qtbot):
    """Signs somebody in by the keyboard: `signed_in("li", OTHER)`; returns the shell."""

    def enter(account: str, passphrase: str) -> Shell:
        page = program.window.page
        assert isinstance(page, SignIn)
        page.account.line.setText(account)
        page.passphrase.line.setText(passphrase)
        page.sign_in()
        qtbot.waitUntil(lambda: isinstance(program.window.page, Shell), timeout=20_000)
        settled(program, qtbot)
        return program.shell

    return enter


def words_in_reach(window: QWidget) -> str:
    """Everything that a screen reader finds, in whatever window."""

    def below(at: object) -> list[str]:
        found = [
            at.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
        ]
        for number in range(at.childCount()):
            child = at.child(number)
            if child is not None:
                found += below(child)
        return found

    root = QAccessible.queryAccessibleInterface(QApplication.instance())
    assert any(root.child(number).object() is window for number in range(root.childCount()))
    return " ".join(below(root))


def type_and_send(qtbot, page: Locked, passphrase: str, account: str = "") -> None:
    if account:
        qtbot.keyClicks(page.account.line, account)
    qtbot.keyClicks(page.passphrase.line, passphrase)
    qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)


def open_chart(program: Program, qtbot, patient_id: str) -> None:
    program.shell.go(OpenPatient(patient_id))
    settled(program, qtbot)
    program.shell.patient.big_name.hide()


def test_it_covers_everything_and_nothing_is_left_to_read(program, signed_in, qtbot, patient_id) -> None:
    shell = signed_in("li", OTHER)
    open_chart(program, qtbot, patient_id)
    assert "ZHANG" in words_in_reach(program.window)
    dialog = QDialog(shell)
    QLabel("ZHANG Mei", dialog)
    dialog.setWindowTitle("ZHANG Mei")
    dialog.open()
    menu = QMenu("ZHANG", shell)
    menu.addAction("ZHANG")
    menu.popup(QPoint(5, 5))
    shell.ask_palette()
    qtbot.keyClicks(shell.palette_.line, "ZHANG")
    QTest.keyClick(program.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    program.locking.lock()
    assert program.locking.locked
    assert not dialog.isVisible() and not menu.isVisible() and not shell.isVisible()
    assert "ZHANG" not in words_in_reach(program.window) and "CUA" not in words_in_reach(program.window)
    assert program.window.windowTitle() == "Calcitrack"
    assert faults(program.window) == []
    shown = [other for other in QApplication.topLevelWidgets() if other.isVisible() and other.isWindow()]
    assert shown == [program.window]


def test_the_key_locks_and_the_passphrase_opens_where_one_was(program, signed_in, qtbot, patient_id) -> None:
    shell = signed_in("li", OTHER)
    shell.go(EditPatient(patient_id))
    settled(program, qtbot)
    shell.patient.big_name.hide()
    field = shell.place.findChildren(TextField)[0]
    field.line.setFocus()
    qtbot.keyClicks(field.line, " Xiu")
    before = field.line.text()
    QTest.keyClick(program.window.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: program.locking.locked)
    page = program.locking.page
    assert program.window.focusWidget() is page.passphrase.line
    assert "RN Li" in page._who.text() and "12:00" in page._who.text()
    assert "已锁定" in page._again.text()
    type_and_send(qtbot, page, "something else")
    qtbot.waitUntil(lambda: bool(page.passphrase.problem), timeout=10_000)
    page.passphrase.line.clear()
    type_and_send(qtbot, page, OTHER)
    qtbot.waitUntil(lambda: not program.locking.locked, timeout=10_000)
    assert program.shell is shell and shell.isVisible()
    assert field.line.text() == before and before.endswith(" Xiu")
    assert program.window.focusWidget() is field.line
    assert "Ward 7" in program.window.windowTitle()
    assert program.locking.idle.watching


def test_nobody_there_for_five_minutes(program, signed_in, clock) -> None:
    signed_in("li", OTHER)
    clock.pass_by(minutes=5)
    program.locking.idle.look()
    assert program.locking.locked and not program.locking.idle.watching


def test_after_several_wrong_ones_one_has_to_wait_and_is_told(program, signed_in, qtbot, clock) -> None:
    signed_in("li", OTHER)
    program.locking.lock()
    page = program.locking.page
    for _ in range(20):
        if page.notice.isVisible():
            break
        page.passphrase.line.setText("something else")
        page.send()
        qtbot.waitUntil(page.enter.isEnabled, timeout=10_000)
    assert "Try again in" in page.notice.sentence
    clock.pass_by(hours=1)
    page.passphrase.line.setText(OTHER)
    page.send()
    qtbot.waitUntil(lambda: not program.locking.locked, timeout=10_000)


def test_what_work_that_goes_on_wants_to_show_stays_away(program, signed_in, qtbot) -> None:
    shell = signed_in("li", OTHER)
    program.locking.lock()
    late = QDialog(shell)
    QLabel("ZHANG Mei", late)
    late.open()
    qtbot.waitUntil(lambda: not late.isVisible())
    assert program.locking.locked
    crash = CrashDialog(CrashNote("ValueError", ()), program.window)
    crash.open()
    QApplication.processEvents()
    assert crash.isVisible()
    crash.accept()


def test_nothing_hidden_is_spoken(program, signed_in, monkeypatch) -> None:
    shell = signed_in("li", OTHER)
    said: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append(event.message()) if _speaks(event) else None
    )
    announce(shell.status, "before")
    program.locking.lock()
    announce(shell.status, "ZHANG Mei")
    assert "before" in said and "ZHANG Mei" not in said


def _speaks(event: object) -> bool:
    return isinstance(event, QAccessibleAnnouncementEvent)


def test_another_person_signs_in_on_the_open_store(program, signed_in, qtbot, patient_id) -> None:
    former = signed_in("admin", GOOD)
    open_chart(program, qtbot, patient_id)
    former.go(OpenPlace("accounts"))
    settled(program, qtbot)
    QTest.keyClick(
        program.window.windowHandle(),
        Qt.Key.Key_L,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    qtbot.waitUntil(lambda: program.locking.locked)
    page = program.locking.page
    assert program.window.focusWidget() is page.account.line
    assert faults(program.window) == []
    store = program.context.store
    type_and_send(qtbot, page, THIRD, "vera")
    qtbot.waitUntil(lambda: program.shell is not former, timeout=10_000)
    settled(program, qtbot)
    shell = program.shell
    assert program.context.actor.name == "Vera Stone" and program.context.store is store
    assert not program.locking.locked and shell.isVisible()
    # The place of accounts is not hers to see: the one before it is; the patient's chart is open still, and noted.
    assert isinstance(shell.history.here, OpenPatient) and shell.history.here.patient_id == patient_id
    assert shell.patient.patient_id == patient_id
    assert not any(isinstance(address, OpenPlace) and address.name == "accounts" for address in shell.history.visited)
    shell.patient.big_name.hide()
    admin = signing_in.switch(program.context, "admin", GOOD)
    done = [(line.person, line.action) for line in trail_page(admin, TrailFilter()).lines]
    assert ("Vera Stone", "account.signed_in") in done and ("admin", "account.signed_out") in done
    assert ("Vera Stone", "patient.read") in done


def test_a_draft_or_form_of_the_former_person_is_not_shown_to_the_next(program, signed_in, qtbot, patient_id) -> None:
    former = signed_in("li", OTHER)
    former.go(AddPain(patient_id))
    settled(program, qtbot)
    former.patient.big_name.hide()
    program.locking.exchange()
    type_and_send(qtbot, program.locking.page, THIRD, "vera")
    qtbot.waitUntil(lambda: program.shell is not former, timeout=10_000)
    settled(program, qtbot)
    program.shell.patient.big_name.hide()
    assert AddPain(patient_id) not in program.shell.history.visited


def test_the_same_person_in_the_field_of_another_unlocks(program, signed_in, qtbot) -> None:
    shell = signed_in("li", OTHER)
    program.locking.exchange()
    type_and_send(qtbot, program.locking.page, OTHER, "LI")
    qtbot.waitUntil(lambda: not program.locking.locked, timeout=10_000)
    assert program.shell is shell


def test_back_from_the_other_person_by_escape(program, signed_in, qtbot) -> None:
    signed_in("li", OTHER)
    program.locking.exchange()
    page = program.locking.page
    qtbot.keyClick(page.account.line, Qt.Key.Key_Escape)
    assert program.locking.locked and page.account.isHidden()
    assert program.window.focusWidget() is page.passphrase.line


def test_a_locked_window_stays_covered_until_whoever_left_is_gone(program, signed_in, qtbot) -> None:
    shell = signed_in("li", OTHER)
    program.locking.lock()
    program.locking.left.emit()
    assert program.locking.locked and not shell.isVisible()
    qtbot.waitUntil(lambda: isinstance(program.window.page, SignIn), timeout=10_000)
    assert not program.locking.locked and program.window.page.isVisible()


def test_on_a_server_the_first_person_is_signed_out_once_that_is_said(qtbot, at_work, clinic) -> None:
    far = SimpleNamespace(actor=clinic.actor, store=SimpleNamespace(folder=None))
    page, left = Locked(at_work(clinic), Preferences(), far, Clock()()), []
    qtbot.addWidget(page)
    page.left.connect(lambda: left.append(True))
    page.show()
    page._someone.click()
    assert left == []
    assert (
        "connection of their own" in page._who.text()
        and not page._kept.isVisible()
        and clinic.actor.name in page.enter.text()
    )
    assert not page.account.isVisible() and not page.passphrase.isVisible()
    assert faults(page) == []
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.passphrase.isVisible() and page.enter.text() == "Unlock"
    page._someone.click()
    page.enter.click()
    assert left == [True] and not page.enter.isEnabled() and not page._back.isEnabled()


def test_a_draft_outlives_the_change_of_persons(program, signed_in, qtbot, patient_id) -> None:
    former = signed_in("li", OTHER)
    context = program.context
    thigh = Lesion(id="", site="thigh", side="left", region="proximal", onset=context.today())
    lesions.add_lesion(context, patient_id, thigh)
    former.go(BeginAssessment(patient_id))
    settled(program, qtbot)
    former.patient.big_name.hide()
    former.place.view.keeper.do(actions.SetNote("edge softer than last week"))
    program.locking.exchange()
    type_and_send(qtbot, program.locking.page, GOOD, "admin")
    qtbot.waitUntil(lambda: program.shell is not former, timeout=10_000)
    settled(program, qtbot)
    program.shell.patient.big_name.hide()
    with program.context.store.read() as session:
        kept = session.scalars(select(AssessmentDraftRow)).one()
    assert (kept.saved_by, kept.content["note"]) == ("RN Li", "edge softer than last week")


def test_whoever_was_given_a_passphrase_chooses_their_own(program, signed_in, qtbot, folder, clock) -> None:
    context = opening.open_store(folder, "admin", GOOD, clock)
    li = next(line for line in account_views.accounts(context).lines if line.name == "li")
    given, _ = accounts.reset(context, li.account_id)
    opening.close(context)
    page = program.window.page
    page.account.line.setText("li")
    page.passphrase.line.setText(given.passphrase)
    page.sign_in()
    qtbot.waitUntil(lambda: isinstance(program.window.page, ChoosePassphrase), timeout=10_000)
    choosing = program.window.page
    assert faults(choosing) == []
    for field in choosing.passphrase.fields:
        qtbot.keyClicks(field.line, "six lanterns over an orchard wall")
    qtbot.keyClick(choosing.passphrase.again.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(program.window.page, Shell), timeout=10_000)
    settled(program, qtbot)
    assert program.context.actor.name == "RN Li"


def test_whoever_does_not_choose_is_not_let_in(program, qtbot, folder, clock) -> None:
    context = opening.open_store(folder, "admin", GOOD, clock)
    given, _ = accounts.add(context, "new", "New Nurse", "nurse")
    opening.close(context)
    page = program.window.page
    page.account.line.setText("new")
    page.passphrase.line.setText(given.passphrase)
    page.sign_in()
    qtbot.waitUntil(lambda: isinstance(program.window.page, ChoosePassphrase), timeout=10_000)
    program.window.page.give_up()
    qtbot.waitUntil(lambda: isinstance(program.window.page, SignIn), timeout=10_000)
    # The store was closed: it can be opened, which one process at a time may.
    opening.close(opening.open_store(folder, "admin", GOOD, clock))


def test_the_window_can_be_closed_while_it_is_locked(program, signed_in, folder, clock) -> None:
    signed_in("li", OTHER)
    program.locking.lock()
    program.window.close()
    opening.close(opening.open_store(folder, "admin", GOOD, clock))


def test_the_minutes_are_those_of_this_workstation(program, signed_in, qtbot, clock) -> None:
    from core.clinic.commands.workstation import set_idle_minutes

    signed_in("admin", GOOD)
    context = program.context
    program.bridge.write(program, lambda: set_idle_minutes(context, 1))
    settled(program, qtbot)
    clock.pass_by(minutes=1)
    program.locking.idle.look()
    assert program.locking.locked
