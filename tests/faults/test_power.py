"""The power goes at any moment, and disks refuse at any write: what was acknowledged is there, or never was."""

import errno
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.clinic import opening
from core.clinic.commands import backup
from core.clinic.views.chart import chart
from core.texts import LANGUAGES, catalogue
from tests.faults.file_layer import ROOT, Change, Disk, beneath, compiled, recorded
from tests.faults.lives import context_of
from tests.stores import ACCOUNT, PASSPHRASE
from tests.wards import admit

STOPPED = {
    errno.EIO: "error.store.disk_failed",
    errno.ENOSPC: "error.store.disk_full",
    errno.EROFS: "error.store.read_only",
    errno.EACCES: "error.store.read_only",
}


@dataclass
class Day:
    """A day that was recorded, and what it began with."""

    root: Path
    before: Path
    identities: dict[str, int]
    patient: str
    changes: list[Change]


def begin(ward: Path, tmp_path: Path) -> tuple[Path, str, str]:
    """The ward below a root of its own, with a patient: the root and two ids."""
    root = tmp_path / "root"
    root.mkdir()
    shutil.copytree(ward, root / "store")
    context = context_of(root / "store")
    patient, lesion = admit(context)
    opening.close(context)
    return root, patient, lesion


def lived(root: Path, patient: str, lesion: str, rounds: int, environment: dict[str, str]) -> list[str]:
    command = [sys.executable, "-m", "tests.faults.recorded_day", str(root / "store"), str(root / "backups")]
    done = subprocess.run(
        [*command, patient, lesion, str(rounds)], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


@pytest.fixture
def day(ward: Path, tmp_path: Path) -> Day:
    root, patient, lesion = begin(ward, tmp_path)
    before = tmp_path / "before"
    shutil.copytree(root, before)
    identities = {str(path.relative_to(root)): path.stat().st_ino for path in root.rglob("*") if path.is_file()}
    log = tmp_path / "log"
    said = lived(root, patient, lesion, 2, beneath(compiled(tmp_path), root, log=log))
    assert said[-1].startswith("did backup"), said
    return Day(root, before, identities, patient, recorded(log))


def survives_cuts(day: Day, target: Path, cuts: int, seed: int) -> tuple[int, int]:
    """How many cuts fell between the first and the last write, and how many acknowledged steps they had to keep."""
    chance, acknowledged = random.Random(seed), 0
    for cut in range(cuts):
        at = chance.randrange(len(day.changes) + 1)
        disk, said = Disk(day.root, day.before, day.identities), ""
        for change in day.changes[:at]:
            if change.what == "A":
                said += change.first.decode()
            else:
                disk.play(change)
        folder = target / str(cut)
        folder.mkdir(parents=True)
        disk.cut(folder, chance)
        did = [line.split()[1:] for line in said.splitlines() if line.startswith("did")]
        check(folder, day.patient, did)
        acknowledged += len(did)
        shutil.rmtree(folder)
    return cuts, acknowledged


def check(folder: Path, patient: str, did: list[list[str]]) -> None:
    context = context_of(folder / "store")
    try:
        assert context.store.verify() == []
        entries = {one.id for one in chart(context, patient).case.lesions[0].assessments}
        assert {name for what, name in did if what in ("sign", "amend")} <= entries
        assert {name for what, name in did if what == "photograph"} <= context.store.photographs.known()
    finally:
        opening.close(context)
    made = [name for what, name in did if what == "backup"]
    if made:
        restored = backup.restore(folder / "backups", folder / "again", ACCOUNT, PASSPHRASE, context.clock)
        assert restored.findings == () and restored.name >= made[-1]


def test_the_layer_itself_loses_what_was_not_brought_to_the_disk(tmp_path: Path) -> None:
    """A shim that lost nothing would prove nothing."""
    root, log = tmp_path / "root", tmp_path / "log"
    root.mkdir()
    (tmp_path / "before").mkdir()
    script = (
        "import os\\n"
        f"kept = open({str(root / 'kept')!r}, 'wb'); kept.write(b'k' * 5000); kept.flush(); os.fsync(kept.fileno())\\n"
        f"folder = os.open({str(root)!r}, os.O_RDONLY); os.fsync(folder)\\n"
        f"lost = open({str(root / 'lost')!r}, 'wb'); lost.write(b'l' * 5000); lost.flush()\\n"
    ).replace("\\n", "\n")
    environment = beneath(compiled(tmp_path), root, log=log)
    subprocess.run([sys.executable, "-c", script], env=environment, check=True)
    seen = set()
    for seed in range(60):
        disk = Disk(root, tmp_path / "before", {})
        for change in recorded(log):
            if change.what != "A":
                disk.play(change)
        target = tmp_path / "cut" / str(seed)
        target.mkdir(parents=True)
        disk.cut(target, random.Random(seed))
        assert (target / "kept").read_bytes() == b"k" * 5000
        lost = target / "lost"
        seen.add("gone" if not lost.exists() else "whole" if lost.stat().st_size == 5000 else "short")
    assert seen == {"gone", "whole", "short"}


def test_a_sample_of_power_cuts_loses_nothing(day: Day, tmp_path: Path) -> None:
    _, acknowledged = survives_cuts(day, tmp_path / "cuts", 20, seed=6)
    assert acknowledged > 0


@pytest.mark.long
def test_a_thousand_power_cuts_lose_nothing(day: Day, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cuts, acknowledged = survives_cuts(day, tmp_path / "cuts", 1_000, seed=20261126)
    with capsys.disabled():
        print(f"\n{cuts} power cuts among {len(day.changes)} changes; {acknowledged} acknowledged steps were there")


def refused_at(ward: Path, tmp_path: Path, number: int, fault: int) -> str:
    """The disk refuses from its change of that number on; the key of what was told, empty when the day was over."""
    tmp_path.mkdir()
    root, patient, lesion = begin(ward, tmp_path)
    settings = {"fail_at": number, "errno": fault}
    said = lived(root, patient, lesion, 1, beneath(compiled(tmp_path), root, **settings))
    check(root, patient, [line.split()[1:] for line in said if line.startswith("did")])
    told = [line.split()[1] for line in said if line.startswith("told")]
    shutil.rmtree(tmp_path)
    return told[0] if told else ""


@pytest.mark.parametrize("fault", STOPPED)
def test_a_disk_that_refuses_in_the_middle_is_told(ward: Path, tmp_path: Path, fault: int) -> None:
    chance = random.Random(fault)
    for number in (1, *(chance.randrange(2, 120) for _ in range(2))):
        key = refused_at(ward, tmp_path / str(number), number, fault)
        assert key, f"nothing was refused at change {number}"
        assert key.rpartition(".")[2] in {STOPPED[fault].rpartition(".")[2], "disk_failed", "cannot_write"}, key
        assert all(key in catalogue(language) for language in LANGUAGES)
