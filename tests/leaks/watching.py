"""Watches folders and a process while the program is used: each file as soon as it is there, a nameless one too."""

import contextlib
import ctypes
import os
import re
import struct
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

from tests.leaks.planted import Planted

_CREATE, _MODIFY, _CLOSED, _MOVED = 0x100, 0x2, 0x8, 0x80
_INTERESTING: Final = _CREATE | _MODIFY | _CLOSED | _MOVED
_IS_FOLDER: Final = 0x40000000
_NONBLOCK: Final = 0o4000
_EVENT: Final = struct.Struct("iIII")
_PAUSE_S: Final = 0.01
_LARGEST: Final = 32 * 1024 * 1024


def read(path: Path) -> bytes:
    """A file's bytes; none when it is gone already."""
    with contextlib.suppress(OSError), path.open("rb") as file:
        return file.read(_LARGEST)
    return b""


def search(folder: Path, planted: Planted) -> list[str]:
    """What of the planted lies in a folder, in names and bytes."""
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        found += [f"{name} (its name): {what}" for what in planted.found_in(name.encode())]
        if path.is_file() and not path.is_symlink():
            found += [f"{name}: {what}" for what in planted.found_in(read(path))]
    return found


@dataclass
class Watch:
    """A thread that looks until it is stopped. `names` are all files that there ever were in `folder`."""

    folder: Path
    planted: Planted
    pids: list[int] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    found: set[str] = field(default_factory=set)
    looked: int = 0
    _folders: dict[int, Path] = field(default_factory=dict)
    _over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._handle = self._libc.inotify_init1(_NONBLOCK)
        assert self._handle >= 0
        for each in (self.folder, *(path for path in self.folder.rglob("*") if path.is_dir())):
            self._add(each)
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join()
        os.close(self._handle)

    def _add(self, folder: Path) -> None:
        number = self._libc.inotify_add_watch(self._handle, os.fsencode(folder), _INTERESTING)
        if number >= 0:
            self._folders[number] = folder

    def _run(self) -> None:
        while not self._over.wait(_PAUSE_S):
            self._look()
            self._look_at_processes()
        self._look()

    def _look(self) -> None:
        touched: set[Path] = set()
        while data := self._read_events():
            at = 0
            while at < len(data):
                number, mask, _cookie, length = _EVENT.unpack_from(data, at)
                name = data[at + _EVENT.size : at + _EVENT.size + length].split(b"\0")[0]
                at += _EVENT.size + length
                if number in self._folders and name:
                    path = self._folders[number] / os.fsdecode(name)
                    self._noticed(path, is_folder=bool(mask & _IS_FOLDER))
                    touched.add(path)
        for path in touched:
            self._search(self._called(path), read(path) if path.is_file() else b"")

    def _read_events(self) -> bytes:
        try:
            return os.read(self._handle, 1 << 16)
        except BlockingIOError:
            return b""

    def _noticed(self, path: Path, *, is_folder: bool) -> None:
        self.names.add(self._called(path))
        if is_folder:
            self._add(path)
            # What came into it before it was watched.
            with contextlib.suppress(OSError):
                for inner in list(path.iterdir()):
                    self._noticed(inner, is_folder=inner.is_dir())
                    self._search(self._called(inner), read(inner) if inner.is_file() else b"")

    def _look_at_processes(self) -> None:
        """Files that have no name any more, or never had one, and are open all the same."""
        for pid in self.pids:
            with contextlib.suppress(OSError):
                for link in list(Path(f"/proc/{pid}/fd").iterdir()):
                    with contextlib.suppress(OSError):
                        target = os.readlink(link)
                        if target.endswith("(deleted)") or target.startswith("/memfd:"):
                            self._search(f"open without a name: {target}", read(link))

    def _search(self, called: str, data: bytes) -> None:
        self.looked += 1
        for what in (*self.planted.found_in(data), *self.planted.found_in(called.encode())):
            self.found.add(f"{called}: {what}")

    def _called(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()


_OPENED: Final = re.compile(r'(?:openat\(\w+, |open\(|creat\()"([^"]+)", ?([A-Z_|]*)')


def opened_for_writing(log: Path) -> set[str]:
    """The paths that a process opened to write, of what `strace` wrote down; also anonymous ones."""
    found = set()
    for line in log.read_text(errors="replace").splitlines():
        if "memfd_create(" in line:
            found.add("memfd:" + line.split('"')[1])
        elif (match := _OPENED.search(line)) and re.search("O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE", match[2]):
            found.add(match[1])
    return found
