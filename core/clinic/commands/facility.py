"""The facility's name and logo, which head what is printed."""

import io
from functools import partial
from typing import Final

from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clinic.changes import Changes, Kind
from core.clinic.context import Context
from core.clinic.merging.authors import last_author
from core.clinic.merging.form import Merged, put_together
from core.clinic.merging.standing import LETTERHEAD
from core.clinic.rights import Right, require
from core.clinic.views.facility import Letterhead
from core.clinic.writing import writing
from core.errors import Conflict, InvalidInput, NotFound
from core.imaging.ingest import upright
from core.record.facility import FacilityRow

_LOGO_SIDE: Final = 1200
"""Pixels: 200 dpi of half a page's width, more than any letterhead takes."""


def ready_logo(data: bytes) -> bytes:
    """A logo as it is kept: a PNG on white, of at most 1200 pixels, with nothing in it but the picture.

    Raises
    ------
    InvalidInput
        When it is no picture that can be shown.
    """
    written = io.BytesIO()
    Image.fromarray(upright(data, _LOGO_SIDE)).save(written, "PNG", optimize=True)
    return written.getvalue()


def set_letterhead(context: Context, name: str, logo: bytes | None, seen: Letterhead | int) -> Changes:
    """Head every report that is prepared from now on so. `logo` is any picture, None for none.

    `seen` is the head as it was read, or only the version of it. What somebody else changed meanwhile is kept beside
    where the head was given.

    Raises
    ------
    NotAllowed
        To whoever may not say what heads the reports.
    InvalidInput
        For an empty name, or a logo that cannot be shown.
    Differs
        When somebody else changed the same of it; both are shown with it.
    Conflict
        When somebody else changed anything since that version.
    """
    require(context, Right.HEAD_REPORTS)
    if not name.strip():
        raise InvalidInput("error.clinic.facility_needed")
    untouched = isinstance(seen, Letterhead) and logo == seen.logo
    kept = logo if logo is None or untouched else ready_logo(logo)
    with writing(context, "facility.changed") as session:
        row = session.scalars(select(FacilityRow)).first()
        if row is None:
            raise NotFound("error.clinic.not_found")
        merged = _beside_others(session, row, Letterhead(name.strip(), kept, row.version), seen)
        row.name, row.logo = merged.value.name, merged.value.logo
    return Changes(frozenset(), frozenset({Kind.FACILITY}), beside=merged.beside)


def _beside_others(session: Session, row: FacilityRow, head: Letterhead, seen: Letterhead | int) -> Merged[Letterhead]:
    if isinstance(seen, int):
        if row.version != seen:
            raise Conflict("error.clinic.changed_meanwhile")
        return Merged(head, None)
    standing = Letterhead(row.name, row.logo, row.version)
    author = partial(last_author, session, ("facility.changed",), None, None)
    return put_together(LETTERHEAD, seen, head, standing, author)
