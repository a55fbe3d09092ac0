"""Earlier and later in turn, at a quiet rate; still where the system asks for no motion."""

from PySide6.QtCore import QObject, QTimer, Signal

_FIRST_RATE_S = 1.0


class Blinker(QObject):
    """Runs only while it is asked to, and never where motion is off: there Space changes them."""

    turned = Signal()

    def __init__(self, *, still: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.still = still
        self._timer = QTimer(self)
        self._timer.setInterval(round(1000 * _FIRST_RATE_S))
        self._timer.timeout.connect(self.turned)

    @property
    def running(self) -> bool:
        """Whether it turns by itself now."""
        return self._timer.isActive()

    def set_seconds(self, seconds: float) -> None:
        """Time between two turns."""
        self._timer.setInterval(round(1000 * seconds))

    def run(self, on: bool) -> None:
        """Turn by itself from now on, or stop."""
        if on and not self.still:
            self._timer.start()
        else:
            self._timer.stop()
