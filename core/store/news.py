"""What others wrote, as far as the audit trail tells: each command leaves an entry in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from core.record.assessment import AssessmentDraftRow
from core.record.patient import PatientRow

_SHOWN_NOWHERE: Final = frozenset(
    ("patient.read", "account.signed_in", "account.signed_out", "account.began_writing", "trail.checked")
)
"""Actions that change nothing which a window shows, but the trail itself."""


@dataclass(frozen=True)
class Heard:
    """What others committed: which tables, of which patients. `tables` is None where nobody was listening then: any."""

    patients: frozenset[str]
    tables: frozenset[str] | None


def told_by_trail(connection: Connection | Session, entries: Iterable[tuple[str, str | None]]) -> Heard | None:
    """What these entries, as action and patient, tell of; None when nothing that is shown has changed.

    An entry of no patient may be about each of them. Drafts leave none while they are written: somebody who wrote may
    have written at any of them, too.
    """
    concerned = [patient_id for action, patient_id in entries if action not in _SHOWN_NOWHERE]
    if not concerned:
        return None
    query = select(PatientRow.id) if None in concerned else select(AssessmentDraftRow.patient_id)
    told = {patient_id for patient_id in concerned if patient_id is not None}
    return Heard(frozenset(told | set(connection.scalars(query))), None)
