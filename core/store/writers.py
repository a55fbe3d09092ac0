"""Writers of one file within this process are let in in the order in which they came.

SQLite lets one in at a time too, but whoever happens to ask at the right moment: of many, one may wait for ever.
"""

from collections import deque
from functools import partial
from threading import Lock
from typing import Any, Final

from sqlalchemy import Connection, Engine, event

from core.errors import StoreError

WAIT_S: Final = 120.0
"""The longest wait for those before; the same as for a turn on a server (core/store/turns.py)."""
_IN: Final = "calcitrack_writer"


class Writers:
    """One is in; the others wait in line."""

    def __init__(self) -> None:
        self._looking = Lock()
        self._line: deque[Lock] = deque()
        self._somebody_in = False

    def come_in(self, wait: float = WAIT_S) -> bool:
        """Wait in line; False when it took longer than so many seconds, and then nobody is in by this call."""
        with self._looking:
            if not self._somebody_in:
                self._somebody_in = True
                return True
            called = Lock()
            called.acquire()
            self._line.append(called)
        if called.acquire(timeout=wait):
            return True
        with self._looking:
            if called in self._line:
                self._line.remove(called)
                return False
        return True  # called at the last moment

    def go_out(self) -> None:
        """Let the next one in."""
        with self._looking:
            if self._line:
                self._line.popleft().release()
            else:
                self._somebody_in = False


def let_in_by_turns(engine: Engine) -> Writers:
    """The line before a file. Whoever goes in (`enter`) is out when the connection is given back to its pool: by then
    the transaction has ended, however it did."""
    writers = Writers()
    event.listen(engine, "checkin", partial(_leave, writers))
    return writers


def enter(writers: Writers, connection: Connection) -> None:
    """Wait for one's turn, unless this connection has it already.

    Raises
    ------
    StoreError
        When those before took too long.
    """
    if connection.info.get(_IN):
        return
    if not writers.come_in():
        raise StoreError("error.store.busy")
    connection.info[_IN] = True


def _leave(writers: Writers, _connection: Any, record: Any) -> None:
    if record.info.pop(_IN, False):
        writers.go_out()
