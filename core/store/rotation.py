"""Another key for a store: its files encrypted anew beside the old ones, and put in their place all at once.

The new files grow in the folder `rekeying`. Renaming it to `rekeyed` is the moment that counts: until then the store is
the old one, and whoever opens it throws what was begun away; from then on it is the new one, and whoever opens it first
moves the files that were not moved yet (`settle`). So whenever the program is killed, or the power fails, one whole
store is there. Nobody reads it meanwhile: the old files are held alone, which fails while anybody has them open.

Backups made before keep their own keyring, and restore with it.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import sqlcipher3
from sqlalchemy.orm import Session

from core.errors import StoreError
from core.store.engine import encrypted_file, held_alone
from core.store.failures import plain_error, told_plainly
from core.store.files import keep_names
from core.store.keyring import USUAL_COST, Cost, Keyring, new_key, read_keyring, write_keyring
from core.store.layout import KEYRING, LOCK, PHOTOGRAPHS, PREVIOUS_KEYRING, RECORD
from core.store.lock import StoreLock
from core.store.recovery_key import new_recovery_key
from core.texts import Text
from core.texts import text as told

Tell = Callable[[float, Text], None]
"""Called with how much is done (0–1) and what is being done; what it raises ends the work, and nothing was changed."""

_BEGUN: Final = "rekeying"
_DONE: Final = "rekeyed"
_FILES: Final = (PHOTOGRAPHS, RECORD, KEYRING, PREVIOUS_KEYRING)
_OLD_COPIES: Final = "record.before-upgrade-from-*.db"
_OFTEN: Final = 100_000
"""Steps of SQLite's machine between two looks at how far it is: some hundred a second."""
_SPARE: Final = 1.1


@dataclass(frozen=True)
class Rekeyed:
    """The recovery key to print, and the accounts whose slots could not be kept: they must be reset."""

    recovery_key: str = field(repr=False)
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Holder:
    """Who gives the store a new key, and who keeps a slot: their own is made anew, as their passphrase is known."""

    account: str
    passphrase: str = field(repr=False)
    accounts: tuple[str, ...]
    cost: Cost = USUAL_COST


def rekey(folder: Path, holder: Holder, note: Callable[[Session], None], tell: Tell) -> Rekeyed:
    """Encrypt a closed store under a new random key. `note` writes the audit entry into the new record.

    Raises
    ------
    StoreError
        When somebody has the store open, the passphrase is not right, the disk is full, or the copy is not what was
        copied. The store is then as it was.
    """
    settle(folder, holder.account)
    with told_plainly():
        lock = StoreLock.take(folder / LOCK, holder.account)
        try:
            old_ring = read_keyring(folder)
            old = old_ring.unlock(holder.account, holder.passphrase)
            new, recovery_key = new_key(), new_recovery_key()
            ring, left_out = old_ring.rekeyed(old, new, holder.accounts)
            ring = ring.with_account(holder.account, holder.passphrase, new, holder.cost)
            ring = ring.with_recovery(recovery_key, new, holder.cost)
            _fill(folder, (old, new), ring, note, tell)
            _put_in_place(folder)
        except BaseException as error:
            shutil.rmtree(folder / _BEGUN, ignore_errors=True)
            if isinstance(error, sqlcipher3.Error):
                raise _plain(error) from None
            raise
        finally:
            lock.release(clean=not lock.left_behind)
    return Rekeyed(recovery_key, tuple(name for name in left_out if not ring.has_account(name)))


def settle(folder: Path, account: str) -> None:
    """Finish, or throw away, what a killed process left of giving the store a new key. Nothing, mostly.

    Raises
    ------
    StoreError
        While another process is at it.
    """
    if not any((folder / name).exists() for name in (_BEGUN, _DONE)):
        return
    with told_plainly():
        lock = StoreLock.take(folder / LOCK, account)
        try:
            shutil.rmtree(folder / _BEGUN, ignore_errors=True)
            if (folder / _DONE).exists():
                _move(folder)
        finally:
            lock.release(clean=not lock.left_behind)


def _fill(folder: Path, keys: tuple[bytes, bytes], ring: Keyring, note: Callable[[Session], None], tell: Tell) -> None:
    """The new files beside the old ones, whole on the disk."""
    old, new = keys
    begun = folder / _BEGUN
    sizes = {name: (folder / name).stat().st_size for name in (RECORD, PHOTOGRAPHS)}
    if shutil.disk_usage(folder).free < sum(sizes.values()) * _SPARE:
        raise StoreError("error.store.no_room_to_rekey", needed=_megabytes(sum(sizes.values()) * _SPARE))
    begun.mkdir(mode=0o700)
    with ExitStack() as stack:
        held = {name: stack.enter_context(held_alone(folder / name, old)) for name in sizes}
        done, total = 0, sum(sizes.values())
        for name, size in sizes.items():
            _encrypt_anew(held[name], begun / name, new, _Part(done / total, size / total, size, tell))
            done += size
        _note(begun / RECORD, new, note)
        write_keyring(begun, ring, forget=True)
        for name in _FILES:
            _keep(begun / name)
        keep_names(begun)
    tell(1, told("store.rekeying.swapping"))


@dataclass(frozen=True)
class _Part:
    """One file's part of the work: where it begins, how much of the whole it is, and how many bytes that are."""

    begin: float
    share: float
    size: int
    tell: Tell

    def told(self, written: int) -> None:
        done = min(written / max(self.size, 1), 1)
        self.tell(self.begin + self.share * done, told("store.rekeying.encrypting"))


def _encrypt_anew(source: Any, target: Path, key: bytes, part: _Part) -> None:
    """Everything in a file, into a new one under another key; read back, and counted, before it is called done."""
    stopped: list[BaseException] = []

    def look() -> int:
        try:
            part.told(target.stat().st_size)
        except BaseException as error:  # noqa: BLE001  # it cannot pass through SQLite; raised again outside
            stopped.append(error)
        return len(stopped)

    source.execute("ATTACH DATABASE ? AS new KEY ?", (str(target), f"x'{key.hex()}'"))
    source.set_progress_handler(look, _OFTEN)
    try:
        _copy(source)
    except sqlcipher3.Error:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        source.set_progress_handler(None, 0)
        source.execute("DETACH DATABASE new")


def _copy(connection: Any) -> None:
    version = connection.execute("PRAGMA main.user_version").fetchone()[0]
    connection.execute("SELECT sqlcipher_export('new')").fetchall()
    connection.execute(f"PRAGMA new.user_version = {version}")
    if _counts(connection, "main") != _counts(connection, "new"):
        raise StoreError("error.store.copy_differs")
    if connection.execute("PRAGMA new.cipher_integrity_check").fetchone() is not None:
        raise StoreError("error.store.copy_differs")


def _counts(connection: Any, schema: str) -> dict[str, int]:
    names = connection.execute(f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' ORDER BY name")  # noqa: S608
    return {
        name: connection.execute(f'SELECT count(*) FROM {schema}."{name}"').fetchone()[0]  # noqa: S608
        for (name,) in names.fetchall()
    }


def _note(record: Path, key: bytes, note: Callable[[Session], None]) -> None:
    engines = encrypted_file(record, key)
    try:
        with Session(engines.writing) as session, session.begin():
            note(session)
    finally:
        engines.dispose()  # the last connection brings the log into the file


def _put_in_place(folder: Path) -> None:
    (folder / _BEGUN).rename(folder / _DONE)
    keep_names(folder)
    _move(folder)


def _move(folder: Path) -> None:
    """Begun anew after every crash: what was moved is not there any more."""
    done = folder / _DONE
    for name in _FILES:
        if (done / name).exists():
            for log in _logs(folder / name):
                log.unlink(missing_ok=True)
            (done / name).replace(folder / name)
    for copy in folder.glob(_OLD_COPIES):  # nothing opens it any more
        copy.unlink()
    keep_names(folder)
    shutil.rmtree(done)


def _plain(error: sqlcipher3.Error) -> Exception:
    """What the files said, as what to do: a file that is held is open in another window or command."""
    plain = plain_error(error)
    held = plain is not None and plain.text.key == "error.store.busy"
    return StoreError("error.store.open_elsewhere") if held else plain or error


def _logs(path: Path) -> Iterator[Path]:
    return (path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))


def _keep(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _megabytes(size: float) -> int:
    return int(size / 1_000_000) + 1
