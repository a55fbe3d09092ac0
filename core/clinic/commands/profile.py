"""The facility's profile of rules: kept, and set back to the shipped one. Every state stays readable."""

from functools import partial

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.clinic.changes import Changes, Kind
from core.clinic.context import Context
from core.clinic.merging.form import Author, put_together
from core.clinic.merging.standing import RULES
from core.clinic.profile_changes import ProfileChanges, kept_changes
from core.clinic.profiles import kept_row
from core.clinic.rights import Right, require
from core.clinic.writing import audit
from core.errors import Conflict
from core.record.base import new_id
from core.record.facility import FacilityProfileRow
from core.record.patient import PatientRow


def keep_profile(context: Context, changed: ProfileChanges, seen: int, before: ProfileChanges | None = None) -> Changes:
    """Judge by these rules from now on: every patient is judged again at the next refresh of the findings.

    `seen` is the number of the state that the changes were made on, `before` that state itself: where it is given, what
    somebody else changed meanwhile is kept beside, number by number. Audited with each key and its two values.

    Raises
    ------
    NotAllowed
        To whoever may not change the rules.
    InvalidInput
        With the path of a value that does not fit.
    Differs
        When somebody else changed the same number; both are shown with it.
    Conflict
        When somebody else changed the rules in the meantime; who is said.
    """
    require(context, Right.CHANGE_RULES)
    changed.profile()
    with context.store.write() as session:
        row = kept_row(session)
        number, content = (0, "") if row is None else (row.number, row.content)
        if number != seen and (before is None or row is None):
            raise Conflict("error.clinic.profile_changed", name="" if row is None else row.by)
        beside = None
        if before is not None and row is not None:
            merged = put_together(RULES, before, changed, kept_changes(content), partial(Author, row.by, row.at))
            changed, beside = merged.value, merged.beside
            changed.profile()
        if changed.toml() == content:
            return Changes(frozenset(), frozenset(), beside=beside)
        made = _add_state(session, context, number + 1, changed.toml())
        session.execute(update(PatientRow).values(appraised_on=None).execution_options(synchronize_session=False))
        keys = changed.difference(kept_changes(content))
        audit(session, context, "profile.changed", subject_id=made, number=number + 1, changed=keys)
    return Changes(frozenset(), frozenset({Kind.PROFILE}), beside=beside)


def reset_profile(context: Context, seen: int) -> Changes:
    """Judge by the shipped rules from now on. As `keep_profile`."""
    return keep_profile(context, ProfileChanges(), seen)


def export_profile(context: Context, changed: ProfileChanges) -> bytes:
    """The changes as a TOML file that another clinic can load. What leaves the program is audited."""
    with context.store.what_left() as session:
        audit(session, context, "profile.exported")
    return changed.toml().encode()


def _add_state(session: Session, context: Context, number: int, content: str) -> str:
    made = new_id()
    session.add(FacilityProfileRow(id=made, number=number, at=context.now(), by=context.actor.name, content=content))
    try:
        session.flush()
    except IntegrityError:  # another workstation kept the same number while this one was writing
        raise Conflict("error.store.changed_meanwhile") from None
    return made
