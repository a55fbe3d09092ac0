"""Nothing that can be pressed leads to a refusal: for a viewer, and in a window that reads beside who writes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QFileDialog, QLineEdit, QMenu
from shiboken6 import isValid

from core.clinic import beside, opening, rights
from core.clinic.commands import demo
from core.clinic.context import Context
from core.clinic.rights import Right
from core.clinic.views.worklist import worklist
from core.errors import NotAllowed
from core.store.store import Store
from desktop.background.bridge import wait_until_idle
from desktop.photo_bench.place import AssessmentPlace
from desktop.shell import shell as shells
from desktop.shell.register import the_register
from desktop.shell.shell import Shell
from desktop.widgets.preferences import Preferences
from desktop.widgets.requests import (
    BeginAssessment,
    ComparePhotographs,
    OpenConsent,
    OpenFindings,
    OpenPatient,
    OpenPlace,
    Request,
    ReviewPatient,
)
from desktop.widgets.sheet import Sheet
from tests.desktop.conftest import now

NURSE, GOOD = "RN Li", "marsh heron at dusk 7"


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with an invented patient, photographs included, closed."""
    folder = tmp_path_factory.mktemp("ward") / "store"
    context = opening.make_store(folder, NURSE, GOOD, "Ward 7", "Europe/London", now).context
    demo.fill(context, patients=1, weeks=4)
    opening.close(context)
    return folder


@pytest.fixture
def writer(ward: Path) -> Iterator[Context]:
    context = opening.open_store(ward, NURSE, GOOD, now)
    yield context
    opening.close(context)


@pytest.fixture(params=["viewer", "reading only"])
def limited(request: pytest.FixtureRequest, writer: Context, ward: Path) -> Iterator[Context]:
    """Who may only read, or whose window may."""
    if request.param == "viewer":
        yield replace(writer, actor=replace(writer.actor, role="viewer"))
    else:
        context = beside.sign_in_or_beside(ward, NURSE, GOOD, now)
        yield context
        opening.close(context)


@pytest.fixture
def shell(qtbot, limited: Context, at_work, settle) -> Iterator[Shell]:
    made = Shell(at_work(limited), Preferences(), the_register(Preferences()))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.reading_only.begin_reading()
    settle()
    yield made
    settle()


@pytest.fixture
def refusals(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the core refused, and what the shell refused before it asked the core."""
    told: list[str] = []
    write, require, foresee = Store.write, rights.require_of, shells.refusal_of

    def writes(store: Store) -> object:
        if store.read_only:
            told.append("a transaction")
        return write(store)

    def requires(role: str, right: Right) -> None:
        try:
            require(role, right)
        except NotAllowed:
            told.append(f"{right} for a {role}")
            raise

    def foresees(context: Context, asked: Request) -> object:
        refusal = foresee(context, asked)
        if refusal is not None:
            told.append(repr(asked))
        return refusal

    monkeypatch.setattr(Store, "write", writes)
    monkeypatch.setattr(rights, "require_of", requires)
    monkeypatch.setattr(shells, "refusal_of", foresees)
    return told


@pytest.fixture
def no_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    for dialog in (QDialog, QFileDialog):
        monkeypatch.setattr(dialog, "open", lambda *_: None)
    for asks in ("getSaveFileName", "getOpenFileName", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, asks, lambda *_: ("", ""))
    monkeypatch.setattr(QMenu, "exec", lambda *_: None)


def patient_of(context: Context) -> str:
    return worklist(context).rows[0].patient_id


def places(patient_id: str) -> list[Request]:
    """Where buttons are, but for places that only write, which are not opened, and those of files that leave."""
    tabs = ("lesions", "pain", "therapies", "laboratory", "timeline", "guidance/triad", "guidance/diagnosis", "reports")
    return [
        *(OpenPlace(name) for name in ("worklist", "tasks", "settings", "profile", "review")),
        *(OpenPatient(patient_id, tab) for tab in tabs),
        ReviewPatient(patient_id),
        OpenFindings(patient_id),
        OpenConsent(patient_id),
        ComparePhotographs(patient_id),
    ]


def may_be_pressed(push: QAbstractButton) -> bool:
    return isValid(push) and push.isEnabled() and push.isVisible() and menu_of(push) is None


def menu_of(push: QAbstractButton) -> QMenu | None:
    return getattr(push, "menu", lambda: None)()


def menus(shell: Shell) -> list[QMenu]:
    """Those that open from a button that can be pressed, with the menus inside them."""
    pushes = [push for push in shell.place.findChildren(QAbstractButton) if push.isEnabled() and push.isVisible()]
    outer = [menu for menu in map(menu_of, pushes) if menu is not None]
    return [*outer, *(inner for menu in outer for inner in menu.findChildren(QMenu))]


class Walk:
    """Presses one thing after the other in a place, and notes what of it led to a refusal."""

    def __init__(self, shell: Shell, refusals: list[str]) -> None:
        self._shell, self._refusals = shell, refusals
        self.pressed, self.refused = 0, list[str]()

    def stand_at(self, request: Request) -> None:
        if self._shell.history.here != request:
            self._shell.go(request)
        self._wait()

    def press(self, request: Request, what: str, act: Callable[[], object]) -> None:
        self._refusals.clear()
        act()
        self._wait()
        self.pressed += 1
        self.refused += [f"{request}: {what}: {refusal}" for refusal in self._refusals]
        self.stand_at(request)

    def _wait(self) -> None:
        wait_until_idle(self._shell.workplace.bridge)
        QApplication.processEvents()


def open_what_unfolds(shell: Shell) -> None:
    """Findings with their links stand below lines that unfold."""
    for push in shell.place.findChildren(QAbstractButton):
        if may_be_pressed(push) and push.toolTip() == "Findings and sources":
            push.click()
    QApplication.processEvents()


def test_nothing_in_any_place_leads_to_a_refusal(
    shell: Shell, writer: Context, settle, no_dialogs: None, refusals: list[str]
) -> None:
    walk = Walk(shell, refusals)
    for request in places(patient_of(writer)):
        shell.go(request)
        settle()
        open_what_unfolds(shell)
        for push in shell.place.findChildren(QAbstractButton):
            if may_be_pressed(push):
                walk.press(request, push.text() or push.accessibleName(), push.click)
        for action in [action for menu in menus(shell) for action in menu.actions()]:
            if isValid(action) and leads_somewhere(action):
                walk.press(request, action.text(), action.trigger)
        for combo in shell.place.findChildren(QComboBox):
            if isValid(combo) and combo.isEnabled() and combo.isVisible() and combo.count() > 1:
                walk.press(request, combo.accessibleName(), lambda combo=combo: choose_another(combo))
    assert walk.refused == []
    assert walk.pressed > 60


def leads_somewhere(action: QAction) -> bool:
    return action.isEnabled() and action.menu() is None and not action.isSeparator()


def choose_another(combo: QComboBox) -> None:
    other = (combo.currentIndex() + 1) % combo.count()
    combo.setCurrentIndex(other)
    combo.activated.emit(other)


def test_no_letter_asks_what_is_refused_once_it_is_typed(
    shell: Shell, writer: Context, settle, no_dialogs: None
) -> None:
    """A key always answers: where nothing may be written by a sentence, and never by a form."""
    for request in places(patient_of(writer)):
        shell.go(request)
        settle()
        before = lines_to_fill(shell)
        for key in letters(shell):
            for pane in filter(isValid, shell.place.panes()):
                QTest.keyClick(pane, getattr(Qt.Key, f"Key_{key}"))
            wait_until_idle(shell.workplace.bridge)
            QApplication.processEvents()
            assert not any(form.isVisible() for form in shell.place.findChildren(Sheet)), f"{request}: {key}"
            if shell.history.here == request:
                assert lines_to_fill(shell) <= before, f"{request}: {key}"
            else:
                shell.go(request)
                settle()


def letters(shell: Shell) -> list[str]:
    """What the place says that it does by a letter alone."""
    keys = {key for shortcut in shell.place.shortcuts() for key in shortcut.keys.split()}
    return sorted(key for key in keys if len(key) == 1 and key.isalpha())


def lines_to_fill(shell: Shell) -> set[QLineEdit]:
    return {line for line in shell.place.findChildren(QLineEdit) if line.isVisible() and line.isEnabled()}


def test_a_decision_that_cannot_be_added_cannot_be_typed(shell: Shell, writer: Context, settle) -> None:
    shell.go(ReviewPatient(patient_of(writer)))
    settle()
    decisions = shell.place.decisions
    assert decisions.isVisible() and not decisions.title.line.isEnabled() and not decisions.add.isEnabled()
    decisions.send()
    assert not decisions.notice.sentence


def test_an_assessment_is_not_begun_even_where_nobody_asked_the_shell(qtbot, limited: Context, at_work, settle) -> None:
    place = AssessmentPlace(at_work(limited))
    qtbot.addWidget(place)
    place.show()
    patient_id = patient_of(limited)
    place.open(BeginAssessment(patient_id))
    settle()
    assert place.view is None
