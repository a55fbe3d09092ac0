"""The accounts as an administrator sees them, and what each role may."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from core.case.names import in_order
from core.clinic.context import Context
from core.clinic.rights import ROLES, Right, require, roles_with
from core.errors import NotFound
from core.record.account import AccountRow
from core.record.audit import AuditRow
from core.store.keyring import folded
from core.texts import Text, text


@dataclass(frozen=True)
class AccountLine:
    """One account. `opens`: it has a way into the store; one that is active and has none must be reset."""

    account_id: str
    name: str
    display_name: str
    role: str
    active: bool
    must_change: bool
    opens: bool
    made_at: datetime
    last_signed_in: datetime | None


@dataclass(frozen=True)
class RightLine:
    """One right, in words, and the roles that have it."""

    right: Right
    words: Text
    roles: frozenset[str]


@dataclass(frozen=True)
class Accounts:
    """All accounts: those in use first, by name. `keyring`: passphrases are this program's, not a server's."""

    lines: tuple[AccountLine, ...]
    keyring: bool


def accounts(context: Context) -> Accounts:
    """Every account there is and was.

    Raises
    ------
    NotAllowed
        To whoever may not manage accounts.
    """
    require(context, Right.MANAGE_ACCOUNTS)
    openers = context.store.slots.accounts
    last = select(AuditRow.actor_id, func.max(AuditRow.at)).where(AuditRow.action == "account.signed_in")
    with context.store.read() as session:
        rows = list(session.scalars(select(AccountRow)))
        signed_in = {row[0]: row[1] for row in session.execute(last.group_by(AuditRow.actor_id))}
    lines = [
        AccountLine(
            row.id,
            row.name,
            row.display_name,
            row.role,
            row.active,
            row.must_change,
            row.active if openers is None else folded(row.name) in openers,
            row.made_at,
            signed_in.get(row.id),
        )
        for row in rows
    ]
    ordered = sorted(lines, key=lambda line: (not line.active, in_order(line.display_name)))
    return Accounts(tuple(ordered), openers is not None)


def named(context: Context, name: str) -> AccountLine:
    """The account that is signed in to by a name.

    Raises
    ------
    NotAllowed
        To whoever may not manage accounts.
    NotFound
        When nobody has the name.
    """
    found = next((line for line in accounts(context).lines if folded(line.name) == folded(name)), None)
    if found is None:
        raise NotFound("error.clinic.no_such_person", name=name)
    return found


def rights_table() -> tuple[RightLine, ...]:
    """What each role may, in the order of the rights; whoever looks may know."""
    return tuple(RightLine(right, text(f"clinic.right.{right}"), roles_with(right) & {*ROLES}) for right in Right)
