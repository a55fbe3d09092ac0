"""The rules asked again because time has passed."""

from sqlalchemy import or_, select

from core.clinic.changes import Changes, Kind
from core.clinic.context import Context
from core.clinic.judging import judge
from core.clinic.rights import Right, may
from core.clinic.writing import audit
from core.record.patient import PatientRow

_AT_ONCE = 200
_NOTHING = Changes(frozenset(), frozenset())


def refresh(context: Context) -> Changes:
    """Appraise the patients whose findings are of an earlier day; asked once a day and at sign-in.

    One transaction for at most 200 patients, so that a nurse's own writing never waits long, and their records read and
    found anew in a fixed number of statements; with more to do, call it again while it says that something changed.
    Audited once, for the program acts here, not the person. A login of a server that may only read leaves it to others.
    """
    if context.own_login and not may(context, Right.CHART):
        return _NOTHING
    today = context.today()
    late = (
        select(PatientRow.id)
        .where(
            PatientRow.merged_into_id.is_(None),
            or_(PatientRow.appraised_on.is_(None), PatientRow.appraised_on < today),
        )
        .order_by(PatientRow.id)  # two workstations that refresh take their turns in one order
        .limit(_AT_ONCE)
    )
    with context.store.read() as session:
        ids = tuple(session.scalars(late))
    if not ids:
        return _NOTHING
    with context.store.write() as session:
        judge(session, context, *ids)
        audit(session, context, "findings.refreshed", patients=len(ids))
    return Changes(frozenset(ids), frozenset({Kind.TASK, Kind.FLAG}))
