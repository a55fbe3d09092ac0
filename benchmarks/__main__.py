"""All that is said of speed, measured by one command, and written into docs/performance.md.

    python -m benchmarks [--only ratios growth postgres memory] [--long] [--clinics FOLDER] [--page FILE]

`--long` adds the clinic of 10,000 patients with 1,000,000 assessments and an hour of rounds for the memory. Clinics are
made in a temporary folder; with `--clinics` they are kept in that one, and taken from there the next time.
"""

import argparse
import os
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.machine import load, machine
from benchmarks.sections import LONG, SECTIONS, SMALLEST, USUAL
from benchmarks.tables import put

PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"


def main() -> None:
    """Measure section after section; each is printed and written as soon as it is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=SECTIONS, default=list(SECTIONS), help="these sections alone")
    extents = parser.add_mutually_exclusive_group()
    extents.add_argument("--long", action="store_const", dest="extent", const=LONG, default=USUAL)
    extents.add_argument("--smallest", action="store_const", dest="extent", const=SMALLEST, help="whether it runs")
    parser.add_argument("--clinics", type=Path, help="a folder outside the tree where generated clinics are kept")
    parser.add_argument("--page", type=Path, default=PAGE, help="the page that is written")
    asked = parser.parse_args()
    print(machine(), flush=True)
    put(asked.page, "machine", machine())
    for name in asked.only:
        before, began = load(), time.perf_counter()
        content = SECTIONS[name](asked.extent, asked.clinics)
        took = (time.perf_counter() - began) / 60
        content += f"\n\nMeasured in {took:.1f} minutes; load of the machine {before} before and {load()} after."
        print(f"\n{name}\n\n{content}", flush=True)
        put(asked.page, name, content)


if __name__ == "__main__":
    main()
