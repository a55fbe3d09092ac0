"""The made-up language, beside the program's own: made once."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desktop.languages import pseudo

ROOT = Path(__file__).resolve().parents[3]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def with_language(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the program's resources and one language more."""
    return pseudo.make(tmp_path_factory.mktemp("language"))


@pytest.fixture(scope="session")
def python(with_language: Path) -> Run:
    """Run Python as the program would run were the language shipped: `python("-m", "desktop.entry", "card", …)`."""

    def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(with_language), str(ROOT)))} | variables
        command = [sys.executable, "-P", *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=1800)

    return run
