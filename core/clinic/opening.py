"""Opening a store: the first account, signing in, the recovery key, the demo clinic."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from platformdirs import user_data_path

from core.clinic.context import Actor, Context
from core.clinic.passphrases import check_passphrase
from core.clinic.signing_in import (
    Clock,
    MustChange,
    chosen,
    entered,
    forget_attempts,
    give_up,
    sign_in,
    sign_in_to_server,
)
from core.clinic.writing import audit
from core.errors import InvalidInput, NotAllowed
from core.record.account import AccountRow
from core.record.base import new_id
from core.record.facility import FacilityRow
from core.store.layout import is_store
from core.store.store import Store
from core.store.trail import Head, heads
from core.texts import Text

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


def make_store(
    folder: Path,
    account: str,
    passphrase: str,
    facility: str,
    zone: str,
    clock: Clock,
    *,
    synthetic: bool = False,
) -> Made:
    """A new store with its first account. A `synthetic` one is to hold nobody real: its passphrase may be any.

    Raises
    ------
    InvalidInput
        For a time zone that does not exist, an empty account or facility, or a passphrase that anybody would guess.
    StoreError
        When the folder cannot be written, or holds something already.
    """
    for name, value in (("account", account), ("passphrase", passphrase), ("facility", facility)):
        if not value.strip():
            raise InvalidInput(f"error.clinic.{name}_needed")
    if zone not in available_timezones():
        raise InvalidInput("error.clinic.time_zone", zone=zone)
    if not synthetic:
        check_passphrase(passphrase, (account, facility))
    store, recovery_key = Store.create(folder, account, passphrase)
    try:
        return Made(_first_context(store, account, facility, zone, clock), recovery_key)
    except BaseException:
        store.discard()
        raise


def open_store(
    folder: Path, account: str, passphrase: str, clock: Clock, *, beside_others: bool = False, to_move: bool = False
) -> Context:
    """Sign in, where nobody could be asked to choose a passphrase. As `signing_in.sign_in`.

    Raises
    ------
    NotAllowed
        For an account whose passphrase was reset, and must be changed first.
    """
    return _without_asking(sign_in(folder, account, passphrase, clock, beside_others=beside_others, to_move=to_move))


def open_with_recovery(folder: Path, recovery_key: str, account: str, new_passphrase: str, clock: Clock) -> Context:
    """Sign in with the recovery key, and give the account a new passphrase.

    Raises
    ------
    InvalidInput
        For a recovery key that was mistyped, or a passphrase that anybody would guess.
    StoreError
        For a wrong recovery key, and as `open_store`.
    """
    check_passphrase(new_passphrase, (account,))
    store = Store.open_with_recovery(folder, recovery_key, account, new_passphrase)
    forget_attempts(store, account)
    found = entered(store, account, new_passphrase, clock)
    return chosen(found) if isinstance(found, MustChange) else found


def open_postgres(url: str, account: str, clock: Clock, passphrase: str | None = None) -> Context:
    """Sign in to a store on a server, where nobody could be asked to choose a passphrase. As
    `signing_in.sign_in_to_server`.

    Raises
    ------
    NotAllowed
        For an account whose passphrase was reset, and must be changed first.
    """
    return _without_asking(sign_in_to_server(url, account, clock, passphrase))


def _without_asking(found: Context | MustChange) -> Context:
    if isinstance(found, MustChange):
        give_up(found)
        raise NotAllowed("error.clinic.must_change")
    return found


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


def is_demo(context: Context) -> bool:
    """Whether this is the synthetic clinic, in which nothing can be done wrong."""
    return context.actor.name == DEMO_ACCOUNT


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
    store.name_holder(context.actor.name, context.now())
    return context
