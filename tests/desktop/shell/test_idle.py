"""How long nobody is there is counted by a clock that is handed in: no test waits."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from desktop.shell.idle import Idle


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **much: float) -> None:
        self.now += timedelta(**much)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def window(qtbot, dressed) -> QWidget:
    made = QWidget()
    made.line = QLineEdit(made)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.line.setFocus()
    QApplication.processEvents()
    return made


@pytest.fixture
def idle(window, clock) -> Iterator[Idle]:
    made = Idle(clock, window)
    made.times = 0

    def count() -> None:
        made.times += 1

    made.gone.connect(count)
    made.begin(5)
    yield made
    made.end()


def test_after_five_minutes_without_a_touch_nobody_is_there(idle, clock) -> None:
    clock.pass_by(minutes=4, seconds=59)
    assert not idle.look() and idle.times == 0
    clock.pass_by(seconds=1)
    assert idle.look() and idle.times == 1
    assert not idle.watching
    assert not idle.look() and idle.times == 1


def press(window: QWidget) -> None:
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)


def click(window: QWidget) -> None:
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(3, 3))


def move(window: QWidget) -> None:
    QTest.mouseMove(window.windowHandle(), QPoint(20, 7))


def turn(window: QWidget) -> None:
    QTest.wheelEvent(window.windowHandle(), QPoint(5, 5), QPoint(0, 120))


def compose(window: QWidget) -> None:
    """What an input method composes sends no key: a note in Chinese is written so."""
    QApplication.sendEvent(QGuiApplication.focusObject(), QInputMethodEvent("疼", []))


@pytest.mark.parametrize("touch", [press, click, move, turn, compose])
def test_every_touch_begins_anew(idle, window, clock, touch) -> None:
    clock.pass_by(minutes=4)
    touch(window)
    clock.pass_by(minutes=4)
    assert not idle.look()
    clock.pass_by(minutes=1)
    assert idle.look()


def test_a_dialog_is_a_window_too(idle, window, clock, qtbot) -> None:
    dialog = QDialog(window)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    QApplication.processEvents()
    clock.pass_by(minutes=4)
    press(dialog)
    clock.pass_by(minutes=4)
    assert not idle.look()
    dialog.close()


def test_the_touch_that_comes_too_late_does_nothing_else(idle, window, clock) -> None:
    """A computer that slept for an hour: the first key must not reach what lies open."""
    clock.pass_by(hours=1)
    press(window)
    assert idle.times == 1
    assert window.line.text() == ""


def test_a_clock_that_is_set_back_does_not_keep_the_window_open(idle, clock) -> None:
    clock.pass_by(hours=-2)
    assert not idle.look()
    clock.pass_by(minutes=5)
    assert idle.look()


def test_a_system_that_goes_to_sleep_is_nobody_there(idle) -> None:
    QGuiApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert idle.times == 0
    QGuiApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationSuspended)
    assert idle.times == 1


def test_nobody_is_watched_after_the_end(idle, window, clock) -> None:
    idle.end()
    clock.pass_by(hours=1)
    press(window)
    assert not idle.look() and idle.times == 0
    assert window.line.text() == "a"


def test_other_limits(idle, clock) -> None:
    idle.begin(1)
    clock.pass_by(minutes=1)
    assert idle.look()
