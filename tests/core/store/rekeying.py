"""Stores that were being given a new key when the process died: lines of HOW SOURCE TARGET on standard input.

HOW is `step:N`, dead before the Nth operation on a file; `after:SECONDS`, killed then; or `settle:N`, dead while the
next opening finishes the work. Each line is answered: `dead`, or `done` when it had come to its end before.
"""

import os
import shutil
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from core.record.audit import AuditRow
from core.record.base import new_id
from core.store.rotation import Holder, rekey, settle
from core.store.trail import append
from tests.stores import ACCOUNT, CHEAP, PASSPHRASE

_ON_FILES = ("open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree")


def note(session) -> None:
    entry = AuditRow(
        id=new_id(), at=datetime.now(UTC), actor_id="a1", actor_name="admin", action="store.rekeyed", details=None
    )
    append(session, "ward", entry)


def die_before(step: int) -> None:
    """Die as a killed process does: nothing is tidied up."""
    left = [step]

    def hook(event: str, _arguments) -> None:
        if event in _ON_FILES:
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)

    sys.addaudithook(hook)


def in_a_child(work, after: float | None) -> bool:
    """Whether the child died."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def attempt(how: str, source: Path, target: Path) -> bool:
    kind, number = how.split(":")
    if source != target:
        shutil.copytree(source, target)

    def work() -> None:
        if kind != "after":
            die_before(int(number))
        if kind == "settle":
            settle(target, ACCOUNT)
        else:
            rekey(target, Holder(ACCOUNT, PASSPHRASE, (ACCOUNT, "nurse"), CHEAP), note, lambda _done, _doing: None)

    return in_a_child(work, float(number) if kind == "after" else None)


if __name__ == "__main__":
    for line in sys.stdin:
        how, source, target = line.split()
        print("dead" if attempt(how, Path(source), Path(target)) else "done", flush=True)
