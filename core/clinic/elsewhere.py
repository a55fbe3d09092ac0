"""What other workstations wrote, as the changes that a command of this one would have returned."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from core.clinic.changes import Changes, Kind
from core.clinic.context import Context
from core.store.notify import Heard, Listener

KINDS: Final = MappingProxyType(
    {
        "account": frozenset({Kind.ACCOUNT}),
        "assessment": frozenset({Kind.ASSESSMENT}),
        "assessment_draft": frozenset({Kind.DRAFT}),
        "audit": frozenset({Kind.REVIEW}),
        "camera_profile": frozenset({Kind.CAMERA}),
        "care_goal": frozenset({Kind.CARE_GOAL}),
        "episode": frozenset({Kind.EPISODE}),
        "event": frozenset({Kind.EVENT}),
        "examination": frozenset({Kind.EXAMINATION}),
        "facility": frozenset({Kind.FACILITY, Kind.BACKUP}),
        "facility_profile": frozenset({Kind.PROFILE}),
        "flag": frozenset({Kind.FLAG}),
        "function": frozenset({Kind.FUNCTION}),
        "issued_report": frozenset({Kind.REPORT}),
        "laboratory": frozenset({Kind.LABORATORY}),
        "laboratory_mapping": frozenset({Kind.MAPPING}),
        "lesion": frozenset({Kind.LESION}),
        "lesion_parent": frozenset({Kind.LESION}),
        "pain": frozenset({Kind.PAIN}),
        "patient": frozenset({Kind.PATIENT}),
        "patient_search_token": frozenset({Kind.PATIENT}),
        "photograph": frozenset({Kind.PHOTOGRAPH}),
        "photograph_consent": frozenset({Kind.PHOTOGRAPH}),
        "procedure": frozenset({Kind.PROCEDURE}),
        "report_file": frozenset({Kind.REPORT}),
        "task": frozenset({Kind.TASK}),
        "therapy": frozenset({Kind.THERAPY}),
        "therapy_change": frozenset({Kind.THERAPY}),
        "tracing": frozenset({Kind.PHOTOGRAPH, Kind.ASSESSMENT}),
        "weight": frozenset({Kind.WEIGHT}),
    }
)
"""Table → what changes with it. That a patient was reviewed stands in the audit trail alone."""


def listen(context: Context, tell: Callable[[Changes], None], connected: Callable[[bool], None]) -> Listener | None:
    """Hear what others write, on a thread of the listener, until its `stop`; None where nobody else can.

    `connected` hears whether the server is there: what was missed while it was not is told when it is again.
    """
    return context.store.notices.listen(lambda heard: tell(changes_of(heard)), connected)


def changes_of(heard: Heard) -> Changes:
    """The changes that were heard of. Nobody knows which kinds were missed: it could be any."""
    if heard.tables is None:
        return Changes(heard.patients, frozenset(Kind), elsewhere=True)
    # Every command leaves an entry in the trail; only where nothing else was written does it say that something was.
    telling = heard.tables - {"audit"} or heard.tables
    kinds = frozenset[Kind]().union(*(KINDS.get(table, frozenset(Kind)) for table in telling))
    return Changes(heard.patients, kinds, elsewhere=True)
