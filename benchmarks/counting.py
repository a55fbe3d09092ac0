"""What a process holds, counted: its memory, Python's objects, Qt's, open files and threads; and whether it grows."""

import gc
import re
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from math import sqrt
from pathlib import Path
from statistics import NormalDist
from typing import Final

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, qInstallMessageHandler

WARMING: Final = 1 / 3
_PROCESS: Final = Path("/proc/self")
_OWN: Final = re.compile(r"^Private_(?:Clean|Dirty): +(\d+) kB$", re.MULTILINE)
_RESIDENT: Final = re.compile(r"^Rss: +(\d+) kB$", re.MULTILINE)


@dataclass(frozen=True)
class Count:
    """After a round: kilobytes that are this process's alone, kilobytes with those it shares, and how many of each."""

    own_kb: int
    rss_kb: int
    objects: int
    qobjects: int
    timers: int
    files: int
    threads: int


KINDS: Final = {
    "own_kb": "memory of the process alone (USS), KB",
    "rss_kb": "with what it shares (RSS), KB",
    "objects": "Python objects",
    "qobjects": "QObjects",
    "timers": "timers among them",
    "files": "open files",
    "threads": "threads",
}
"""Each thing that is counted, in words."""


@dataclass(frozen=True)
class Slope:
    """By the round, with the interval that holds it in 95 of 100."""

    median: float
    low: float
    high: float


def count(tops: Sequence[QObject]) -> Count:
    """What this process holds (Linux); QObjects are those under `tops`. Garbage is collected before."""
    gc.collect()
    objects = len(gc.get_objects())
    mapped = (_PROCESS / "smaps_rollup").read_text()
    qobjects, timers = qobjects_under(tops)
    return Count(
        own_kb=sum(map(int, _OWN.findall(mapped))),
        rss_kb=sum(map(int, _RESIDENT.findall(mapped))),
        objects=objects,
        qobjects=qobjects,
        timers=timers,
        files=_entries(_PROCESS / "fd"),
        threads=_entries(_PROCESS / "task"),
    )


def _entries(folder: Path) -> int:
    return sum(1 for _ in folder.iterdir())


def qobjects_under(tops: Sequence[QObject]) -> tuple[int, int]:
    """How many there are, these included, and how many of them are timers.

    Qt writes them down, a line each, and nobody keeps the lines: asked for as children, each would get a Python side,
    and what is counted would grow by the counting.
    """
    lines = timers = 0

    def hear(_kind: QtMsgType, _context: QMessageLogContext, said: str) -> None:
        nonlocal lines, timers
        lines += 1
        timers += said.lstrip().startswith("QTimer::")

    before = qInstallMessageHandler(hear)
    try:
        for top in tops:
            top.dumpObjectTree()
    finally:
        qInstallMessageHandler(before)
    return lines, timers


def slope(values: Sequence[float]) -> Slope:
    """Theil and Sen's slope of values a step apart, with Kendall's interval (Sen, J Am Stat Assoc 1968;63:1379).

    Values that hardly differ give a slope of none: ties are not corrected for, which makes the interval wider.
    """
    slopes = sorted((b - a) / (j - i) for (i, a), (j, b) in combinations(enumerate(values), 2))
    n = len(values)
    reach = NormalDist().inv_cdf(0.975) * sqrt(n * (n - 1) * (2 * n + 5) / 18)
    low = max(0, round((len(slopes) - reach) / 2))
    high = min(len(slopes) - 1, round((len(slopes) + reach) / 2))
    return Slope(statistics.median(slopes), slopes[low], slopes[high])


def after_warming(counts: Sequence[Count]) -> Sequence[Count]:
    """Without the rounds that load, cache and fill."""
    return counts[round(len(counts) * WARMING) :]


def slopes(counts: Sequence[Count]) -> dict[str, Slope]:
    """Of each thing that is counted, by the round, after warming up."""
    rest = after_warming(counts)
    return {name: slope([asdict(each)[name] for each in rest]) for name in KINDS}
