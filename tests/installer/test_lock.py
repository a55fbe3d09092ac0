"""The lock holds on Windows too: each of its packages is to be had there, of exactly the bytes that it names."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from packaging.requirements import Requirement

LOCK: Final = Path(__file__).parents[2] / "installer" / "lock.txt"
WINDOWS: Final = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": "3.11.9",
    "python_version": "3.11",
    "sys_platform": "win32",
}
BUILT_THERE: Final = {"phreeqpython"}
"""For tests alone, and pure Python: its source brings the library of each system, and pip makes the wheel."""


@pytest.mark.long
def test_every_package_has_a_wheel_for_windows(tmp_path: Path) -> None:
    text = LOCK.read_text(encoding="utf-8")
    locked = [Requirement(line.rstrip(" \\")) for line in text.splitlines() if re.match(r"\w", line)]
    wanted = [one for one in locked if one.marker is None or one.marker.evaluate(WINDOWS)]
    asked, answer = tmp_path / "asked.txt", tmp_path / "answer.json"
    lines = [f"{one.name}{one.specifier}" for one in wanted if one.name not in BUILT_THERE]
    asked.write_text("\n".join(lines), encoding="ascii")
    there = ("--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp", "--only-binary", ":all:")
    nothing = ("--dry-run", "--no-deps", "--ignore-installed", "--target", str(tmp_path / "none"))
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--report", str(answer), "--requirement", str(asked))
    done = subprocess.run([*pip, *there, *nothing], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(answer.read_text(encoding="utf-8"))["install"]
    assert len(found) == len(lines)
    for package in found:
        sums = package["download_info"]["archive_info"]["hashes"]["sha256"]
        assert f"sha256:{sums}" in text, package["download_info"]["url"].rsplit("/", 1)[-1]
