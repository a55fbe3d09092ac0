"""Writers of one patient, one draft or one chain of the trail take turns. A server is
asked for it; in a file of ours there is one writer at all (core/store/writers.py).

Whoever waits asks again from time to time, so that a wait is never taken for a server that is silent
(core/store/patience.py). Whoever has a turn and falls silent, as a workstation that was put to sleep, loses it.
"""

from time import monotonic
from typing import Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from core.errors import StoreError

ASK_S = 15.0
"""How long one question waits in the line of those who want the same: in between it would begin at its end."""
WAIT_S = 120.0
"""The longest wait for a turn."""
HOLD_S = 60.0
"""How long whoever has a turn may do nothing with it. Between the statements of a command lie milliseconds."""
_BEFORE: Final = text(
    "SELECT pg_try_advisory_xact_lock(hashtext(:turn)), set_config('lock_timeout', :wait, true), "
    "set_config('idle_in_transaction_session_timeout', :hold, true)"
)
_TAKE: Final = text("SELECT pg_advisory_xact_lock(hashtext(:turn))")
_NOT_YET: Final = "55P03"


def one_at_a_time(session: Session, what: str) -> None:
    """Wait until nobody else has the turn, and keep it until the transaction ends.

    Each statement after it sees what the others committed. Asked for twice in a transaction, it is one turn. `what` is
    the id of a patient or draft, or names a chain.

    Raises
    ------
    StoreError
        When others have not let go of it after two minutes.
    """
    if session.get_bind().dialect.name != "postgresql":
        return
    connection, turn = session.connection(), {"turn": f"turn {what}"}
    limits = {"wait": f"{ASK_S * 1000:.0f}ms", "hold": f"{HOLD_S * 1000:.0f}ms"}
    until = monotonic() + WAIT_S
    taken = bool(connection.scalar(_BEFORE, turn | limits))
    while not taken:
        if monotonic() > until:
            raise StoreError("error.store.busy")
        taken = _waited(connection, turn)


def _waited(connection: Connection, turn: dict[str, str]) -> bool:
    """Whether the turn came before the server gave the question up."""
    try:
        with connection.begin_nested():
            connection.execute(_TAKE, turn)
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) != _NOT_YET:
            raise
        return False
    return True
