"""Opening a store: the first account, signing in, the recovery key, the demo clinic."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from platformdirs import user_data_path
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clinic.context import Actor, Context
from core.clinic.writing import audit
from core.errors import InvalidInput, StoreError
from core.record.account import AccountRow
from core.record.base import new_id
from core.record.facility import FacilityRow
from core.store.layout import is_store
from core.store.store import Store
from core.store.trail import Head, heads
from core.texts import Text

Clock = Callable[[], datetime]
Progress = Callable[[float, Text], None]

FIRST_ROLE = "administrator"
DEMO_ACCOUNT = "Demo nurse"


@dataclass(frozen=True)
class Made:
    """A new store, opened, and the recovery key that is shown once and kept nowhere."""

    context: Context
    recovery_key: str


def default_store() -> Path:
    """Where the store of this person is kept when nobody says otherwise."""
    return user_data_path("calcitrack") / "store"


def store_exists(folder: Path) -> bool:
    """Whether the folder holds a store."""
    return is_store(folder)


def make_store(folder: Path, account: str, passphrase: str, facility: str, zone: str, clock: Clock) -> Made:
    """A new store with its first account.

    Raises
    ------
    InvalidInput
        For a time zone that does not exist, or an empty account, passphrase or facility.
    StoreError
        When the folder cannot be written, or holds something already.
    """
    for name, value in (("account", account), ("passphrase", passphrase), ("facility", facility)):
        if not value.strip():
            raise InvalidInput(f"error.clinic.{name}_needed")
    if zone not in available_timezones():
        raise InvalidInput("error.clinic.time_zone", zone=zone)
    store, recovery_key = Store.create(folder, account, passphrase)
    try:
        return Made(_first_context(store, account, facility, zone, clock), recovery_key)
    except BaseException:
        store.discard()
        raise


def open_store(
    folder: Path, account: str, passphrase: str, clock: Clock, *, beside_others: bool = False, to_move: bool = False
) -> Context:
    """Sign in. With `beside_others` the store is read beside the process that writes it; `to_move` opens one whose move
    to a server was interrupted, to move it.

    Raises
    ------
    StoreError
        For a wrong passphrase, a store from a newer version, a damaged, locked or missing one.
    """
    store = Store.open(folder, account, passphrase, read_only=beside_others, to_move=to_move)
    return _signed_in(store, account, clock)


def open_with_recovery(folder: Path, recovery_key: str, account: str, new_passphrase: str, clock: Clock) -> Context:
    """Sign in with the recovery key, and give the account a new passphrase.

    Raises
    ------
    StoreError
        For a wrong recovery key, and as `open_store`.
    """
    if not new_passphrase.strip():
        raise InvalidInput("error.clinic.passphrase_needed")
    return _signed_in(Store.open_with_recovery(folder, recovery_key, account, new_passphrase), account, clock)


def open_postgres(url: str, account: str, clock: Clock, passphrase: str | None = None) -> Context:
    """Sign in to a store on PostgreSQL; who may connect, the server decides. Without a passphrase libpq's pass file
    is asked.

    Raises
    ------
    StoreError
        As `Store.open_postgres`, and when the login is that of another account.
    """
    return _signed_in(Store.open_postgres(url, account, passphrase or None), account, clock)


def open_demo(
    clock: Clock, patients: int = 12, weeks: int = 26, seed: int = 7, progress: Progress | None = None
) -> Context:
    """The synthetic clinic in a temporary store, whose key is held in memory alone."""
    from core.clinic.commands import demo

    context = _first_context(Store.temporary(), DEMO_ACCOUNT, "Demo clinic", "UTC", clock)
    try:
        demo.fill(context, patients=patients, weeks=weeks, seed=seed, progress=progress)
    except BaseException:
        close(context)
        raise
    return context


def verify(context: Context, anchors: Iterable[str] = ()) -> tuple[Text, ...]:
    """What is wrong with the store; nothing when it is whole. `anchors` are heads of the audit trail, as printed.

    Raises
    ------
    InvalidInput
        For an anchor that is none.
    """
    return tuple(finding.what for finding in context.store.verify([Head.read(each) for each in anchors]))


def damage(context: Context) -> tuple[Text, ...] | None:
    """What the check after an unclean end found; None while it is still looking, nothing where none was needed."""
    check = context.store.check
    if check is None:
        return ()
    return tuple(finding.what for finding in check.result()) if check.done() else None


def trail_heads(context: Context) -> tuple[Head, ...]:
    """The last entry of each workstation's audit trail: to be noted outside the store."""
    with context.store.read() as session:
        return heads(session)


def close(context: Context) -> None:
    """Close the store; a temporary one is gone afterwards."""
    context.store.close()


def discard(made: Made) -> None:
    """Take a new store away whose recovery key nobody confirmed, or whose filling failed: it holds nothing yet."""
    made.context.store.discard()


def _first_context(store: Store, account: str, facility: str, zone: str, clock: Clock) -> Context:
    actor = Actor(new_id(), account, FIRST_ROLE)
    context = Context(actor, clock, store, ZoneInfo(zone), facility)
    with store.write() as session:
        session.add(FacilityRow(id=new_id(), name=facility, time_zone=zone, settings={}))
        session.add(
            AccountRow(
                id=actor.account_id, name=account, display_name=account, role=FIRST_ROLE, active=True, made_at=clock()
            )
        )
        audit(session, context, "store.made")
    return context


def _signed_in(store: Store, account: str, clock: Clock) -> Context:
    try:
        with store.read() as session:
            context = _context_of(session, store, account, clock)
        with store.what_left() as session:
            audit(session, context, "account.signed_in")
    except BaseException:
        store.close()
        raise
    return context


def _context_of(session: Session, store: Store, account: str, clock: Clock) -> Context:
    facility = session.scalars(select(FacilityRow)).first()
    # The keyring takes a name whatever its case; so does the record.
    rows = session.scalars(select(AccountRow))
    row = next((known for known in rows if known.name.casefold() == account.casefold()), None)
    login = store.whose_login(session)
    if login is not None and (row is None or row.id != login):
        raise StoreError("error.server.other_login", account=account)
    if facility is None or row is None or not row.active:
        raise StoreError("error.clinic.no_account", account=account)
    actor = Actor(row.id, row.display_name, row.role)
    return Context(actor, clock, store, ZoneInfo(facility.time_zone), facility.name)
