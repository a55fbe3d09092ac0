"""A backup that is killed, or whose disk fills up, fails or is unplugged: the earlier ones stay whole, and the next one
succeeds. What the person is told is true."""

import errno
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from core.errors import StoreError
from core.store import files
from core.store.backup import making, photograph_files, place, record_file
from core.store.engine import fresh_file
from core.store.store import Store
from tests.core.store.backup.wards import ALL, AT, all_whole, back_up, bytes_of, silent, take_photographs, tried

ROOT = Path(__file__).resolve().parents[4]


class FaultyDisk:
    """Every step that reaches the disk counts; the one of a number fails, and so does every one after it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, fails_at: int, error: int, disk: Path) -> None:
        self.steps, self._fails_at, self._error, self._disk = 0, fails_at, error, disk
        for owner, name in ((Path, "mkdir"), (Path, "unlink"), (Path, "replace"), (files.os, "fsync")):
            monkeypatch.setattr(owner, name, self._counted(getattr(owner, name)))
        for module in (files, making, place):
            for name in ("replace_file", "keep_names", "write_keyring", "write_manifest"):
                if hasattr(module, name):
                    monkeypatch.setattr(module, name, self._counted(getattr(module, name)))
        monkeypatch.setattr(record_file, "fresh_file", self._fresh)
        monkeypatch.setattr(photograph_files, "fresh_file", self._fresh)

    @property
    def failed(self) -> bool:
        return self.steps >= self._fails_at

    def step(self) -> None:
        self.steps += 1
        if self.failed:
            raise OSError(self._error, "the disk")

    def _counted(self, real: Any) -> Any:
        def call(*arguments: Any, **named: Any) -> Any:
            self.step()
            return real(*arguments, **named)

        return call

    @contextmanager
    def _fresh(self, path: Path, key: bytes) -> Iterator[Any]:
        self.step()
        with fresh_file(path, key) as connection:
            yield _Faulty(connection, self)


class _Faulty:
    """A connection whose statements are steps too; SQLite's own backup takes the real one."""

    def __init__(self, real: Any, disk: FaultyDisk) -> None:
        self._real, self._disk = real, disk

    def execute(self, *arguments: Any) -> Any:
        self._disk.step()
        return self._real.execute(*arguments)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (errno.ENOSPC, "error.backup.disk_full"),
        (errno.EIO, "error.backup.disk_failed"),
        (errno.EROFS, "error.backup.cannot_write"),
        (errno.ENOENT, "error.backup.not_there"),
    ],
)
def test_the_disk_fails_at_each_step_in_turn(
    ward: Store, disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int, told: str
) -> None:
    monkeypatch.setattr(photograph_files, "MOST_BYTES", 8_000)
    monkeypatch.setattr(record_file, "copy", _plain_copy)
    back_up(ward, disk)
    first = bytes_of(disk)
    step, failed, made = 1, True, 1
    while failed:
        # One more photograph while the steps are few enough that the number of steps does not run ahead of them.
        take_photographs(ward, [100 + step] if step % 4 == 0 and step < 40 else [])
        with monkeypatch.context() as patch:
            faulty = FaultyDisk(patch, step, error, disk)
            why = tried(ward, disk, step)
            failed = faulty.failed
        # After the manifest there is a backup, also when the disk fails before the older ones are thinned out: what is
        # said to be made is there, and what is said to have failed may have come to its end.
        assert why in (told, None) if failed else why is None
        there = len(place.backups(disk))
        assert there > made if why is None else there >= made
        made = there
        assert first.items() <= bytes_of(disk).items()
        step += 1
    assert step > 20
    assert tried(ward, disk, 1000) is None
    targets = tmp_path / "targets"
    targets.mkdir()
    assert all_whole(disk, targets) == made + 1


def _plain_copy(source: Any, target: Path, key: bytes, tell: Any) -> None:
    """The same as SQLite's backup, into a connection that can be made to fail."""
    with record_file.fresh_file(target, key) as copied, source.reading.connect() as connection:
        copied.execute("SELECT 1")
        connection.connection.driver_connection.backup(copied._real if isinstance(copied, _Faulty) else copied)
        copied.execute("PRAGMA journal_mode = DELETE").fetchall()


@pytest.mark.parametrize("pages", [1, 12, 30])
def test_a_full_disk_is_told_by_sqlite_too(
    ward: Store, disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: int
) -> None:
    back_up(ward, disk)
    take_photographs(ward, range(5, 40))

    @contextmanager
    def small(path: Path, key: bytes) -> Iterator[Any]:
        with fresh_file(path, key) as connection:
            connection.execute(f"PRAGMA max_page_count = {pages}")
            yield connection

    with monkeypatch.context() as patch:
        patch.setattr(photograph_files, "fresh_file", small)
        assert tried(ward, disk, 1) == "error.backup.disk_full"
    assert tried(ward, disk, 2) is None
    targets = tmp_path / "targets"
    targets.mkdir()
    assert all_whole(disk, targets) == 2


def test_a_disk_that_is_really_full(ward: Store, tmp_path: Path) -> None:
    ward.close()
    disk = tmp_path / "small"
    disk.mkdir()
    alone = ["unshare", "--user", "--map-root-user", "--mount"]
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], capture_output=True).returncode:
        pytest.skip("no namespace may be made here, so no disk of its own")
    command = [*alone, sys.executable, "-m", "tests.core.store.backup.filling_up", str(ward.folder), str(disk)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    full = [line for line in said if line.endswith("error.backup.disk_full 1 True")]
    assert len(full) >= 4
    assert said[: len(full)] == full
    assert said[-2] == "room again None"


def test_a_disk_that_is_unplugged_is_told(ward: Store, disk: Path) -> None:
    back_up(ward, disk)
    disk.rename(disk.with_name("elsewhere"))
    with ward.being_backed_up() as (there, _closing), pytest.raises(StoreError, match="not_there"):
        making.make_backup(there, disk, AT, ALL, silent)
    assert not disk.exists()


def killed_while_backing_up(store: Path, disk: Path, number: int, after: float) -> bool:
    """Whether a process was killed so long after it began."""
    command = [sys.executable, "-m", "tests.core.store.backup.backing_up", str(store), str(disk), str(number)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "begins\n"
        time.sleep(after)
        process.kill()
        return process.wait() != 0


def kill_and_check(ward: Store, disk: Path, tmp_path: Path, times: int) -> None:
    take_photographs(ward, range(100, 140), size=60_000)
    first = back_up(ward, disk).backup
    before = bytes_of(first.folder)
    ward.close()
    chance = random.Random(20261126)
    killed = 0
    targets = tmp_path / "targets"
    targets.mkdir()
    for number in range(1, times + 1):
        killed += killed_while_backing_up(ward.folder, disk, number, chance.uniform(0, 0.25))
        assert bytes_of(first.folder) == before
        if number % 25 == 0 or number == times:
            all_whole(disk, targets)
    assert killed > times / 3


def test_three_kills_leave_every_backup_whole(ward: Store, disk: Path, tmp_path: Path) -> None:
    kill_and_check(ward, disk, tmp_path, 3)


@pytest.mark.long
def test_two_hundred_kills_leave_every_backup_whole(ward: Store, disk: Path, tmp_path: Path) -> None:
    kill_and_check(ward, disk, tmp_path, 200)
