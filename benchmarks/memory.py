"""Whether memory stays flat while the window is used: rounds through every place, counted after each.

    python -m benchmarks.memory [--rounds 24] [--seconds 600] [--places 4]

A round asks for every view of docs/views.py, does there what its picture shows, lets the window work, and goes on;
then it searches the worklist. Nothing is written: a record that grows would be no leak. After each round garbage is
collected and counted: memory of the process (RSS), Python's objects, and the QObjects that hang under a window or the
application. The first third warms up. The slope of the rest is Theil and Sen's, the median of the slopes between any
two rounds, with the 95 % interval that Kendall's tau gives it: one that holds zero shows no growth.
"""

import argparse
import gc
import json
import os
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from math import sqrt
from pathlib import Path
from statistics import NormalDist
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QMessageLogContext, QObject, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog

from core.clinic import opening
from core.clinic.context import Context
from core.clinic.views import search
from core.clinic.views.chart import chart
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
from docs.take_screenshots import demo_clinic
from docs.views import VIEWS

WARMING: Final = 1 / 3
PATIENTS: Final = 3
SECONDS_A_PLACE: Final = 10
"""What somebody at work stays at least in one place: an hour has 360 of them."""
_QUIET_S: Final = 0.1
_ROUNDS_OF_EVENTS: Final = 8
_PAGE: Final = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_WORDS: Final = ("zh", "CUA-00", "nobody of this name", "")


@dataclass(frozen=True)
class Count:
    """After a round: kilobytes of the process, Python's objects, QObjects."""

    rss_kb: int
    objects: int
    qobjects: int


@dataclass(frozen=True)
class Slope:
    """By the round, with the interval that holds it in 95 of 100."""

    median: float
    low: float
    high: float


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
        gc.collect()
        return Count(rss_kb(), len(gc.get_objects()), qobjects_under([self.app, *self.app.topLevelWidgets()]))

    def close(self) -> None:
        """Leave everything as it was."""
        self.shell.leave()
        self.settle()
        self.shell.close()
        self.shell.deleteLater()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.bridge.shutdown()
        self._collector.stop()


def qobjects_under(tops: Sequence[QObject]) -> int:
    """How many there are, these included.

    Qt writes them down, a line each, and nobody keeps the lines: asked for as children, each would get a Python side,
    and what is counted would grow by the counting.
    """
    lines = 0

    def count(_kind: QtMsgType, _context: QMessageLogContext, _said: str) -> None:
        nonlocal lines
        lines += 1

    before = qInstallMessageHandler(count)
    try:
        for top in tops:
            top.dumpObjectTree()
    finally:
        qInstallMessageHandler(before)
    return lines


def rss_kb() -> int:
    """Memory of this process that lies in the machine's (Linux)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE // 1024


def counted(use: Use, rounds: int, places: int, seconds: float) -> Iterator[tuple[Count, int]]:
    """The counts after each round, and how many places were opened; no round begins when the time is over."""
    until = time.monotonic() + seconds
    for _ in range(rounds):
        if time.monotonic() > until:
            return
        opened = use.round(places)
        yield use.count(), opened


def slope(values: Sequence[float]) -> Slope:
    """Theil and Sen's slope of values a step apart, with Kendall's interval (Sen, J Am Stat Assoc 1968;63:1379).

    Values that hardly differ give a slope of none: ties are not corrected for, which makes the interval wider.
    """
    slopes = sorted((b - a) / (j - i) for (i, a), (j, b) in combinations(enumerate(values), 2))
    n = len(values)
    reach = NormalDist().inv_cdf(0.975) * sqrt(n * (n - 1) * (2 * n + 5) / 18)
    low = max(0, round((len(slopes) - reach) / 2))
    high = min(len(slopes) - 1, round((len(slopes) + reach) / 2))
    return Slope(statistics.median(slopes), slopes[low], slopes[high])


def after_warming(counts: Sequence[Count]) -> Sequence[Count]:
    """Without the rounds that load, cache and fill."""
    return counts[round(len(counts) * WARMING) :]


def slopes(counts: Sequence[Count]) -> dict[str, Slope]:
    """Of each thing that is counted, by the round, after warming up."""
    rest = after_warming(counts)
    return {name: slope([asdict(each)[name] for each in rest]) for name in ("rss_kb", "objects", "qobjects")}


def main() -> None:
    """Count, and print the counts as JSON, round by round."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=24)
    parser.add_argument("--places", type=int, default=len(VIEWS), help="how many places a round goes through")
    parser.add_argument("--seconds", type=float, default=600.0, help="no round begins later")
    asked = parser.parse_args()
    qInstallMessageHandler(lambda *_said: None)  # the offscreen platform tells of frames that it has not
    app = QApplication([])
    context = demo_clinic(PATIENTS)
    use = Use(app, context)
    counts, places, began = [], 0, time.monotonic()
    for count, opened in counted(use, asked.rounds, asked.places, asked.seconds):
        counts.append(count)
        places += opened
        print(json.dumps(asdict(count)), flush=True)
    took = time.monotonic() - began
    use.close()
    opening.close(context)
    print(json.dumps({"places": places, "seconds": took}), flush=True)


if __name__ == "__main__":
    main()
