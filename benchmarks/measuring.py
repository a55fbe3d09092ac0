"""How long something takes: processor time beside the clock, ours and a baseline by turns, medians of pairs.

Each round runs both, so that a busy machine troubles both alike; the ratio is the median of the rounds' ratios. Time of
the processor is what this process and its threads used, and is the same on a busy machine; the clock counts waiting
for the disk and for a server too.
"""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter, process_time
from typing import Final

Work = Callable[[], object]
LEAST_S: Final = 0.0002
"""Work shorter than this is repeated within a round: the processor's clock knows no finer."""
_MOST_TIMES: Final = 200


@dataclass(frozen=True)
class Spent:
    """Seconds of the processor, and by the clock."""

    processor: float
    wall: float


def spent(work: Work, times: int = 1) -> Spent:
    """What `work` takes, the mean of so many times."""
    wall, processor = perf_counter(), process_time()
    for _ in range(times):
        work()
    return Spent((process_time() - processor) / times, (perf_counter() - wall) / times)


def median(found: Sequence[Spent]) -> Spent:
    """The median of each clock."""
    return Spent(
        statistics.median(each.processor for each in found),
        statistics.median(each.wall for each in found),
    )


@dataclass(frozen=True)
class Pairs:
    """Rounds of ours and of the baseline."""

    ours: tuple[Spent, ...]
    bare: tuple[Spent, ...]

    @property
    def ratio(self) -> float:
        """Median of the rounds' ratios, by processor time."""
        return statistics.median(a.processor / b.processor for a, b in zip(self.ours, self.bare, strict=True))

    @property
    def ratio_by_clock(self) -> float:
        """The same by the clock."""
        return statistics.median(a.wall / b.wall for a, b in zip(self.ours, self.bare, strict=True))


def interleaved(ours: Work, bare: Work, rounds: int) -> Pairs:
    """So many rounds of both, after one that warms up and says how often short work has to be repeated."""
    times = [_times(spent(work)) for work in (ours, bare)]
    found = [(spent(ours, times[0]), spent(bare, times[1])) for _ in range(rounds)]
    return Pairs(tuple(pair[0] for pair in found), tuple(pair[1] for pair in found))


def _times(once: Spent) -> int:
    return min(_MOST_TIMES, max(1, round(50 * LEAST_S / max(once.wall, LEAST_S / 100))))


def alone(work: Work, rounds: int, enough_s: float = 10.0) -> tuple[Spent, ...]:
    """So many rounds of work that has no baseline, fewer when they take long."""
    found: list[Spent] = []
    while len(found) < rounds and sum(each.wall for each in found) < enough_s:
        found.append(spent(work))
    return tuple(found)
