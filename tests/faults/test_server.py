"""The database server crashes and comes back while somebody signs: each acknowledged signature is there."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from core.clinic import opening
from core.clinic.views.chart import chart
from tests.faults.file_layer import ROOT
from tests.faults.server import Server, server
from tests.faults.signing_on_server import sign, workstation
from tests.wards import admit

pytestmark = pytest.mark.postgres

MAY_BE_TOLD = {"error.store.no_server", "error.store.unsure", "error.store.server_refused"}
"""`server_refused` while the server recovers; `unsure` when it went in the middle of a commit."""


@pytest.fixture
def crashing(postgres_server: str) -> Iterator[Server]:
    """Asking for the shared server's address first skips this where no server is meant to be used."""
    with server() as made:
        yield made


def crashes(server_: Server, times: int, seed: int) -> tuple[int, set[str]]:
    """How many signatures were acknowledged over so many crashes, and what was told meanwhile."""
    context = workstation(server_.url)
    patient, lesion = admit(context)
    chance, said = random.Random(seed), list[str]()
    for _ in range(times):
        command = [sys.executable, "-m", "tests.faults.signing_on_server", server_.url, patient, lesion]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            said.append(process.stdout.readline())
            time.sleep(chance.uniform(0, 0.3))
            server_.crash()
            server_.start()
            while not (line := process.stdout.readline()).startswith("did"):  # it goes on by itself
                assert line, "it did not go on after the server was back"
                said.append(line)
            said.append(line)
            process.kill()
            said += process.stdout
    opening.close(context)
    again = workstation(server_.url)  # the same window's pool has dead connections: it finds out by itself
    sign(again, patient, lesion)
    kept = {entry.id for entry in chart(again, patient).case.lesions[0].assessments}
    did = [line.split()[1] for line in said if line.startswith("did") and line.endswith("\n")]
    assert set(did) <= kept, "a signature that was acknowledged is gone"
    assert again.store.verify() == []
    opening.close(again)
    return len(did), {line.split()[1] for line in said if line.startswith("told")}


def test_a_server_that_crashes_loses_no_signature(crashing: Server) -> None:
    signed, told = crashes(crashing, 2, seed=6)
    assert signed >= 4
    assert told <= MAY_BE_TOLD


@pytest.mark.long
def test_thirty_crashes_lose_no_signature(crashing: Server, capsys: pytest.CaptureFixture[str]) -> None:
    signed, told = crashes(crashing, 30, seed=20261126)
    with capsys.disabled():
        print(f"\n30 crashes of the server, {signed} signatures acknowledged and there; told: {sorted(told)}")
    assert told <= MAY_BE_TOLD
