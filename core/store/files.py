"""Files that must never be half written."""

import contextlib
import errno
import os
import sys
import tempfile
from pathlib import Path


def replace_file(target: Path, content: bytes) -> None:
    """Put `content` in place of `target`: whole, or not at all. Only the owner may read it."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    keep_names(target.parent)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, each name brought to the disk. Only the owner may read it."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for made in missing:
        keep_names(made.parent)


def keep_content(file: Path) -> None:
    """Bring what was written into a file to the disk."""
    handle = os.open(file, os.O_RDWR)  # Windows flushes only what is open for writing
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def keep_names(folder: Path) -> None:
    """Bring the folder's list of names to the disk, so that a rename outlives a power cut."""
    if sys.platform != "win32":  # a folder cannot be opened there, and NTFS keeps its names in a journal
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # a network share may have nothing of the kind
                raise
        finally:
            os.close(handle)
