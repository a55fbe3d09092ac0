"""Many inputs for many parsers in processes of their own: one that dies is told, and the rest is read by another."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.fuzz.watching import SECONDS, Seen

ROOT: Final = Path(__file__).resolve().parents[2]
_MOST_DEATHS: Final = 20
Plan = list[list[object]]


def flood(inputs: Mapping[str, int], processes: int = 1, first: int = 0) -> dict[str, Seen]:
    """So many inputs for each parser, from the number `first` on, and what was seen of each."""
    with ThreadPoolExecutor(processes) as workers:
        seen = workers.map(_run, (_part(inputs, first, process, processes) for process in range(processes)))
        found: dict[str, Seen] = {}
        for part in seen:
            for name, one in part.items():
                found.setdefault(name, Seen(name)).add(one)
    return {name: found[name] for name in inputs}


def _part(inputs: Mapping[str, int], first: int, process: int, processes: int) -> Plan:
    return [
        [name, first + count * process // processes, first + count * (process + 1) // processes]
        for name, count in inputs.items()
    ]


def _run(plan: Plan) -> dict[str, Seen]:
    found = {str(name): Seen(str(name)) for name, _, _ in plan}
    with TemporaryDirectory() as folder:
        mark = Path(folder) / "mark"
        for _ in range(_MOST_DEATHS):
            mark.write_text("")
            child = _child(plan, mark)
            told = [Seen(**json.loads(line)) for line in child.stdout.splitlines() if line.startswith("{")]
            for one in told:
                found[one.parser].add(one)
            if child.returncode == 0:
                return found
            plan = _after_a_death(plan, {one.parser for one in told}, mark, child, found)
    raise RuntimeError(f"died {_MOST_DEATHS} times")


def _child(plan: Plan, mark: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-W", "ignore", "-m", "tests.fuzz.child", json.dumps(plan), str(mark)]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=None,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _after_a_death(
    plan: Plan, ended: set[str], mark: Path, child: subprocess.CompletedProcess[str], found: Mapping[str, Seen]
) -> Plan:
    """The fault noted with its input, and what is left to read: of the parser that it happened to, the rest."""
    if not mark.read_text().strip():
        raise RuntimeError(f"the reading process ended with {child.returncode} before it read anything")
    name, number = json.loads(mark.read_text())
    timed_out = child.returncode in (-signal.SIGPROF, -signal.SIGALRM)
    found[name].faults.append((number, f"over {SECONDS:.0f} s" if timed_out else f"ended by {-child.returncode}"))
    left: Plan = []
    for parser, first, end in plan:
        if parser == name:
            found[name].inputs += number + 1 - int(str(first))
            left.append([parser, number + 1, end])
        elif parser not in ended:
            left.append([parser, first, end])
    return left


def table(found: Iterable[Seen]) -> str:
    """A line a parser: inputs, refusals, seconds, highest memory, slowest input, faults."""
    head = (
        f"{'parser':<12}{'inputs':>8}{'refused':>9}{'seconds':>9}{'MB':>7}{'slowest':>10}{'its input':>11}{'faults':>8}"
    )
    rows = [*found]
    whole = Seen("all")
    for one in rows:
        whole.add(one)
    return "\n".join([head, *map(_line, rows), _line(whole)])


def _line(seen: Seen) -> str:
    return (
        f"{seen.parser:<12}{seen.inputs:>8}{seen.refused:>9}{seen.seconds:>9.1f}{seen.highest_mb:>7.0f}"
        f"{seen.slowest:>8.2f} s{seen.slowest_input:>11}{len(seen.faults):>8}"
    )
