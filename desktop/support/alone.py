"""One process at a time, by a lock of the operating system on a file beside what is written."""

import errno
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

_TRIES: Final = 100
_PAUSE_S: Final = 0.01
_TAKEN: Final = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})
"""What the system says of a lock that somebody else holds."""


@contextmanager
def alone(path: Path) -> Iterator[bool]:
    """Hold the lock; False where it cannot be had within a second: whoever only adds something goes on without it.

    Raises
    ------
    OSError
        When the file of the lock cannot be opened.
    """
    with path.open("ab") as file:
        held = _held(file)
        try:
            yield held
        finally:
            if held:
                _unlock(file)


def take(path: Path) -> IO[bytes] | None:
    """Hold the lock until what is returned is closed, or this process ends; None where another one holds it.

    Raises
    ------
    OSError
        When the file of the lock cannot be opened, or there are no locks here.
    """
    file = path.open("ab")
    try:
        _lock(file)
    except OSError as error:
        file.close()
        if error.errno not in _TAKEN:
            raise
        return None
    return file


def _held(file: IO[bytes]) -> bool:
    for _ in range(_TRIES):
        try:
            _lock(file)
        except OSError:
            time.sleep(_PAUSE_S)
        else:
            return True
    return False


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _unlock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_UN)
