"""Reports of errors: one for each, the newest few, and what the interpreter says when it dies itself."""

import json
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import structlog

from desktop.support.crashes import CrashNote, CrashReports, inside
from desktop.support.journal import open_journal
from desktop.support.limits import support

ROOT = Path(__file__).resolve().parents[3]
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
DIES = """
import ctypes, sys
from pathlib import Path
from desktop.support.crashes import CrashReports
reports = CrashReports(Path(sys.argv[1]))
reports.watch_interpreter()
patient = "ZHANG Mei"
if sys.argv[2] == "dies":
    ctypes.string_at(0)
reports.leave_interpreter()
"""


@pytest.fixture
def reports(tmp_path: Path):
    open_journal(tmp_path / "calcitrack.log")
    yield CrashReports(tmp_path)
    structlog.reset_defaults()


def test_an_error_that_comes_again_has_its_report_already(reports: CrashReports, tmp_path: Path) -> None:
    note = CrashNote("ValueError", ("core/case/case.py:12 read",))
    for _ in range(3):
        reports.keep(note, NOW)
    (report,) = reports.files()
    told = json.loads(report.read_text())
    assert (told["kind"], told["where"], told["at"]) == (note.kind, list(note.where), "2026-11-24T12:00:00+00:00")
    assert len((tmp_path / "calcitrack.log").read_text().splitlines()) == 3


def test_only_the_newest_are_kept(reports: CrashReports) -> None:
    most = support("crashes")["kept"]
    for number in range(most + 3):
        reports.keep(CrashNote("ValueError", (f"core/a.py:{number} f",)), NOW + timedelta(minutes=number))
    kept = [json.loads(path.read_text())["where"][0] for path in reports.files()]
    assert len(kept) == most and kept[0] == f"core/a.py:{most + 2} f"


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    blocked = CrashReports(tmp_path / "file")
    blocked.keep(CrashNote("ValueError", ()), NOW)
    blocked.watch_interpreter()
    blocked.leave_interpreter()
    assert blocked.files() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="how a program dies differs there")
@pytest.mark.parametrize("how", ["dies", "ends"])
def test_a_death_of_the_interpreter_leaves_places_and_no_values(tmp_path: Path, how: str) -> None:
    done = subprocess.run([sys.executable, "-c", DIES, str(tmp_path), how], cwd=ROOT, capture_output=True, check=False)
    told = CrashReports(tmp_path).fault_file.read_text()
    if how == "ends":
        assert (done.returncode, told) == (0, "")
    else:
        assert done.returncode == -signal.SIGSEGV
        assert "string_at" in told and "ZHANG" not in told


def test_places_are_told_from_the_package_on() -> None:
    assert inside("/home/mei/calcitrack/core/case/case.py") == "core/case/case.py"
    assert inside("/home/mei/zhang.py") == "zhang.py"
