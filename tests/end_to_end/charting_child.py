"""A window on a server in a process of its own, to be killed: enters each note it is told, and says where it is then.

`python -m tests.end_to_end.charting_child URL FOLDER PATIENT LESION`; FOLDER is where entries are kept meanwhile.
"""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEventLoop, SignalInstance
from PySide6.QtWidgets import QApplication

from core.charting import actions
from core.clinic import away
from core.clinic.context import Actor, Context
from core.store.store import Store
from desktop.background.bridge import Bridge
from desktop.shell.line import Line
from desktop.shell.register import the_register
from desktop.shell.shell import Shell
from desktop.theme.style_sheet import apply
from desktop.theme.theme import theme
from desktop.widgets.preferences import Preferences
from desktop.widgets.requests import BeginAssessment
from desktop.widgets.workplace import Workplace


def now() -> datetime:
    return datetime(2026, 11, 24, 14, 5, tzinfo=UTC)


def until(*signals: SignalInstance, begin: Callable[[], object]) -> None:
    loop = QEventLoop()
    for signal in signals:
        signal.connect(loop.quit)
    begin()
    loop.exec()


def main(url: str, folder: str, patient_id: str, lesion_id: str) -> None:
    app = QApplication([])
    apply(app, theme())
    away.user_data_path = lambda _name: Path(folder)  # type: ignore[assignment]
    away.workstation_key = lambda _ring: bytes(32)
    context = Context(Actor("a1", "RN Li", "nurse"), now, Store.open_postgres(url), ZoneInfo("UTC"), "Ward 7")
    bridge = Bridge()
    line = Line(bridge, now, bridge)
    until(line.known, begin=lambda: line.open(context))
    facts = {"language": "en", "theme": theme(), "clock": now, "zone": context.zone, "connection": line.connection}
    shell = Shell(Workplace(bridge=bridge, context=context, **facts), Preferences(), the_register(Preferences()))
    shell.show()
    shell.go(BeginAssessment(patient_id, lesion_id))
    while shell.place.view is None:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    keeper = shell.place.view.keeper
    keeper.saved.connect(lambda: print("saved", flush=True))
    keeper.kept_here.connect(lambda: print("kept", flush=True))
    print("ready", flush=True)
    for note in sys.stdin:
        keeper.do(actions.SetNote(note.strip()))
        until(keeper.saved, keeper.kept_here, begin=keeper.save)


if __name__ == "__main__":
    main(*sys.argv[1:])
