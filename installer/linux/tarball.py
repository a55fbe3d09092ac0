"""The tarball: unpack it anywhere and start `calcitrack/calcitrack`."""

import gzip
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from installer.version import VERSION

MACHINE: Final = "linux-x86_64"


def make_tarball(folder: Path, into: Path, moment: int) -> Path:
    """`calcitrack-VERSION-linux-x86_64.tar.gz` of the folder; every entry has this time and no owner."""
    target = into / f"calcitrack-{VERSION}-{MACHINE}.tar.gz"
    with (
        target.open("wb") as file,
        gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=6, mtime=moment) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in sorted(folder.rglob("*")):
            archive.add(path, f"calcitrack/{path.relative_to(folder)}", recursive=False, filter=_nobodys(moment))
    return target


def _nobodys(moment: int) -> Callable[[tarfile.TarInfo], tarfile.TarInfo]:
    def changed(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = moment
        entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
        return entry

    return changed
