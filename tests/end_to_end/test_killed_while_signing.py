"""The power goes while somebody signs: every signed entry is there, and no half one."""

import random
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from core.clinic.context import Actor, Context
from core.clinic.views.chart import chart
from core.record.audit import AuditRow
from core.store.store import Store
from tests.stores import ACCOUNT, PASSPHRASE, made_store, store_folder
from tests.wards import admit

__all__ = ["made_store", "store_folder"]

ROOT = Path(__file__).resolve().parents[2]
LONGEST_WAIT = 0.25
"""Seconds after the first signature begins within which the process is killed: several signatures fit in."""


def reopened(folder: Path) -> Context:
    store = Store.open(folder, ACCOUNT, PASSPHRASE)
    return Context(Actor("a1", "RN Li", "nurse"), lambda: datetime.now(UTC), store, ZoneInfo("UTC"), "Ward 7")


def killed_at_random(folder: Path, patient: str, lesion: str, number: int, chance: random.Random) -> list[str]:
    """Ids that the process said it had signed before it was killed."""
    command = [sys.executable, "-m", "tests.end_to_end.signing_child", str(folder), patient, lesion, str(number)]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    first = child.stdout.readline()
    assert first == "signing\n"
    # The first life finishes one signature, however slow the machine: the others are cut off anywhere.
    done = [child.stdout.readline()] if number == 0 else []
    time.sleep(chance.uniform(0, LONGEST_WAIT))
    child.kill()
    said = "".join(done) + child.stdout.read()
    child.wait()
    child.stdout.close()
    # The last line may have been cut in the middle: only whole ones were said.
    whole = said.rpartition("\n")[0].splitlines()
    return [line.removeprefix("signed ") for line in whole if line.startswith("signed ")]


def check(context: Context, patient: str, said: list[str]) -> None:
    found = chart(context, patient)
    assessments = found.case.lesions[0].assessments
    kept = {entry.id for entry in assessments}
    assert set(said) <= kept, "an assessment that was signed is gone"
    # A signature may have been committed just before its line could be said: one for each kill, never more.
    assert len(kept) - len(said) <= 1
    for entry in assessments:
        assert entry.bwat is not None
        assert entry.photographs[0].sha256 in context.store.photographs.known()
    rest = [pain for pain in found.case.pain if pain.context == "rest"]
    assert len(rest) == len(assessments), "an assessment without its pain, or pain without its assessment"
    with context.store.read() as session:
        signed = select(func.count()).where(AuditRow.action == "assessment.signed")
        assert session.scalar(signed) == len(assessments), "audit and record tell different stories"


def survive(folder: Path, kills: int, seed: int) -> None:
    context = reopened(folder)
    patient, lesion = admit(context)
    context.store.close()
    chance, said = random.Random(seed), list[str]()
    for number in range(kills):
        said += killed_at_random(folder, patient, lesion, number, chance)
        context = reopened(folder)
        try:
            check(context, patient, said)
            # What was committed and not said counts as signed from now on.
            said = [str(entry.id) for entry in chart(context, patient).case.lesions[0].assessments]
            findings = context.store.check.result() if context.store.check is not None else []
            assert findings == []
        finally:
            context.store.close()
    assert said, "no signature was finished in all those lives: the test proves nothing"


def test_a_few_kills(store_folder: Path) -> None:
    survive(store_folder, kills=4, seed=1)


@pytest.mark.long
def test_a_hundred_kills(store_folder: Path) -> None:
    survive(store_folder, kills=100, seed=2)
