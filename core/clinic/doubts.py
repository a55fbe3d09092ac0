"""What is no fault of the record, but has to be known: a clock that was set back, a folder that is copied elsewhere."""

from datetime import timedelta
from typing import Final

from sqlalchemy import select

from core.clinic.context import Context
from core.record.audit import AuditRow
from core.store.network_drive import synchronised
from core.texts import Text, text

_CLOCKS_DIFFER: Final = timedelta(minutes=5)
"""As in `core.clinic.writing`: clocks of two workstations may differ by so much."""
_LOOKED_AT: Final = 500
"""The newest entries of the trail: this sign-in is among them, and a clock that once ran ahead is forgotten in time."""


def doubts(context: Context) -> tuple[Text, ...]:
    """What the user should know of this computer before they chart."""
    found = (_clock(context), None if context.store.folder is None else synchronised(context.store.folder))
    return tuple(doubt for doubt in found if doubt is not None)


def _clock(context: Context) -> Text | None:
    """Whether the clock stands before what was written last."""
    newest = select(AuditRow.at).order_by(AuditRow.sequence.desc()).limit(_LOOKED_AT)
    with context.store.read() as session:
        last = max(session.scalars(newest), default=None)
    now = context.now()
    if last is None or now >= last - _CLOCKS_DIFFER:
        return None
    return text("store.finding.clock", now=now, last=last.astimezone(context.zone))
