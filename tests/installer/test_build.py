"""Comparing two builds, and the bill of materials."""

import json
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from installer.build import differences
from installer.bundle import bill


def _installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def test_two_builds_differ_by_bytes_by_rights_and_by_what_is_missing(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        (folder / "inside").mkdir(parents=True)
        for name in ("same", "bytes", "inside/rights"):
            (folder / name).write_text(name)
    assert set(differences(one, other)) == set()
    (other / "bytes").write_text("others")
    (other / "inside" / "rights").chmod(0o755)
    (one / "alone").touch()
    assert set(differences(one, other)) == {"bytes", "inside/rights", "alone (in one alone)"}


@pytest.mark.skipif(not _installed("calcitrack"), reason="calcitrack is not installed here: python3 -m installer check")
def test_the_bill_names_every_part_with_version_and_licence_and_is_the_same_each_time() -> None:
    text = bill.bill_of_materials()
    assert text == bill.bill_of_materials()
    parts = {part["name"].lower().replace("_", "-"): part for part in json.loads(text)["components"]}
    assert {"pyside6-essentials", "shiboken6", "opencv-python-headless", "numpy", "sqlalchemy"} <= parts.keys()
    assert not {"pytest", "mypy", "mkdocs", "pyinstaller"} & parts.keys(), "tools do not travel"
    for name, part in parts.items():
        assert part["version"], name
        assert part["licenses"], name
