"""An empty file system of a program, mounted as `sshfs` would be: the smallest answer to what the kernel asks."""

import ctypes
import errno
import os
import stat
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_LOOKUP, _FORGET, _GETATTR, _INIT, _INTERRUPT, _BATCH_FORGET = 1, 2, 3, 26, 36, 42
_MNT_DETACH = 2
_SILENT = (_FORGET, _INTERRUPT, _BATCH_FORGET)
_HEADER = struct.Struct("=IIQQIIII")
_ANSWER = struct.Struct("=IiQ")


@contextmanager
def mounted(folder: Path, kind: str = "fuse.sshfs") -> Iterator[Path]:
    """The folder with such a file system on it, while the block runs; skips the test where one may not mount."""
    libc = ctypes.CDLL(None, use_errno=True)
    try:
        device = os.open("/dev/fuse", os.O_RDWR)
    except OSError as error:
        pytest.skip(f"no /dev/fuse here: {error.strerror}")
    options = f"fd={device},rootmode={stat.S_IFDIR:o},user_id={os.getuid()},group_id={os.getgid()}".encode()
    if libc.mount(b"nurse@ward:/", os.fsencode(folder), kind.encode(), 0, options) != 0:
        os.close(device)
        pytest.skip(f"mounting is not allowed here: {os.strerror(ctypes.get_errno())}")
    server = threading.Thread(target=_serve, args=(device,), name="fuse", daemon=True)
    server.start()
    try:
        yield folder
    finally:
        libc.umount2(os.fsencode(folder), _MNT_DETACH)
        server.join(timeout=10)
        os.close(device)


def _serve(device: int) -> None:
    while True:
        try:
            request = os.read(device, 1 << 18)
        except OSError:  # it was taken away
            return
        _, operation, unique, *_ = _HEADER.unpack_from(request)
        if operation in _SILENT:
            continue
        fault, body = _answer(operation)
        try:
            os.write(device, _ANSWER.pack(_ANSWER.size + len(body), -fault, unique) + body)
        except OSError as error:
            if error.errno != errno.ENOENT:  # nobody waits for the answer any more
                return


def _answer(operation: int) -> tuple[int, bytes]:
    if operation == _INIT:
        return 0, struct.pack("=IIIIHHIIHHI28x", 7, 31, 0, 0, 0, 0, 4096, 1, 0, 0, 0)
    if operation == _GETATTR:
        root = struct.pack("=QQQQQQIIIIIIIIII", 1, 0, 0, 0, 0, 0, 0, 0, 0, stat.S_IFDIR | 0o755, 2, 0, 0, 0, 4096, 0)
        return 0, struct.pack("=QII", 0, 0, 0) + root
    return (errno.ENOENT if operation == _LOOKUP else errno.ENOSYS), b""
