"""One process writes a store at a time: a lock of the operating system on a file that says who holds it.

The file is emptied at a clean end, so a name left in it tells of an unclean one.
"""

import getpass
import json
import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Self

from core.errors import StoreError

# Windows locks bytes, and locked bytes cannot be read: the lock lies far behind the holder's name.
_LOCKED_BYTE: Final = 1 << 30
_MOST_READ: Final = 4096


@dataclass(frozen=True)
class Holder:
    """Who has the store open: the account, the person's name on the machine, the machine, the process."""

    account: str
    user: str
    host: str
    process: int

    def __str__(self) -> str:
        return f"{self.account} ({self.user}@{self.host}, {self.process})"


class StoreLock:
    """The lock, held from `take` to `release`. `left_behind`: the last holder ended uncleanly."""

    def __init__(self, file: IO[bytes], left_behind: bool) -> None:
        self._file = file
        self.left_behind = left_behind

    @classmethod
    def take(cls, path: Path, account: str) -> Self:
        """Take the lock or fail at once.

        Raises
        ------
        StoreError
            With the holder's name, when another process holds it.
        """
        file = path.open("r+b") if path.exists() else path.open("x+b")
        try:
            _lock(file)
        except OSError:
            file.close()
            raise StoreError("error.store.locked", holder=str(holder_of(path) or "?")) from None
        lock = cls(file, left_behind=bool(file.read(1)))
        try:
            lock._say(Holder(account, _user(), socket.gethostname(), os.getpid()))
        except BaseException:  # the disk fails: nobody holds what nobody can see
            file.close()
            raise
        return lock

    def _say(self, holder: Holder) -> None:
        self._file.seek(0)
        self._file.truncate()
        self._file.write(json.dumps(vars(holder)).encode())
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
