"""Which window of a person's shows a store: the one that holds a lock of the operating system, for as long as it lives.

Whoever is killed holds nothing any more, so nothing has to be tidied up. The lock's name is made of this person, this
computer, this screen and the store, and tells none of them.
"""

import getpass
import hashlib
import os
import socket
import sys
from pathlib import Path
from typing import IO, Final, Self

from desktop.support.alone import take
from desktop.support.folders import windows_folder

_LETTERS: Final = 24
"""Of the name's hash: the path of a socket has room for about a hundred letters, with the folder's."""


class Claim:
    """Held from `of` to `release`."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    @classmethod
    def of(cls, store: str) -> Self | None:
        """The claim on a store's window; None where another window has it.

        Raises
        ------
        OSError
            Where nothing can be held: then nobody else holds it either.
        """
        held = take(_folder() / f"{_name(store)}.lock")
        return None if held is None else cls(held)

    def release(self) -> None:
        """Give it back."""
        self._file.close()


def door_of(store: str) -> str:
    """Where the window that holds the claim is called: the path of a socket, or on Windows the name of a pipe."""
    return f"calcitrack-{_name(store)}" if sys.platform == "win32" else str(_folder() / _name(store))


def _name(store: str) -> str:
    where = store if "://" in store else os.path.realpath(store)
    screen = "" if sys.platform == "win32" else os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "")
    parts = (getpass.getuser(), socket.gethostname(), screen, where)
    return hashlib.sha256("\0".join(parts).encode(errors="surrogateescape")).hexdigest()[:_LETTERS]


def _folder() -> Path:
    """A folder that only this person may look into: a socket in it is theirs.

    Raises
    ------
    OSError
        When it cannot be made, or is somebody else's.
    """
    folder = windows_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if sys.platform != "win32":
        folder.chmod(0o700)  # fails for whom it does not belong to
    return folder
