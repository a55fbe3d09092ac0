"""Disks of a few megabytes that a test may fill, and folders that may be written no more."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_MNT_DETACH, _MS_RDONLY, _MS_REMOUNT = 2, 1, 32


@contextmanager
def small_disk(folder: Path, kib: int) -> Iterator["Disk"]:
    """A disk of so many KiB on the folder while the block runs; skips the test where one may not mount."""
    folder.mkdir()
    disk = Disk(folder, kib)
    disk.mount()
    try:
        yield disk
    finally:
        ctypes.CDLL(None).umount2(os.fsencode(folder), _MNT_DETACH)


class Disk:
    """A file system in memory."""

    def __init__(self, folder: Path, kib: int) -> None:
        self.folder, self._options = folder, f"size={kib}k".encode()

    def mount(self) -> None:
        self._call(0, skips=True)

    def refuse_writing(self) -> None:
        """Somebody took the permission to write away, or the kernel did after a fault."""
        self._call(_MS_REMOUNT | _MS_RDONLY)

    def allow_writing(self) -> None:
        self._call(_MS_REMOUNT)

    def fill(self) -> Path:
        """Take every byte that is left."""
        taken = self.folder / "somebody elses film"
        with taken.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                return taken

    def _call(self, flags: int, *, skips: bool = False) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.mount(b"tmpfs", os.fsencode(self.folder), b"tmpfs", flags, self._options) == 0:
            return
        reason = os.strerror(ctypes.get_errno())
        if skips:
            pytest.skip(f"mounting is not allowed here: {reason}")
        raise OSError(reason)
