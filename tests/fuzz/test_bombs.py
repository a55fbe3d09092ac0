"""Files that unfold: refused, or read, with less memory and time than any input may take."""

import json
import os
import subprocess
import sys

import pytest

from tests.fuzz.bombs import REFUSED, TAKEN
from tests.fuzz.flood import ROOT
from tests.fuzz.watching import MEGABYTES, SECONDS

LITTLE_MB = 260
"""Above what the process has when it has the file: a refusal costs a few copies of the file at most."""


def exploded(name: str) -> dict[str, float | str]:
    """What a process saw that read one bomb."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-W", "ignore", "-m", "tests.fuzz.explode", name]
    child = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    seen: dict[str, float | str] = json.loads(child.stdout.splitlines()[-1])
    return seen


@pytest.mark.parametrize("name", REFUSED)
def test_what_unfolds_is_refused_with_little_memory(name: str) -> None:
    seen = exploded(name)
    assert REFUSED[name][1] in str(seen["told"]), seen
    assert float(seen["more_mb"]) < LITTLE_MB, seen
    assert float(seen["seconds"]) < SECONDS, seen


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_large_stays_within_the_limits(name: str) -> None:
    seen = exploded(name)
    assert seen["told"] == "" or str(seen["told"]).startswith("error."), seen
    assert float(seen["most_mb"]) < MEGABYTES, seen
    assert float(seen["seconds"]) < SECONDS, seen
