"""`python3 -m installer build`: what is installed, in `dist/`, from one command on each system.

The same commit gives the same bytes: times are those of the commit, owners are nobody's, files are sorted.
"""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from installer import ROOT
from installer.bundle.sizes import size_report
from installer.linux.debian import make_deb
from installer.linux.tarball import make_tarball
from installer.version import VERSION, commit_time

DIST = ROOT / "dist"
FOLDER = DIST / "calcitrack"
SPEC = ROOT / "installer" / "bundle" / "calcitrack.spec"


def build(binaries: Path) -> int:
    """Freeze the program with the tools in `binaries`, pack it for this system, list its parts and its sums."""
    moment = commit_time()
    # Sets iterate by hash, and PyInstaller writes what it iterates: one seed, one order.
    environment = {**os.environ, "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(moment)}
    freeze = [binaries / "pyinstaller", "--noconfirm", "--clean", "--log-level", "ERROR", SPEC]
    folders = ["--workpath", ROOT / "build", "--distpath", DIST]
    bill = [binaries / "python", "-m", "installer.bundle.bill", DIST / f"calcitrack-{VERSION}.cdx.json"]
    for command in ([*freeze, *folders], bill):
        code = subprocess.run([str(part) for part in command], cwd=ROOT, env=environment, check=False).returncode
        if code:
            return code
    made = [DIST / f"calcitrack-{VERSION}.cdx.json"]
    if sys.platform == "linux":
        made += [make_tarball(FOLDER, DIST, moment), make_deb(FOLDER, DIST, moment)]
    else:
        print("Now make the installer:  iscc installer\\windows\\calcitrack.iss")
    print(size_report(FOLDER))
    print(write_sums(made))
    return 0


def write_sums(files: list[Path]) -> str:
    """Write `dist/SHA256SUMS` as sha256sum reads it, and return it with the size of each file."""
    lines = []
    for file in files:
        with file.open("rb") as content:
            lines.append(f"{sha256(content.read()).hexdigest()}  {file.name}")
    (DIST / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="ascii")
    return "\n".join(f"{line}  ({file.stat().st_size / 1e6:.1f} MB)" for line, file in zip(lines, files, strict=True))
