"""Invented patients for the bundles, and the independent validator where it is installed."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from core.case.case import Case
from core.case.file import read_case
from core.demo import DemoPatient, make_clinic

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[2] / "data" / "exchange" / "fhir"
EXAMPLE = HERE.parents[2] / "data" / "case-example.json"
NOW = datetime(2026, 11, 24, 16, 30, tzinfo=ZoneInfo("Europe/Berlin"))

Validate = Callable[[dict[str, Any]], list[dict[str, Any]]]


@pytest.fixture(scope="session")
def example() -> Case:
    return read_case(EXAMPLE.read_bytes())


@pytest.fixture(scope="session")
def pictured() -> DemoPatient:
    """A patient of the demo clinic with the bytes of the photographs."""
    return next(iter(make_clinic(1, weeks=4, today=NOW)))


@pytest.fixture(scope="session")
def crowd() -> tuple[Case, ...]:
    return tuple(patient.case for patient in make_clinic(3, weeks=6, today=NOW, photographs=False))


def _packages() -> Path | None:
    """Where Medplum's packages are installed: in the folder that a variable names, or beside the script."""
    folder = Path(os.environ.get("CALCITRACK_FHIR_VALIDATOR") or HERE / "validator")
    return folder if (folder / "node_modules" / "@medplum" / "definitions").is_dir() else None


@pytest.fixture(scope="session")
def validate() -> Iterator[Validate]:
    """The issues that Medplum's validator finds in a resource: one process for all tests, a line a resource."""
    node, packages = shutil.which("node"), _packages()
    if node is None or packages is None:
        pytest.skip("Medplum's validator is not installed: npm ci in tests/core/exchange/fhir/validator")
    command = [node, str(HERE / "validator" / "validate.mjs"), str(packages)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None

        def issues(resource: dict[str, Any]) -> list[dict[str, Any]]:
            running.stdin.write(json.dumps(resource) + "\n")
            running.stdin.flush()
            return json.loads(running.stdout.readline())

        yield issues
        running.stdin.close()
