"""Starting: the sign-in beside a bare window, and unlocking beside its libraries and the bare SQL.

    python -m benchmarks.starting STORE [--rounds 5]

STORE is a folder that `benchmarks.generated` made. Every start is a process of its own, with a home of its own, whose
Python finds everything compiled, as an installed program does.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.account import ACCOUNT, PASSPHRASE
from benchmarks.bare_sql import statements_of
from benchmarks.generated import reopened
from benchmarks.measuring import Pairs, Spent
from core.clinic import opening
from core.clinic.views.worklist import worklist
from core.store.keyring import USUAL_COST, read_keyring
from core.store.layout import RECORD

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Starts:
    """Both figures, and which heavy libraries were there before the sign-in was painted."""

    sign_in: Pairs
    unlock: Pairs
    loaded: tuple[str, ...]


class Home:
    """Where children live: their settings, and what Python compiled."""

    def __init__(self, folder: Path) -> None:
        names = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
        self._environment = os.environ | {name: str(folder) for name in names}
        self._environment |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "CALCITRACK_LANGUAGE": "en"}
        self._environment |= {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def start(self, *arguments: str, given: object = None) -> dict[str, Any]:
        """What a child says of itself. `whole` is how long it took by the clock since its process was asked for."""
        began = time.time()
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.starting_child", *arguments],
            input=json.dumps(given),
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0 or not done.stdout.strip():
            raise SystemExit(f"{arguments[0]}: {done.stderr[-800:]}")
        said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return said | {"whole": said["at"] - began}


@contextmanager
def home() -> Iterator[Home]:
    """One for a while."""
    with tempfile.TemporaryDirectory(prefix="calcitrack-home-") as folder:
        yield Home(Path(folder))


def starts(store: Path, rounds: int) -> Starts:
    """Both, by turns."""
    with home() as children:
        unlocking = children.start("unlock", str(store))
        given = baseline(store, unlocking["modules"])
        for what in (("bare",), ("sign-in", str(store))):  # everything is compiled then
            children.start(*what)
        turns = []
        for _ in range(rounds):
            bare, signing = children.start("bare"), children.start("sign-in", str(store))
            least, unlocking = children.start("libraries", given=given), children.start("unlock", str(store))
            turns.append((bare, signing, least, unlocking))
    whole = [[Spent(turn[place]["processor"], turn[place]["whole"]) for turn in turns] for place in (0, 1)]
    since = [[Spent(turn[place]["processor"], turn[place]["wall"]) for turn in turns] for place in (2, 3)]
    loaded = {name for turn in turns for name in turn[1]["loaded"]}
    return Starts(
        Pairs(tuple(whole[1]), tuple(whole[0])), Pairs(tuple(since[1]), tuple(since[0])), tuple(sorted(loaded))
    )


def baseline(store: Path, modules: list[str]) -> dict[str, Any]:
    """What the child `libraries` is given."""
    context = reopened(store)
    try:
        statements = statements_of(lambda: worklist(context))
    finally:
        opening.close(context)
    return {
        "modules": modules,
        "cost": asdict(USUAL_COST),
        "key": read_keyring(store).unlock(ACCOUNT, PASSPHRASE).hex(),
        "record": str(store / RECORD),
        "statements": [(each.text, list(each.parameters)) for each in statements],
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    found = starts(asked.store, asked.rounds)
    print(f"sign-in {found.sign_in.ratio:.2f} × a bare window (aim ≤ 2); loaded before: {found.loaded or 'nothing'}")
    print(f"unlock to the worklist {found.unlock.ratio:.2f} × libraries and bare SQL (aim ≤ 1.5)")


if __name__ == "__main__":
    main()
