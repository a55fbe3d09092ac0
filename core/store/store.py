"""A store: the record and its photographs, opened by somebody who may."""

import platform
import secrets
import shutil
import tempfile
import threading
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Self

from sqlalchemy.orm import Session

from core.errors import StoreError
from core.record.base import new_id
from core.store import trail, verify
from core.store.background import BackgroundCheck
from core.store.beside import only_what_left
from core.store.embedded import Files, empty, make_files, open_files
from core.store.engine import Engines, server
from core.store.failures import told_plainly
from core.store.keyring import USUAL_COST, Cost, new_keyring, read_keyring, write_keyring
from core.store.layout import PHOTOGRAPHS, RECORD, is_store
from core.store.moved import Moved, where_it_went
from core.store.moving import Source
from core.store.notify import Notices
from core.store.photographs import Photographs
from core.store.rotation import settle
from core.store.server_login import check_login
from core.store.server_roles import account_of_login
from core.store.trail import Head
from core.store.upgrade import check_right, kept_version, must_upgrade, upgrade
from core.store.verify import Finding

_TEMPORARY_ACCOUNT: Final = "demo"


class Store:
    """The record (`read`, `write`) and the photographs. Safe to use from several threads, one session each.

    `check` is the quick check that runs beside the work after an unclean end, None after a clean one. `workstation`
    is whose chain of the audit trail this process writes. `moved` says where the record goes on, when it does not here.
    By `notices` the workstations of one server hear of each other.
    """

    def __init__(
        self,
        record: Engines,
        pictures: Engines,
        files: Files | None,
        *,
        read_only: bool = False,
        temporary: bool = False,
        moved: Moved | None = None,
    ) -> None:
        self._record = record
        self._pictures = pictures
        self._files = files
        self._temporary = temporary
        self._what_left = only_what_left(record)
        self.read_only = read_only
        self.moved = moved
        self.workstation = platform.node() or "?"
        self.photographs = Photographs(pictures, writable=not read_only)
        unclean = files is not None and files.lock is not None and files.lock.left_behind
        self._closing = threading.Event()
        self._backing_up = threading.Lock()
        self.notices = Notices(record)
        self.check = BackgroundCheck({RECORD: record, PHOTOGRAPHS: pictures}) if unclean else None

    @classmethod
    def create(cls, folder: Path, account: str, passphrase: str, *, cost: Cost = USUAL_COST) -> tuple[Self, str]:
        """A new store in an empty folder, and the recovery key to print.

        Raises
        ------
        StoreError
            When the folder is not empty or cannot be written; it is then left as it was.
        """
        keyring, key, recovery_key = new_keyring(new_id(), account, passphrase, cost)
        existed = folder.exists()
        files = make_files(folder, key, account)
        try:
            with told_plainly():
                write_keyring(folder, keyring)
        except BaseException:
            files.close()
            empty(folder, remove=not existed)
            raise
        return cls._of(files), recovery_key

    @classmethod
    def open(
        cls, folder: Path, account: str, passphrase: str, read_only: bool = False, *, to_move: bool = False
    ) -> Self:
        """The store in a folder. With `read_only` beside whoever writes it: nothing is written but `what_left`.

        One that was moved to a server can only be read; `to_move` opens one all the same whose move was interrupted.

        Raises
        ------
        StoreError
            Wrong passphrase or account, held by another process, from a newer version, damaged, not a store.
        """
        settle(folder, account)
        with told_plainly():
            if not is_store(folder):
                raise StoreError("error.store.not_a_store")
            keyring = read_keyring(folder)
            key = keyring.unlock(account, passphrase)
            moved = where_it_went(folder, to_move=to_move)
        read_only = read_only or moved is not None
        store = cls._of(open_files(folder, key, account, read_only=read_only), read_only=read_only, to_move=to_move)
        if keyring.is_first_format(account) and not read_only:
            store.set_passphrase(account, passphrase)  # only now is it known
        return store

    @classmethod
    def open_with_recovery(
        cls, folder: Path, recovery_key: str, account: str, new_passphrase: str, *, cost: Cost = USUAL_COST
    ) -> Self:
        """The store by its printed recovery key, giving an account that has lost its passphrase a new one.

        Raises
        ------
        InvalidInput
            When the recovery key was mistyped.
        StoreError
            When it belongs to another store, there is no such account, or the store cannot be opened.
        """
        settle(folder, account)
        with told_plainly():
            if not is_store(folder):
                raise StoreError("error.store.not_a_store")
            keyring = read_keyring(folder)
            key = keyring.unlock_with_recovery(recovery_key)
        if not keyring.has_account(account):
            raise StoreError("error.store.no_account", account=account)
        store = cls._of(open_files(folder, key, account, read_only=False))
        try:
            store.set_passphrase(account, new_passphrase, cost=cost)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def temporary(cls) -> Self:
        """A store for a while: its key is in memory only, and its folder is removed at `close`."""
        with told_plainly():
            folder = Path(tempfile.mkdtemp(prefix="calcitrack-"))
        store = cls._of(make_files(folder, secrets.token_bytes(32), _TEMPORARY_ACCOUNT), temporary=True)
        weakref.finalize(store, shutil.rmtree, folder, ignore_errors=True)  # a program that ends without closing it
        return store

    @classmethod
    def open_postgres(cls, url: str, account: str = "", passphrase: str | None = None) -> Self:
        """The store in a PostgreSQL database (`postgresql+psycopg://`), its schema made or brought to this version.

        An address without a user is connected to by the login role of `account`; without a passphrase libpq looks into
        its pass file.

        Raises
        ------
        StoreError
            When there is no such server or database, the way there is not protected, the login is refused or may not
            bring the schema up to date, or what is in it is not a store or a newer one.
        """
        engines = server(url, account, passphrase)
        try:
            with told_plainly():
                version = kept_version(engines)
                if must_upgrade(version):
                    check_right(engines, version)
                    upgrade(engines)
            return cls(engines, engines, None)
        except BaseException:
            engines.dispose()
            raise

    @classmethod
    def _of(cls, files: Files, *, read_only: bool = False, temporary: bool = False, to_move: bool = False) -> Self:
        moved = where_it_went(files.folder, to_move=to_move)
        read_only = read_only or moved is not None
        return cls(files.record, files.pictures, files, read_only=read_only, temporary=temporary, moved=moved)

    @property
    def folder(self) -> Path | None:
        """Where an embedded store lies."""
        return None if self._files is None else self._files.folder

    @property
    def openers(self) -> tuple[str, ...] | None:
        """The accounts that have a slot in the keyring, as names are compared; None for a store without a keyring."""
        if self._files is None or self._temporary:
            return None
        with told_plainly():
            return read_keyring(self._files.folder).accounts()

    @property
    def no_backup(self) -> str | None:
        """Why this store is not backed up by the program, as a key of the catalogue; None where it is."""
        if self._files is None:
            return "error.backup.server"
        return "error.backup.temporary" if self._temporary else None

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one moment of the record and can write nothing."""
        with told_plainly(), Session(self._record.reading) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session whose work is committed at the end of the block, whole, or not at all when the block raises.

        Raises
        ------
        StoreError
            When the store was opened read-only, or the disk fails or is full.
        Conflict
            When somebody else changed the same row in the meantime.
        """
        self._refuse_to_write()
        with told_plainly(), Session(self._record.writing) as session, session.begin():
            self.notices.announce(session)
            yield session

    @contextmanager
    def what_left(self) -> Iterator[Session]:
        """A session that may write audit entries and issued reports with their bytes, nothing else.

        In a read-only store too.
        """
        with told_plainly(), Session(self._what_left) as session, session.begin():
            self.notices.announce(session, trail=False)
            yield session

    def check_passphrase(self, account: str, passphrase: str) -> None:
        """Whether this account could open the store with this passphrase. On a server: whether it is that of the login
        by which the store is open, whoever's account that is.

        Raises
        ------
        StoreError
            When it could not; a store without a keyring, in memory, has no passphrases to check.
        """
        with told_plainly():
            if self._files is None:
                check_login(self._record, passphrase)
            elif self._temporary:
                raise StoreError("error.store.no_keyring")
            elif read_keyring(self._files.folder).unlock(account, passphrase) != self._files.key:
                raise StoreError("error.store.wrong_passphrase")

    def set_passphrase(self, account: str, passphrase: str, *, cost: Cost = USUAL_COST) -> None:
        """Give an account a passphrase: a new account's first one, or another in place of its former one."""
        files = self._keyed()
        with told_plainly():
            keyring = read_keyring(files.folder).with_account(account, passphrase, files.key, cost)
            write_keyring(files.folder, keyring, forget=True)

    def take_passphrase(self, account: str) -> None:
        """Take away an account's way to open the store. Its entries and its name stay.

        Raises
        ------
        StoreError
            When it is the last one: nobody could open the store any more.
        """
        files = self._keyed()
        with told_plainly():
            keyring = read_keyring(files.folder).without_account(account)
            if not keyring.accounts():
                raise StoreError("error.store.last_account")
            write_keyring(files.folder, keyring, forget=True)

    def verify(self, anchors: Iterable[Head] = ()) -> list[Finding]:
        """Everything that is not as it should be. Reads the whole store; `anchors` are heads of the audit trail."""
        with told_plainly():
            found = [*verify.whole(self._record, RECORD), *verify.whole(self._pictures, PHOTOGRAPHS)]
            if found:
                return found
            with Session(self._record.reading) as session:
                return [
                    *trail.check(session, anchors=anchors),
                    *verify.photographs(session, self.photographs),
                    *verify.reports(session),
                ]

    @contextmanager
    def being_backed_up(self) -> Iterator[tuple[Files, Callable[[], bool]]]:
        """The files to copy, and whether the store is about to be closed: `close` waits for the end of the block.

        Raises
        ------
        StoreError
            For a store that is no folder of its own, and while another backup of this process is under way.
        """
        if self._files is None or self.no_backup is not None:
            raise StoreError(self.no_backup or "")
        if not self._backing_up.acquire(blocking=False):
            raise StoreError("error.backup.running")
        try:
            yield self._files, self._closing.is_set
        finally:
            self._backing_up.release()

    @contextmanager
    def held_still(self) -> Iterator[Source]:
        """The record and the photographs for a copy of all of it: nobody writes meanwhile, not even what left.

        Raises
        ------
        StoreError
            For a store that is no folder of its own, and one that is opened for reading only.
        """
        if self._files is None or self._temporary:
            raise StoreError("error.server.cannot_move")
        self._refuse_to_write()
        with (
            told_plainly(),
            self._record.writing.begin() as held,
            self._pictures.reading.connect() as pictures,
            Session(held) as session,
        ):
            yield Source(session, pictures)

    def whose_login(self, session: Session) -> str | None:
        """On a server: the id of the account that this connection's login is of; None where any account may act.

        Raises
        ------
        StoreError
            When the login is nobody's.
        """
        return None if self._files is not None else account_of_login(session)

    def discard(self) -> None:
        """Take a store away whose making did not come to its end; never one that holds a patient."""
        files = self._files
        self.close()
        if files is not None and files.folder.exists():
            empty(files.folder, remove=True)

    def close(self) -> None:
        """A clean end, or as unclean as the last one when its check was not over. A second call does nothing."""
        checked = self.check is None or self.check.stop()
        self._closing.set()
        with self._backing_up:
            self._record.dispose()
            self._pictures.dispose()
            if self._files is None:
                return
            self._files.close(clean=checked)
            if self._temporary and self._files.folder.exists():
                empty(self._files.folder, remove=True)

    def _keyed(self) -> Files:
        if self._files is None or self._temporary:
            raise StoreError("error.store.no_keyring")
        self._refuse_to_write()
        return self._files

    def _refuse_to_write(self) -> None:
        if self.moved is not None:
            raise _moved_away(self.moved)
        if self.read_only:
            raise StoreError("error.store.opened_read_only")


def _moved_away(moved: Moved) -> StoreError:
    return StoreError("error.store.moved" if moved.done else "error.store.moving", place=moved.to, at=moved.at[:10])
