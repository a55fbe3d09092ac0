"""Writers of one patient take turns. SQLite has one writer at all; a server is asked for the patient's turn."""

from sqlalchemy import text
from sqlalchemy.orm import Session


def one_at_a_time(session: Session, patient_id: str) -> None:
    """Wait until nobody else writes to this patient, and keep the turn until the transaction ends.

    Each statement after it sees what the others committed. Asked for twice in a transaction, it is one turn.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(hashtext(:turn))"), {"turn": f"patient {patient_id}"})
