"""What every command shares: one transaction, one audit entry, and findings that are true afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, Final, TypeVar

from sqlalchemy.orm import Session

from core.case.base import Entry
from core.case.moments import DayOrInstant, start_of
from core.clinic.context import Context
from core.clinic.judging import judge
from core.clinic.rights import Right, emergency_of, require_action, right_of
from core.errors import InvalidInput, NotAllowed, NotFound
from core.record.account import AccountRow
from core.record.audit import AuditRow
from core.record.base import OwnedRow, new_id
from core.store.trail import append
from core.store.turns import one_at_a_time

E = TypeVar("E", bound=Entry)
R = TypeVar("R", bound=OwnedRow)

_CLOCKS_DIFFER: Final = timedelta(minutes=5)
"""Two workstations' clocks may differ by this much; more is a slip of the pen."""


@contextmanager
def writing(
    context: Context,
    action: str,
    patient_id: str | None = None,
    subject_id: str | None = None,
    *,
    judged: bool = True,
    **details: Any,
) -> Iterator[Session]:
    """One transaction with its audit entry. With a patient, the rules are asked again before it ends, and whoever else
    writes to that patient waits: the tasks and flags of a moment are found once.

    `details` are codes, ids and why something was done, never clinical text.

    Raises
    ------
    NotAllowed
        To who has no right to the action, before anything is written.
    Conflict
        When somebody else changed the same row in the meantime.
    """
    require_action(context, action, patient_id)
    with context.store.write() as session:
        if patient_id is not None:
            one_at_a_time(session, patient_id)
        _require_standing(session, context, action)
        yield session
        session.flush()
        if patient_id is not None and judged:
            judge(session, context, patient_id)
        _append(session, context, action, patient_id, subject_id, details)


def audit(
    session: Session,
    context: Context,
    action: str,
    patient_id: str | None = None,
    subject_id: str | None = None,
    **details: Any,
) -> str:
    """Write one audit entry in the running transaction, at the end of this workstation's chain; its id.

    Raises
    ------
    NotAllowed
        To who has no right to the action: the transaction is then undone.
    """
    require_action(context, action, patient_id)
    _require_standing(session, context, action)
    return _append(session, context, action, patient_id, subject_id, details)


def _require_standing(session: Session, context: Context, action: str) -> None:
    """Refuse the work of somebody whose account was changed since they signed in. What they read is still noted."""
    if right_of(action) is Right.READ:
        return
    row = session.get(AccountRow, context.actor.account_id)
    if row is not None and not (row.active and row.role == context.actor.role):
        raise NotAllowed("error.clinic.account_changed")


def _append(
    session: Session,
    context: Context,
    action: str,
    patient_id: str | None,
    subject_id: str | None,
    details: dict[str, Any],
) -> str:
    emergency = emergency_of(context, action, patient_id)
    if emergency is not None:
        details = {**details, "emergency": emergency.entry_id}
    entry = AuditRow(
        id=new_id(),
        at=context.now(),
        actor_id=context.actor.account_id,
        actor_name=context.actor.name,
        action=action,
        patient_id=patient_id,
        subject_id=subject_id,
        details=details or None,
    )
    append(session, context.store.workstation, entry)
    return entry.id


def signed(context: Context, entry: E, **changes: Any) -> E:
    """The entry as this account signs it now, with an id of the record's own."""
    now, name = context.now(), context.actor.name
    stamped = {"id": "", "recorded_at": now, "recorded_by": name, "signed_at": now, "signed_by": name}
    return entry.model_copy(update=stamped | changes)


def not_in_future(context: Context, moment: DayOrInstant) -> None:
    """Refuse what has not happened yet. A day counts from its beginning in the facility's own day.

    Raises
    ------
    InvalidInput
        For a moment later than now.
    """
    today = context.today()
    late = start_of(moment) > context.now() + _CLOCKS_DIFFER if hasattr(moment, "hour") else moment > today
    if late:
        raise InvalidInput("error.clinic.future", at=moment)


def row_of(session: Session, row: type[R], patient_id: str, row_id: str) -> R:
    """A patient's row.

    Raises
    ------
    NotFound
        When there is none, or it is another patient's.
    """
    found = session.get(row, row_id)
    if found is None or found.patient_id != patient_id:
        raise NotFound("error.clinic.not_found")
    return found
