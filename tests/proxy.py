"""A line to a PostgreSQL server that a test may cut, hold up, or leave open with nobody behind it.

It listens on a socket beside the server's, so that a store is opened through it by its address alone.
"""

import contextlib
import socket
import tempfile
import threading
import time
from types import TracebackType
from typing import Final, Literal, Self

from sqlalchemy import make_url

Mode = Literal["pass", "cut", "silent", "deaf", "mute"]
_PORT: Final = 5432
_COMMIT: Final = b"COMMIT\x00"


class Proxy:
    """Carries bytes both ways. `mode` says how, and holds for lines that are open already:

    `pass`; `cut`: every line is closed, and new ones at once; `silent`: lines stay open and carry nothing;
    `deaf`: a line that is asked to commit is closed before the server hears of it; `mute`: after the server has done
    it, and before anybody hears that. Each way, `delay_s` passes before a piece goes on.
    """

    def __init__(self, url: str) -> None:
        address = make_url(url)
        self._server = f"{address.query['host']}/.s.PGSQL.{address.port or _PORT}"
        self._folder = tempfile.TemporaryDirectory(prefix="line-")
        self.url = address.update_query_dict({"host": self._folder.name}).render_as_string(hide_password=False)
        self.mode: Mode = "pass"
        self.delay_s = 0.0
        self.carried = 0
        self.cut_after: int | None = None
        self._lines: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._over, self._held = threading.Event(), threading.Event()
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(f"{self._folder.name}/.s.PGSQL.{_PORT}")
        self._listener.listen(32)
        self._listener.settimeout(0.05)
        self._start(self._accept)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._over.set()
        self.cut()
        for thread in list(self._threads):
            thread.join()
        self._listener.close()
        self._folder.cleanup()

    def cut(self) -> None:
        """Close every line that is open now; new ones are carried as the mode says."""
        for line in list(self._lines):
            _end(line)

    def half_close(self) -> None:
        """The server's side says that it will say no more, and the line stays open."""
        for line in list(self._lines):
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_WR)

    def _start(self, work: object, *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._over.is_set():
            with contextlib.suppress(TimeoutError):
                here, _ = self._listener.accept()
                self._join(here, socket.socket(socket.AF_UNIX))

    def _join(self, here: socket.socket, there: socket.socket) -> None:
        try:
            there.connect(self._server)
        except OSError:
            _end(here, there)
            return
        if self.mode == "cut":
            _end(here, there)
            return
        self._lines += [here, there]
        self._start(self._carry, here, there, True)
        self._start(self._carry, there, here, False)

    def _carry(self, source: socket.socket, target: socket.socket, asks: bool) -> None:
        committing = False
        while not self._over.is_set():
            try:
                piece = source.recv(65536)
            except OSError:
                break
            if piece and not asks and self.mode == "silent":
                self._held.set()
            while self.mode == "silent" and not self._over.is_set():
                time.sleep(0.01)
            if not piece or self.mode == "cut":
                break
            committing = asks and _COMMIT in piece
            if committing and self.mode == "deaf":
                break
            if self.delay_s:
                time.sleep(self.delay_s)
            self.carried += len(piece)
            if self.cut_after is not None and self.carried >= self.cut_after:
                self.cut_after = None
                break
            try:
                if committing and self.mode == "mute":
                    self._held.clear()
                    self.mode = "silent"
                    target.sendall(piece)
                    self._held.wait(10)
                    _end(source, target)
                    self.mode = "pass"
                    break
                target.sendall(piece)
            except OSError:
                break
        _end(source, target)


def _end(*lines: socket.socket) -> None:
    for line in lines:
        with contextlib.suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)
        line.close()
