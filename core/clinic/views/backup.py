"""How the backups stand: the plan, the last good one, and what went wrong since."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clinic.backup_plan import BackupPlan, plan_of
from core.clinic.context import Context
from core.clinic.rights import Right, may
from core.record.audit import AuditRow
from core.store.store import Store
from core.texts import Text, text


@dataclass(frozen=True)
class BackupStatus:
    """`impossible` says why this store is not backed up by the program, where it is not; `by_server`: because it
    lies on a server, whose own backup is meant, or moved there. `last_good` and `last_tried`
    are in the facility's time; `failure` says what went wrong at the last attempt, unless it succeeded."""

    plan: BackupPlan
    last_good: datetime | None
    last_tried: datetime | None
    failure: Text | None
    impossible: Text | None
    may_plan: bool
    by_server: bool = False

    def is_due(self, now: datetime) -> bool:
        """Whether one should be made now."""
        return self.impossible is None and self.plan.is_due(now, self.last_good, self.last_tried)

    def is_overdue(self, now: datetime) -> bool:
        """Whether somebody should be told that there is no recent one."""
        return self.impossible is None and self.plan.is_overdue(now, self.last_good)


def backup_status(context: Context) -> BackupStatus:
    """As the record has it: what was tried is read from the audit trail."""
    store = context.store
    with store.read() as session:
        plan = plan_of(session)
        good, failed = _last(session, "backup.made"), _last(session, "backup.failed")
    if failed is not None and good is not None and failed.sequence < good.sequence:
        failed = None
    why = None if failed is None else (failed.details or {}).get("failure")
    return BackupStatus(
        plan=plan,
        last_good=None if good is None else good.at.astimezone(context.zone),
        last_tried=None if failed is None else failed.at.astimezone(context.zone),
        failure=None if why is None else text(str(why)),
        impossible=_impossible(store),
        may_plan=may(context, Right.BACK_UP),
        by_server=store.server is not None or store.moved is not None,
    )


def _impossible(store: Store) -> Text | None:
    if store.moved is not None:
        return text("error.backup.moved", place=store.moved.to)
    return None if store.no_backup is None else text(store.no_backup)


def _last(session: Session, action: str) -> AuditRow | None:
    query = select(AuditRow).where(AuditRow.action == action).order_by(AuditRow.sequence.desc()).limit(1)
    return session.scalars(query).first()
