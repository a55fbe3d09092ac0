"""A process killed while it signs: every entry that it said was signed is there, whole, and no half one."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.record.audit import AuditRow
from core.record.cases import add_case, case_of
from core.store.store import Store
from tests.core.store.test_store import EXAMPLE, NOW
from tests.stores import ACCOUNT, PASSPHRASE

ROOT = Path(__file__).resolve().parents[3]


def killed_while_signing(folder: Path, patient_id: str, lesion_id: str, after: float) -> list[str]:
    """What the process said it had signed before it was killed."""
    command = [sys.executable, "-m", "tests.core.store.signing", str(folder), patient_id, lesion_id]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        first = process.stdout.readline()
        time.sleep(after)
        process.kill()
        said = [first, *process.stdout]
    return [line.strip() for line in said if line.endswith("\n")]


def check(folder: Path, patient_id: str, said: list[str]) -> None:
    store = Store.open(folder, ACCOUNT, PASSPHRASE)
    assert store.check.result() == []
    with store.read() as session:
        kept = case_of(session, patient_id).lesions[0].assessments[2:]
        audited = [row.subject_id for row in session.query(AuditRow).order_by(AuditRow.sequence)]
    assert audited == [assessment.id for assessment in kept]
    assert all(len(assessment.photographs) == 1 for assessment in kept)
    assert set(said) <= set(audited)
    assert store.verify() == []
    store.close()


def kill_and_check(store: Store, times: int) -> None:
    with store.write() as session:
        patient_id = add_case(session, EXAMPLE, at=NOW, actor="a")
        lesion_id = case_of(session, patient_id).lesions[0].id
    store.close()
    chance = random.Random(20261124)
    said: list[str] = []
    for _ in range(times):
        said += killed_while_signing(store.folder, patient_id, lesion_id, chance.uniform(0, 0.1))
        check(store.folder, patient_id, said)


def test_three_kills_lose_nothing(store: Store) -> None:
    kill_and_check(store, 3)


@pytest.mark.long
def test_a_hundred_kills_lose_nothing(store: Store) -> None:
    kill_and_check(store, 100)
