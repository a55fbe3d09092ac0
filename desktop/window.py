"""The window of the program, from its start to its exit code. What a page needs later is loaded later."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimeZone
from PySide6.QtWidgets import QApplication

from desktop.background.allocating import give_back_pictures
from desktop.background.bridge import Bridge
from desktop.background.collector import Collector
from desktop.shell.called import Called
from desktop.shell.clipboard import ClipboardGuard
from desktop.shell.crash import CrashGuard
from desktop.shell.dialogs import remember_no_folders
from desktop.shell.door import Door
from desktop.shell.program import Program, store_of
from desktop.support.crashes import CrashReports
from desktop.theme.icons import program_icon
from desktop.widgets.preferences import PreferencesFile
from desktop.widgets.readings import install_readings


def run_window(store_argument: str | None, demo: bool, files: Sequence[Path] = (), *, another: bool = False) -> int:
    """Open the window on a store (a folder, or the URL of a PostgreSQL database) or on the demo clinic; `files` are
    laid into the import place once somebody has signed in.

    Where a window of the same person's shows the store already, that one comes forward with the files, and nothing is
    opened; unless `another` one is wanted.
    """
    give_back_pictures()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        return 1
    _name(app)
    file, door = PreferencesFile(), Door()
    stands = demo or door.stand_at(store_of(store_argument, file))
    if not stands and not another and door.hand_over(files):
        return 0
    install_readings()
    remember_no_folders()
    reports = CrashReports()
    guard = CrashGuard(reports, now)
    guard.install()
    clipboard = ClipboardGuard()
    collector = Collector()
    program = Program(app, file, now, local_zone())
    _hang(door, program)
    journal = Journal(reports, program.bridge)
    program.offered.add(files)
    program.stood.connect(journal.open)
    program.loaded.connect(collector.settle)
    try:
        program.start(store_argument, demo=demo)
        return app.exec()
    finally:
        program.close()
        door.leave()
        collector.stop()
        clipboard.remove()
        remember_no_folders()
        guard.remove()
        journal.close()


def _name(app: QApplication) -> None:
    app.setApplicationName("Calcitrack")
    app.setOrganizationName("Calcitrack")
    app.setWindowIcon(program_icon())


def _hang(door: Door, program: Program) -> None:
    """Where the window is called: at the store that it shows, once all is loaded that somebody waits for."""
    called = Called(program)
    door.called.connect(called.take)
    program.shows.connect(door.stand_at)
    program.loaded.connect(door.wake)


class Journal(QObject):
    """The program's journal, opened once the first page stands."""

    def __init__(self, reports: CrashReports, bridge: Bridge) -> None:
        super().__init__()
        self._reports, self._bridge = reports, bridge

    def open(self) -> None:
        """Write errors down from here on, and what the interpreter says when it dies itself."""
        self._reports.watch_interpreter()
        self._bridge.read(self, _open_journal, lambda _opened: None)

    def close(self) -> None:
        """Nothing more will be written."""
        self._reports.leave_interpreter()
        if "desktop.support.journal" in sys.modules:  # otherwise it was never opened, and is slow to load
            from desktop.support.journal import close_journal

            close_journal()


def _open_journal() -> None:
    from desktop.support.journal import open_journal

    open_journal()


def now() -> datetime:
    """The clock that is handed down from here."""
    return datetime.now(UTC)


def local_zone() -> ZoneInfo:
    """This workstation's time zone, for the pages before a facility is known."""
    try:
        return ZoneInfo(bytes(QTimeZone.systemTimeZoneId().data()).decode() or "UTC")
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")
