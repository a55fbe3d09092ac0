"""What an administrator sets for one workstation."""

from sqlalchemy import select

from core.clinic.changes import Changes, Kind
from core.clinic.context import Context
from core.clinic.rights import Right, require
from core.clinic.views.workstation import IDLE_SETTING, idle_choices
from core.clinic.writing import writing
from core.errors import InvalidInput, NotFound
from core.record.facility import FacilityRow


def set_idle_minutes(context: Context, minutes: int) -> Changes:
    """Cover the window of this workstation after so many minutes without a touch.

    Raises
    ------
    NotAllowed
        To whoever does not manage accounts.
    InvalidInput
        For minutes that are not among the choices.
    """
    require(context, Right.MANAGE_ACCOUNTS)
    if minutes not in idle_choices():
        raise InvalidInput("error.clinic.idle_minutes", choices=list(idle_choices()))
    with writing(context, "workstation.idle_set", minutes=minutes) as session:
        facility = session.scalars(select(FacilityRow)).first()
        if facility is None:
            raise NotFound("error.clinic.not_found")
        kept = facility.settings.get(IDLE_SETTING, {})
        facility.settings = facility.settings | {IDLE_SETTING: kept | {context.store.workstation: minutes}}
    return Changes(frozenset(), frozenset({Kind.FACILITY}))
