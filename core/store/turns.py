"""Writers of one patient, or of one draft, take turns. SQLite has one writer at all; a server is asked for a turn."""

from sqlalchemy import text
from sqlalchemy.orm import Session


def one_at_a_time(session: Session, row_id: str) -> None:
    """Wait until nobody else writes to this patient or draft, and keep the turn until the transaction ends.

    Each statement after it sees what the others committed. Asked for twice in a transaction, it is one turn.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(hashtext(:turn))"), {"turn": f"turn {row_id}"})
