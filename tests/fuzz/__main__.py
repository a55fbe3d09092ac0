"""`python -m tests.fuzz`: flood the parsers and print the table; or write one input to a file, to look at it.

python -m tests.fuzz --inputs 100000 --processes 2
python -m tests.fuzz --only jpeg png --inputs 5000
python -m tests.fuzz --write jpeg 4711 --out /tmp/bad.jpg
"""

import argparse
import sys
from pathlib import Path

from tests.fuzz.flood import flood, table
from tests.fuzz.parsers import PARSERS, plan


def main() -> int:
    """Zero when no fault was found."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz")
    asked.add_argument("--inputs", type=int, default=2000, help="in all, shared among the parsers")
    asked.add_argument("--first", type=int, default=0, help="the number of the first input of each parser")
    asked.add_argument("--processes", type=int, default=1)
    asked.add_argument("--only", nargs="+", choices=[*PARSERS], metavar="PARSER")
    asked.add_argument("--write", nargs=2, metavar=("PARSER", "NUMBER"))
    asked.add_argument("--out", type=Path)
    wanted = asked.parse_args()
    if wanted.write:
        name, number = wanted.write
        wanted.out.write_bytes(PARSERS[name].input(int(number)))
        return 0
    counts = plan(wanted.inputs)
    if wanted.only:
        counts = {name: round(wanted.inputs / len(wanted.only)) for name in wanted.only}
    found = flood(counts, wanted.processes, wanted.first)
    print(table(found.values()))
    for one in found.values():
        for number, fault in one.faults:
            print(f"{one.parser} {number}: {fault}")
    return 1 if any(one.faults for one in found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
