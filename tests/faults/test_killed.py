"""Killed at any moment while charting, photographing, amending or backing up: what was said to be done is there.

The kills are counted by the step that they hit, so that it is seen that they hit writes.
"""

import hashlib
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from core.clinic import opening
from core.clinic.commands import backup
from core.clinic.context import Context
from core.clinic.views.chart import chart
from core.record.audit import AuditRow
from core.store import trail
from core.store.backup import place
from tests.faults.lives import STEPS, context_of
from tests.stores import ACCOUNT, PASSPHRASE
from tests.wards import admit

ROOT = Path(__file__).resolve().parents[2]
WHOLE_EVERY = 25
"""Every page, photograph and reference is read after so many kills, the newest ones after each."""


@contextmanager
def lives(folder: Path, backups: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.faults.lives", str(folder), str(backups)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        yield process
        process.stdin.close()


def said_until_killed(process: subprocess.Popen[str], *words: object) -> list[str]:
    process.stdin.write(" ".join(map(str, words)) + "\n")
    process.stdin.flush()
    said: list[str] = []
    while (line := process.stdout.readline().strip()) != "killed":
        assert line and not line.startswith("ended"), f"it was not killed, it failed: {said}"
        said.append(line)
    return said


class Survivor:
    """What has to be there after each kill."""

    def __init__(self, folder: Path, backups: Path) -> None:
        self.folder, self.backups = folder, backups
        self.hit: Counter[str] = Counter()
        self.done: Counter[str] = Counter()
        self.heads: tuple[trail.Head, ...] = ()
        self.newest = ""

    def takes(self, said: list[str], patient: str) -> None:
        """Count where the kill fell, and look at everything that was said to be done."""
        began = [line.split()[1] for line in said if line.startswith("doing")]
        did = [line.split()[1:] for line in said if line.startswith("did")]
        self.done.update(what for what, _ in did)
        self.hit[began[-1] if len(began) > len(did) else "between"] += 1
        context = context_of(self.folder)
        try:
            self._check(context, patient, did)
        finally:
            opening.close(context)

    def _check(self, context: Context, patient: str, did: list[list[str]]) -> None:
        check = context.store.check
        assert check is None or check.result() == []
        entries = {one.id: one for one in chart(context, patient).case.lesions[0].assessments}
        for what, name in did:
            if what in ("sign", "amend"):
                assert name in entries, f"{what} was acknowledged and is gone"
            elif what == "photograph":
                assert hashlib.sha256(context.store.photographs.content(name)).hexdigest() == name
            elif what == "backup":
                self.newest = name
        for entry in entries.values():
            assert entry.photographs[0].sha256 in context.store.photographs.known(), "an entry without its photograph"
        with context.store.read() as session:
            assert list(trail.check(session, since=self.heads)) == []
            self.heads = trail.heads(session)
            audited = session.scalars(
                select(AuditRow.action).where(AuditRow.patient_id == patient, AuditRow.action.like("assessment.%"))
            ).all()
        assert len(audited) == len(entries), "trail and record tell different stories"
        if sum(self.hit.values()) % WHOLE_EVERY == 0:
            assert context.store.verify() == []
        if self.newest:  # of one day only the newest is kept, and that goes when a newer one is whole
            assert place.backups(self.backups)[-1].name >= self.newest, "the last good backup is gone"


def survive(folder: Path, backups: Path, kills: int, seed: int) -> Survivor:
    chance, survivor = random.Random(seed), Survivor(folder, backups)
    with lives(folder, backups) as process:
        for life in range(kills):
            if life % 20 == 0:  # a chart does not grow for ever
                context = context_of(folder)
                patient, lesion = admit(context, f"CUA-{life}", f"ZHANG Mei {life}")
                opening.close(context)
            step = 1 + life % (len(STEPS) + 2)
            said = said_until_killed(process, patient, lesion, life, step, f"{chance.random():.3f}")
            survivor.takes(said, patient)
    return survivor


def whole_and_restorable(survivor: Survivor, target: Path) -> None:
    context = context_of(survivor.folder)
    assert context.store.verify() == []
    opening.close(context)
    restored = backup.restore(survivor.backups, target, ACCOUNT, PASSPHRASE, context.clock)
    assert restored.findings == ()


def report(survivor: Survivor) -> str:
    return f"kills by step: {dict(survivor.hit)}; steps done: {dict(survivor.done)}"


def test_a_sample_of_kills_loses_nothing(ward: Path, tmp_path: Path) -> None:
    survivor = survive(ward, tmp_path / "backups", kills=15, seed=6)
    assert survivor.done["sign"] > 0 and survivor.done["photograph"] > 0, report(survivor)
    assert sum(survivor.hit[step] for step in STEPS) > 5, report(survivor)


@pytest.mark.long
def test_a_thousand_kills_lose_nothing(ward: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    survivor = survive(ward, tmp_path / "backups", kills=1_000, seed=20261126)
    with capsys.disabled():
        print("\n" + report(survivor))
    assert min(survivor.hit[step] for step in STEPS) > 10, report(survivor)
    whole_and_restorable(survivor, tmp_path / "restored")
