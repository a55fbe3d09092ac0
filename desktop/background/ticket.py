"""What a view holds of work under way, and what the work itself is given."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from core.texts import Text


class Cancelled(Exception):
    """Raised inside long work once the user asked to stop; leaves nothing half-written."""


@dataclass(eq=False)
class Ticket:
    """One piece of work asked for. Nothing is heard of it any more after `cancel`."""

    number: int
    _stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask the work to stop. A write under way is finished all the same; only its answer is dropped."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._stop.is_set()


class Progress:
    """Handed to long work: says how far it is, and learns whether the user has asked to stop."""

    def __init__(self, ticket: Ticket, tell: Callable[[float, Text], None]) -> None:
        self._ticket = ticket
        self._tell = tell

    def report(self, fraction: float, doing: Text) -> None:
        """Say how much is done (0–1) and what is being done now.

        Raises
        ------
        Cancelled
            If the user asked to stop: a report is the place where long work can be left.
        """
        self.check()
        self._tell(min(1.0, max(0.0, fraction)), doing)

    def check(self) -> None:
        """Raise `Cancelled` if the user asked to stop."""
        if self._ticket.cancelled:
            raise Cancelled

    @property
    def cancelled(self) -> bool:
        """Whether the user asked to stop."""
        return self._ticket.cancelled
