"""What the frozen folder leaves out is not needed, and what is loaded by name is there."""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from core.texts import LANGUAGES, Language
from desktop.shell import help_pages

ROOT = Path(__file__).parents[2]
SPEC = ROOT / "installer" / "bundle" / "calcitrack.spec"

WITHOUT = """
import importlib, pkgutil, sys
never = set(sys.argv[1].split())
extras = {"desktop.photo_bench.capture.uvc"}  # QtMultimedia, which the bundle does not carry

class Missing:
    def find_spec(self, name, path=None, target=None):
        if any(name == one or name.startswith(one + ".") for one in never):
            raise ModuleNotFoundError(f"left out: {name}", name=name)

sys.meta_path.insert(0, Missing())
import core, desktop
for room in (core, desktop):
    for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
        if ".migrations" not in module.name and module.name not in extras:
            importlib.import_module(module.name)
import pyqtgraph, pyarrow.parquet

# Pillow loads what writes letters at the first letter: the demo clinic's painter writes some.
from core.demo.picture.ruler import paper_ruler
paper_ruler(5)
"""


def listed(name: str) -> list[str]:
    """The words of one of the spec's lists; what it computes is left aside."""
    for node in ast.parse(SPEC.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == name:
            assert isinstance(node.value, ast.List | ast.Tuple)
            return [item.value for item in node.value.elts if isinstance(item, ast.Constant)]
    raise LookupError(name)


def test_the_whole_program_loads_without_what_is_left_out() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, " ".join(listed("NEVER_USED"))], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", listed("LOADED_BY_NAME"))
def test_what_is_loaded_by_name_exists(name: str) -> None:
    assert importlib.util.find_spec(name) is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pictures_and_papers_that_the_guide_shows_travel(language: Language) -> None:
    text = SPEC.read_text(encoding="utf-8")
    for page in help_pages.pages():
        for link in help_pages.links(help_pages.page_text(page, language)):
            if link.to.startswith(help_pages.OUTSIDE):
                name = link.to.removeprefix(help_pages.OUTSIDE).partition("#")[0]
                assert name.endswith("-1280x800.png") or f'"{name}"' in text, link.to
    assert 'ROOT / "docs" / "screenshots" / "*-1280x800.png"' in text
