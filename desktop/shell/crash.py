"""When the program itself errs: written to the journal without patient data, and said calmly, once.

The hooks may run in any thread, so they only leave a note and knock; the GUI thread shows the dialog.
"""

import sys
import threading
from collections.abc import Callable
from datetime import datetime
from queue import Empty, SimpleQueue
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.support.crashes import CrashNote, CrashReports
from desktop.widgets.looks import NAMES_NOBODY, button, label


class CrashGuard(QObject):
    """Takes over the hooks of the interpreter while it is installed."""

    _knock = Signal()

    def __init__(self, reports: CrashReports, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reports, self._clock = reports, clock
        self._notes: SimpleQueue[CrashNote] = SimpleQueue()
        self._dialog: CrashDialog | None = None
        self._before = (sys.excepthook, threading.excepthook)
        self._knock.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Listen to uncaught errors of every thread."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before

    @property
    def dialog(self) -> "CrashDialog | None":
        """The dialog shown now."""
        return self._dialog

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        note = CrashNote.of(kind, trace)
        self._reports.keep(note, self._clock())
        self._notes.put(note)
        self._knock.emit()

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _show(self) -> None:
        while True:
            try:
                note = self._notes.get_nowait()
            except Empty:
                return
            if self._dialog is None:
                self._dialog = CrashDialog(note, QApplication.activeWindow())
                self._dialog.finished.connect(self._closed)
                self._dialog.open()

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


class CrashDialog(QDialog):
    """Says that something went wrong, that saved work is safe, and what to tell IT."""

    def __init__(self, note: CrashNote, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = note
        self.setProperty(NAMES_NOBODY, True)
        self.setWindowTitle(self.tr("Something went wrong"))
        details = QPlainTextEdit(str(note))
        details.setReadOnly(True)
        details.setAccessibleName(self.tr("Details for IT"))
        details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        go_on = button(self.tr("Go on"), "primary")
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        copy = button(self.tr("Copy details"))
        copy.clicked.connect(self._copy)
        leave = button(self.tr("Close the program"))
        leave.clicked.connect(self._leave)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(label(self.tr("Something went wrong inside the program"), "heading", wrap=True))
        column.addWidget(
            label(
                self.tr(
                    "What was saved is safe, and drafts save themselves every few seconds. You can go on working. If"
                    " this happens again, close the program and tell IT what stands below; it names no patient."
                ),
                wrap=True,
            )
        )
        column.addWidget(details)
        column.addLayout(buttons)
        self.resize(560, 380)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(str(self._note))

    def _leave(self) -> None:
        self.accept()
        for window in QApplication.topLevelWidgets():
            window.close()
