"""Files that unfold: refused, or read, with less memory and time than any input may take."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.fuzz.bombs import REFUSED, TAKEN
from tests.fuzz.flood import ROOT
from tests.fuzz.watching import MEGABYTES, SECONDS

LITTLE_MB = 260
"""Above what the process has when it has the file: a refusal costs a few copies of the file at most."""


def exploded(*names: str) -> dict[str, dict[str, Any]]:
    """What a process saw that read these bombs."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-W", "ignore", "-m", "tests.fuzz.explode", *names]
    child = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return {seen["name"]: seen for seen in map(json.loads, child.stdout.splitlines())}


@pytest.fixture(scope="module")
def all_refused() -> dict[str, dict[str, Any]]:
    return exploded(*REFUSED)


@pytest.mark.parametrize("name", REFUSED)
def test_what_unfolds_is_refused_with_little_memory(name: str, all_refused: dict[str, dict[str, Any]]) -> None:
    seen = all_refused[name]
    assert REFUSED[name][1] in seen["told"], seen
    assert seen["more_mb"] < LITTLE_MB, seen
    assert seen["seconds"] < SECONDS, seen


@pytest.mark.long
@pytest.mark.parametrize("name", TAKEN)
def test_what_is_large_stays_within_the_limits(name: str) -> None:
    seen = exploded(name)[name]
    assert seen["told"] == "" or seen["told"].startswith("error."), seen
    assert seen["most_mb"] < MEGABYTES, seen
    assert seen["seconds"] < SECONDS, seen
