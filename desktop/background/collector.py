"""Garbage is collected on the GUI thread only: a collection in a worker would destroy widgets there."""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


def collect_what_is_due() -> None:
    """Collect the generations that Python itself would have collected by now."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return


class Collector(QObject):
    """Switches Python's own collections off while it lives, and collects by a timer of the GUI thread instead."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect what is due."""
        collect_what_is_due()

    def settle(self) -> None:
        """What is loaded by now lives as long as the program: no collection looks through it again. Once.

        A second time would also keep for ever whatever waits to be collected of a shell that somebody has left.
        """
        if not gc.get_freeze_count():
            gc.freeze()

    def stop(self) -> None:
        """Give collecting back to Python."""
        self._timer.stop()
        gc.enable()
