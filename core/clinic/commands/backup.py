"""Backups: planned, made while the program is used, and restored into a new store. Each is an audit entry."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clinic import opening
from core.clinic.backup_plan import SETTING, BackupPlan, plan_of
from core.clinic.changes import Changes, Kind
from core.clinic.context import Context
from core.clinic.hidden_pictures import every_hidden_picture
from core.clinic.rights import Right, require, require_of
from core.clinic.signing_in import Clock, opened_by, sign_in
from core.clinic.writing import audit, writing
from core.errors import CalcitrackError, Conflict, InvalidInput, StoreError
from core.record.account import AccountRow
from core.record.facility import FacilityRow
from core.store.backup import making, record_file, restoring
from core.store.backup.place import Backup
from core.store.keyring import folded
from core.texts import Text

Progress = Callable[[float, Text], None]

_STOPPED: Final = "error.backup.stopped"
_RUNNING: Final = "error.backup.running"


@dataclass(frozen=True)
class BackedUp:
    """A backup that was made and read back. `anchors` are the heads of the audit trail in it."""

    name: str
    photographs: int
    copied: int
    copied_bytes: int
    skipped: int
    removed: tuple[str, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True)
class RestoredStore:
    """A store made from a backup, and what it was compared with: rows by table and photographs as (the backup says,
    found), files of the right hash, anchors of the audit trail. Whole when nothing was found.

    `hidden` photographs are withdrawn or erased in it. What was withdrawn after `made_at` it does not know.
    """

    name: str
    made_at: datetime
    counts: dict[str, tuple[int, int]]
    photographs: tuple[int, int]
    files_compared: int
    anchors: tuple[str, ...]
    hidden: int
    findings: tuple[Text, ...]


def plan_backups(context: Context, plan: BackupPlan, seen: BackupPlan) -> Changes:
    """Back up by this plan from now on. `seen` is the plan that was changed. The folder becomes the backups' own.

    Raises
    ------
    NotAllowed
        To whoever may not back up.
    Conflict
        When somebody else changed the plan in the meantime.
    StoreError
        When the folder cannot be written, or holds anything but this store's backups.
    """
    require(context, Right.BACK_UP)
    if plan.place is not None:
        _claim(context, plan.place)
    with writing(context, "backup.planned", to=plan.folder) as session:
        if plan_of(session) != seen:
            raise Conflict("error.store.changed_meanwhile")
        _keep_plan(session, plan)
    return Changes(frozenset(), frozenset({Kind.BACKUP}))


def back_up(context: Context, folder: Path, progress: Progress | None = None) -> tuple[BackedUp, Changes]:
    """Back up into a folder: a new or an empty one, or one that has this store's backups.

    Raises
    ------
    NotAllowed
        To whoever may not back up.
    StoreError
        When the store is none of the program's own files, the disk is full, gone or not writable, or another backup is
        being made there. The backups that lie there are as they were.
    """
    require(context, Right.BACK_UP)
    _claim(context, folder)
    return _back_up(context, folder, progress)


def back_up_as_planned(context: Context, progress: Progress | None = None) -> tuple[BackedUp, Changes]:
    """Back up to where the facility's plan says: whoever is signed in may.

    Raises
    ------
    InvalidInput
        While there is no plan.
    StoreError
        As `back_up`, and when the planned folder is not there: the disk or the share may not be connected.
    """
    with context.store.read() as session:
        folder = plan_of(session).place
    if folder is None:
        raise InvalidInput("error.backup.no_plan")
    return _back_up(context, folder, progress)


def restore(
    where: Path, target: Path, account: str, passphrase: str, clock: Clock, progress: Progress | None = None
) -> RestoredStore:
    """Restore a backup, or the newest of a folder of backups, into an empty folder, and check all of it.

    The new store does not know where backups go: one that was restored to practise would push the real ones out.

    Raises
    ------
    NotAllowed
        When the account's role may not restore.
    StoreError
        For a wrong passphrase, a folder that is not empty, no backup, one from a newer version or a damaged one. The
        folder is then left as it was.
    """
    tell = progress or _say_nothing
    backup = restoring.find(where)
    key = restoring.unlock(backup, account, passphrase)
    require_of(_role_of(account, backup, key), Right.RESTORE)
    restored = restoring.restore(backup, key, target, tell)
    anchors = backup.manifest.trail
    context = opened_by(sign_in(target, account, passphrase, clock))
    try:
        findings = (*(finding.what for finding in restored.findings), *opening.verify(context, anchors))
        with writing(context, "store.restored", backup=backup.name, findings=len(findings)) as session:
            _forget_folder(session)
            hidden = len(every_hidden_picture(session))
    finally:
        opening.close(context)
    return RestoredStore(
        name=backup.name,
        made_at=backup.manifest.made_at,
        counts=restored.counts,
        photographs=restored.photographs,
        files_compared=restored.files_compared,
        anchors=anchors,
        hidden=hidden,
        findings=findings,
    )


def _role_of(account: str, backup: Backup, key: bytes) -> str:
    """The role that an account has in a backup; empty where it has none."""
    with record_file.reading(backup.folder / backup.manifest.record.name, key) as session:
        rows = session.execute(select(AccountRow.name, AccountRow.role))  # the record may be of an earlier version
        return next((role for name, role in rows if folded(name) == folded(account)), "")


def _forget_folder(session: Session) -> None:
    plan = plan_of(session)
    if plan.folder:
        _keep_plan(session, plan.model_copy(update={"folder": ""}))


def _keep_plan(session: Session, plan: BackupPlan) -> None:
    facility = session.scalars(select(FacilityRow)).one()
    facility.settings = {**facility.settings, SETTING: plan.model_dump(mode="json")}


def _claim(context: Context, folder: Path) -> None:
    with context.store.being_backed_up() as (files, _closing):
        making.claim(files, folder)


def _note_failure(context: Context, folder: Path, why: str) -> None:
    """Another backup under way is no failure: that one tells how it ended."""
    if why != _RUNNING:
        with context.store.what_left() as session:
            audit(session, context, "backup.failed", failure=why, to=str(folder))


def _say_nothing(_done: float, _doing: Text) -> None:
    """Nobody wants to know how far it is."""


def _back_up(context: Context, folder: Path, progress: Progress | None) -> tuple[BackedUp, Changes]:
    """The store stays open until the entry of it is written."""
    with context.store.being_backed_up() as (files, closing):

        def tell(done: float, doing: Text) -> None:
            if closing():
                raise StoreError(_STOPPED)
            if progress is not None:
                progress(done, doing)

        with context.store.read() as session:
            retention = plan_of(session).retention
        try:
            made = making.make_backup(files, folder, context.now(), retention, tell)
        except BaseException as error:
            _note_failure(context, folder, str(error) if isinstance(error, CalcitrackError) else _STOPPED)
            raise
        with context.store.what_left() as session:
            name, removed = made.backup.name, list(made.removed)
            audit(session, context, "backup.made", backup=name, to=str(folder), copied=made.copied, removed=removed)
    manifest = made.backup.manifest
    done = BackedUp(
        name=made.backup.name,
        photographs=manifest.photographs_total,
        copied=made.copied,
        copied_bytes=made.copied_bytes,
        skipped=len(manifest.skipped),
        removed=made.removed,
        anchors=manifest.trail,
    )
    return done, Changes(frozenset(), frozenset({Kind.BACKUP}))
