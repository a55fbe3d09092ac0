"""The Debian package: the folder in /opt, one command in /usr/bin, and what a desktop needs to know of it."""

import os
import re
import shutil
import subprocess
import tempfile
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
        _put(ROOT / "LICENSE", tree / "usr" / "share" / "doc" / "calcitrack" / "copyright")
        size = sum(file.lstat().st_size for file in tree.rglob("*") if not file.is_dir())
        (tree / "DEBIAN").mkdir()
        (tree / "DEBIAN" / "control").write_text(_control(size, _newest_glibc(folder)), encoding="utf-8")
        pack = ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z9", "--build", str(tree), str(target)]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment)}
        subprocess.run(pack, check=True, stdout=subprocess.DEVNULL, env=environment)
    return target


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


def _newest_glibc(folder: Path) -> str:
    """The newest version of the C library that any bundled file asks for, as its symbols say."""
    asked = {(2, 17)}
    for file in folder.rglob("*.so*"):
        if not file.is_symlink():
            found = re.findall(rb"GLIBC_(\d+)\.(\d+)(?:\.\d+)?\0", file.read_bytes())
            asked |= {(int(major), int(minor)) for major, minor in found}
    return "{}.{}".format(*max(asked))


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(0o644)


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
