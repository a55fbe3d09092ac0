"""Who may open a store: the slots of its keyring, given, checked and taken away while it is open."""

from core.errors import StoreError
from core.store.embedded import Files
from core.store.engine import Engines
from core.store.failures import told_plainly
from core.store.keyring import USUAL_COST, Cost, read_keyring, write_keyring
from core.store.server_login import check_login, give_from_now_on
from core.texts import Text


class Slots:
    """The keyring of an embedded store (`files`); a temporary store and one on a server have none (`files` is None).

    `refusal` says why nothing can be changed, where the store is only read.
    """

    def __init__(self, files: Files | None, server: Engines | None, refusal: Text | None) -> None:
        self._files, self._server, self._refusal = files, server, refusal

    @property
    def accounts(self) -> tuple[str, ...] | None:
        """The accounts that have a slot, as names are compared; None for a store without a keyring."""
        if self._files is None:
            return None
        with told_plainly():
            return read_keyring(self._files.folder).accounts()

    def check(self, account: str, passphrase: str) -> None:
        """Whether this account could open the store with this passphrase. On a server: whether it is that of the login
        by which the store is open, whoever's account that is.

        Raises
        ------
        StoreError
            When it could not; a store without a keyring, in memory, has no passphrases to check.
        """
        with told_plainly():
            if self._server is not None:
                check_login(self._server, passphrase)
                return
            files = self._keyed()
            if read_keyring(files.folder).unlock(account, passphrase) != files.key:
                raise StoreError("error.store.wrong_passphrase")

    def give(self, account: str, passphrase: str, *, cost: Cost = USUAL_COST) -> None:
        """Give an account a passphrase: a new account's first one, or another in place of its former one."""
        files = self._changeable()
        with told_plainly():
            keyring = read_keyring(files.folder).with_account(account, passphrase, files.key, cost)
            write_keyring(files.folder, keyring, forget=True)

    def known_by(self, passphrase: str) -> None:
        """On a server: the login has another passphrase now, which the connections made from now on give."""
        assert self._server is not None  # noqa: S101  # asked only by whoever has a login of their own
        give_from_now_on(self._server, passphrase)

    def take(self, account: str) -> None:
        """Take away an account's way to open the store. Its entries and its name stay.

        Raises
        ------
        StoreError
            When it is the last one: nobody could open the store any more.
        """
        files = self._changeable()
        with told_plainly():
            keyring = read_keyring(files.folder).without_account(account)
            if not keyring.accounts():
                raise StoreError("error.store.last_account")
            write_keyring(files.folder, keyring, forget=True)

    def _changeable(self) -> Files:
        files = self._keyed()
        if self._refusal is not None:
            raise StoreError(self._refusal.key, **self._refusal.params)
        return files

    def _keyed(self) -> Files:
        if self._files is None:
            raise StoreError("error.store.no_keyring")
        return self._files
