"""The facility as it stands at the head of what is printed."""

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clinic.context import Context
from core.record.facility import FacilityRow


@dataclass(frozen=True)
class Letterhead:
    """Name and logo (a small PNG). `version` is handed back with a change."""

    name: str
    logo: bytes | None = field(repr=False)
    version: int


def letterhead(context: Context) -> Letterhead:
    """What heads every report; one statement."""
    with context.store.read() as session:
        return letterhead_of(session, context)


def letterhead_of(session: Session, context: Context) -> Letterhead:
    """The same in a running session. A store whose facility was never named is called as the context calls it."""
    row = session.scalars(select(FacilityRow)).first()
    return Letterhead(context.facility, None, 0) if row is None else Letterhead(row.name, row.logo, row.version)
