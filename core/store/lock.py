"""One process writes a store at a time: a lock of the operating system on a file that says who holds it.

The file is emptied at a clean end, so a name left in it tells of an unclean one.
"""

import errno
import getpass
import json
import os
import socket
import sys
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import IO, Final, Self

from core.errors import StoreError
from core.texts import Text, text

# Windows locks bytes, and locked bytes cannot be read: the lock lies far behind the holder's name.
_LOCKED_BYTE: Final = 1 << 30
_MOST_READ: Final = 4096
_HELD: Final = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})
"""What the system says of a lock that somebody else holds; anything else means that there are no locks here."""


@dataclass(frozen=True)
class Holder:
    """Who has the store open: the account (its display name once it is known), the person's name on the machine, the
    machine, the process, and since when (ISO 8601 with offset; empty until somebody has signed in)."""

    account: str
    user: str
    host: str
    process: int
    since: str = ""

    @property
    def told(self) -> Text:
        """Name, machine and since when, for a sentence."""
        key = "store.holder" if self.since_when is None else "store.holder_since"
        who = {"name": self.account, "user": self.user, "host": self.host, "process": str(self.process)}
        return text(key, **who, since=self.since_when)

    @property
    def since_when(self) -> datetime | None:
        """Since when; None where nobody said, or it cannot be read."""
        try:
            return datetime.fromisoformat(self.since)
        except ValueError:
            return None


class StoreLock:
    """The lock, held from `take` to `release`. `left_behind`: the last holder ended uncleanly."""

    def __init__(self, file: IO[bytes], holder: Holder, left_behind: bool) -> None:
        self._file = file
        self._holder = holder
        self.left_behind = left_behind

    @classmethod
    def take(cls, path: Path, account: str) -> Self:
        """Take the lock or fail at once.

        Raises
        ------
        StoreError
            With the holder's name, when another process holds it; or where the file system has no locks.
        """
        file = path.open("r+b") if path.exists() else path.open("x+b")
        try:
            _lock(file)
        except OSError as error:
            file.close()
            if error.errno not in _HELD:
                raise StoreError("error.store.no_locks") from None
            holder = holder_of(path)
            raise StoreError("error.store.locked", holder="?" if holder is None else holder.told) from None
        lock = cls(file, Holder(account, _user(), socket.gethostname(), os.getpid()), left_behind=bool(file.read(1)))
        try:
            lock._say()
        except BaseException:  # the disk fails: nobody holds what nobody can see
            file.close()
            raise
        return lock

    def name(self, account: str, since: datetime) -> None:
        """Say who it is that was let in, and since when: others are told so."""
        self._holder = replace(self._holder, account=account, since=since.isoformat(timespec="seconds"))
        self._say()

    def _say(self) -> None:
        # Never empty in between: an empty file tells of a clean end.
        self._file.seek(0)
        self._file.write(json.dumps(vars(self._holder)).encode())
        self._file.truncate()
        self._file.flush()
        os.fsync(self._file.fileno())

    def release(self, *, clean: bool = True) -> None:
        """Give the lock back; a clean end takes the name off the file."""
        if self._file.closed:
            return
        try:
            if clean:
                self._file.truncate(0)
                self._file.flush()
            _unlock(self._file)
        finally:
            self._file.close()


def holder_of(path: Path) -> Holder | None:
    """Who holds the lock, or held it when it ended uncleanly."""
    try:
        with path.open("rb") as file:
            return Holder(**json.loads(file.read(_MOST_READ)))
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)

    def _unlock(file: IO[bytes]) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_UN)
