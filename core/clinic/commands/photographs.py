"""Photographs taken in: judged, fingerprinted, and kept bit for bit."""

from core.clinic.context import Context
from core.clinic.hidden_pictures import hidden_pictures
from core.clinic.rights import require_action
from core.clinic.writing import audit
from core.errors import NotAllowed
from core.imaging.ingest import TakenPhotograph
from core.imaging.ingest import take_in as judge_photograph


def take_in(context: Context, data: bytes, file_name: str) -> TakenPhotograph:
    """Keep a photograph's original bytes and its thumbnail; the same file twice is kept once.

    Raises
    ------
    InvalidInput
        For a file that is no photograph, is damaged, or is too large. Nothing is kept then.
    NotAllowed
        To whoever may not chart.
        For a photograph that was withdrawn: it does not come back by being taken in again.
    """
    require_action(context, "photograph.taken_in")
    taken = judge_photograph(data, file_name)
    with context.store.read() as session:
        if hidden_pictures(session, [taken.sha256]):
            raise NotAllowed("error.clinic.photograph_withdrawn")
    context.store.photographs.put(data, taken.media_type, taken.thumbnail_jpeg)
    with context.store.write() as session:
        audit(session, context, "photograph.taken_in", subject_id=taken.sha256)
    return taken
