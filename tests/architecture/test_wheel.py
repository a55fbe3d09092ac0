"""The wheel as it would be installed: it carries its resources, and prints a page."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PRINT_A_PAGE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
import core
assert "wheel" in core.__file__, core.__file__
from core.clinic import opening
from core.clinic.commands import arrivals, reports
from core.clinic.views.arrivals import Match
from core.exchange.reading import read_whole
from core.reports.choices import Choices
context = opening.make_store(Path(sys.argv[1]) / "store", "admin", "heron under the bridge", "Ward 7", "UTC",
                             lambda: datetime.now(UTC)).context
arrival = read_whole(Path(sys.argv[2]).read_bytes(), "case")
taken, _ = arrivals.take_in(context, arrival, {arrival.patients[0].key: Match()})
(patient,) = taken.made
assert reports.prepare(context, "handover", [patient], Choices(language="zh_CN")).pdf.startswith(b"%PDF")
opening.close(context)
from desktop.shell.language import Translators
from core import resources
assert resources.read_bytes("translations", "calcitrack_zh_CN.qm")
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("calcitrack-*.whl"))


def test_the_installed_wheel_prints_a_handover(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "wheel"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    environment = {**os.environ, "PYTHONPATH": str(installed), "QT_QPA_PLATFORM": "offscreen"}
    example = ROOT / "tests" / "data" / "case-example.json"
    command = [sys.executable, "-c", PRINT_A_PAGE, str(tmp_path), str(example)]
    # Elsewhere than the clone, and with an editable install of it shadowed by the wheel's own files.
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)


def test_the_wheel_carries_the_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert "resources/fonts/OFL.txt" in names
    assert "resources/icons/LICENSE" in names


def test_the_wheel_carries_the_guide(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {"resources/guide/contents.toml", "resources/guide/en/pain.md", "resources/guide/zh_CN/pain.md"} <= {*names}
