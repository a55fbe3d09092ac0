"""`python3 -m installer demo` sets up and opens the demo clinic; `python3 -m installer check` passes all checks.

`build` makes what is installed, in `dist/` (`build --twice` proves that it is the same each time); `smoke` tries it on
a bare system, and `smoke --windows` the setup for Windows, under Wine. All make `.venv` beside this folder from the
versions in `installer/lock.txt`, and again only when the lock changed.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import venv

from installer import ROOT
from installer.build import build, build_twice
from installer.linux.smoke import smoke
from installer.windows.smoke import smoke as smoke_windows

ENVIRONMENT = ROOT / ".venv"
LOCK = ROOT / "installer" / "lock.txt"
BINARIES = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BINARIES / ("python.exe" if os.name == "nt" else "python")

APT_LINE = (
    "sudo apt install libegl1 libgl1 libdbus-1-3 libfontconfig1 libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 "
    "libxcb-xkb1"
)
"""Qt's system libraries on Debian and Ubuntu; README names the same line and a test compares them."""

NO_DISPLAY = """\
There is no display here, so the window cannot be shown. You can
  - run the same command in a desktop session, or over `ssh -X`;
  - draw it on a virtual screen:   xvfb-run -a python3 -m installer demo
  - take pictures of every place:  .venv/bin/python -m docs.take_screenshots /tmp/screenshots
  - use the command line, which needs no display:  .venv/bin/calcitrack --help"""

NO_LIBRARIES = f"""\
Qt's system libraries are missing on this machine. On Debian or Ubuntu install them with

  {APT_LINE}

and run the same command again."""


def main() -> int:
    """Run one of the two commands; the exit code is that of the program or of the first check that fails."""
    parser = argparse.ArgumentParser(prog="python3 -m installer", description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=["demo", "check", "set-up", "build", "smoke"], help="what to do")
    arguments, rest = parser.parse_known_args()
    if sys.version_info < (3, 11):  # noqa: UP036 – this file runs on whatever Python is there
        sys.exit(f"Calcitrack needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    set_up()
    match arguments.command:
        case "demo":
            return open_demo(rest)
        case "check":
            return run_checks(rest)
        case "build":
            return build_twice(BINARIES) if rest == ["--twice"] else build(BINARIES)
        case "smoke":
            return smoke_windows() if rest == ["--windows"] else smoke()
    return 0


def set_up() -> None:
    """Make the environment, or bring it up to the lock."""
    wanted = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    mark = ENVIRONMENT / "calcitrack-lock.sha256"
    if PYTHON.exists() and mark.exists() and mark.read_text(encoding="ascii") == wanted:
        return
    print("Setting up .venv (about 500 MB, once)…", flush=True)
    venv.create(ENVIRONMENT, with_pip=True, clear=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--requirement", str(LOCK)])
    run([*pip, "--no-deps", "--editable", str(ROOT)])
    mark.write_text(wanted, encoding="ascii")


def open_demo(rest: list[str]) -> int:
    """Open the window on the demo clinic, or say what is missing for it."""
    if sys.platform == "linux":
        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM")):
            print(NO_DISPLAY, file=sys.stderr)
            return 2
        # A missing library shows only when Qt starts: its platform plugin is loaded then.
        starts = [str(PYTHON), "-c", "from PySide6.QtWidgets import QApplication; QApplication([])"]
        if subprocess.run(starts, capture_output=True, check=False).returncode:
            print(NO_LIBRARIES, file=sys.stderr)
            return 2
    return subprocess.run([str(PYTHON), "-m", "desktop.entry", "--demo", *rest], cwd=ROOT, check=False).returncode


def run_checks(rest: list[str]) -> int:
    """Format, lint, types, import contracts and tests, in the order of their cost; further arguments go to pytest."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
    tests = ["pytest", "-n", str(min(os.cpu_count() or 1, 4)), *(rest or ["-m", "not long"])]
    checks = [
        ["ruff", "format", "--check", "."],
        ["ruff", "check", "."],
        ["mypy"],
        ["lint-imports"],
        tests,
    ]
    for check in checks:
        print(f"\n== {' '.join(check)}", flush=True)
        command = [str(BINARIES / check[0]), *check[1:]]
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        if code:
            print(f"\n{check[0]} found something to mend (exit code {code}).", file=sys.stderr)
            return code
    print("\nAll checks passed.")
    return 0


def run(command: list[str]) -> None:
    """Run one step of the set-up; its own message is enough when it fails."""
    code = subprocess.run(command, check=False).returncode
    if code:
        what = " ".join(command[1:5])
        sys.exit(f"The set-up stopped: {what}… ended with exit code {code}. Is the network reachable?")


if __name__ == "__main__":
    sys.exit(main())
