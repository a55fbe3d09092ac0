"""The facility's name and logo, which head what is printed."""

import io
from typing import Final

from PIL import Image
from sqlalchemy import select

from core.clinic.changes import Changes, Kind
from core.clinic.context import Context
from core.clinic.rights import Right, require
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


def set_letterhead(context: Context, name: str, logo: bytes | None, seen: int) -> Changes:
    """Head every report that is prepared from now on so. `logo` is any picture, None for none.

    Raises
    ------
    NotAllowed
        To whoever may not say what heads the reports.
    InvalidInput
        For an empty name, or a logo that cannot be shown.
    Conflict
        When somebody else changed it since it was read.
    """
    require(context, Right.HEAD_REPORTS)
    if not name.strip():
        raise InvalidInput("error.clinic.facility_needed")
    kept = None if logo is None else ready_logo(logo)
    with writing(context, "facility.changed") as session:
        row = session.scalars(select(FacilityRow)).first()
        if row is None:
            raise NotFound("error.clinic.not_found")
        if row.version != seen:
            raise Conflict("error.clinic.changed_meanwhile")
        row.name, row.logo = name.strip(), kept
    return Changes(frozenset(), frozenset({Kind.FACILITY}))
