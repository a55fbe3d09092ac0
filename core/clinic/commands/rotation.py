"""Another key for the store: when somebody who is gone could have kept the old one."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clinic.context import Context
from core.clinic.rights import Right, require
from core.clinic.signing_in import try_passphrase
from core.clinic.writing import audit
from core.errors import StoreError
from core.record.account import AccountRow
from core.store import rotation
from core.texts import Text

Progress = Callable[[float, Text], None]


@dataclass(frozen=True)
class Rekeyed:
    """The new recovery key, shown once and kept nowhere: the old one opens nothing any more. Everybody keeps their
    passphrase but the accounts `left_out`, which must be reset."""

    recovery_key: str = field(repr=False)
    left_out: tuple[str, ...]


def rekey(context: Context, passphrase: str, progress: Progress | None = None) -> Rekeyed:
    """Encrypt the whole store under a new random key. The context's store is closed by it: sign in again afterwards.

    It takes as long as copying the store, and the room for a second one while it lasts. Killed at any moment, it leaves
    one whole store, which opens with the same passphrases.

    Raises
    ------
    NotAllowed
        To whoever may not manage accounts.
    Wait, StoreError
        For a wrong passphrase; on a store without a keyring; when somebody else has the store open, or the disk is
        full. The store is then as it was, and closed all the same once the passphrase was right.
    """
    require(context, Right.MANAGE_ACCOUNTS)
    folder = context.store.folder
    if folder is None or context.store.slots.accounts is None:
        raise StoreError("error.store.key_of_server" if folder is None else "error.store.no_keyring")
    if context.store.read_only:
        raise StoreError("error.store.opened_read_only")
    with context.store.read() as session:
        names = tuple(session.scalars(select(AccountRow.name).where(AccountRow.active)))
        name = session.get_one(AccountRow, context.actor.account_id).name
    try_passphrase(context, name, passphrase)
    context.store.close()

    def note(session: Session) -> None:
        audit(session, context, "store.rekeyed")

    holder = rotation.Holder(name, passphrase, names)
    found = rotation.rekey(folder, holder, note, progress or _say_nothing)
    return Rekeyed(found.recovery_key, found.left_out)


def _say_nothing(_done: float, _doing: Text) -> None:
    """Nobody wants to know how far it is."""
