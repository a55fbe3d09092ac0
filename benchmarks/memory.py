"""Whether memory stays flat while the window is used: rounds through every place, counted after each.

    python -m benchmarks.memory [--rounds 24] [--seconds 600] [--places 4]

A round asks for every view of docs/views.py, does there what its picture shows, lets the window work, and goes on;
then it searches the worklist. Nothing is written: a record that grows would be no leak. The clinic lies encrypted on
the disk, made by a process of its own: what inventing it takes is in nobody's memory here. After each round everything
is counted (`benchmarks/counting.py`). The first third warms up. The slope of the rest is Theil and Sen's, the median of
the slopes between any two rounds, with the 95 % interval that Kendall's tau gives it: one that holds zero shows no
growth.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog

from benchmarks.account import ACCOUNT, PASSPHRASE
from benchmarks.counting import Count, count
from core.clinic import opening
from core.clinic.commands import demo
from core.clinic.context import Context
from core.clinic.views import search
from core.clinic.views.chart import chart
from desktop.background.allocating import give_back_pictures
from desktop.background.bridge import Bridge
from desktop.background.collector import Collector
from desktop.shell.language import Translators
from desktop.shell.register import the_register
from desktop.shell.shell import Shell
from desktop.theme.style_sheet import apply
from desktop.widgets.preferences import Preferences
from desktop.widgets.requests import OpenPlace
from desktop.widgets.tray import Tray
from desktop.widgets.workplace import Workplace
from desktop.worklist.place import WorklistPlace
from docs.take_screenshots import dress
from docs.views import NOW, VIEWS

PATIENTS: Final = 3
SECONDS_A_PLACE: Final = 10
"""What somebody at work stays at least in one place: an hour has 360 of them."""
_QUIET_S: Final = 0.1
_ROUNDS_OF_EVENTS: Final = 8
_ROOT: Final = Path(__file__).resolve().parents[1]
_WORDS: Final = ("zh", "CUA-00", "nobody of this name", "")


class Use:
    """The window on the demo clinic, used by a script."""

    def __init__(self, app: QApplication, context: Context) -> None:
        self.app, self.context = app, context
        self._translators = Translators(app)
        self._translators.switch("en")
        preferences = Preferences(language="en", mood="light")
        apply(app, preferences.theme())
        self._collector, self.bridge, self._tray = Collector(), Bridge(), Tray()
        workplace = Workplace(
            bridge=self.bridge,
            language="en",
            theme=preferences.theme(),
            clock=context.clock,
            zone=context.zone,
            context=context,
            tray=self._tray,
        )
        self.shell = Shell(workplace, preferences, the_register(preferences))
        self.shell.resize(1280, 800)
        self.shell.show()
        self.settle()

    def round(self, places: int) -> int:
        """Through the first so many places once, and a search; how many were opened."""
        opened = 0
        for view in VIEWS[:places]:
            patient = search.patient_named(self.context, view.shows).patient_id
            self.shell.go(view.request(patient, self._lesion(patient)))
            self.settle()
            if self.shell.place is not None:
                view.then(self.shell.place)
                self.settle()
                self._close_dialogs()
                self.shell.place.escape()
            opened += 1
        self._search()
        return opened

    def _search(self) -> None:
        self.shell.go(OpenPlace("worklist"))
        self.settle()
        place = self.shell.place
        if isinstance(place, WorklistPlace):
            for words in _WORDS:
                place.list.search.setText(words)
                self.settle()

    def _lesion(self, patient: str) -> str:
        return next(lesion.id for lesion in chart(self.context, patient).case.lesions if lesion.closed is None)

    def _close_dialogs(self) -> None:
        for window in self.app.topLevelWidgets():
            if isinstance(window, QDialog) and window.isVisible():
                window.reject()

    def settle(self) -> None:
        """Let the window work until nothing has been under way for a moment, and for some rounds of events."""
        since, rounds = time.monotonic(), 0
        while rounds < _ROUNDS_OF_EVENTS or time.monotonic() - since < _QUIET_S:
            self.app.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self.app.processEvents()
            rounds += 1
            if not self.bridge.idle:
                since, rounds = time.monotonic(), 0
            time.sleep(0.005)

    def count(self) -> Count:
        """What there is, once what nobody needs any more is gone."""
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.app.processEvents()
        return count([self.app, *self.app.topLevelWidgets()])

    def close(self) -> None:
        """Leave everything as it was."""
        self.shell.leave()
        self.settle()
        self.shell.close()
        self.shell.deleteLater()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.bridge.shutdown()
        self._collector.stop()


def counted(use: Use, rounds: int, places: int, seconds: float) -> Iterator[tuple[Count, int]]:
    """The counts after each round, and how many places were opened; no round begins when the time is over."""
    until = time.monotonic() + seconds
    for _ in range(rounds):
        if time.monotonic() > until:
            return
        opened = use.round(places)
        yield use.count(), opened


def make(folder: Path) -> None:
    """The clinic of the pictures, with fewer patients, in a new encrypted store."""
    context = opening.make_store(folder, ACCOUNT, PASSPHRASE, "Demo clinic", "UTC", lambda: NOW, synthetic=True).context
    demo.fill(context, patients=PATIENTS)
    dress(context)
    opening.close(context)


def measure(folder: Path, rounds: int, places: int, seconds: float) -> None:
    """Use the window on the store in a folder, and print the counts as JSON, round by round."""
    qInstallMessageHandler(lambda *_said: None)  # the offscreen platform tells of frames that it has not
    give_back_pictures()  # as the program does
    app = QApplication([])
    context = opening.open_store(folder, ACCOUNT, PASSPHRASE, lambda: NOW)
    use = Use(app, context)
    opened, began = 0, time.monotonic()
    for found, more in counted(use, rounds, places, seconds):
        opened += more
        print(json.dumps(asdict(found)), flush=True)
    took = time.monotonic() - began
    use.close()
    opening.close(context)
    print(json.dumps({"places": opened, "seconds": took}), flush=True)


def main() -> None:
    """Make a clinic, then measure; each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=24)
    parser.add_argument("--places", type=int, default=len(VIEWS), help="how many places a round goes through")
    parser.add_argument("--seconds", type=float, default=600.0, help="no round begins later")
    parser.add_argument("--make", type=Path, help="only make the clinic, in this new folder")
    asked = parser.parse_args()
    if asked.make is not None:
        make(asked.make)
        return
    with tempfile.TemporaryDirectory(prefix="calcitrack-memory-") as folder:
        store = Path(folder) / "store"
        subprocess.run([sys.executable, "-m", "benchmarks.memory", "--make", store], cwd=_ROOT, check=True)
        measure(store, asked.rounds, asked.places, asked.seconds)


if __name__ == "__main__":
    main()
