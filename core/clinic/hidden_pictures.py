"""Pictures that nobody may see any more, by their SHA-256, whichever record or draft names them."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.case.photo import ConsentStep
from core.charting.privacy import hidden_by
from core.record.photo_consent import PhotographConsentRow, said_of


def every_hidden_picture(session: Session) -> dict[str, ConsentStep]:
    """All that this store hides, with the step that hides each."""
    row = PhotographConsentRow
    said = select(row.sha256).where(row.what.in_(("withdrawn", "erased"))).distinct()
    return hidden_pictures(session, session.scalars(said).all())


def hidden_pictures(session: Session, sha256s: Iterable[str]) -> dict[str, ConsentStep]:
    """Of these pictures those that are withdrawn or erased, with the step that hides each.

    A picture that one record withdrew is hidden in every other too: whose it is, its bytes do not say.
    """
    found: dict[str, ConsentStep] = {}
    for sha256, histories in said_of(session, sha256s).items():
        step = next((step for history in histories if (step := hidden_by(history)) is not None), None)
        if step is not None:
            found[sha256] = step
    return found
