"""The Debian package: the folder in /opt, one command in /usr/bin, and what a desktop needs to know of it."""

import gzip
import os
import re
import shutil
import subprocess
import tempfile
from email.utils import formatdate
from pathlib import Path

from installer import ROOT
from installer.version import VERSION

HERE = ROOT / "installer" / "linux"
NEEDS = ("libegl1", "libgl1", "libxcb-shape0")
"""Libraries that belong to the machine's own graphics and are not bundled."""


def make_deb(folder: Path, into: Path, moment: int) -> Path:
    """`calcitrack_VERSION_amd64.deb`, by Debian's own dpkg-deb; the folder is linked, not copied, where it can be."""
    target = into / f"calcitrack_{VERSION}_amd64.deb"
    with tempfile.TemporaryDirectory(dir=into) as scratch:
        tree = Path(scratch)
        tree.chmod(0o755)
        shutil.copytree(folder, tree / "opt" / "calcitrack", symlinks=True, copy_function=_linked)
        (tree / "usr" / "bin").mkdir(parents=True)
        (tree / "usr" / "bin" / "calcitrack").symlink_to("/opt/calcitrack/calcitrack")
        for name, place in _DESKTOP_FILES.items():
            _put(HERE / name, tree / "usr" / "share" / place)
        _put(ROOT / "resources" / "icons" / "calcitrack.svg", tree / _ICON)
        _put(HERE / "lintian-overrides.txt", tree / "usr/share/lintian/overrides/calcitrack")
        _write(tree / _DOCUMENTS / "copyright", _copyright().encode())
        for name, text in ((f"{_DOCUMENTS}/changelog", _changes(moment)), (_MANUAL, _manual())):
            _write(tree / f"{name}.gz", gzip.compress(text.encode(), mtime=0))
        size = sum(file.lstat().st_size for file in tree.rglob("*") if not file.is_dir())
        (tree / "DEBIAN").mkdir()
        (tree / "DEBIAN" / "control").write_text(_control(size, _newest_glibc(folder)), encoding="utf-8")
        for path in tree.rglob("*"):  # dpkg-deb only brings down times that are later
            os.utime(path, (moment, moment), follow_symlinks=False)
        # Not zstd, which Debian's own checker refuses; not xz, which takes minutes for a seventh less.
        pack = ["dpkg-deb", "--root-owner-group", "-Zgzip", "-z6", "--build", str(tree), str(target)]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment)}
        subprocess.run(pack, check=True, stdout=subprocess.DEVNULL, env=environment)
    return target


_DOCUMENTS = "usr/share/doc/calcitrack"
_MANUAL = "usr/share/man/man1/calcitrack.1"
_ICON = "usr/share/icons/hicolor/scalable/apps/calcitrack.svg"
_DESKTOP_FILES = {
    "calcitrack.desktop": "applications/calcitrack.desktop",
    "calcitrack.metainfo.xml": "metainfo/calcitrack.metainfo.xml",
    "calcitrack-mime.xml": "mime/packages/calcitrack.xml",
}


def _control(size: int, glibc: str) -> str:
    text = (HERE / "control.txt").read_text(encoding="utf-8")
    needs = ", ".join((f"libc6 (>= {glibc})", *NEEDS))
    return text.format(version=VERSION, kilobytes=-(-size // 1024), needs=needs)


def _changes(moment: int) -> str:
    """What Debian's tools ask of a change log: this version, when, and where the changes are told."""
    return (
        f"calcitrack ({VERSION}) stable; urgency=medium\n\n"
        "  * What changed is told in CHANGELOG.md of the sources.\n\n"
        f" -- The Calcitrack authors <calcitrack@example.org>  {formatdate(moment)}\n"
    )


def _manual() -> str:
    return (HERE / "calcitrack.1").read_text(encoding="utf-8").format(version=VERSION)


def _copyright() -> str:
    lines = (ROOT / "LICENSE").read_text(encoding="utf-8").strip().splitlines()[4:]
    licence = "\n".join(f" {line or '.'}" for line in lines)
    return (HERE / "copyright.txt").read_text(encoding="utf-8").format(version=VERSION, licence=licence)


def _newest_glibc(folder: Path) -> str:
    """The newest version of the C library that any bundled file asks for, as its symbols say."""
    asked = {(2, 17)}
    for file in folder.rglob("*.so*"):
        if not file.is_symlink():
            found = re.findall(rb"GLIBC_(\d+)\.(\d+)(?:\.\d+)?\0", file.read_bytes())
            asked |= {(int(major), int(minor)) for major, minor in found}
    return "{}.{}".format(*max(asked))


def _put(source: Path, target: Path) -> None:
    _write(target, source.read_bytes())


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    target.chmod(0o644)


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
