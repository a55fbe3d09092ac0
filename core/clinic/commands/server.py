"""A store on PostgreSQL: making the database ready, and moving an embedded store there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clinic.context import Actor, Context
from core.clinic.opening import FIRST_ROLE
from core.clinic.rights import Right, require
from core.clinic.writing import audit
from core.errors import InvalidInput, NotFound, StoreError
from core.record.account import AccountRow
from core.record.base import new_id
from core.record.facility import FacilityRow
from core.store import moved, moving, server_roles, server_setup
from core.store.engine import Engines, server
from core.store.failures import told_plainly
from core.store.moving import Copied
from core.store.server_address import address_of, login_of, place_of
from core.store.store import Store
from core.texts import Text

Progress = Callable[[float, Text], None]


@dataclass(frozen=True)
class FirstAccount:
    """Who begins in an empty store: the facility with its time zone, and the account of its first administrator."""

    facility: str
    zone: str


@dataclass(frozen=True)
class MovedStore:
    """What was copied and compared: rows by table as (here, there), and the SHA-256 over each table, equal on both
    sides; `photographs` of them are photographs. `findings` of the trail were there before. `to` is the new place."""

    to: str
    tables: Mapping[str, tuple[int, int, str]]
    photographs: int
    trail: tuple[str, ...]
    findings: tuple[Text, ...]


def scripts(url: str) -> tuple[str, str]:
    """The SQL that makes the roles, for a superuser, and the SQL that gives them their rights once tables are there."""
    database = _database_of(url)
    return server_roles.setup_script(database), server_roles.grants_script(database)


def set_up(
    url: str,
    passphrase: str | None,
    clock: Callable[[], datetime],
    *,
    first: FirstAccount | None = None,
    login: str = "",
    new_passphrase: Callable[[], str] | None = None,
) -> str:
    """Make a database ready: roles, tables, grants; and where asked for, its first account and somebody's login.

    `passphrase` is that of the login in the address, who makes it ready. Where it is.

    Raises
    ------
    StoreError
        When the login may not, or the database is no empty one and none of ours.
    InvalidInput
        For a time zone or a name that cannot be.
    """
    if first is not None:
        _check_first(first, login)
    _database_of(url)
    engines = server(url, "", passphrase)
    try:
        server_setup.make_ready(engines)
    finally:
        engines.dispose()
    store = Store.open_postgres(url, "", passphrase)
    try:
        if first is not None:
            _begin(store, first, login, clock)
        if login:
            _give_login(store, login, new_passphrase)
    finally:
        store.close()
    return place_of(address_of(url))


def move(context: Context, url: str, passphrase: str | None, progress: Progress | None = None) -> MovedStore:
    """Copy this store to an empty database, compare all of it, and let nobody chart here any more.

    The store itself stays as it is, with a mark beside it: it can only be read from now on.

    Raises
    ------
    NotAllowed
        To whoever may not move the store.
    StoreError
        When it is no embedded store, the database is not empty or cannot be reached, what arrived is not what was
        sent, or an interrupted move turns out to have come to its end.
    """
    require(context, Right.MOVE_STORE)
    place, folder = place_of(address_of(url)), context.store.folder
    if folder is None:
        raise StoreError("error.server.cannot_move")
    there = server(url, "", passphrase)
    mark = moved.Moved(place, context.now().isoformat(timespec="seconds"), done=False)
    try:
        if moved.read_mark(folder) is not None and moving.has_arrived(there, _facility_id(context)):
            with told_plainly():
                moved.put_mark(folder, moved.Moved(mark.to, mark.at, done=True))
            raise StoreError("error.server.arrived", place=place)
        return _move(context, there, mark, progress)
    finally:
        there.dispose()


def _move(context: Context, there: Engines, mark: moved.Moved, progress: Progress | None) -> MovedStore:
    folder = context.store.folder
    assert folder is not None  # noqa: S101  # an embedded store has one
    committing = False

    def before_commit(session: Session, copied: Copied) -> None:
        nonlocal committing
        audit(session, context, "store.moved", to=mark.to, rows=sum(here.rows for here, _ in copied.tables.values()))
        with told_plainly():
            moved.put_mark(folder, mark)
        committing = True

    try:
        with context.store.held_still() as source:
            copied = moving.copy(source, there, progress or _say_nothing, before_commit)
            with told_plainly():
                moved.put_mark(folder, moved.Moved(mark.to, mark.at, done=True))
    except BaseException:
        if not committing:  # otherwise nobody knows whether the server took it: the mark stays until it is asked again
            moved.take_mark(folder)
        raise
    return _report(mark.to, copied)


def _facility_id(context: Context) -> str:
    with context.store.read() as session:
        return session.scalars(select(FacilityRow.id)).one()


def _report(place: str, copied: Copied) -> MovedStore:
    tables = {name: (here.rows, there.rows, there.sha256) for name, (here, there) in copied.tables.items()}
    return MovedStore(
        to=place,
        tables=tables,
        photographs=tables["photograph_file"][1],
        trail=copied.heads,
        findings=tuple(finding.what for finding in copied.found_there),
    )


def _check_first(first: FirstAccount, login: str) -> None:
    for name, value in (("account", login), ("facility", first.facility)):
        if not value.strip():
            raise InvalidInput(f"error.clinic.{name}_needed")
    if first.zone not in available_timezones():
        raise InvalidInput("error.clinic.time_zone", zone=first.zone)
    login_of(login)


def _begin(store: Store, first: FirstAccount, account: str, clock: Callable[[], datetime]) -> None:
    actor = Actor(new_id(), account, FIRST_ROLE)
    context = Context(actor, clock, store, ZoneInfo(first.zone), first.facility)
    with store.write() as session:
        if session.scalars(select(FacilityRow.id)).first() is not None:
            raise StoreError("error.server.begun_already")
        session.add(FacilityRow(id=new_id(), name=first.facility, time_zone=first.zone, settings={}))
        session.add(
            AccountRow(
                id=actor.account_id, name=account, display_name=account, role=FIRST_ROLE, active=True, made_at=clock()
            )
        )
        audit(session, context, "store.made")


def _give_login(store: Store, account: str, new_passphrase: Callable[[], str] | None) -> None:
    with store.read() as session:
        login = login_of(account)
        rows = session.scalars(select(AccountRow))
        row = next((known for known in rows if login_of(known.name) == login), None)
        if row is None:
            raise NotFound("error.clinic.no_account", account=account)
        account_id, profession = row.id, row.role
    given = new_passphrase() if new_passphrase is not None else None
    with store.write() as session:
        server_roles.put_login(session, account, account_id, profession, given)


def _database_of(url: str) -> str:
    database = address_of(url).database
    if not database:
        raise StoreError("error.server.no_database")
    return database


def _say_nothing(_done: float, _doing: Text) -> None:
    """Nobody wants to know how far it is."""
