"""A server that stops answering is given up: a call ends with an error instead of waiting for ever.

A broken line is often not told to this side of it: the packets are simply not answered, or a proxy keeps the line open
with nobody behind it.
"""

from collections.abc import Generator
from time import monotonic
from typing import Any, Final

import psycopg
from sqlalchemy import Engine, event

CONNECT_S: Final = 5
SILENCE_S = 60.0
"""Longest silence within a call. Whoever waits for the turns of others asks again sooner (core/store/turns.py)."""
_LINE: Final = {"keepalives": 1, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}
"""How a line that nobody uses is found to be dead."""


class _Silent(Exception):
    """Nothing came for longer than is waited."""


class PatientConnection(psycopg.Connection[Any]):
    """A connection whose calls end when the server has been silent too long; it is closed then."""

    def wait(self, gen: Any, *timing: Any, **more: Any) -> Any:
        try:
            return super().wait(_listening(gen), *timing, **more)
        except _Silent:
            self.pgconn.finish()
            raise psycopg.OperationalError("the server has been silent for too long") from None


def _listening(gen: Generator[Any, Any, Any]) -> Generator[Any, Any, Any]:
    """The same steps; each sign of life begins the wait anew."""
    heard = monotonic()
    try:
        wanted = next(gen)
        while True:
            ready = yield wanted
            if ready:
                heard = monotonic()
            elif monotonic() - heard > SILENCE_S:
                raise _Silent
            wanted = gen.send(ready)
    except StopIteration as end:
        return end.value


def wait_no_longer(engine: Engine) -> None:
    """Let every connection of an engine be patient, and no more than that."""
    event.listen(engine, "do_connect", _connect)


def _connect(_dialect: object, _record: object, arguments: list[Any], named: dict[str, Any]) -> Any:
    return PatientConnection.connect(*arguments, **({"connect_timeout": CONNECT_S} | _LINE | named))
