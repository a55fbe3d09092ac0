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

    def stop(self) -> None:
        """Give collecting back to Python."""
        self._timer.stop()
        gc.enable()
