"""Every package that pyproject.toml asks for stands with its reason in docs/decisions/0005, and no other."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "decisions" / "0005-dependencies.md"


def asked() -> set[str]:
    """The names of all requirements, of the program and of its extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]
    return {plain(re.split(r"[\[<>=!~; ]", line)[0]) for line in lines}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_each_dependency_has_its_reason() -> None:
    words = {plain(word) for word in re.findall(r"[\w.-]*\w", PAGE.read_text(encoding="utf-8"))}
    assert asked() - words == set()


def test_no_reason_is_given_for_what_is_not_asked_for() -> None:
    rows = re.findall(r"^\| ([^|]+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)[2:]
    named = {plain(re.sub(r" [\d.]+$| \(.*\)$", "", name)) for row in rows for name in row.split(", ")}
    assert named - asked() == set()
