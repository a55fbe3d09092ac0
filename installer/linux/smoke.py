"""`python3 -m installer smoke`: what was built, tried on a bare Debian without Python: installed, used, removed.

Needs root, debootstrap and Debian's packages. Each step is a line with its seconds; the first that fails ends it.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from zipfile import ZipFile

from installer import ROOT
from installer.linux.bare import BareSystem, Failed, Step, expect, walk
from installer.linux.tarball import MACHINE
from installer.version import VERSION

DIST = ROOT / "dist"
PHOTOGRAPH = ROOT / "tests" / "data" / "photograph.heic"  # of the demo clinic's painter: nobody's wound
CASE = ROOT / "tests" / "data" / "case-example.json"
DEB = DIST / f"calcitrack_{VERSION}_amd64.deb"
TARBALL = DIST / f"calcitrack-{VERSION}-{MACHINE}.tar.gz"
STORE = "/var/tmp/clinic"  # a folder of the bare system, not of this one
_WINDOW_SECONDS = 60
_TONES = 64
"""Text with smooth edges has more values than this in its picture; an empty screen has a handful."""


def smoke() -> int:
    """Try every step; the exit code is 0 only when all did what they should."""
    for needed in (DEB, TARBALL):
        if not needed.exists():
            print(f"{needed.name} is not in dist/. Make it first:  python3 -m installer build", file=sys.stderr)
            return 2
    if shutil.which("lintian") is None:
        print("Debian's own checker looks at the package:  sudo apt install lintian", file=sys.stderr)
        return 2
    return walk(STEPS)


def debians_own_checker_finds_nothing(_: BareSystem) -> None:
    """Debian's own checker finds nothing in the package but what lintian-overrides.txt gives reasons for."""
    command = ["lintian", "--allow-root", "--fail-on", "error,warning", str(DEB)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(done.stdout[-2000:] + done.stderr[-2000:])


def it_has_no_python(bare: BareSystem) -> None:
    """There is no Python."""
    if any(bare.path("/usr/bin").glob("python3*")):
        raise Failed("there is a Python in /usr/bin")


def the_package_is_installed(bare: BareSystem) -> None:
    """The version before is installed with what it needs, by apt."""
    # From where this machine's apt gets its packages.
    for sources in ("/etc/apt", "/usr/share/keyrings"):
        shutil.copytree(sources, bare.path(sources), dirs_exist_ok=True)
    _older_package(bare.path("/var/tmp/before.deb"))
    bare.run("apt-get", "update", "-qq")
    bare.install("/var/tmp/before.deb")
    expect("Commands", bare.calcitrack("--help"))
    if not bare.path(_ONCE).exists():
        raise Failed("the version before is not what it should be")


def the_demo_clinic_is_made(bare: BareSystem) -> None:
    """The demo clinic is made."""
    bare.calcitrack("demo-clinic", "--store", STORE, "--patients", "3", "--weeks", "6")


def the_package_is_upgraded(bare: BareSystem) -> None:
    """This version takes its place, nothing of the other is left, and the records are whole."""
    shutil.copy(DEB, bare.path("/var/tmp/calcitrack.deb"))
    bare.install("/var/tmp/calcitrack.deb")
    expect(VERSION, bare.run("dpkg-query", "--show", "calcitrack"))
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
    expect('"regions"', bare.calcitrack(*asked))


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


def the_diagnostics_are_told(bare: BareSystem) -> None:
    """The diagnostics know every library, and the support file has nobody in it."""
    told = json.loads(bare.calcitrack("diagnostics", "--json"))
    program, libraries = told["program"], told["libraries"]
    if (program["version"], program["edition"]) != (VERSION, "built") or None in libraries.values():
        raise Failed(f"not what was installed: {program}, {libraries}")
    bare.calcitrack("diagnostics", "--store", STORE, "--bundle", "/var/tmp/support.zip")
    with ZipFile(bare.path("/var/tmp/support.zip")) as archive:
        written = {name: archive.read(name).decode() for name in archive.namelist()}
    expect(VERSION, written["diagnostics.txt"])
    if "CUA-" in "".join(written.values()):
        raise Failed("a patient is in the support file")


def the_window_opens(bare: BareSystem) -> None:
    """The window opens on Xvfb, signs in, shows a timeline, and on F1 the guide's page of it with pictures."""
    bare.install("xvfb", "xauth", "xdotool")
    bare.run("sh", "-c", _WITH_A_SCREEN + _LOOK_AT_THE_TIMELINE)
    _look_at(bare, "worklist", "timeline", "guide")
    there = {file.name for file in bare.path(f"{_GUIDE}/docs/screenshots").iterdir()}
    pages = [file.read_text(encoding="utf-8") for file in bare.path(_GUIDE).glob("*/*.md")]
    shown = {name for page in pages for name in re.findall(r"/screenshots/([^)]+)\)", page)}
    if not shown or shown - there:
        raise Failed(f"the guide lacks pictures: {sorted(shown - there)}")


def a_user_without_a_home_opens_a_case_file(bare: BareSystem) -> None:
    """Somebody who is not root, and has no home to write to, opens a case file: it lies in the import place."""
    shutil.copy(CASE, bare.path("/var/tmp/example.calcitrack.json"))
    nobody = {"user": "nobody:nogroup", "home": "/nonexistent"}
    bare.run("calcitrack", "demo-clinic", "--store", _NOBODYS, "--patients", "1", "--weeks", "2", **nobody)
    bare.run("sh", "-c", _WITH_A_SCREEN + _OPEN_A_FILE, **nobody)
    _look_at(bare, "import")


def _look_at(bare: BareSystem, *names: str) -> None:
    """Keep these pictures of the screen in dist/, and see that there is something on them."""
    for name in names:
        picture = DIST / f"smoke-{name}.xwd"
        shutil.copy(bare.path(f"/var/tmp/{name}.xwd"), picture)
        if len(set(picture.read_bytes())) < _TONES:
            raise Failed(f"the screen is empty: dist/{picture.name}")


_GUIDE = "/opt/calcitrack/_internal/resources/guide"
_NOBODYS = "/var/tmp/nobodys-clinic"
_WITH_A_SCREEN = f"""
screen_folder=$(mktemp -d)
Xvfb -displayfd 3 -screen 0 1280x800x24 -fbdir $screen_folder 3>$screen_folder/number >/dev/null 2>&1 &
screen=$!
trap 'kill $program $screen 2>/dev/null; wait' EXIT
sleep 2
export DISPLAY=:$(cat $screen_folder/number)
wait_for() {{
  for second in $(seq {_WINDOW_SECONDS}); do
    sleep 1
    xdotool search --onlyvisible --name "$1" && return
  done
  echo "no window: $1"; cat $screen_folder/log; exit 1
}}
type_in() {{ xdotool type "$1"; sleep 2; xdotool key Return; sleep "$2"; }}
look() {{ sleep 3; cp $screen_folder/Xvfb_screen0 "/var/tmp/$1.xwd"; }}
open_window() {{
  calcitrack "$@" >$screen_folder/log 2>&1 &
  program=$!
  wait_for Calcitrack
  sleep 5
  xdotool search --onlyvisible --name Calcitrack windowfocus
  xdotool type admin
  xdotool key Tab
  type_in "$CALCITRACK_PASSPHRASE" 20
}}
"""
_LOOK_AT_THE_TIMELINE = f"""
open_window --store {STORE}
look worklist
xdotool key ctrl+k; sleep 2
type_in CUA-001 10
xdotool key ctrl+k; sleep 2
type_in Timeline 10
look timeline
xdotool key F1
wait_for 'Timeline – Calcitrack guide'
look guide
"""
_OPEN_A_FILE = f"""
open_window --store {_NOBODYS} --open /var/tmp/example.calcitrack.json
look import
xdotool key F1
wait_for 'Import – Calcitrack guide'
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


STEPS: tuple[Step, ...] = (
    debians_own_checker_finds_nothing,
    it_has_no_python,
    the_package_is_installed,
    the_demo_clinic_is_made,
    the_package_is_upgraded,
    a_photograph_is_measured,
    a_handover_is_printed,
    it_exchanges,
    a_backup_is_restored,
    the_diagnostics_are_told,
    the_window_opens,
    a_user_without_a_home_opens_a_case_file,
    the_package_is_removed,
    the_tarball_runs_in_place,
)
