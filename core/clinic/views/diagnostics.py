"""How a record stands for whoever looks after it: kind, size, counts, backups, trail. No name, no value, no note."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from sqlalchemy import func, literal, select, union_all

from core.clinic.context import Context
from core.clinic.views.backup import BackupStatus, backup_status
from core.record.account import AccountRow
from core.record.assessment import AssessmentDraftRow, AssessmentRow
from core.record.audit import AuditRow
from core.record.base import Base
from core.record.lesion import LesionRow
from core.record.patient import PatientRow
from core.record.photo import PhotographRow
from core.store import trail
from core.store.facts import StoreFacts, facts_of

_COUNTED: Final[Mapping[str, type[Base]]] = MappingProxyType(
    {
        "patients": PatientRow,
        "lesions": LesionRow,
        "assessments": AssessmentRow,
        "drafts": AssessmentDraftRow,
        "photographs": PhotographRow,
        "accounts": AccountRow,
        "trail_entries": AuditRow,
    }
)


@dataclass(frozen=True)
class TrailState:
    """Of the audit trail: how many workstations wrote it, when it was last found whole, and what is wrong since then,
    by the keys of the findings alone: their words may name a workstation."""

    workstations: int
    checked_at: datetime | None
    findings: tuple[str, ...]


@dataclass(frozen=True)
class RecordFacts:
    """What may be told of a record to somebody who must not know whose it is."""

    store: StoreFacts
    counts: Mapping[str, int]
    trail: TrailState
    backup: BackupStatus


def record_facts(context: Context) -> RecordFacts:
    """As it stands now. Of the trail only what was written since it was last found whole is looked at.

    Raises
    ------
    StoreError
        When the record cannot be read.
    """
    counting = [select(literal(name), func.count()).select_from(row) for name, row in _COUNTED.items()]
    checked = select(AuditRow.at).where(AuditRow.action == trail.CHECKED).order_by(AuditRow.sequence.desc()).limit(1)
    with context.store.read() as session:
        counts = {str(name): int(number) for name, number in session.execute(union_all(*counting))}
        last = session.scalars(checked).first()
        findings = tuple(finding.what.key for finding in trail.check(session, since=trail.checkpoint(session)))
        workstations = len(trail.heads(session))
    state = TrailState(workstations, None if last is None else last.astimezone(context.zone), findings)
    return RecordFacts(facts_of(context.store), MappingProxyType(counts), state, backup_status(context))
