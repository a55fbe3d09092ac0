"""The process that reads: told a plan by its first argument, it prints a line of JSON for each parser at its end.

The file named by the second argument holds, at every moment, which input of which parser is being read.
"""

import contextlib
import json
import os
import sys

from tests.fuzz.parsers import PARSERS
from tests.fuzz.watching import Seen, limit_this_process, look


def main() -> None:
    """The plan: `[[parser, first, after the last], …]`."""
    plan, mark = json.loads(sys.argv[1]), os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT)
    dies_at = os.environ.get("CALCITRACK_FUZZ_DIES_AT")  # so that a test sees what a death is told as
    limited = False
    for name, first, end in plan:
        parser = PARSERS[name]
        with contextlib.suppress(Exception):  # libraries are loaded and caches filled before anything is counted
            parser.read(parser.whole()[0])
        if not limited:
            limit_this_process()
            limited = True
        seen = Seen(name)
        for number in range(first, end):
            data = parser.input(number)
            os.pwrite(mark, json.dumps([name, number]).ljust(80).encode(), 0)
            if str(number) == dies_at:
                os.abort()
            look(seen, number, parser.read, data)
        print(json.dumps(seen.as_json()), flush=True)


if __name__ == "__main__":
    main()
