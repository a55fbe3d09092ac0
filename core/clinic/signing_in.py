"""Signing in, and out: who may, who has to wait, and who has to choose a passphrase first. No `Context` before that."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import resources
from core.clinic.context import Actor, Context
from core.clinic.passphrases import check_passphrase
from core.clinic.rights import Right, require_of
from core.clinic.writing import audit
from core.errors import InvalidInput, StoreError, Wait
from core.record.account import AccountRow
from core.record.facility import FacilityRow
from core.store import server_roles
from core.store.attempts import NOBODY, Attempts, Delays
from core.store.keyring import folded, normal, read_keyring
from core.store.layout import is_store
from core.store.store import Store

T = TypeVar("T")
Clock = Callable[[], datetime]

_WRONG: Final = "error.store.wrong_passphrase"


@dataclass(frozen=True)
class MustChange:
    """Somebody has signed in with a passphrase that an administrator gave them: to choose their own, and nothing else.

    Either `choose_passphrase` or `give_up` follows.
    """

    account: str
    display_name: str
    _context: Context = field(repr=False)
    _temporary: str = field(repr=False)
    _opened: bool = True
    """Whether the store was opened for this, and is closed when it is given up."""


def sign_in(
    folder: Path, account: str, passphrase: str, clock: Clock, *, beside_others: bool = False, to_move: bool = False
) -> Context | MustChange:
    """Open a store. With `beside_others` it is read beside the process that writes it; `to_move` opens one whose move
    to a server was interrupted, to move it.

    Raises
    ------
    Wait
        After several wrong passphrases of this account on this workstation, with the seconds to wait.
    StoreError
        For a wrong passphrase, an account that is none (any more), a store from a newer version, a damaged, locked or
        missing one.
    NotAllowed
        For an account of a role that may not even read.
    """

    def opened() -> Store:
        return Store.open(folder, account, passphrase, read_only=beside_others, to_move=to_move)

    store = _counted(folder, account, clock, opened)
    return entered(store, account, passphrase, clock)


def sign_in_to_server(url: str, account: str, clock: Clock, passphrase: str | None = None) -> Context | MustChange:
    """Open a store on PostgreSQL; who may connect, the server decides. Without a passphrase libpq's pass file is asked.

    Raises
    ------
    StoreError
        As `Store.open_postgres`, and when the login is that of another account.
    NotAllowed
        For an account of a role that may not even read.
    """
    return entered(Store.open_postgres(url, account, passphrase or None), account, passphrase or "", clock)


def entered(store: Store, account: str, passphrase: str, clock: Clock) -> Context | MustChange:
    """The first steps in a store that was just opened by this account; it is closed again when they cannot be made."""
    try:
        with store.read() as session:
            row = _row_of(session, store, account)
            context = _context_of(session, row, store, clock)
        if row.must_change and _has_passphrases(context):
            return MustChange(row.name, row.display_name, context, passphrase)
        _note(context)
    except BaseException:
        store.close()
        raise
    return context


def switch(context: Context, account: str, passphrase: str) -> Context | MustChange:
    """Somebody else takes over at the same workstation, without closing the store. The former one's rights end.

    In the demo clinic, which has no passphrases, whoever is named takes over.

    Raises
    ------
    Wait, StoreError, NotAllowed
        As `sign_in`; who was signed in then stays so. On a server, where another person is another connection.
    """
    if context.store.folder is None:
        raise StoreError("error.store.no_switch_on_server")
    try_passphrase(context, account, passphrase)
    with context.store.read() as session:
        row = _row_of(session, context.store, account)
        entering = _context_of(session, row, context.store, context.clock)
    sign_out(context)
    if row.must_change and _has_passphrases(entering):
        return MustChange(row.name, row.display_name, entering, passphrase, _opened=False)
    _note(entering)
    return entering


def unlock(context: Context, passphrase: str) -> None:
    """Whether it is still the person who is signed in, after the window was locked.

    Raises
    ------
    Wait, StoreError
        As `sign_in`, and when the account was deactivated in the meantime.
    """
    with context.store.read() as session:
        row = session.get(AccountRow, context.actor.account_id)
    if row is None or not row.active:
        raise StoreError("error.clinic.no_account", account=context.actor.name)
    try_passphrase(context, row.name, passphrase)
    _note_attempts(context)


def sign_out(context: Context) -> None:
    """Write down that somebody has left. Their emergency access ends with it."""
    with context.store.what_left() as session:
        gone = end_emergency(session, context)
        audit(session, gone, "account.signed_out")


def end_emergency(session: Session, context: Context) -> Context:
    """Write down that emergency access ends, in the running transaction. Where there is none, nothing is written."""
    emergency = context.emergency
    if emergency is None:
        return context
    audit(session, context, "account.emergency_ended", emergency.patient_id, emergency.entry_id)
    if context.own_login:
        server_roles.end_emergency(session)
    return replace(context, emergency=None)


def choose_passphrase(waiting: MustChange, new: str) -> Context:
    """The person's own passphrase in place of the one that they were given.

    Raises
    ------
    InvalidInput
        When it is too short, one that anybody tries first, or the one that was given.
    StoreError
        When the store was opened beside others: then nothing can be changed.
    """
    context = waiting._context
    if normal(new) == normal(waiting._temporary):
        raise InvalidInput("error.clinic.passphrase_same")
    check_passphrase(new, (waiting.account, waiting.display_name, context.facility))
    give_own_passphrase(context, waiting.account, new)
    _note(context)
    return context


def chosen(waiting: MustChange) -> Context:
    """The passphrase that opened the keyring is the person's own already: they came by the recovery key."""
    _note_own_passphrase(waiting._context)
    _note(waiting._context)
    return waiting._context


def give_own_passphrase(context: Context, account: str, new: str) -> None:
    """Another passphrase for who acts. The slot of a keyring first: a crash after it asks once more, and never locks
    out. On a server the login, in one transaction."""
    if not context.own_login:
        context.store.slots.give(account, new)
        _note_own_passphrase(context)
        return
    with context.store.write() as session:
        server_roles.change_own_passphrase(session, new)
        audit(session, context, "account.passphrase_changed", subject_id=context.actor.account_id)
    context.store.slots.known_by(new)


def _note_own_passphrase(context: Context) -> None:
    with context.store.write() as session:
        session.get_one(AccountRow, context.actor.account_id).must_change = False
        audit(session, context, "account.passphrase_changed", subject_id=context.actor.account_id)


def _has_passphrases(context: Context) -> bool:
    """Whether this program keeps a passphrase of the account: in a keyring, or as that of a login of its own."""
    return context.own_login or context.store.slots.accounts is not None


def give_up(waiting: MustChange) -> None:
    """The person goes without choosing."""
    if waiting._opened:
        waiting._context.store.close()


def opened_by(found: Context | MustChange) -> Context:
    """Behind either: for what the program itself does with the store, such as checking or closing it."""
    return found if isinstance(found, Context) else found._context


def forget_attempts(store: Store, account: str) -> None:
    """The account has another passphrase now: what was typed before does not count any more."""
    if store.folder is not None:
        Attempts(store.folder, _delays()).forget(folded(account))


def try_passphrase(context: Context, account: str, passphrase: str) -> None:
    """Whether this is the account's passphrase; on a server, that of the login in use. The demo clinic has none: there
    every one is right.

    Raises
    ------
    Wait, StoreError
        As `sign_in`.
    """
    store = context.store
    if store.folder is None:
        store.slots.check(account, passphrase)  # how often, is the server's matter
    elif store.slots.accounts is not None:
        _counted(store.folder, account, context.clock, lambda: store.slots.check(account, passphrase))


def _counted(folder: Path, account: str, clock: Clock, attempt: Callable[[], T]) -> T:
    """Try a passphrase, unless the account has to wait; count it when it was wrong."""
    if not is_store(folder):
        return attempt()
    attempts = Attempts(folder, _delays())
    name = folded(account) if read_keyring(folder).has_account(account) else NOBODY
    wait = attempts.wait(name, clock())
    if wait:
        raise Wait(math.ceil(wait.total_seconds()))
    try:
        found = attempt()
    except StoreError as error:
        if error.text.key == _WRONG:
            attempts.failed(name, clock())
        raise
    attempts.forget(name)
    return found


def _note(context: Context) -> None:
    _note_attempts(context)
    with context.store.what_left() as session:
        audit(session, context, "account.signed_in")
    context.store.name_holder(context.actor.name, context.now())


def _note_attempts(context: Context) -> None:
    """What went wrong before this one went right, of every account. Told twice, rather, than not at all."""
    if context.store.folder is None:
        return
    attempts = Attempts(context.store.folder, _delays())
    untold = attempts.untold()
    if untold:
        with context.store.what_left() as session:
            for failures in untold:
                audit(
                    session,
                    context,
                    "account.attempts_failed",
                    account=failures.name or None,
                    number=failures.untold,
                    since=failures.since.isoformat(timespec="seconds"),
                )
        attempts.tell()


def _row_of(session: Session, store: Store, account: str) -> AccountRow:
    rows = session.scalars(select(AccountRow))
    row = next((known for known in rows if folded(known.name) == folded(account)), None)
    login = store.whose_login(session)
    if login is not None and (row is None or row.id != login):
        raise StoreError("error.server.other_login", account=account)
    if row is None or not row.active:
        raise StoreError("error.clinic.no_account", account=account)
    return row


def _context_of(session: Session, row: AccountRow, store: Store, clock: Clock) -> Context:
    facility = session.scalars(select(FacilityRow)).first()
    if facility is None:
        raise StoreError("error.clinic.no_account", account=row.name)
    require_of(row.role, Right.READ)
    actor = Actor(row.id, row.display_name, row.role)
    own = store.whose_login(session) is not None
    return Context(actor, clock, store, ZoneInfo(facility.time_zone), facility.name, own_login=own)


@cache
def _delays() -> Delays:
    found = resources.read_toml("security", "passphrases.toml")["lockout"]
    seconds = (timedelta(seconds=found[name]) for name in ("first_seconds", "most_seconds"))
    return Delays(found["free"], *seconds)
