"""That a support file was saved: it holds nothing of a patient, and leaves the program all the same."""

from core.clinic.changes import Changes
from core.clinic.context import Context
from core.clinic.writing import audit


def note_support_file(context: Context) -> Changes:
    """Write down that somebody saved a support file. Done in a store that is open for reading alone, too."""
    with context.store.what_left() as session:
        audit(session, context, "support.saved")
    return Changes(frozenset(), frozenset())
