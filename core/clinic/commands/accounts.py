"""Accounts: made, renamed, given another role or passphrase, deactivated and brought back; and emergency access.

A person's row and their slot in the keyring are two files, so the order matters when the program is killed between
them: a new account or a new passphrase is written down first and its slot made last; an account that goes loses its
slot first. So a crash leaves an account that an administrator has to reset, never a slot without an account, and nobody
locked out who was not to be.

On PostgreSQL there is no keyring. Where the server's roles were set up, the login is made, changed and closed in one
transaction with the row; elsewhere logins are the matter of who manages the server.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clinic.changes import Changes, Kind
from core.clinic.context import Context, Emergency
from core.clinic.passphrases import check_passphrase, new_temporary
from core.clinic.rights import ROLES, Right, break_glass_rules, refused, require
from core.clinic.signing_in import end_emergency, forget_attempts, give_own_passphrase, try_passphrase
from core.clinic.writing import audit, writing
from core.errors import InvalidInput, NotAllowed, NotFound, StoreError
from core.record.account import AccountRow
from core.record.base import new_id
from core.record.patient import PatientRow
from core.store import server_roles
from core.store.keyring import folded, normal

_ADMINISTRATOR: Final = "administrator"
_MOST_SIGNS: Final = 200
_CHANGED: Final = Changes(frozenset(), frozenset({Kind.ACCOUNT}))
_NOTHING: Final = Changes(frozenset(), frozenset())


@dataclass(frozen=True)
class Given:
    """An account, and the passphrase to hand over: shown once, kept nowhere.

    It is None where there is none to give: in the demo clinic, and on a server whose logins are not this program's to
    make.
    """

    account_id: str
    name: str
    passphrase: str | None = field(repr=False)


def add(context: Context, name: str, display_name: str, role: str) -> tuple[Given, Changes]:
    """An account for one more person.

    Raises
    ------
    NotAllowed
        To whoever may not manage accounts.
    InvalidInput
        For an empty name, one that somebody has or had, or a role that there is not.
    """
    require(context, Right.MANAGE_ACCOUNTS)
    name, shown, made = _named(name, "account"), _named(display_name, "display_name"), new_id()
    _must_be_role(role)
    with writing(context, "account.added", subject_id=made, role=role) as session:
        _must_be_free(session, name)
        session.add(
            AccountRow(
                id=made,
                name=name,
                display_name=shown,
                role=role,
                active=True,
                must_change=_gives(session, context),
                made_at=context.now(),
            )
        )
        session.flush()
        login = _give_login(session, context, _row(session, made))
    return _give(context, made, name, login), _CHANGED


def rename(context: Context, account_id: str, display_name: str) -> Changes:
    """What a person is called from now on. What they signed before keeps the name that it was signed with.

    Raises
    ------
    NotAllowed
        To whoever may not manage accounts.
    NotFound
        When there is no such account.
    """
    shown = _named(display_name, "display_name")
    with writing(context, "account.renamed", subject_id=account_id) as session:
        _row(session, account_id).display_name = shown
    return _CHANGED


def change_role(context: Context, account_id: str, role: str) -> Changes:
    """Another role. Whoever is signed in with that account has to sign in again before they write anything.

    Raises
    ------
    NotAllowed
        To whoever may not manage accounts; for the last administrator.
    """
    _must_be_role(role)
    with writing(context, "account.role_changed", subject_id=account_id, role=role) as session:
        row = _row(session, account_id)
        if role != _ADMINISTRATOR:
            _must_not_be_last(session, context, row)
        row.role = role
        session.flush()
        if _has_logins(session, context):
            server_roles.put_login(session, row.name, row.id, role, None)
    return _CHANGED


def reset(context: Context, account_id: str) -> tuple[Given, Changes]:
    """Another passphrase for somebody who has lost theirs. The old one opens nothing any more.

    Raises
    ------
    NotAllowed
        To whoever may not manage accounts; for an account that was deactivated; on a store without a keyring.
    """
    require(context, Right.MANAGE_ACCOUNTS)
    _must_have_passphrases(context)
    with writing(context, "account.reset", subject_id=account_id) as session:
        row = _row(session, account_id)
        _must_be(row, active=True)
        row.must_change, name = _gives(session, context), row.name
        session.flush()
        login = _give_login(session, context, row)
    return _give(context, account_id, name, login), _CHANGED


def deactivate(context: Context, account_id: str) -> Changes:
    """Take an account's way in. Its name stays with what it signed.

    Raises
    ------
    NotAllowed
        To whoever may not manage accounts; for the last administrator; for one that was deactivated before.
    """
    with writing(context, "account.deactivated", subject_id=account_id) as session:
        row = _row(session, account_id)
        _must_be(row, active=True)
        _must_not_be_last(session, context, row)
        row.active = False
        session.flush()
        if context.store.slots.accounts is not None:
            context.store.slots.take(row.name)  # before the end of the transaction: no slot without an account
        if _has_logins(session, context):
            server_roles.close_login(session, row.id)
    return _CHANGED


def reactivate(context: Context, account_id: str) -> tuple[Given, Changes]:
    """Somebody is back: the same account, with a passphrase to hand over.

    Raises
    ------
    NotAllowed
        To whoever may not manage accounts; for an account that is in use.
    """
    require(context, Right.MANAGE_ACCOUNTS)
    with writing(context, "account.reactivated", subject_id=account_id) as session:
        row = _row(session, account_id)
        _must_be(row, active=False)
        row.active, row.must_change, name = True, _gives(session, context), row.name
        session.flush()
        login = _give_login(session, context, row)
    return _give(context, account_id, name, login), _CHANGED


def change_own_passphrase(context: Context, old: str, new: str) -> Changes:
    """Who is signed in chooses another passphrase.

    Raises
    ------
    Wait, StoreError
        When the old one is not right; on a server whose logins are not this program's to change.
    InvalidInput
        When the new one is too short, one that anybody tries first, or the old one.
    """
    _must_have_passphrases(context)
    with context.store.read() as session:
        if _has_logins(session, context) and not context.own_login:
            raise StoreError("error.store.passphrase_of_server")
        row = _row(session, context.actor.account_id)
        name, shown = row.name, row.display_name
    try_passphrase(context, name, old)
    if normal(new) == normal(old):
        raise InvalidInput("error.clinic.passphrase_same")
    check_passphrase(new, (name, shown, context.facility))
    give_own_passphrase(context, name, new)
    return _NOTHING


def break_glass(context: Context, patient_id: str, reason: str) -> tuple[Context, Changes]:
    """More rights for one patient, for a while, when waiting for somebody who has them would harm the patient.

    Whoever acts goes on with the returned context. The reason is written down before anything can be done, and every
    entry made under it names it.

    Raises
    ------
    NotAllowed
        To whoever has these rights anyway.
    InvalidInput
        Without a reason.
    NotFound
        When there is no such patient.
    """
    refusal = refused(context, Right.BREAK_GLASS)
    if refusal is not None:
        raise NotAllowed(refusal.key, **refusal.params)
    why = " ".join(reason.split())
    if not why:
        raise InvalidInput("error.clinic.reason_needed")
    began = context.now()
    until = began + break_glass_rules().lasts
    told = {"reason": why, "until": until.isoformat(timespec="seconds")}
    with context.store.write() as session:
        if session.get(PatientRow, patient_id) is None:
            raise NotFound("error.clinic.not_found")
        entry_id = audit(session, replace(context, emergency=None), "account.emergency_began", patient_id, **told)
        if context.own_login:
            server_roles.begin_emergency(session, entry_id, break_glass_rules().lasts)
    return replace(context, emergency=Emergency(entry_id, patient_id, why, began, until)), _NOTHING


def end_break_glass(context: Context) -> tuple[Context, Changes]:
    """Emergency access ends before its time. Where there is none (any more), nothing is written."""
    if context.emergency is None:
        return context, _NOTHING
    with context.store.what_left() as session:
        return end_emergency(session, context), _NOTHING


def _give(context: Context, account_id: str, name: str, login: str | None) -> Given:
    """A slot of the keyring for an account whose row was written; on a server its login was made with it."""
    if context.store.slots.accounts is None:
        return Given(account_id, name, login)
    passphrase = new_temporary()
    context.store.slots.give(name, passphrase)
    forget_attempts(context.store, name)
    return Given(account_id, name, passphrase)


def _give_login(session: Session, context: Context, row: AccountRow) -> str | None:
    """On a server, in the same transaction: the login of an account with a new passphrase."""
    if not _has_logins(session, context):
        return None
    passphrase = new_temporary()
    server_roles.put_login(session, row.name, row.id, row.role, passphrase)
    return passphrase


def _gives(session: Session, context: Context) -> bool:
    """Whether a passphrase is given out here, to be changed at the first sign-in."""
    return context.store.slots.accounts is not None or _has_logins(session, context)


def _has_logins(session: Session, context: Context) -> bool:
    return context.store.folder is None and server_roles.is_set_up(session)


def _row(session: Session, account_id: str) -> AccountRow:
    row = session.get(AccountRow, account_id)
    if row is None:
        raise NotFound("error.clinic.not_found")
    return row


def _must_be(row: AccountRow, *, active: bool) -> None:
    if row.active != active:
        state = "inactive" if active else "active"
        raise NotAllowed(f"error.clinic.account_{state}", name=row.display_name)


def _named(name: str, what: str) -> str:
    """A name of one line."""
    plain = " ".join(name.split())
    if not plain or not plain.isprintable():
        raise InvalidInput(f"error.clinic.{what}_needed")
    if len(plain) > _MOST_SIGNS:
        raise InvalidInput("error.clinic.name_too_long", most=_MOST_SIGNS)
    return plain


def _must_be_role(role: str) -> None:
    if role not in ROLES:
        raise InvalidInput("error.clinic.no_such_role", role=role, roles=list(ROLES))


def _must_be_free(session: Session, name: str) -> None:
    if folded(name) in {folded(known) for known in session.scalars(select(AccountRow.name))}:
        raise InvalidInput("error.clinic.account_taken", name=name)


def _must_not_be_last(session: Session, context: Context, row: AccountRow) -> None:
    """Somebody else must be left who can manage accounts, and who can open the store to do it."""
    if not row.active or row.role != _ADMINISTRATOR:
        return
    rows = session.scalars(select(AccountRow).where(AccountRow.active, AccountRow.role == _ADMINISTRATOR))
    others = [other.name for other in rows if other.id != row.id]
    if not _can_open(others, context.store.slots.accounts):
        raise NotAllowed("error.clinic.last_administrator")


def _can_open(names: Sequence[str], openers: tuple[str, ...] | None) -> bool:
    return any(openers is None or folded(name) in openers for name in names)


def _must_have_passphrases(context: Context) -> None:
    """Refuse where there are none, or none that are this program's to change."""
    if context.store.slots.accounts is not None:
        return
    if context.store.folder is not None:
        raise StoreError("error.store.no_keyring")
    with context.store.read() as session:
        if not server_roles.is_set_up(session):
            raise StoreError("error.store.passphrase_of_server")
