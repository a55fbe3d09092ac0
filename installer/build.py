"""`python3 -m installer build`: what is installed, in `dist/`, from one command on each system.

The same commit gives the same bytes: times are those of the commit, owners are nobody's, files are sorted.
`build --twice` makes it again elsewhere, from a copy under another path, and compares every byte.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from installer import ROOT
from installer.bundle.sizes import size_report
from installer.linux.debian import make_deb
from installer.linux.slim import slim
from installer.linux.tarball import make_tarball
from installer.version import VERSION, commit_time

DIST = ROOT / "dist"
FOLDER = DIST / "calcitrack"
SUMS = "SHA256SUMS"
SPEC = ROOT / "installer" / "bundle" / "calcitrack.spec"
_AGAIN = "import sys; from pathlib import Path; from installer.build import build; sys.exit(build(Path(sys.argv[1])))"


def build(binaries: Path) -> int:
    """Freeze the program with the tools in `binaries`, pack it for this system, list its parts and its sums."""
    moment = commit_time()
    shutil.rmtree(DIST, ignore_errors=True)  # whatever an earlier version or a try left there is not what is built
    # Sets iterate by hash, and PyInstaller writes what it iterates: one seed, one order.
    environment = {**os.environ, "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(moment)}
    freeze = [binaries / "pyinstaller", "--noconfirm", "--clean", "--log-level", "ERROR", SPEC]
    folders = ["--workpath", ROOT / "build", "--distpath", DIST]
    parts = DIST / f"calcitrack-{VERSION}.cdx.json"
    bill = [binaries / "python", "-m", "installer.bundle.bill", parts]
    for what, command in (("frozen", [*freeze, *folders]), ("its parts listed", bill)):
        with _timed(what):
            code = subprocess.run([str(part) for part in command], cwd=ROOT, env=environment, check=False).returncode
        if code:
            return code
    made = [parts]
    if sys.platform == "linux":
        with _timed("made smaller"):
            slim(FOLDER)
        for make in (make_tarball, make_deb):
            with _timed("packed"):
                made.append(make(FOLDER, DIST, moment))
    else:
        print("Now make the installer:  iscc installer\\windows\\calcitrack.iss")
    print(size_report(FOLDER))
    print(write_sums(made))
    return 0


def build_twice(binaries: Path) -> int:
    """Build here, and again from a copy of the tracked files under another path; 0 when all bytes are the same."""
    with tempfile.TemporaryDirectory(prefix="another-place-") as elsewhere:
        copy = Path(elsewhere) / "with a longer name" / "calcitrack"
        for name in _tracked():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)  # with its rights: a script that travels can be started
        again = [str(binaries / "python"), "-c", _AGAIN, str(binaries)]
        # The copy's own packages go before those of the clone that the environment was made for.
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(commit_time()), "PYTHONPATH": str(copy)}
        code = build(binaries) or subprocess.run(again, cwd=copy, env=environment, check=False).returncode
        if code:
            return code
        different = sorted(differences(DIST, copy / "dist"))
    print("\n".join(["Not the same bytes:", *different]) if different else "Built twice: the same bytes.")
    return 1 if different else 0


def differences(one: Path, other: Path) -> Iterator[str]:
    """Names of files that are not the same, bytes and rights, in both folders."""
    for name in _files(one) | _files(other):
        first, second = one / name, other / name
        if not (first.is_file() and second.is_file()):
            yield f"{name} (in one alone)"
        elif first.read_bytes() != second.read_bytes() or first.stat().st_mode != second.stat().st_mode:
            yield name


def write_sums(files: list[Path]) -> str:
    """Write `dist/SHA256SUMS` as sha256sum reads it, and return it with the size of each file."""
    lines = []
    for file in files:
        with file.open("rb") as content:
            lines.append(f"{sha256(content.read()).hexdigest()}  {file.name}")
    (DIST / SUMS).write_text("\n".join(lines) + "\n", encoding="ascii")
    return "\n".join(f"{line}  ({file.stat().st_size / 1e6:.1f} MB)" for line, file in zip(lines, files, strict=True))


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def _tracked() -> list[str]:
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [name for name in told.split("\0") if name]


@contextmanager
def _timed(what: str) -> Iterator[None]:
    begun = time.monotonic()
    yield
    print(f"  {what} in {time.monotonic() - begun:.0f} s", flush=True)
