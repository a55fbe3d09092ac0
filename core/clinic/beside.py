"""Beside whoever writes an embedded store: reading alone, what others change meanwhile, writing once they are done."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.clinic.changes import Changes
from core.clinic.context import Actor, Context
from core.clinic.elsewhere import changes_of
from core.clinic.signing_in import Clock, MustChange, sign_in
from core.clinic.writing import audit
from core.errors import StoreError
from core.record.account import AccountRow
from core.record.audit import AuditRow
from core.store.news import told_by_trail

_HELD: Final = "error.store.locked"


@dataclass(frozen=True)
class Writer:
    """Who writes the store: display name, machine, and since when, where that is known."""

    name: str
    host: str
    since: datetime | None


@dataclass(frozen=True)
class News:
    """What others wrote up to the entry `sequence` of the trail."""

    sequence: int
    changes: Changes | None = None


def sign_in_or_beside(folder: Path, account: str, passphrase: str, clock: Clock) -> Context | MustChange:
    """Sign in: as the one who writes, or for reading alone while somebody else does.

    Raises
    ------
    Wait, StoreError, NotAllowed
        As `sign_in`, except that the store is held by another process.
    """
    try:
        return sign_in(folder, account, passphrase, clock)
    except StoreError as error:
        if error.text.key != _HELD:
            raise
    return sign_in(folder, account, passphrase, clock, beside_others=True)


def went_elsewhere(context: Context) -> bool:
    """Whether the record goes on in another place: then nobody will write here any more."""
    return context.store.moved is not None


def writer(context: Context) -> Writer | None:
    """Who writes the store now, or wrote it when the program ended uncleanly; None when nobody does."""
    holder = context.store.holder
    return None if holder is None else Writer(holder.account, holder.host, holder.since_when)


def begin_writing(context: Context) -> Context:
    """Become the one who writes the store that was opened for reading alone; the context given stays for reading.

    Raises
    ------
    StoreError
        When somebody else still writes it, or the account was taken away meanwhile.
    """
    store = context.store.for_writing(context.actor.name)
    try:
        with store.write() as session:
            begun = replace(context, store=store, actor=_as_now(session, context.actor))
            audit(session, begun, "account.began_writing")
        store.name_holder(begun.actor.name, begun.now())
    except BaseException:
        store.close()
        raise
    return begun


def newest(context: Context) -> News:
    """Where the trail stands now."""
    with context.store.read() as session:
        return News(session.scalar(select(func.max(AuditRow.sequence))) or 0)


def news(context: Context, since: News) -> News:
    """What was written since, by whomever: every command leaves an entry in the trail, so it tells of all of them.

    Raises
    ------
    StoreError
        When other files were put in the store's place: what is open here is no longer the store.
    """
    if context.store.replaced:
        raise StoreError("error.store.replaced")
    query = select(AuditRow.sequence, AuditRow.action, AuditRow.patient_id).where(AuditRow.sequence > since.sequence)
    with context.store.read() as session:
        entries = session.execute(query.order_by(AuditRow.sequence)).all()
        heard = told_by_trail(session, ((entry.action, entry.patient_id) for entry in entries))
    if not entries:
        return since
    return News(entries[-1].sequence, None if heard is None else changes_of(heard))


def _as_now(session: Session, actor: Actor) -> Actor:
    """The account as it is now: whoever wrote meanwhile may have changed it."""
    account = session.get(AccountRow, actor.account_id)
    if account is None or not account.active:
        raise StoreError("error.clinic.no_account", account=actor.name)
    return Actor(account.id, account.display_name, account.role)
