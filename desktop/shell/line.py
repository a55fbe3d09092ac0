"""The line of the record that is open: to a server one that may break, to a folder none."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.errors import CalcitrackError
from desktop.background.bridge import Bridge
from desktop.background.connection import Connection

if TYPE_CHECKING:
    from core.clinic.away import AwayDrafts
    from core.clinic.context import Context


class Line(QObject):
    """Outlives the shell, which is made again when the language changes: what waits is not forgotten."""

    known = Signal()
    """Whether there is a line, and where entries are kept when it breaks, is known: the shell can be made."""

    def __init__(self, bridge: Bridge, clock: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._clock = bridge, clock
        self._context: Context | None = None
        self.connection: Connection | None = None

    def open(self, context: "Context") -> None:
        """A record was opened, or an open one goes on after a page before the shell: its line stays, and what waits.

        The keyring is asked off the GUI thread: it may ask for its own passphrase.
        """
        before, self._context = self._context, context
        same = self.connection is not None and before is not None and before.store is context.store
        if context.store.server is None or same:
            self.known.emit()
        else:
            self._bridge.read(self, lambda: _drafts(context), self._opened, self._failed)

    def hand_over(self, context: "Context") -> None:
        """Another person goes on with the open record, or the same one with other rights: the line is theirs now."""
        self._context = context

    def end(self) -> None:
        """The record is closed."""
        if self.connection is not None:
            self.connection.end()
            self.connection.deleteLater()
            self.connection = None

    def _opened(self, drafts: "AwayDrafts | None") -> None:
        if drafts is not None:
            self.connection = Connection(self._bridge, self._ask, drafts, self._clock, self)
        self.known.emit()

    def _ask(self) -> None:
        """Whether the server answers: asked by a worker, in the name of who is signed in then."""
        from core.clinic.away import ask_server

        if self._context is not None:
            ask_server(self._context)

    def _failed(self, _error: CalcitrackError) -> None:
        """The folder for what is kept cannot be read: it is held in memory, and the user is told when it matters."""
        from core.clinic.away import AwayDrafts

        self._opened(AwayDrafts(None))


def _drafts(context: "Context") -> "AwayDrafts | None":
    from core.clinic.away import away_drafts

    return away_drafts(context)
