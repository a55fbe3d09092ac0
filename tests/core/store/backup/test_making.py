"""Backups of a store in use: whole, small the second time, read back, and restored the same."""

import errno
import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from core.errors import StoreError
from core.store.backup import photograph_files, place, restoring
from core.store.backup.manifest import MANIFEST
from core.store.photographs import PHOTOGRAPH_FILE
from core.store.rotation import Holder, rekey
from core.store.store import Store
from tests.core.store.backup.wards import ALL, all_whole, back_up, bytes_of, picture, restored, silent, take_photographs
from tests.core.store.rekeying import note
from tests.stores import ACCOUNT, CHEAP, PASSPHRASE


def content(store: Store) -> list[list[tuple[object, ...]]]:
    """Every row of the record and of the photographs."""
    found = []
    with store.read() as session:
        names = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")).all()
        found += [sorted(map(tuple, session.execute(text(f'SELECT * FROM "{name}"'))), key=repr) for name in names]
    with store._pictures.reading.connect() as connection:
        found.append(sorted(map(tuple, connection.execute(PHOTOGRAPH_FILE.select()))))
    return found


def test_what_is_restored_is_what_was_backed_up(ward: Store, disk: Path, tmp_path: Path) -> None:
    before = content(ward)
    made = back_up(ward, disk)
    assert (made.copied, made.copied_bytes) == (5, 20_000)
    found = restored(disk, tmp_path / "new")
    assert found.findings == ()
    assert found.photographs == (5, 5)
    assert found.counts["patient"] == (1, 1)
    again = Store.open(tmp_path / "new", ACCOUNT, PASSPHRASE)
    assert content(again) == before
    again.close()


def test_nothing_in_a_backup_can_be_read_without_the_key(ward: Store, disk: Path) -> None:
    back_up(ward, disk)
    whole = b"".join(bytes_of(disk).values())
    assert b"ZHANG" not in whole
    assert picture(0)[:32] not in whole
    assert b"SQLite format" not in whole


def test_the_second_backup_copies_what_is_new_and_changes_no_file(ward: Store, disk: Path, tmp_path: Path) -> None:
    back_up(ward, disk)
    before = bytes_of(disk)
    take_photographs(ward, range(5, 7))
    assert back_up(ward, disk, day=1).copied == 2
    after = bytes_of(disk)
    assert before.items() <= after.items()
    assert all_whole(disk, tmp_path) == 2


def test_a_backup_takes_the_moment_at_which_it_began_while_others_write(
    ward: Store, disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.store.backup.record_file._PAGES_AT_ONCE", 3)
    begun, written = threading.Event(), threading.Event()

    def tell(done: float, _doing: object) -> None:
        if 0 < done < 0.05 and not begun.is_set():
            begun.set()
            assert written.wait(30)

    def write() -> None:
        assert begun.wait(30)
        take_photographs(ward, range(5, 8))
        written.set()

    writer = threading.Thread(target=write)
    writer.start()
    made = back_up(ward, disk, tell=tell)
    writer.join()
    assert made.backup.manifest.counts["audit"] == 1
    assert made.copied == 8
    assert restored(disk, tmp_path / "new").findings == ()


def test_a_small_picture_made_later_is_copied_too(ward: Store, disk: Path, tmp_path: Path) -> None:
    sha256 = ward.photographs.put(picture(9), "image/jpeg")
    back_up(ward, disk)
    ward.photographs.put(picture(9), "image/jpeg", b"later")
    assert back_up(ward, disk, day=1).copied == 1
    assert back_up(ward, disk, day=2).copied == 0
    found = restored(disk, tmp_path / "new")
    assert found.photographs == (6, 6)
    again = Store.open(tmp_path / "new", ACCOUNT, PASSPHRASE)
    assert again.photographs.thumbnails([sha256]) == {sha256: b"later"}
    again.close()


def test_files_of_photographs_stay_small(
    ward: Store, disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photograph_files, "MOST_BYTES", 8_000)
    files = back_up(ward, disk).backup.manifest.photographs
    assert [file.count for file in files] == [2, 2, 1]
    assert restored(disk, tmp_path / "new").findings == ()


def test_what_an_interrupted_backup_had_finished_is_not_copied_again(
    ward: Store, disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photograph_files, "MOST_BYTES", 4_000)

    def tell(_done: float, doing: object) -> None:
        if getattr(doing, "params", {}).get("number") == 4:
            raise StoreError("error.backup.stopped")

    with pytest.raises(StoreError):
        back_up(ward, disk, tell=tell)
    assert place.backups(disk) == ()
    assert back_up(ward, disk, day=1).copied == 2
    assert restored(disk, tmp_path / "new").findings == ()


def test_a_photograph_whose_bytes_changed_is_left_out_and_an_earlier_copy_kept(ward: Store, disk: Path) -> None:
    back_up(ward, disk)
    take_photographs(ward, [5])
    with ward._pictures.writing.begin() as connection:
        connection.execute(PHOTOGRAPH_FILE.update().values(content=b"x"))
    manifest = back_up(ward, disk, day=1).backup.manifest
    assert len(manifest.skipped) == 1
    assert manifest.photographs_total == 5


def test_a_file_of_photographs_that_is_gone_or_cut_is_copied_anew(ward: Store, disk: Path, tmp_path: Path) -> None:
    first = back_up(ward, disk).backup.manifest.photographs[0]
    (disk / "photographs" / first.name).write_bytes(b"cut")
    assert back_up(ward, disk, day=1).copied == 5
    assert restored(disk, tmp_path / "new").findings == ()


def test_older_backups_are_thinned_out_and_their_photographs_kept(ward: Store, disk: Path, tmp_path: Path) -> None:
    few = replace(ALL, daily=2)
    for day in range(4):
        take_photographs(ward, [10 + day])
        back_up(ward, disk, day, few)
    assert [backup.manifest.number for backup in place.backups(disk)] == [3, 4]
    assert all_whole(disk, tmp_path) == 2


def test_files_that_no_backup_names_any_more_are_taken_away(ward: Store, disk: Path) -> None:
    first = back_up(ward, disk).backup.manifest.photographs[0]
    (disk / "photographs" / first.name).write_bytes(b"cut")
    back_up(ward, disk, 1, replace(ALL, daily=1))
    assert [path.name for path in (disk / "photographs").iterdir()] == ["000002.db"]


def test_a_clock_set_back_never_costs_the_newest_backup(ward: Store, disk: Path) -> None:
    few = replace(ALL, daily=1)
    back_up(ward, disk, 30, few)
    made = back_up(ward, disk, 0, few)
    assert place.backups(disk)[-1].manifest == made.backup.manifest


def test_a_folder_of_something_else_is_left_alone(ward: Store, disk: Path) -> None:
    disk.mkdir()
    (disk / "holiday.jpg").write_bytes(b"x")
    with pytest.raises(StoreError, match="folder_not_empty"):
        back_up(ward, disk)
    assert [path.name for path in disk.iterdir()] == ["holiday.jpg"]


def test_an_unplugged_disk_is_not_taken_for_an_empty_one(ward: Store, disk: Path) -> None:
    back_up(ward, disk)
    disk.rename(disk.with_name("elsewhere"))
    disk.mkdir()
    with ward.being_backed_up() as (_files, _closing), pytest.raises(StoreError, match="not_there"):
        place.require(disk, "any")
    assert list(disk.iterdir()) == []


def test_the_backups_of_another_store_are_left_alone(ward: Store, disk: Path) -> None:
    back_up(ward, disk)
    marker = disk / "calcitrack-backup.json"
    marker.write_text(json.dumps(json.loads(marker.read_text()) | {"store": "another"}))
    with pytest.raises(StoreError, match="other_store"):
        back_up(ward, disk)


def test_two_backups_into_one_folder_wait_for_nobody_and_break_nothing(ward: Store, disk: Path) -> None:
    back_up(ward, disk)
    with place.held(disk), pytest.raises(StoreError, match="running"):
        back_up(ward, disk, day=1)
    assert len(place.backups(disk)) == 1
    back_up(ward, disk, day=2)


def test_a_network_share_without_locks_takes_backups(
    ward: Store, disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(_file: object) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr("core.store.lock._lock", no_locks)
    back_up(ward, disk)
    monkeypatch.undo()
    assert restored(disk, tmp_path / "new").findings == ()


def test_closing_the_store_waits_for_the_end_of_its_backup(ward: Store) -> None:
    closer = threading.Thread(target=ward.close)
    with ward.being_backed_up() as (_files, closing):
        closer.start()
        while not closing():
            pass
        assert closer.is_alive()
        with ward.read() as session:
            assert session.scalar(text("SELECT count(*) FROM patient")) == 1
        with pytest.raises(StoreError, match="running"), ward.being_backed_up():
            pass
    closer.join()


def test_a_demo_clinic_is_not_backed_up() -> None:
    store = Store.temporary()
    with pytest.raises(StoreError, match="temporary"), store.being_backed_up():
        pass
    store.close()


def test_a_store_on_a_server_is_the_servers_to_back_up(ward: Store) -> None:
    on_server = Store(ward._record, ward._pictures, None)
    with pytest.raises(StoreError, match="server"), on_server.being_backed_up():
        pass


def test_a_backup_is_made_beside_the_process_that_writes(ward: Store, disk: Path, tmp_path: Path) -> None:
    beside = Store.open(ward.folder, ACCOUNT, PASSPHRASE, read_only=True)
    back_up(beside, disk)
    beside.close()
    assert restored(disk, tmp_path / "new").photographs == (5, 5)


@pytest.mark.parametrize("name", ["record.db", "keyring.json"])
def test_a_damaged_backup_is_refused_with_the_name_of_the_file(ward: Store, disk: Path, name: str) -> None:
    folder = back_up(ward, disk).backup.folder
    damaged = bytearray((folder / name).read_bytes())
    damaged[len(damaged) // 2] ^= 1
    (folder / name).write_bytes(damaged)
    with pytest.raises(StoreError) as refused:
        restoring.unlock(restoring.find(disk), ACCOUNT, PASSPHRASE)
    assert refused.value.text.params == {"file": name}


def test_a_manifest_that_somebody_changed_is_refused(ward: Store, disk: Path) -> None:
    folder = back_up(ward, disk).backup.folder
    manifest = json.loads((folder / MANIFEST).read_text())
    (folder / MANIFEST).write_text(json.dumps(manifest | {"trail": []}))
    with pytest.raises(StoreError, match="manifest_damaged"):
        restoring.unlock(restoring.find(disk), ACCOUNT, PASSPHRASE)
    manifest["photographs"][0]["name"] = "../record.db"
    (folder / MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(StoreError, match="manifest_damaged"):
        restoring.find(disk)


@pytest.mark.parametrize("changed", [{"format": "calcitrack-backup/2"}, {"record_schema": "9999"}])
def test_a_backup_of_a_newer_version_is_refused(ward: Store, disk: Path, changed: dict[str, str]) -> None:
    folder = back_up(ward, disk).backup.folder
    manifest = json.loads((folder / MANIFEST).read_text())
    (folder / MANIFEST).write_text(json.dumps(manifest | changed))
    with pytest.raises(StoreError, match="newer"):
        restoring.unlock(restoring.find(disk), ACCOUNT, PASSPHRASE)


def test_a_wrong_passphrase_is_told_and_nothing_made(ward: Store, disk: Path) -> None:
    back_up(ward, disk)
    with pytest.raises(StoreError, match="wrong_passphrase"):
        restoring.unlock(restoring.find(disk), ACCOUNT, "a heron elsewhere")


def test_no_backup_is_told(tmp_path: Path) -> None:
    for where in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(StoreError, match="none_here"):
            restoring.find(where)


def test_a_restore_refuses_a_folder_that_holds_anything(ward: Store, disk: Path, tmp_path: Path) -> None:
    back_up(ward, disk)
    target = tmp_path / "full"
    target.mkdir()
    (target / "a").write_text("a")
    with pytest.raises(StoreError, match="folder_not_empty"):
        restored(disk, target)
    assert [path.name for path in target.iterdir()] == ["a"]


def test_of_a_damaged_file_of_photographs_the_rest_is_restored_and_told(
    ward: Store, disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photograph_files, "MOST_BYTES", 8_000)
    file = disk / "photographs" / back_up(ward, disk).backup.manifest.photographs[1].name
    damaged = bytearray(file.read_bytes())
    damaged[-100] ^= 1
    file.write_bytes(damaged)
    backup = restoring.find(disk)
    found = restoring.restore(backup, restoring.unlock(backup, ACCOUNT, PASSPHRASE), tmp_path / "new", silent)
    assert [finding.what.key for finding in found.findings] == ["backup.finding.file", "backup.finding.photographs"]
    assert 3 <= found.photographs[1] < 5


def test_after_a_new_key_all_is_copied_anew_and_earlier_backups_open_as_they_did(
    ward: Store, disk: Path, tmp_path: Path
) -> None:
    back_up(ward, disk)
    before = bytes_of(disk)
    ward.close()
    rekey(ward.folder, Holder(ACCOUNT, PASSPHRASE, (ACCOUNT,), CHEAP), note, silent)
    again = Store.open(ward.folder, ACCOUNT, PASSPHRASE)
    made = back_up(again, disk, day=1)
    again.close()
    assert made.copied == 5
    assert before.items() <= bytes_of(disk).items()
    assert all_whole(disk, tmp_path) == 2
    keys = {restoring.unlock(backup, ACCOUNT, PASSPHRASE) for backup in place.backups(disk)}
    assert len(keys) == 2
