"""`python3 -m installer smoke`: what was built, tried on a bare Debian without Python: installed, used, removed.

Needs root, debootstrap and Debian's packages. Each step is a line with its seconds; the first that fails ends it.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from installer import ROOT
from installer.linux.tarball import MACHINE
from installer.version import VERSION

DIST = ROOT / "dist"
PHOTOGRAPH = ROOT / "tests" / "data" / "photograph.heic"  # of the demo clinic's painter: nobody's wound
DEB = DIST / f"calcitrack_{VERSION}_amd64.deb"
TARBALL = DIST / f"calcitrack-{VERSION}-{MACHINE}.tar.gz"
PASSPHRASE = "a lantern for the night shift"
STORE = "/var/tmp/clinic"  # a folder of the bare system, not of this one
_WINDOW_SECONDS = 60
_TONES = 64
"""Text with smooth edges has more values than this in its picture; an empty screen has a handful."""


NOT_TRIED = 77
"""The exit code of a check that could not be made here, as test harnesses know it."""


class Failed(Exception):
    """A step did not do what it should; the text says what was seen."""


@dataclass(frozen=True)
class BareSystem:
    """A Debian with nothing but its base, in a folder of its own."""

    root: Path

    def run(self, *command: str) -> str:
        """The output of a command in there, in an environment of nothing but what every program may expect.

        Raises
        ------
        Failed
            When it ends with an error, with the end of what it said.
        """
        environment = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/root",
            "LANG": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
            "CALCITRACK_PASSPHRASE": PASSPHRASE,
        }
        inside = ["chroot", str(self.root), *command]
        done = subprocess.run(inside, env=environment, capture_output=True, text=True, check=False, errors="replace")
        if done.returncode:
            raise Failed(f"{' '.join(command)} ended with {done.returncode}:\n{(done.stdout + done.stderr)[-2000:]}")
        return done.stdout

    def install(self, *packages: str) -> None:
        """Packages, by apt, with what they need and nothing that they merely recommend."""
        self.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)

    def calcitrack(self, *arguments: str) -> str:
        """The output of the installed program."""
        return self.run("calcitrack", *arguments)

    def path(self, inside: str) -> Path:
        """Where a path of the bare system lies on this one."""
        return self.root / inside.lstrip("/")


def smoke() -> int:
    """Try every step; the exit code is 0 only when all did what they should."""
    for needed in (DEB, TARBALL):
        if not needed.exists():
            print(f"{needed.name} is not in dist/. Make it first:  python3 -m installer build", file=sys.stderr)
            return 2
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        print("A bare system is made by debootstrap, as root:  sudo apt install debootstrap", file=sys.stderr)
        return 2
    if not _mirror_answers():
        print(
            f"\n*** NOT TRIED: nothing answers at {_mirror()}, where a bare Debian comes from. ***\n", file=sys.stderr
        )
        return NOT_TRIED
    with tempfile.TemporaryDirectory(prefix="calcitrack-smoke-") as folder:
        bare = BareSystem(Path(folder) / "debian")
        try:
            with _timed("a bare Debian is made"):
                _make(bare)
            with _mounted(bare):
                for step in STEPS:
                    with _timed(str(step.__doc__).rstrip(".")):
                        step(bare)
        except (Failed, subprocess.CalledProcessError) as error:
            print(f"failed: {error}", file=sys.stderr)
            return 1
    print(f"{len(STEPS)} passed, 0 failed")
    return 0


def it_has_no_python(bare: BareSystem) -> None:
    """There is no Python."""
    if any(bare.path("/usr/bin").glob("python3*")):
        raise Failed("there is a Python in /usr/bin")


def the_package_is_installed(bare: BareSystem) -> None:
    """The version before is installed with what it needs, by apt."""
    _older_package(bare.path("/var/tmp/before.deb"))
    bare.run("apt-get", "update", "-qq")
    bare.install("/var/tmp/before.deb")
    _expect("Commands", bare.calcitrack("--help"))
    if not bare.path(_ONCE).exists():
        raise Failed("the version before is not what it should be")


def the_demo_clinic_is_made(bare: BareSystem) -> None:
    """The demo clinic is made."""
    bare.calcitrack("demo-clinic", "--store", STORE, "--patients", "3", "--weeks", "6")


def the_package_is_upgraded(bare: BareSystem) -> None:
    """This version takes its place, nothing of the other is left, and the records are whole."""
    shutil.copy(DEB, bare.path("/var/tmp/calcitrack.deb"))
    bare.install("/var/tmp/calcitrack.deb")
    _expect(VERSION, bare.run("dpkg-query", "--show", "calcitrack"))
    if bare.path(_ONCE).exists():
        raise Failed("a library of the version before is left")
    bare.calcitrack("verify", "--store", STORE)


_ONCE = "/opt/calcitrack/_internal/a-library-that-was.so"


def _older_package(target: Path) -> None:
    """The same package under an earlier version, with a file that this one no longer has."""
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        subprocess.run(["dpkg-deb", "--raw-extract", DEB, folder], check=True)
        control = Path(folder) / "DEBIAN" / "control"
        text = control.read_text(encoding="utf-8")
        control.write_text(text.replace(f"Version: {VERSION}\n", f"Version: {VERSION}~before\n"), encoding="utf-8")
        Path(folder + _ONCE).touch()
        pack = ["dpkg-deb", "--root-owner-group", "-Znone", "--build", folder, str(target)]
        subprocess.run(pack, check=True, stdout=subprocess.DEVNULL)


def a_photograph_is_measured(bare: BareSystem) -> None:
    """A photograph of a phone (HEIC) is outlined and measured: OpenCV, NumPy, Pillow and libheif are whole."""
    shutil.copy(PHOTOGRAPH, bare.path("/var/tmp/photograph.heic"))
    box = ("--box", "190", "86", "282", "247")
    bare.calcitrack("trace", "/var/tmp/photograph.heic", *box, "--out", "/var/tmp/outline.json")
    asked = ("measure", "/var/tmp/photograph.heic", "--outline", "/var/tmp/outline.json", "--json")
    _expect('"regions"', bare.calcitrack(*asked))


def a_handover_is_printed(bare: BareSystem) -> None:
    """A handover is printed, in Chinese too."""
    for language in ("en", "zh_CN"):
        out = f"/var/tmp/handover-{language}.pdf"
        asked = ("--store", STORE, "--patient", "CUA-001", "--language", language, "--out", out)
        bare.calcitrack("report", "handover", *asked)
        if not bare.path(out).read_bytes().startswith(b"%PDF-"):
            raise Failed(f"{out} is no PDF")


def it_exchanges(bare: BareSystem) -> None:
    """A case leaves as FHIR, Excel and Parquet, and comes back into another clinic."""
    whose = ("--store", STORE, "--patient", "CUA-001")
    bare.calcitrack("export", "fhir", *whose, "--out", "/var/tmp/case.fhir.json")
    bare.calcitrack("export", "case", *whose, "--out", "/var/tmp/case.zip")
    for table, folder in (("xlsx", "/var/tmp/tables.xlsx"), ("parquet", "/var/tmp/tables")):
        bare.calcitrack("export", table, "--store", STORE, "--all", "--out", folder)
    bare.calcitrack("demo-clinic", "--store", "/var/tmp/other", "--patients", "1", "--weeks", "2", "--seed", "99")
    bare.calcitrack("import", "/var/tmp/case.zip", "--store", "/var/tmp/other", "--preview")


def a_backup_is_restored(bare: BareSystem) -> None:
    """A backup is made and restored."""
    bare.calcitrack("backup", "--store", STORE, "--to", "/var/tmp/backups")
    bare.calcitrack("restore", "--from", "/var/tmp/backups", "--store", "/var/tmp/restored")


def the_window_opens(bare: BareSystem) -> None:
    """The window opens on Xvfb, signs in, shows a timeline, and on F1 the guide's page of it with pictures."""
    bare.install("xvfb", "xauth", "xdotool")
    _expect("Calcitrack guide", bare.run("sh", "-c", _OPEN_AND_LOOK))
    for name in ("worklist", "timeline", "guide"):
        picture = DIST / f"smoke-{name}.xwd"
        shutil.copy(bare.path(f"/var/tmp/{name}.xwd"), picture)
        if len(set(picture.read_bytes())) < _TONES:
            raise Failed(f"the screen is empty: dist/{picture.name}")
    there = {file.name for file in bare.path(f"{_GUIDE}/docs/screenshots").iterdir()}
    pages = [file.read_text(encoding="utf-8") for file in bare.path(_GUIDE).glob("*/*.md")]
    shown = {name for page in pages for name in re.findall(r"/screenshots/([^)]+)\)", page)}
    if not shown or shown - there:
        raise Failed(f"the guide lacks pictures: {sorted(shown - there)}")


_GUIDE = "/opt/calcitrack/_internal/resources/guide"
_OPEN_AND_LOOK = f"""
mkdir -p /var/tmp/screen
Xvfb :77 -screen 0 1280x800x24 -fbdir /var/tmp/screen >/dev/null 2>&1 &
screen=$!
export DISPLAY=:77
sleep 2
calcitrack --store {STORE} >/var/tmp/window.log 2>&1 &
program=$!
wait_for() {{
  for second in $(seq {_WINDOW_SECONDS}); do
    sleep 1
    xdotool search --onlyvisible --name "$1" && return
  done
  echo "no window: $1"; cat /var/tmp/window.log; exit 1
}}
type_in() {{ xdotool type "$1"; sleep 2; xdotool key Return; sleep "$2"; }}
look() {{ cp /var/tmp/screen/Xvfb_screen0 "/var/tmp/$1.xwd"; }}
wait_for Calcitrack
sleep 5
xdotool search --onlyvisible --name Calcitrack windowfocus
xdotool type admin
xdotool key Tab
type_in "$CALCITRACK_PASSPHRASE" 20
look worklist
xdotool key ctrl+k; sleep 2
type_in CUA-001 10
xdotool key ctrl+k; sleep 2
type_in Timeline 10
look timeline
xdotool key F1
wait_for 'Timeline – Calcitrack guide'
sleep 3
look guide
xdotool search --onlyvisible --name 'Calcitrack guide' getwindowname
kill $program; wait $program 2>/dev/null; kill $screen
true
"""


def the_package_is_removed(bare: BareSystem) -> None:
    """The package is removed and purged, and the records stay."""
    bare.run("apt-get", "remove", "-y", "-qq", "calcitrack")
    if bare.path("/opt/calcitrack").exists() or bare.path("/usr/bin/calcitrack").is_symlink():
        raise Failed("something of the program is left")
    bare.run("dpkg", "--purge", "calcitrack")
    if any(bare.path("/usr/share").rglob("*calcitrack*")):
        raise Failed("a file of the package is left in /usr/share")
    if not bare.path(f"{STORE}/record.db").exists():
        raise Failed("the records are gone")


def the_tarball_runs_in_place(bare: BareSystem) -> None:
    """The tarball, unpacked anywhere, opens the same records."""
    subprocess.run(["tar", "-xzf", TARBALL, "-C", bare.path("/srv")], check=True)
    bare.run("/srv/calcitrack/calcitrack", "verify", "--store", STORE)


STEPS: tuple[Callable[[BareSystem], None], ...] = (
    it_has_no_python,
    the_package_is_installed,
    the_demo_clinic_is_made,
    the_package_is_upgraded,
    a_photograph_is_measured,
    a_handover_is_printed,
    it_exchanges,
    a_backup_is_restored,
    the_window_opens,
    the_package_is_removed,
    the_tarball_runs_in_place,
)


def _make(bare: BareSystem) -> None:
    """Debian's smallest base, of this machine's release and from where this machine's apt gets its packages."""
    made = ["debootstrap", "--variant=minbase", _release(), str(bare.root), _mirror()]
    done = subprocess.run(made, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(done.stdout[-2000:] + done.stderr[-2000:])
    shutil.copytree("/etc/apt", bare.path("/etc/apt"), dirs_exist_ok=True)
    shutil.copytree("/usr/share/keyrings", bare.path("/usr/share/keyrings"), dirs_exist_ok=True)


def _mirror() -> str:
    suite = ("Created-By: Packages", f"Suite: {_release()}")
    told = _told_by("apt-get", "indextargets", "--format", "$(SITE)", *suite).split()
    return told[0] if told else "http://deb.debian.org/debian"


def _mirror_answers() -> bool:
    try:
        with urllib.request.urlopen(f"{_mirror().rstrip('/')}/dists/{_release()}/InRelease", timeout=30):
            return True
    except OSError:
        return False


@contextmanager
def _mounted(bare: BareSystem) -> Iterator[None]:
    places = [("proc", "/proc"), ("tmpfs", "/dev/shm")]
    for kind, place in places:
        bare.path(place).mkdir(exist_ok=True)
        subprocess.run(["mount", "-t", kind, kind, bare.path(place)], check=True)
    try:
        yield
    finally:
        for _, place in reversed(places):
            subprocess.run(["umount", "--lazy", bare.path(place)], check=False)


@contextmanager
def _timed(what: str) -> Iterator[None]:
    begun = time.monotonic()
    print(f"  {what} …", end="", flush=True)
    yield
    print(f" {time.monotonic() - begun:.0f} s", flush=True)


def _release() -> str:
    lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    return next(line.split("=")[1].strip('"') for line in lines if line.startswith("VERSION_CODENAME="))


def _told_by(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _expect(word: str, seen: str) -> None:
    if word.casefold() not in seen.casefold():
        raise Failed(f"“{word}” is not in what was seen:\n{seen[-2000:]}")
