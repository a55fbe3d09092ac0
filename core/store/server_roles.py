"""Who may do what on the server itself: an owner, a group role for each profession, and one login role a person.

What the groups may is data (resources/security/server_grants.toml), how the roles are made is SQL that a person can
read and run (resources/security/server_roles.sql). Why, and what only core.clinic keeps: docs/decisions/0029.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, Table, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from core import resources
from core.errors import Conflict, NotAllowed, StoreError
from core.record import every_table
from core.record.account import AccountRow
from core.record.base import Base
from core.store.photographs import METADATA as PHOTOGRAPHS
from core.store.server_address import login_of

PROFESSIONS: Final = ("viewer", "nurse", "clinician", "administrator")
_IN_EMERGENCY: Final = ("viewer",)
_OWNER: Final = "owner"
_LOGINS: Final = "logins"
_TRAIL: Final = "audit"
_TAKEN: Final = "42710"
_REFUSED: Final = "42501"


def setup_script(database: str) -> str:
    """The SQL that a superuser runs once, in the store's database, before the tables are made. May be run again."""
    names = {name: _role(database, name) for name in (_OWNER, _LOGINS, *PROFESSIONS)}
    words = {name: _quoted(role) for name, role in names.items()}
    words |= {f"{name}_text": _literal(role) for name, role in names.items()}
    return resources.read_text("security", "server_roles.sql").format(database=_quoted(database), **words)


def grants_script(database: str) -> str:
    """The SQL that the owner runs once the tables are there, and after each upgrade."""
    return "\n".join(f"{statement};" for statement in _grants(database)) + "\n"


def is_set_up(connection: Connection | Session) -> bool:
    """Whether the roles were made: otherwise whoever can connect owns all of it."""
    return bool(connection.scalar(text("SELECT to_regclass('calcitrack_logins.login') IS NOT NULL")))


def make_roles(connection: Connection) -> None:
    """Run `setup_script` in the running transaction, unless somebody did already and this login may not.

    Raises
    ------
    StoreError
        When the roles are not there and the login is no superuser.
    """
    if connection.scalar(text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")):
        run(connection, setup_script(_database(connection)))
    elif not is_set_up(connection):
        raise StoreError("error.server.superuser_needed")


def act_as_owner(connection: Connection) -> None:
    """Let what follows in this transaction be done by the owner, where there is one: the tables are the owner's."""
    if is_set_up(connection):
        run(connection, f"SET LOCAL ROLE {_quoted(_role(_database(connection), _OWNER))}")


def keep_grants(connection: Connection) -> None:
    """Give the groups what the data says and nothing else, in the running transaction, where there are groups."""
    if is_set_up(connection):
        run(connection, grants_script(_database(connection)))


def may_change_schema(connection: Connection, version: str | None) -> bool:
    """Whether this login may make the tables, or bring those of `version` up to date."""
    if version is None:
        return bool(connection.scalar(text("SELECT has_schema_privilege(current_schema(), 'CREATE')")))
    owned = "SELECT pg_has_role(relowner, 'MEMBER') FROM pg_class WHERE oid = to_regclass('alembic_version')"
    return bool(connection.scalar(text(owned)))


def account_of_login(session: Session) -> str | None:
    """The id of the account whose login this connection is; None for one that owns the store, and acts for anybody.

    Raises
    ------
    StoreError
        When the login is neither.
    """
    if not is_set_up(session):
        return None
    account_id = session.scalar(text("SELECT calcitrack_logins.account_id()"))
    if account_id is not None:
        return str(account_id)
    if session.scalar(text("SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('account')")):
        return None
    raise StoreError("error.server.no_login", login=str(session.scalar(text("SELECT session_user"))))


def put_login(session: Session, account: str, account_id: str, profession: str, passphrase: str | None) -> None:
    """Make an account's login role, or change its profession, or its passphrase where one is given.

    Part of the running transaction. The passphrase never goes to the server: what goes there is its SCRAM verifier.

    Raises
    ------
    Conflict
        When a role of that name is somebody else's.
    NotAllowed
        Where this connection may not keep logins.
    """
    login = login_of(account)
    verifier = None if passphrase is None else _verifier(session, login, passphrase)
    values = {"login": login, "account": account_id, "profession": profession, "verifier": verifier}
    _call(session, "SELECT calcitrack_logins.put_login(:login, :account, :profession, :verifier)", values)


def close_login(session: Session, account_id: str) -> None:
    """Let nobody sign in by this account's login any more, and send away whoever did. Part of the transaction.

    Raises
    ------
    NotAllowed
        Where this connection may not keep logins.
    """
    _call(session, "SELECT calcitrack_logins.close_login(:account)", {"account": account_id})


def change_own_passphrase(session: Session, passphrase: str) -> None:
    """Give the login of this connection another passphrase, of the person's own. Part of the running transaction."""
    login = str(session.scalar(text("SELECT session_user")))
    verifier = _literal(_verifier(session, login, passphrase))
    run(session.connection(), f"ALTER ROLE {_quoted(login)} PASSWORD {verifier}")
    session.execute(text("SELECT calcitrack_logins.passphrase_chosen()"))


def begin_emergency(session: Session, entry_id: str, lasts: timedelta) -> None:
    """Let this login chart for the patient that the entry of the trail names: one that this transaction wrote.

    The server counts the time by its own clock, and never more than an hour.

    Raises
    ------
    NotAllowed
        To whoever is no viewer, and without such an entry.
    """
    minutes = round(lasts.total_seconds() / 60)
    _call(
        session, "SELECT calcitrack_logins.begin_emergency(:entry, :minutes)", {"entry": entry_id, "minutes": minutes}
    )


def end_emergency(session: Session) -> None:
    """This login may do nothing but read again. Part of the running transaction."""
    session.execute(text("SELECT calcitrack_logins.end_emergency()"))


def run(connection: Connection, script: str) -> None:
    """Several statements as they stand, in the running transaction."""
    raw: Any = connection.connection.driver_connection
    raw.execute(script)


def _call(session: Session, call: str, values: Mapping[str, str | int | None]) -> None:
    try:
        session.execute(text(call), values)
    except DBAPIError as error:
        state = getattr(error.orig, "sqlstate", "")
        if state == _TAKEN:
            raise Conflict("error.server.login_taken", login=str(values["login"])) from None
        if state == _REFUSED:
            raise NotAllowed("error.server.may_not_keep_logins") from None
        raise


def _verifier(session: Session, login: str, passphrase: str) -> str:
    raw: Any = session.connection().connection.driver_connection
    written: bytes = raw.pgconn.encrypt_password(passphrase.encode(), login.encode(), b"scram-sha-256")
    return written.decode()


def _grants(database: str) -> Iterator[str]:
    everybody = ", ".join(_quoted(_role(database, profession)) for profession in PROFESSIONS)
    logins = _quoted(_role(database, _LOGINS))
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {everybody}, {logins}"
    yield f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {everybody}"
    yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {everybody}"
    known, given = tables(), policy()
    for name, rule in given["tables"].items():
        for privilege, whom in _privileges(known[name], rule, given["marks"]["columns"]):
            professions = (*given["who"][whom], *(_IN_EMERGENCY if whom == "charting" and "emergency" in rule else ()))
            groups = ", ".join(_quoted(_role(database, profession)) for profession in professions)
            yield f"GRANT {privilege} ON public.{_quoted(name)} TO {groups}"
        if "emergency" in rule:
            yield from _emergency_policies(database, name, given["who"]["charting"], rule["emergency"])
    # What the functions that keep the logins look at, and the one thing that they write.
    yield f"GRANT SELECT ON public.{_TRAIL}, public.{AccountRow.__tablename__} TO {logins}"
    yield f"GRANT UPDATE (must_change, version) ON public.{AccountRow.__tablename__} TO {logins}"
    # An entry of the trail is written in one's own name only. Whoever owns the table is not bound: hence the chain.
    yield f"ALTER TABLE public.{_TRAIL} ENABLE ROW LEVEL SECURITY"
    yield f"DROP POLICY IF EXISTS anybody_reads ON public.{_TRAIL}"
    yield f"DROP POLICY IF EXISTS in_ones_own_name ON public.{_TRAIL}"
    yield f"CREATE POLICY anybody_reads ON public.{_TRAIL} FOR SELECT USING (true)"
    own = "actor_id = (SELECT calcitrack_logins.account_id())"
    yield f"CREATE POLICY in_ones_own_name ON public.{_TRAIL} FOR INSERT WITH CHECK ({own})"


def _emergency_policies(database: str, name: str, charting: Sequence[str], whose: str) -> Iterator[str]:
    """Row policies of a table in which viewers write in an emergency. `whose`: the column that says whose row it is, or
    nothing where the bytes of photographs and reports lie, which are found by their hash."""
    table, now = f"public.{_quoted(name)}", "(SELECT calcitrack_logins.emergency_patient())"
    theirs = f"{_quoted(whose)} = {now}" if whose else f"{now} IS NOT NULL"
    groups = ", ".join(_quoted(_role(database, profession)) for profession in charting)
    viewers = ", ".join(_quoted(_role(database, profession)) for profession in _IN_EMERGENCY)
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    for policy_name in ("anybody_reads", "by_profession", "in_emergency"):
        yield f"DROP POLICY IF EXISTS {policy_name} ON {table}"
    yield f"CREATE POLICY anybody_reads ON {table} FOR SELECT USING (true)"
    yield f"CREATE POLICY by_profession ON {table} TO {groups} USING (true) WITH CHECK (true)"
    yield f"CREATE POLICY in_emergency ON {table} TO {viewers} USING ({theirs}) WITH CHECK ({theirs})"


def _privileges(table: Table, rule: Mapping[str, Any], marks: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each privilege of a table, and whose it is."""
    if rule.get("add"):
        yield "INSERT", rule["by"]
    if "remove" in rule:
        yield "DELETE", rule["remove"]
    change = marks if rule.get("change") == "marks" else rule.get("change")
    if change == "everything":
        yield "UPDATE", rule["by"]
    elif change:
        yield f"UPDATE ({', '.join(_quoted(table.columns[column].name) for column in change)})", rule["by"]


def policy() -> Mapping[str, Any]:
    """What each profession may do with each table, as it stands in the data."""
    return resources.read_toml("security", "server_grants.toml")


@cache
def tables() -> Mapping[str, Table]:
    """Every table of a store on a server."""
    assert every_table.TABLES  # noqa: S101  # importing it is what fills the metadata
    return {**Base.metadata.tables, **PHOTOGRAPHS.tables}


def _database(connection: Connection) -> str:
    return str(connection.scalar(text("SELECT current_database()")))


def _role(database: str, name: str) -> str:
    return f"{database}_{name}"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
