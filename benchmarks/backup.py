"""How long a day's backup takes beside the first one, and whether it grows with the photographs that are there.

    python -m benchmarks.backup [--megabytes 64 256 1024] [--photograph-kilobytes 2048] [--day 20] [--folder DIR]

For each size of clinic: a store is filled with photographs, backed up whole, given a day's new photographs, and backed
up again. Prints the seconds of both, the day's as a share of the whole, and what a plain copy of the day's bytes with
fsync takes on the same disk. The photographs are random bytes from a seed: nothing compresses them.
"""

import argparse
import os
import random
import tempfile
import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.store.backup import making
from core.store.backup.making import Made
from core.store.backup.thinning import Retention
from core.store.keyring import Cost
from core.store.store import Store

AT = datetime(2026, 11, 25, 3, tzinfo=UTC)
CHEAP = Cost(memory_kib=8, passes=1, lanes=1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, nargs="+", default=[64, 256, 1024], help="sizes of the clinic")
    parser.add_argument("--photograph-kilobytes", type=int, default=2048)
    parser.add_argument("--day", type=int, default=20, help="new photographs a day")
    parser.add_argument("--folder", type=Path, default=None, help="where to write; three times the largest size")
    asked = parser.parse_args()
    size = asked.photograph_kilobytes * 1024
    print(f"{'clinic':>9} {'whole':>9} {'a day':>9} {'day/whole':>10} {'nothing':>9} {'plain copy of the day':>22}")
    for megabytes in asked.megabytes:
        with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
            whole, day, nothing = measure(Path(folder), megabytes * 1024 * 1024 // size, asked.day, size)
            plain = plain_copy(Path(folder), asked.day, size)
        share = f"{100 * day / whole:.1f} %"
        print(f"{megabytes:>6} MB {whole:>7.2f} s {day:>7.2f} s {share:>10} {nothing:>7.2f} s {plain:>20.2f} s")


def measure(folder: Path, photographs: int, a_day: int, size: int) -> tuple[float, float, float]:
    """Seconds of the first backup, of the one a day later, and of one when nothing is new."""
    store, _ = Store.create(folder / "store", "admin", "benchmark", cost=CHEAP)
    disk = folder / "disk"
    taken = 0
    seconds = []
    for day, new in enumerate((photographs, a_day, 0)):
        take(store, range(taken, taken + new), size)
        taken += new
        before = time.perf_counter()
        made = back_up(store, disk, day)
        seconds.append(time.perf_counter() - before)
        assert made.copied == new
    store.close()
    return seconds[0], seconds[1], seconds[2]


def take(store: Store, numbers: Iterable[int], size: int) -> None:
    """Photographs of random bytes, each of its own."""
    for number in numbers:
        store.photographs.put(random.Random(number).randbytes(size), "image/jpeg", b"small")


def back_up(store: Store, disk: Path, day: int) -> Made:
    """A backup so many days after the first."""
    with store.being_backed_up() as (files, _closing):
        making.claim(files, disk)
        return making.make_backup(files, disk, AT + timedelta(days=day), Retention(7, 4, 12), lambda *_: None)


def plain_copy(folder: Path, count: int, size: int) -> float:
    """Seconds of writing as many bytes into one file, with fsync."""
    content = [random.Random(-1 - number).randbytes(size) for number in range(count)]
    before = time.perf_counter()
    with (folder / "plain").open("wb") as file:
        for each in content:
            file.write(each)
        file.flush()
        os.fsync(file.fileno())
    return time.perf_counter() - before


if __name__ == "__main__":
    main()
