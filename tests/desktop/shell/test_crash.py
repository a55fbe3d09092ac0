"""When the program errs: said calmly and once, written down without patient data."""

import json
import sys
import threading
from pathlib import Path

import pytest
import structlog
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from desktop.shell.crash import CrashGuard
from desktop.support.crashes import CrashNote, CrashReports
from desktop.support.journal import open_journal
from tests.desktop.conftest import now
from tests.desktop.walk import faults


def fails() -> None:
    raise ValueError("ZHANG Mei, born 1964-03-09")


@pytest.fixture
def guard(dressed, tmp_path: Path):
    made = CrashGuard(CrashReports(tmp_path / "journal"), now)
    made.install()
    yield made
    made.remove()
    made.deleteLater()


@pytest.fixture
def journal(tmp_path: Path):
    path = tmp_path / "journal" / "calcitrack.log"
    open_journal(path)
    yield path
    structlog.reset_defaults()


def caught() -> tuple:
    try:
        fails()
    except ValueError:
        return sys.exc_info()
    raise AssertionError


def test_a_note_says_where_and_never_what(journal: Path) -> None:
    kind, _, trace = caught()
    note = str(CrashNote.of(kind, trace))
    assert "ValueError" in note and "fails" in note
    assert "ZHANG" not in note


def test_the_dialog_is_shown_once_and_tells_what_it_may(qtbot, guard: CrashGuard, journal: Path) -> None:
    info = caught()
    sys.excepthook(*info)
    sys.excepthook(*info)
    qtbot.waitUntil(lambda: guard.dialog is not None)
    dialog = guard.dialog
    dialog.resize(560, 420)
    assert faults(dialog) == []
    buttons = {push.text(): push for push in dialog.findChildren(QPushButton)}
    buttons["Copy details"].click()
    assert "ValueError" in QGuiApplication.clipboard().text()
    buttons["Go on"].click()
    qtbot.waitUntil(lambda: guard.dialog is None)
    lines = [json.loads(line) for line in journal.read_text().splitlines()]
    assert [line["event"] for line in lines] == ["unexpected_error"] * 2
    assert "ZHANG" not in journal.read_text()
    (report,) = journal.parent.glob("crash-*.json")
    assert "fails" in report.read_text() and "ZHANG" not in report.read_text()


def test_an_error_in_another_thread_reaches_the_window(qtbot, guard: CrashGuard, journal: Path) -> None:
    thread = threading.Thread(target=fails)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: guard.dialog is not None)
    guard.dialog.accept()
    qtbot.waitUntil(lambda: guard.dialog is None)
