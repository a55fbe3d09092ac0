"""What is copied carries the request not to be kept; what others copied is left alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from desktop.shell.clipboard import ClipboardGuard, forget_what_was_copied, hints


@pytest.fixture
def guard(dressed: QApplication) -> Iterator[ClipboardGuard]:
    made = ClipboardGuard(lambda: True)
    yield made
    made.remove()
    QGuiApplication.clipboard().clear()


def test_a_line_that_is_copied_carries_the_hint(qtbot: QtBot, guard: ClipboardGuard) -> None:
    line = QLineEdit("ZHANG Mei 张梅")
    qtbot.addWidget(line)
    line.selectAll()
    line.copy()
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == "ZHANG Mei 张梅"
    assert bytes(copied.data("x-kde-passwordManagerHint").data()) == b"secret"


def test_a_text_keeps_its_form(qtbot: QtBot, guard: ClipboardGuard) -> None:
    text = QTextEdit("<b>ZHANG</b> Mei")
    qtbot.addWidget(text)
    text.selectAll()
    text.copy()
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.hasHtml()
    assert copied.text() == "ZHANG Mei"
    assert all(copied.hasFormat(name) for name in hints())


def test_without_the_guard_there_is_no_hint(dressed: QApplication) -> None:
    QGuiApplication.clipboard().setText("anything")
    assert not any(QGuiApplication.clipboard().mimeData().hasFormat(name) for name in hints())
    QGuiApplication.clipboard().clear()


def test_what_others_copied_is_left_alone(dressed: QApplication) -> None:
    guard = ClipboardGuard(lambda: False)
    QGuiApplication.clipboard().setText("theirs")
    assert QGuiApplication.clipboard().mimeData().formats() == ["text/plain"]
    guard.remove()
    QGuiApplication.clipboard().clear()


def test_windows_is_asked_three_things_each_a_dword_of_zero() -> None:
    asked = hints("win32")
    assert {name.split('"')[1] for name in asked} == {
        "ExcludeClipboardContentFromMonitorProcessing",
        "CanIncludeInClipboardHistory",
        "CanUploadToCloudClipboard",
    }
    assert set(asked.values()) == {b"\0\0\0\0"}


class Clipboard:
    """What a desktop's clipboard says of whose its content is."""

    def __init__(self, ours: bool) -> None:
        self.ours, self.cleared = ours, []

    def supportsSelection(self) -> bool:
        return True

    def ownsClipboard(self) -> bool:
        return self.ours

    def ownsSelection(self) -> bool:
        return self.ours

    def clear(self, mode: QClipboard.Mode) -> None:
        self.cleared.append(mode)


def test_what_was_copied_here_is_forgotten_and_what_others_copied_is_not() -> None:
    ours, theirs = Clipboard(ours=True), Clipboard(ours=False)
    forget_what_was_copied(ours)
    forget_what_was_copied(theirs)
    assert ours.cleared == [QClipboard.Mode.Clipboard, QClipboard.Mode.Selection]
    assert theirs.cleared == []
