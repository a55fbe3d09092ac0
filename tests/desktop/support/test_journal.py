"""The journal: lines of several programs, in files that are put aside when they are full."""

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import structlog

from desktop.support.alone import alone
from desktop.support.folders import log_folder
from desktop.support.journal import RotatingFile, close_journal, journal, open_journal

ROOT = Path(__file__).resolve().parents[3]
WRITER = """
import sys
from pathlib import Path
from desktop.support.journal import RotatingFile
name, path, lines = sys.argv[1:]
file = RotatingFile(Path(path), 2_000, 3)
for number in range(int(lines)):
    file.write(f"{name} {number} {'x' * 20}\\n")
"""


def test_it_is_put_aside_when_full_and_the_oldest_is_given_up(tmp_path: Path) -> None:
    file = RotatingFile(tmp_path / "log" / "calcitrack.log", 100, 2)
    for number in range(40):
        file.write(f"line {number:02}\n")
    names = [path.name for path in file.files()]
    assert names == ["calcitrack.log", "calcitrack.log.1", "calcitrack.log.2"]
    assert all(path.stat().st_size <= 100 for path in file.files())
    lines = [line for path in reversed(file.files()) for line in path.read_text().splitlines()]
    assert lines == [f"line {number:02}" for number in range(40 - len(lines), 40)]


def test_two_programs_lose_and_mix_no_line(tmp_path: Path) -> None:
    path = tmp_path / "calcitrack.log"
    many = 60
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, name, str(path), str(many)], cwd=ROOT) for name in ("a", "b")
    ]
    assert [child.wait() for child in running] == [0, 0]
    file = RotatingFile(path, 2_000, 3)
    lines = [line.split() for part in reversed(file.files()) for line in part.read_text().splitlines()]
    assert len(lines) == 2 * many and len(file.files()) > 1
    for name in ("a", "b"):
        assert [int(number) for who, number, _ in lines if who == name] == list(range(many))


def test_threads_of_one_program_wait_for_each_other(tmp_path: Path) -> None:
    file = RotatingFile(tmp_path / "calcitrack.log", 500, 9)
    threads = [threading.Thread(target=lambda: [file.write("whole line\n") for _ in range(30)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [line for part in file.files() for line in part.read_text().splitlines()] == ["whole line"] * 120


def test_who_cannot_have_the_lock_writes_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.support.alone._TRIES", 1)
    file = RotatingFile(tmp_path / "calcitrack.log", 10, 2)
    with alone(tmp_path / "calcitrack.log.lock") as held:
        assert held
        for _ in range(3):
            file.write("a line\n")
    assert [path.name for path in file.files()] == ["calcitrack.log"], "only who holds the lock puts it aside"
    assert file.path.read_text() == "a line\n" * 3


def test_where_it_cannot_be_written_the_work_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    open_journal(tmp_path / "file" / "calcitrack.log")
    structlog.get_logger("calcitrack").error("unheard")
    close_journal()
    structlog.get_logger("calcitrack").error("unheard")
    structlog.reset_defaults()
    assert (tmp_path / "file").read_text() == ""


def test_what_is_logged_is_a_line_of_json(tmp_path: Path) -> None:
    open_journal(tmp_path / "calcitrack.log")
    structlog.get_logger("calcitrack").error("unexpected_error", kind="ValueError")
    structlog.reset_defaults()
    (line,) = (tmp_path / "calcitrack.log").read_text().splitlines()
    assert {"event", "kind", "level", "timestamp"} == json.loads(line).keys()


def test_it_lies_where_the_user_s_journals_lie() -> None:
    assert journal().path == log_folder() / "calcitrack.log"
