"""What other workstations write, brought to the open views as this one's own changes are."""

from queue import Empty, SimpleQueue

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from core.clinic.changes import Changes
from core.clinic.context import Context
from core.clinic.elsewhere import listen
from desktop.background.bridge import Bridge

_GATHERED_MS = 200
"""Somebody who types saves every few seconds, and a signature is several notices: the views read again once."""


class Elsewhere(QObject):
    """Listens from its making until `stop`. The listening thread puts what it heard into a queue and knocks."""

    connected = Signal(bool)
    """Whether the server can be heard. What was missed meanwhile comes with the next `changed` of the bridge."""
    _knock = Signal()

    def __init__(self, bridge: Bridge, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._arrived: SimpleQueue[Changes | bool] = SimpleQueue()
        self._gathered: list[Changes] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_GATHERED_MS)
        self._soon.timeout.connect(self._tell)
        self._knock.connect(self._bring_home, Qt.ConnectionType.QueuedConnection)
        self._listener = listen(context, self._post, self._post)

    def stop(self) -> None:
        """Hear nothing any more, and wait for the thread. A second call does nothing."""
        if self._listener is not None:
            self._listener.stop()
            self._listener = None
        self._soon.stop()
        self._gathered.clear()

    def _post(self, news: Changes | bool) -> None:
        self._arrived.put(news)
        self._knock.emit()

    def _bring_home(self) -> None:
        while self._listener is not None:
            try:
                news = self._arrived.get_nowait()
            except Empty:
                return
            if isinstance(news, bool):
                self.connected.emit(news)
                continue
            self._gathered.append(news)
            if not self._soon.isActive():
                self._soon.start()

    def _tell(self) -> None:
        gathered, self._gathered = self._gathered, []
        patients = frozenset[str]().union(*(news.patients for news in gathered))
        self._bridge.changed.emit(
            Changes(patients, frozenset().union(*(news.kinds for news in gathered)), elsewhere=True)
        )
