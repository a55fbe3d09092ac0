"""One window a store: a second start hands its files to the window that is open, and ends.

The window that holds the store's claim (`desktop.support.claim`) can be called at a local socket that only the same
person reaches. Qt's part for that is loaded last, once nobody waits for it, so a start that comes sooner waits.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal

from desktop.support.claim import Claim, door_of

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS: Final = 8_000
"""Longer than a slow computer needs to its first page; a window that hangs longer is not waited for."""
_PAUSE_MS: Final = 100
_MOST_BYTES: Final = 1 << 20
_TAKEN: Final = b"taken\n"
_TOKEN: Final = "XDG_ACTIVATION_TOKEN"  # noqa: S105 – the name under which Wayland's desktops allow a window to come forward


class Door(QObject):
    """Stands at one store at a time, or at none."""

    called = Signal(object)
    """Another start was told to open these paths, or none: the window is wanted in front."""

    def __init__(self) -> None:
        super().__init__()
        self._store = ""
        self._claim: Claim | None = None
        self._server: QLocalServer | None = None
        self._awake = False

    def stand_at(self, store: str) -> bool:
        """Be the window of this store (empty: of none) from now on; False where another window is."""
        if store != self._store:
            self.leave()
            self._store = store
        if store and self._claim is None:
            try:
                self._claim = Claim.of(store)
            except OSError:
                return True
            self._listen()
        return not store or self._claim is not None

    def wake(self) -> None:
        """Nobody waits any more: what is needed to be called may be loaded."""
        self._awake = True
        self._listen()

    def hand_over(self, files: Sequence[Path]) -> bool:
        """Have the window that stands at the store show these files; False where there is none any more, or it does
        not answer."""
        deadline = QDeadlineTimer(_PATIENCE_MS)
        while not deadline.hasExpired():
            if _call(door_of(self._store), files, deadline):
                return True
            if self.stand_at(self._store):
                return False
            QThread.msleep(_PAUSE_MS)
        return False

    def leave(self) -> None:
        """Be no store's window any more."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        if self._claim is not None:
            self._claim.release()
            self._claim = None
        self._store = ""

    def _listen(self) -> None:
        if not self._awake or self._claim is None:
            return
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._opened)
        name = door_of(self._store)
        QLocalServer.removeServer(name)  # of a window that was killed: whoever lives would hold the claim
        self._server.listen(name)

    def _opened(self) -> None:
        while self._server is not None and (line := self._server.nextPendingConnection()) is not None:
            _Caller(line, self)


class _Caller(QObject):
    """One other start, from its first letter to its answer."""

    def __init__(self, line: QLocalSocket, door: Door) -> None:
        super().__init__(line)
        self._line, self._door, self._heard = line, door, b""
        line.readyRead.connect(self._hear)
        line.disconnected.connect(line.deleteLater)
        self._hear()

    def _hear(self) -> None:
        self._heard += bytes(self._line.readAll().data())
        if not self._heard.endswith(b"\n"):
            if len(self._heard) > _MOST_BYTES:
                self._line.abort()
            return
        asked = _read(self._heard)
        self._heard = b""
        if asked is None:
            self._line.abort()
            return
        self._line.write(_TAKEN)
        self._line.flush()
        files, token = asked
        if token:
            os.environ[_TOKEN] = token  # Qt uses it, once, when the window is brought forward
        self._door.called.emit(files)
        os.environ.pop(_TOKEN, None)


def _call(door: str, files: Sequence[Path], deadline: QDeadlineTimer) -> bool:
    from PySide6.QtNetwork import QLocalSocket

    line = QLocalSocket()
    line.connectToServer(door)
    if not line.waitForConnected(int(deadline.remainingTime())):
        return False
    said = {"files": [str(path) for path in files], "token": os.environ.get(_TOKEN, "")}
    line.write(json.dumps(said).encode() + b"\n")
    heard = b""
    while len(heard) < len(_TAKEN) and line.waitForReadyRead(int(deadline.remainingTime())):
        heard += bytes(line.readAll().data())
    return heard == _TAKEN


def _read(said: bytes) -> tuple[tuple[Path, ...], str] | None:
    """The files and the desktop's leave to come forward; None for what no start of this program says."""
    try:
        match json.loads(said):
            case {"files": [*files], "token": str(token)} if all(isinstance(name, str) for name in files):
                return tuple(Path(name) for name in files), token
    except (ValueError, RecursionError):
        pass
    return None
