"""Changes led by coverage: `python -m tests.fuzz.guided PARSER --runs N` lets atheris look for new ways into a reader.

Our changes know the format and atheris knows which lines were reached: it keeps what reached new ones and goes on from
there. What it finds is written by libFuzzer as `crash-…` or `timeout-…` into the folder of `--findings`.
"""

import argparse
import random
import sys
from pathlib import Path

import atheris

from tests.fuzz.changing.plain import or_damaged


def main() -> None:
    """Ends with libFuzzer's own status: zero when nothing was found."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz.guided")
    asked.add_argument("parser")
    asked.add_argument("--runs", type=int, default=2_000)
    asked.add_argument("--seconds", type=int, default=0)
    asked.add_argument("--findings", type=Path, default=Path())
    wanted = asked.parse_args()
    with atheris.instrument_imports(include=["core", "json", "zipfile", "csv", "tomllib", "pydicom", "openpyxl"]):
        from tests.fuzz.parsers import PARSERS
    from tests.fuzz.watching import MEGABYTES, SECONDS, fault_of

    parser = PARSERS[wanted.parser]

    def change(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if not data or chance.random() < 0.05:
            data = chance.choice(parser.whole())
        if chance.random() < 0.3:
            return atheris.Mutate(data, most)
        return or_damaged(parser.change)(data, chance)[:most]

    def read(data: bytes) -> None:
        try:
            parser.read(data)
        except Exception as error:
            fault = fault_of(error)
            if fault is not None:
                raise AssertionError(fault) from error

    limits = [f"-timeout={SECONDS:.0f}", f"-rss_limit_mb={MEGABYTES}", "-max_len=1000000", "-print_final_stats=1"]
    limits += [f"-runs={wanted.runs}", f"-artifact_prefix={wanted.findings}/"]
    limits += [f"-max_total_time={wanted.seconds}"] if wanted.seconds else []
    atheris.Setup([sys.argv[0], *limits], read, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
