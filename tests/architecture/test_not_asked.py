"""What nobody in the window asks Qt for, because of what stays in Python afterwards (docs/decisions/0050)."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_ASKED = {
    "itemAt": "Qt deletes the item and tells nobody; its Python side is taken for whatever is made at its address",
    "nextInFocusChain": "makes what comes next a child of what it was asked of",
    "previousInFocusChain": "makes what comes before a child of what it was asked of",
}


def asked_in(source: str) -> set[tuple[int, str]]:
    """The lines where one of these is called."""
    called = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return {(what.lineno, what.attr) for what in called if isinstance(what, ast.Attribute) and what.attr in NOT_ASKED}


def test_the_window_does_not_ask_for_them() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{line}: {name}: {NOT_ASKED[name]}"
        for path in (ROOT / "desktop").rglob("*.py")
        for line, name in asked_in(path.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_it_would_be_seen() -> None:
    assert asked_in("layout.itemAt(0)\npage.nextInFocusChain()\nlayout.indexOf(part)\n") == {
        (1, "itemAt"),
        (2, "nextInFocusChain"),
    }
