"""The floors of the house hold, and the contracts that hold them have been seen to break."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PLANTS = [
    ("core/case/case.py", "import core.imaging", "the house"),
    ("core/imaging/geometry.py", "import core.instruments", "the house"),
    ("core/guidance/picture.py", "import core.reports", "the house"),
    ("core/store/store.py", "import core.clinic", "the house"),
    ("core/texts.py", "import PySide6", "core reaches no Qt"),
    ("core/trends/series.py", "import sqlalchemy", "the pure rooms"),
    ("core/charting/draft.py", "import core.record", "the pure rooms"),
    ("core/reports/handover.py", "import sqlalchemy", "reports and exchange reach"),
    ("core/exchange/tables/columns.py", "import core.store", "the house"),
    ("core/exchange/tables/columns.py", "import core.record", "reports and exchange reach"),
    ("desktop/widgets/looks.py", "import sqlalchemy", "desktop speaks only to the clinic"),
    ("desktop/window.py", "import core.store", "desktop speaks only to the clinic"),
    ("desktop/command_line/app.py", "import PySide6", "the command line reaches no Qt"),
    ("desktop/command_line/app.py", "import desktop.theme.theme", "the command line reaches no Qt"),
    ("desktop/support/facts.py", "import PySide6", "the command line reaches no Qt"),
    ("desktop/support/facts.py", "import desktop.widgets", "the window's floors"),
    ("desktop/photo_bench/place.py", "import desktop.worklist", "the window's floors"),
    ("desktop/widgets/looks.py", "import desktop.shell", "the window's floors"),
    ("core/record/base.py", "import core.imaging", "record lies below"),
]
"""File, planted import, and the contract that it must break."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("house")
    for name in ("core", "desktop"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def lint(house: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    return subprocess.run(command, cwd=house, capture_output=True, text=True, check=False)


def broken(house: Path) -> str:
    return " ".join(re.findall(r"^(.*) BROKEN$", lint(house).stdout, flags=re.MULTILINE))


def test_the_tree_as_it_is_keeps_every_contract(house: Path) -> None:
    result = lint(house)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(("file", "plant", "contract"), PLANTS)
def test_a_planted_violation_turns_its_contract_red(house: Path, file: str, plant: str, contract: str) -> None:
    target = house / file
    clean = target.read_text(encoding="utf-8")
    target.write_text(f"{clean}\n\ndef _planted() -> None:\n    {plant}\n", encoding="utf-8")
    try:
        assert contract in broken(house)
    finally:
        target.write_text(clean, encoding="utf-8")


BLOCKED = """
import importlib, pkgutil, sys
class Wall:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6", "pyqtgraph"}:
            raise ImportError(f"{name} was asked for")
sys.meta_path.insert(0, Wall())
import core, desktop.command_line
for package in (core, desktop.command_line):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if "migrations" not in module.name:
            importlib.import_module(module.name)
import desktop.entry
"""


def test_the_core_and_the_command_line_load_without_qt() -> None:
    subprocess.run([sys.executable, "-c", BLOCKED], cwd=ROOT, check=True)
