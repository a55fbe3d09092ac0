"""The bytes of photographs are read in one module alone, which hides what was withdrawn (docs/decisions/0028)."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
READERS = frozenset({"content", "contents", "thumbnails"})
"""The methods of the store that give bytes of photographs."""
MAY_READ = frozenset(
    {
        "core/clinic/views/photographs.py",  # asks first whether they were withdrawn
        "core/store/photographs.py",  # is the store
    }
)


def bytes_read_in(source: str) -> list[int]:
    """The lines where a store's photographs are asked for their bytes, or their table is read."""
    found = []
    for node in ast.walk(ast.parse(source)):
        asked = isinstance(node, ast.Attribute) and node.attr in READERS and isinstance(node.value, ast.Attribute)
        if asked and node.value.attr == "photographs" and _is_store(node.value.value):  # type: ignore[union-attr]
            found.append(node.lineno)  # type: ignore[union-attr]
    return found


def _is_store(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute | ast.Name) and (getattr(node, "attr", None) or node.id) == "store"  # type: ignore[union-attr]


def test_nothing_else_reads_bytes_of_photographs() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{line}"
        for room in ("core", "desktop")
        for path in (ROOT / room).rglob("*.py")
        if path.relative_to(ROOT).as_posix() not in MAY_READ
        for line in bytes_read_in(path.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_the_table_of_bytes_is_known_to_the_store_alone() -> None:
    """Whoever reads it without the store's methods copies whole rows into backups, or back."""
    knowing = {
        path.relative_to(ROOT).as_posix()
        for room in ("core", "desktop")
        for path in (ROOT / room).rglob("*.py")
        if "PHOTOGRAPH_FILE" in path.read_text(encoding="utf-8")
    }
    assert {path for path in knowing if not path.startswith("core/store/")} == set()


@pytest.mark.parametrize(
    "planted",
    [
        "def read(context):\n    return context.store.photographs.content('a')\n",
        "def read(store):\n    return store.photographs.thumbnails(['a'])\n",
    ],
)
def test_a_plant_is_found(planted: str) -> None:
    assert bytes_read_in(planted) == [2]
