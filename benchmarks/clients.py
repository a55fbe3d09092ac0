"""Eight workstations on one PostgreSQL, beside one: how much more is done, and how much longer each waits.

    python -m benchmarks.clients postgresql+psycopg://…/ANY_DATABASE [--clients 8] [--rounds 20] [--patients 100]

The database that is named only says where the server is: a new one is made beside it, filled and dropped. Every client
is a process with a workstation's name and an audit chain of its own. A round reads the worklist, searches, opens a
patient and records a pain score; somebody else's patient half of the time, so that they meet. The baseline are the
statements of one round's reading, sent by psycopg alone, by as many clients.
"""

import argparse
import json
import random
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

from sqlalchemy import create_engine, make_url

from benchmarks import generated
from benchmarks.account import now
from benchmarks.bare_sql import bare_sql
from core.case.course import Pain
from core.clinic.commands import entries
from core.clinic.context import Actor, Context
from core.clinic.views.chart import chart
from core.clinic.views.search import find_patients
from core.clinic.views.worklist import worklist
from core.errors import CalcitrackError
from core.store.store import Store
from core.store.trail import check

ROOT = Path(__file__).resolve().parents[1]
STEPS = ("worklist", "search", "patient", "pain score", "bare reading")


@dataclass(frozen=True)
class Together:
    """So many clients at once: seconds of each step, rounds a second of all, refusals, and findings in the trail."""

    clients: int
    seconds: Mapping[str, Sequence[float]]
    rounds_a_second: float
    refused: int
    trail_findings: int

    def median(self, step: str) -> float:
        """Of one step, by the clock."""
        return median(self.seconds[step])


@contextmanager
def database(server: str) -> Iterator[str]:
    """A new database on the server, dropped afterwards."""
    name = f"benchmark_{uuid.uuid4().hex[:12]}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
        engine.dispose()


def workstation(url: str, number: int) -> Context:
    """A nurse at a workstation of her own."""
    store = Store.open_postgres(url)
    store.workstation = f"WARD-{number}"
    return Context(Actor(f"nurse {number}", f"RN {number}", "nurse"), now, store, ZoneInfo("UTC"), "Ward 7")


def fill(url: str, patients: int, each: int) -> None:
    """The generated clinic on the server."""
    context = workstation(url, 0)
    generated.fill(context, patients, each)
    context.store.close()
    # As a server that runs for a while: it knows how many rows there are.
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()


def together(url: str, clients: int, rounds: int) -> Together:
    """Let so many clients work at once. They begin when all are ready."""
    command = [sys.executable, "-m", "benchmarks.clients", url, "--one"]
    children = [
        subprocess.Popen(
            [*command, str(number), "--rounds", str(rounds)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(1, clients + 1)
    ]
    for child in children:
        _line(child)
    began = time.perf_counter()
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    told = [json.loads(_line(child)) for child in children]
    took = time.perf_counter() - began
    for child in children:
        child.communicate()
    seconds = {step: [each for one in told for each in one["seconds"][step]] for step in STEPS}
    bare = sum(sum(one["seconds"]["bare reading"]) for one in told) / clients
    refused = sum(one["refused"] for one in told)
    return Together(clients, seconds, clients * rounds / (took - bare), refused, _findings(url))


def _line(child: subprocess.Popen[str]) -> str:
    assert child.stdout is not None
    line = child.stdout.readline()
    if not line:
        raise SystemExit("a client ended without a word")
    return line


def _findings(url: str) -> int:
    store = Store.open_postgres(url)
    try:
        with store.read() as session:
            return len(list(check(session)))
    finally:
        store.close()


def one(url: str, number: int, rounds: int) -> None:
    """One client: ready, then at work when told to go; what it took, as JSON."""
    context, chance = workstation(url, number), random.Random(number)
    ids = [row.patient_id for row in worklist(context).rows]
    own = ids[number % len(ids)]
    chart(context, own)
    print("ready", flush=True)
    sys.stdin.readline()
    seconds: dict[str, list[float]] = {step: [] for step in STEPS}
    refused = 0
    for _ in range(rounds):
        patient = own if chance.random() < 0.5 else chance.choice(ids)
        nrs = Pain(at=context.now(), instrument="nrs", context="rest", score=Decimal(4))
        works = (
            lambda: worklist(context),
            lambda: find_patients(context, "wa"),
            lambda patient=patient: chart(context, patient),
            lambda patient=patient, nrs=nrs: entries.record(context, patient, [nrs]),
        )
        for step, work in zip(STEPS, works, strict=False):
            began = time.perf_counter()
            try:
                work()
            except CalcitrackError:
                refused += 1
            seconds[step].append(time.perf_counter() - began)
    with bare_sql(context, lambda: (worklist(context), find_patients(context, "wa"), chart(context, own))) as bare:
        for _ in range(rounds):
            began = time.perf_counter()
            bare()
            seconds["bare reading"].append(time.perf_counter() - began)
    context.store.close()
    print(json.dumps({"seconds": seconds, "refused": refused}), flush=True)


def measured(server: str, clients: int, rounds: int, patients: int, each: int) -> tuple[Together, Together]:
    """One client, then all, on a database of their own."""
    with database(server) as url:
        fill(url, patients, each)
        return together(url, 1, rounds), together(url, clients, rounds)


def main() -> None:
    """Measure and print, or be one of the clients."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--patients", type=int, default=100)
    parser.add_argument("--each", type=int, default=generated.EACH)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one is not None:
        one(asked.url, asked.one, asked.rounds)
        return
    for found in measured(asked.url, asked.clients, asked.rounds, asked.patients, asked.each):
        steps = ", ".join(f"{step} {found.median(step) * 1000:.0f} ms" for step in STEPS)
        print(f"{found.clients} clients: {found.rounds_a_second:.1f} rounds a second; {steps}")
        print(f"    refused {found.refused}, findings in the audit trail {found.trail_findings}")


if __name__ == "__main__":
    main()
