"""A process that reads one input after another, and what was seen of it: time, memory, and how it ended.

Time is the processor's, so that a busy machine makes nothing slow; memory is the most that was resident at a time. An
input that takes too long ends the process by a signal, native code included, and so does one that crashes it: whoever
watches then knows from a file which input it was.
"""

import contextlib
import os
import signal
import sys
import time
import traceback
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from core.errors import CalcitrackError
from core.texts import LANGUAGES, render
from tests.fuzz.seeds import NAMES

SECONDS: Final = 5.0
"""Of processor time for one input."""
WAITING: Final = 120.0
"""Of the wall's clock: an input that waits for something does not use the processor."""
MEGABYTES: Final = 1024
_ROOM: Final = 3 * 1024 * 1024 * 1024
"""Bytes of address space above what the process has: far above `MEGABYTES`, so that the machine is safe and the fault
is seen as one."""


@dataclass
class Seen:
    """What was seen of the inputs of one parser."""

    parser: str
    inputs: int = 0
    refused: int = 0
    seconds: float = 0.0
    highest_mb: float = 0.0
    slowest: float = 0.0
    slowest_input: int = 0
    faults: list[tuple[int, str]] = field(default_factory=list)

    def add(self, other: "Seen") -> None:
        """Together with what was seen of more inputs of the same parser."""
        self.inputs += other.inputs
        self.refused += other.refused
        self.seconds += other.seconds
        self.highest_mb = max(self.highest_mb, other.highest_mb)
        if other.slowest > self.slowest:
            self.slowest, self.slowest_input = other.slowest, other.slowest_input
        self.faults += other.faults

    def as_json(self) -> dict[str, object]:
        """Plain, for the way between two processes."""
        return asdict(self)


def fault_of(error: BaseException) -> str | None:
    """What is wrong with how a reader ended; None for a clear refusal."""
    if not isinstance(error, CalcitrackError):
        last = traceback.extract_tb(error.__traceback__)[-1]
        ours = [
            frame for frame in traceback.extract_tb(error.__traceback__) if f"{os.sep}core{os.sep}" in frame.filename
        ]
        where = ours[-1] if ours else last
        return (
            f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno} {where.name}: {str(error)[:120]!r}"
        )
    for language in LANGUAGES:
        try:
            told = render(error.text, language)
        except Exception as broken:  # noqa: BLE001 – a text that cannot be said is the fault looked for
            return f"{error.text.key} cannot be said in {language}: {type(broken).__name__}"
        if not told or told == error.text.key:
            return f"{error.text.key} has no text in {language}"
    if any(name in f"{error} {error!r}" for name in NAMES):
        return f"{error.text.key} has the patient in the exception"
    return None


def highest_resident_mb() -> float:
    """The most memory that was resident since `forget_the_highest`, in megabytes."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def forget_the_highest() -> None:
    """From now on count anew (Linux; elsewhere the highest of the process stands)."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def limit_this_process() -> None:
    """No more address space than is safe, and no file of a dead process left behind."""
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError):
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * os.sysconf("SC_PAGE_SIZE") + _ROOM
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


@contextlib.contextmanager
def watched():
    """An input inside the block ends the process when it takes longer than it may."""
    signal.setitimer(signal.ITIMER_PROF, SECONDS + 1)
    signal.setitimer(signal.ITIMER_REAL, WAITING)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def look(seen: Seen, number: int, read, data) -> None:
    """Let one input be read, and note what was seen."""
    forget_the_highest()
    began = time.process_time()
    fault: str | None = None
    try:
        with watched():
            read(data)
    except Exception as error:  # noqa: BLE001 – whatever comes out is what is looked at
        fault = fault_of(error)
        seen.refused += fault is None
    took, most = time.process_time() - began, highest_resident_mb()
    seen.inputs += 1
    seen.seconds += took
    seen.highest_mb = max(seen.highest_mb, most)
    if took > seen.slowest:
        seen.slowest, seen.slowest_input = took, number
    if fault is None and took > SECONDS:
        fault = f"{took:.1f} s"
    if fault is None and most > MEGABYTES:
        fault = f"{most:.0f} MB"
    if fault is not None:
        seen.faults.append((number, fault))
        print(f"{seen.parser} {number}: {fault}", file=sys.stderr, flush=True)
