"""The line to the server: noticed when it breaks, tried again with growing pauses, and told when it is back."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import CalcitrackError
from desktop.background.bridge import Bridge

PAUSES_MS: Final = (1_000, 2_000, 4_000, 8_000, 15_000, 30_000)
"""Between one try and the next; the last one goes on for as long as it takes."""


class Connection(QObject):
    """One for a session on a server. `drafts` are the entries that wait for it."""

    went_away = Signal()
    came_back = Signal()

    def __init__(
        self, bridge: Bridge, ask: Callable[[], object], drafts: Any, clock: Callable[[], datetime], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bridge, self._ask, self._clock = bridge, ask, clock
        self.drafts = drafts
        self.away_since: datetime | None = None
        self._tries = 0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.try_now)
        bridge.unreachable.connect(self._lost)

    @property
    def away(self) -> bool:
        """Whether the server does not answer."""
        return self.away_since is not None

    def try_now(self) -> None:
        """Ask whether the server is back."""
        self._again.stop()
        self._bridge.read(self, self._ask, self._answered, self._not_answered, key="line")

    def end(self) -> None:
        """The session is over."""
        self._again.stop()
        self._bridge.unreachable.disconnect(self._lost)

    def _lost(self) -> None:
        """A call failed for want of an answer. Others that were under way fail after it."""
        if self.away_since is None:
            self.away_since, self._tries = self._clock(), 0
            self._wait()
            self.went_away.emit()

    def _answered(self, _answer: object) -> None:
        if self.away_since is not None:
            self.away_since = None
            self.came_back.emit()

    def _not_answered(self, _error: CalcitrackError) -> None:
        self._tries += 1
        self._wait()

    def _wait(self) -> None:
        self._again.start(PAUSES_MS[min(self._tries, len(PAUSES_MS) - 1)])
