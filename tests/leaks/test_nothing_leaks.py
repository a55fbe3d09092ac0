"""Names, notes and photographs are found nowhere but in the store, encrypted: while the program is used, and after."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.charting.draft import AssessmentDraft
from core.clinic.away import AwayDraft, AwayDrafts
from core.store.away import AwayFiles
from tests.leaks import planted
from tests.leaks.planted import Planted
from tests.leaks.watching import Watch, opened_for_writing, search
from tests.stores import ACCOUNT, PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="watches by inotify and /proc")


@dataclass
class Workstation:
    """A home and a temporary folder of its own, watched; and a folder outside, where a person's own files lie."""

    inside: Path
    outside: Path
    planted: Planted
    found: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    looked: int = 0

    def environment(self) -> dict[str, str]:
        home = self.inside / "home"
        places = {
            "HOME": home,
            "TMPDIR": self.inside / "tmp",
            "XDG_CONFIG_HOME": home / ".config",
            "XDG_DATA_HOME": home / ".local" / "share",
            "XDG_STATE_HOME": home / ".local" / "state",
            "XDG_CACHE_HOME": home / ".cache",
            "XDG_RUNTIME_DIR": self.inside / "run",
        }
        for place in places.values():
            place.mkdir(parents=True, exist_ok=True, mode=0o700)
        said = {name: str(place) for name, place in places.items()}
        said |= {
            "QT_QPA_PLATFORM": "offscreen",
            "CALCITRACK_PASSPHRASE": PASSPHRASE,
            "CALCITRACK_ACCOUNT": ACCOUNT,
            "CALCITRACK_LANGUAGE": "en",
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"} | said

    @property
    def store(self) -> Path:
        """Where the program keeps the record when nobody says otherwise."""
        return self.inside / "home" / ".local" / "share" / "calcitrack" / "store"

    def uses(self, *arguments: object, code: int = 0) -> str:
        """Run something on this workstation, watched, and look through everything afterwards."""
        environment = self.environment()
        command = [sys.executable, "-m", *map(str, arguments)]
        with Watch(self.inside, self.planted) as watch:
            child = subprocess.Popen(
                command, cwd=self.outside, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
            watch.pids.append(child.pid)
            said, complained = child.communicate()
        assert child.returncode == code, complained
        self.found |= watch.found | {
            f"on its error output: {each}" for each in self.planted.found_in(complained.encode())
        }
        self.names |= watch.names
        self.looked += watch.looked
        self.found |= set(search(self.inside, self.planted))
        return said


@pytest.fixture
def workstation(tmp_path: Path) -> Iterator[Workstation]:
    made = Workstation(tmp_path / "inside", tmp_path / "outside", planted.planted())
    (made.outside / planted.NAME).mkdir(parents=True)
    (made.outside / "IMG_0042.jpg").write_bytes(planted.photograph())
    (made.outside / "results.hl7").write_bytes(results())
    made.environment()
    yield made
    shutil.rmtree(tmp_path, ignore_errors=True)


def results() -> bytes:
    """A message of the laboratory about the planted patient."""
    segments = (
        "MSH|^~\\&|LIS|C|CALCITRACK|W|20261019101500+0000||ORU^R01^ORU_R01|M1|P|2.5.1|||||CHN|UNICODE UTF-8",
        f"PID|1||{planted.RECORD_NUMBER}^^^W^MR||Qwyntelova^Zdravka^^^^^L^A||19640311|F",
        "OBR|1|P77|F77^LIS|CHEM^Chemistry^L|||20251019081000+0000",
        "OBX|1|NM|14879-1^Phosphate^LN||2.31|mmol/L|0.81-1.45|H|||F",
        f"NTE|1||{planted.NOTE}",
    )
    return ("\r".join(segments) + "\r").encode()


def test_a_day_of_work_leaves_nothing_readable(workstation: Workstation) -> None:
    told = json.loads(workstation.uses("tests.leaks.using", "first", workstation.outside).splitlines()[-1])
    assert {"charted", "left", "arrived", "broke", "preferred", "PrintHandover"} <= set(told["done"])
    clipboard = told["clipboard"]
    assert clipboard.pop("copied"), "what somebody copies is there"
    assert clipboard == {"used": [], "broken": [], "details copied": []}
    command_line(workstation)
    told = json.loads(workstation.uses("tests.leaks.using", "again", workstation.outside).splitlines()[-1])
    assert told["clipboard"] == {"again": []}
    assert told["done"][-1] == "signed out"
    assert workstation.looked > 100, "the watch saw nothing: the test proves nothing"
    assert not workstation.found
    assert strangers(workstation.names) == []


def command_line(workstation: Workstation) -> None:
    """The same record without a window: a report, an export, the trail, an error, a backup and what is made of it, and
    another key for the store."""
    out, who = workstation.outside, ("--patient", planted.RECORD_NUMBER)
    entry = "desktop.entry"
    workstation.uses(entry, "report", "handover", *who, "--photographs", "--out", out / "again.pdf")
    workstation.uses(entry, "export", "case", *who, "--out", out / "case.zip")
    workstation.uses(entry, "export", "case", *who, "--out", out / "no" / "such" / "case.json", code=1)
    workstation.uses(entry, "trail", "--out", out / "trail.csv")
    workstation.uses(entry, "erase-withdrawn", "--json")
    backups = workstation.inside / "backups"
    backups.mkdir()
    workstation.uses(entry, "backup", "--to", backups)
    workstation.uses(entry, "verify", "--json")
    workstation.uses(entry, "restore", "--from", backups, "--store", workstation.inside / "restored")
    workstation.uses(entry, "rotate-key")
    support = out / "support.zip"
    workstation.uses(entry, "diagnostics", "--bundle", support, "--store", workstation.store)
    with zipfile.ZipFile(support) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    assert any(name.startswith("crashes/crash-") for name in inside), "the program was broken: that is told"
    assert not [name for name, data in inside.items() if workstation.planted.found_in(name.encode() + data)]


def test_what_waits_for_a_server_names_nobody(tmp_path: Path) -> None:
    now = datetime(2026, 10, 19, 8, 10, tzinfo=UTC)
    empty = AssessmentDraft(
        patient_id="p1", lesion_id="l1", lesion_onset=now.date(), opened_at=now, observed_at=now.date()
    )
    written = empty.model_copy(update={"note": f"{planted.NAME} {planted.NOTE} {planted.CHINESE_NOTE}"})
    waits = AwayDraft(
        draft_id=planted.RECORD_NUMBER, account_id="a1", name="RN Li", kept_at=now, base=empty, draft=written
    )
    drafts = AwayDrafts(AwayFiles(tmp_path, bytes(32), f"server/{planted.PINYIN}"))
    drafts.keep(waits, drafts.number())
    assert [path for path in tmp_path.rglob("*") if path.is_file()]
    assert search(tmp_path, planted.planted()) == []


_KNOWN = (
    "home/.local/share/calcitrack/",
    "home/.local/state/calcitrack/log/calcitrack.log",
    "home/.local/state/calcitrack/log/crash-",
    "home/.local/state/calcitrack/log/faults.log",
    "home/.local/state/calcitrack/windows",
    "home/.config/calcitrack/",
    "home/.cache/fontconfig",
    "backups",
    "restored",
)


def strangers(names: set[str]) -> list[str]:
    """Files that nobody expects in a home or a temporary folder, whatever was in them."""
    folders = {
        "home",
        "tmp",
        "run",
        "home/.local",
        "home/.local/share",
        "home/.local/state",
        "home/.config",
        "home/.cache",
    }
    return sorted(
        name
        for name in names - folders
        if not any(name.startswith(known) or known.startswith(name + "/") for known in _KNOWN)
    )


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("strace"), reason="no strace here")
def test_every_file_that_is_opened_for_writing_is_known(workstation: Workstation) -> None:
    """What no watch could catch, because it is there for no time: the system's own list of files opened to write."""
    log = workstation.inside.parent / "strace.log"
    command = ["strace", "-f", "-qq", "-s", "400", "-e", "trace=openat,open,creat,memfd_create", "-o", str(log)]
    first = [sys.executable, "-m", "tests.leaks.using", "first", str(workstation.outside)]
    done = subprocess.run(
        [*command, *first], env=workstation.environment(), capture_output=True, cwd=workstation.outside
    )
    if b"ptrace" in done.stderr.lower():
        pytest.skip("no process may be traced here")
    assert done.returncode == 0, done.stderr.decode()
    # Devices keep nothing, but for the one that is memory with names.
    devices, shared, own = ("/dev/", "/proc/"), "/dev/shm/", str(workstation.outside)
    opened = {
        path for path in opened_for_writing(log) if path.startswith(shared) or not path.startswith((*devices, own))
    }
    inside = f"{workstation.inside}/"
    assert any("record.db" in path for path in opened), "strace saw nothing: the test proves nothing"
    assert [path for path in opened if not path.startswith(inside)] == []
    assert strangers({path.removeprefix(inside) for path in opened}) == []
