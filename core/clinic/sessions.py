"""Who sits at an open store: there again after the lock, exchanged for somebody else, or gone. The store stays open."""

from dataclasses import dataclass, replace

from sqlalchemy import select

from core.clinic.context import Actor, Context
from core.clinic.writing import audit
from core.errors import StoreError
from core.record.account import AccountRow


@dataclass(frozen=True)
class SignedIn:
    """The context of who signed in, and the name by which they did. `must_change`: the passphrase was given to them."""

    context: Context
    account: str
    must_change: bool


def asks_passphrase(context: Context) -> bool:
    """Whether the store has passphrases of its own: the demo's key is in memory alone."""
    return not context.store.keyless


def unlock(context: Context, passphrase: str) -> None:
    """Whoever is signed in is there again.

    Raises
    ------
    StoreError
        For another passphrase than theirs; after several, before the wait is over (`Wait`).
    """
    if asks_passphrase(context):
        with context.store.read() as session:
            row = session.get(AccountRow, context.actor.account_id)
            name = context.actor.name if row is None else row.name
        context.store.vouch(name, passphrase)


def exchange(context: Context, account: str, passphrase: str) -> SignedIn:
    """Somebody else takes the place of who is signed in, on the same store. Both are noted.

    Raises
    ------
    StoreError
        For a wrong passphrase, or an account that there is not, or not any more.
    """
    context.store.vouch(account, passphrase)
    with context.store.read() as session:
        row = next(
            (known for known in session.scalars(select(AccountRow)) if known.name.casefold() == account.casefold()),
            None,
        )
        if row is None or not row.active:
            raise StoreError("error.clinic.no_account", account=account)
        following = replace(context, actor=Actor(row.id, row.display_name, row.role))
    with context.store.what_left() as session:
        audit(session, context, "account.signed_out")
        audit(session, following, "account.signed_in")
    return SignedIn(following, row.name, must_change=False)


def sign_out(context: Context) -> None:
    """Whoever is signed in leaves, and the store is closed."""
    try:
        with context.store.what_left() as session:
            audit(session, context, "account.signed_out")
    finally:
        context.store.close()
