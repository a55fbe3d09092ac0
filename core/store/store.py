"""A store: the record and its photographs, opened by somebody who may."""

import platform
import secrets
import shutil
import tempfile
import threading
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
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
from core.store.failures import commit, told_plainly
from core.store.keyring import USUAL_COST, Cost, new_keyring, read_keyring, write_keyring
from core.store.layout import LOCK, PHOTOGRAPHS, RECORD, is_store
from core.store.lock import Holder, holder_of
from core.store.moved import Moved, where_it_went
from core.store.moving import Source
from core.store.network_drive import must_be_on_this_computer
from core.store.notify import Notices
from core.store.photographs import Photographs
from core.store.rotation import settle
from core.store.server_roles import account_of_login
from core.store.slots import Slots
from core.store.trail import Head
from core.store.upgrade import check_right, kept_version, must_upgrade, upgrade
from core.store.verify import Finding
from core.texts import text

_TEMPORARY_ACCOUNT: Final = "demo"
_ONLY_READ: Final = "error.store.opened_read_only"


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
        self._opened_file = _identity(files)
        self._closing = threading.Event()
        self._backing_up = threading.Lock()
        self.notices = Notices(record)
        keyed = None if temporary else files
        self._refusal = moved.told if moved is not None else text(_ONLY_READ) if read_only else None
        self.slots = Slots(keyed, record if files is None else None, self._refusal)
        self.check = BackgroundCheck({RECORD: record, PHOTOGRAPHS: pictures}) if unclean else None

    @classmethod
    def create(cls, folder: Path, account: str, passphrase: str, *, cost: Cost = USUAL_COST) -> tuple[Self, str]:
        """A new store in an empty folder, and the recovery key to print.

        Raises
        ------
        StoreError
            When the folder is not empty, cannot be written or lies on a network drive; it is then left as it was.
        """
        must_be_on_this_computer(folder)
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
            Wrong passphrase or account, held by another process, from a newer version, damaged, not a store, on a
            network drive.
        """
        must_be_on_this_computer(folder)
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
            store.slots.give(account, passphrase)  # only now is it known
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
        must_be_on_this_computer(folder)
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
            store.slots.give(account, new_passphrase, cost=cost)
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
    def holder(self) -> Holder | None:
        """Who writes an embedded store, or wrote it when it ended uncleanly; None when nobody does."""
        return None if self._files is None else holder_of(self._files.folder / LOCK)

    @property
    def replaced(self) -> bool:
        """Whether another record lies in the place of the one that is open, as after a rotation of the key."""
        return _identity(self._files) != self._opened_file

    def name_holder(self, account: str, since: datetime) -> None:
        """Say to others who it is that writes here, and since when; nothing for who only reads."""
        if self._files is not None and self._files.lock is not None:
            with told_plainly():
                self._files.lock.name(account, since)

    def for_writing(self, account: str) -> Self:
        """The same store once more, as the one that writes it. This one stays open, for reading, until it is closed.

        Raises
        ------
        StoreError
            When somebody else still writes it.
        """
        assert self._files is not None  # noqa: S101  # only an embedded store is opened for reading alone
        return self._of(open_files(self._files.folder, self._files.key, account, read_only=False))

    @property
    def server(self) -> str | None:
        """Which database on which server this is, without who connects; None for an embedded store."""
        url = self._record.base.url
        return None if self._files is not None else f"{url.host or url.query.get('host')}:{url.port}/{url.database}"

    @property
    def no_backup(self) -> str | None:
        """Why this store is not backed up by the program, as a key of the catalogue; None where it is."""
        if self._files is None:
            return "error.backup.server"
        return "error.backup.temporary" if self._temporary else None

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one moment of the record and can write nothing.

        Raises
        ------
        StoreError
            When what is asked for cannot be read: the disk fails, or somebody put values there that are none.
        """
        with told_plainly(), Session(self._record.reading) as session, verify.blamed_on_values(session):
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session whose work is committed at the end of the block, whole, or not at all when the block raises.

        Raises
        ------
        StoreError
            When the store was opened read-only, or the disk fails or is full.
        Unreachable, Unsure
            When the server does not answer; `Unsure` when it was asked to commit already.
        Conflict
            When somebody else changed the same row in the meantime.
        """
        self._refuse_to_write()
        with told_plainly(), Session(self._record.writing) as session:
            self.notices.announce(session)
            yield session
            commit(session)

    @contextmanager
    def what_left(self) -> Iterator[Session]:
        """A session that may write audit entries and issued reports with their bytes, nothing else.

        In a read-only store too.
        """
        with told_plainly(), Session(self._what_left) as session:
            self.notices.announce(session, trail=False)
            yield session
            commit(session)

    def verify(self, anchors: Iterable[Head] = ()) -> list[Finding]:
        """Everything that is not as it should be. Reads the whole store; `anchors` are heads of the audit trail."""
        with told_plainly():
            found = [*verify.whole(self._record, RECORD), *verify.whole(self._pictures, PHOTOGRAPHS)]
            if found:
                return found
            with Session(self._record.reading) as session:
                unreadable = [*verify.entries(session)] or [*verify.patients(session)]
                return [
                    *unreadable,
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

    def _refuse_to_write(self) -> None:
        if self._refusal is not None:
            raise StoreError(self._refusal.key, **self._refusal.params)


def _identity(files: Files | None) -> tuple[int, int] | None:
    """Which file the record is, whatever its name."""
    try:
        found = None if files is None else (files.folder / RECORD).stat()
    except OSError:
        return None
    return None if found is None else (found.st_dev, found.st_ino)
