"""Making, opening, reading and writing a store, and what each failure tells the user."""

import shutil
import sqlite3
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from core.case.file import read_case
from core.errors import Conflict, InvalidInput, StoreError
from core.record.account import AccountRow
from core.record.audit import AuditRow
from core.record.base import new_id
from core.record.cases import add_case, case_of
from core.record.facility import FacilityRow
from core.record.patient import PatientRow
from core.store.layout import is_store
from core.store.store import Store
from core.store.trail import append
from core.texts import LANGUAGES, render
from tests.stores import ACCOUNT, CHEAP, PASSPHRASE

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
EXAMPLE = read_case((Path(__file__).resolve().parents[2] / "data" / "case-example.json").read_bytes())


def entry(action: str = "patient.added") -> AuditRow:
    return AuditRow(id=new_id(), at=NOW, actor_id=new_id(), actor_name="admin", action=action)


def account(name: str) -> AccountRow:
    return AccountRow(id=new_id(), name=name, display_name=name, role="nurse", active=True, made_at=NOW)


def refused(action, *arguments, **more) -> str:
    with pytest.raises(StoreError) as told:
        action(*arguments, **more)
    for language in LANGUAGES:
        assert render(told.value.text, language) != told.value.text.key
    return str(told.value)


def test_what_is_written_is_there_when_the_store_is_opened_again(store: Store, store_folder: Path) -> None:
    with store.write() as session:
        patient = add_case(session, EXAMPLE, at=NOW, actor="admin")
    store.close()
    again = Store.open(store_folder, ACCOUNT, PASSPHRASE)
    with again.read() as session:
        assert case_of(session, patient, for_export=True) == EXAMPLE
    assert again.check is None
    again.close()


def test_nothing_in_the_folder_can_be_read_without_the_key(store: Store, store_folder: Path) -> None:
    with store.write() as session:
        add_case(session, EXAMPLE, at=NOW, actor="admin")
    store.photographs.put(b"a photograph of a wound", "image/png")
    for file in store_folder.iterdir():
        content = file.read_bytes()
        assert b"Example, Mei" not in content
        assert b"photograph of" not in content
        assert not content.startswith(b"SQLite format")
    store.close()
    with pytest.raises(sqlite3.DatabaseError), sqlite3.connect(store_folder / "record.db") as plain:
        plain.execute("SELECT * FROM patient")


def test_a_block_that_raises_writes_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.write() as session:
        add_case(session, EXAMPLE, at=NOW, actor="admin")
        _ = 1 / 0
    with store.read() as session:
        assert session.query(PatientRow).count() == 0


def test_reading_can_write_nothing(store: Store) -> None:
    assert refused(_add_an_entry_while_reading, store) == "error.store.read_only"
    with store.write() as session:
        append(session, store.workstation, entry())


def _add_an_entry_while_reading(store: Store) -> None:
    with store.read() as session:
        append(session, store.workstation, entry())
        session.flush()


def test_a_wrong_passphrase_and_an_unknown_account_are_told_alike(store_folder: Path) -> None:
    wrong = refused(Store.open, store_folder, ACCOUNT, "heron under the fridge")
    unknown = refused(Store.open, store_folder, "somebody", PASSPHRASE)
    assert wrong == unknown == "error.store.wrong_passphrase"


def test_the_account_is_known_however_it_is_cased_and_the_passphrase_however_it_is_composed(store: Store) -> None:
    store.slots.give("Zoë", "café au lait in the rain", cost=CHEAP)
    store.close()
    Store.open(store.folder, "ZOE\u0308", "cafe\u0301 au lait in the rain").close()


def test_a_second_process_is_told_who_writes(store: Store, store_folder: Path) -> None:
    with pytest.raises(StoreError) as told:
        Store.open(store_folder, ACCOUNT, PASSPHRASE)
    assert str(told.value) == "error.store.locked"
    assert ACCOUNT in render(told.value.text)


def test_beside_the_window_everything_is_read_and_only_what_left_is_written(store: Store, store_folder: Path) -> None:
    beside = Store.open(store_folder, ACCOUNT, PASSPHRASE, read_only=True)
    with store.write() as session:
        patient = add_case(session, EXAMPLE, at=NOW, actor="admin")
    with beside.read() as session:
        assert case_of(session, patient)
    with beside.what_left() as session:
        append(session, store.workstation, entry("report.issued"))
    with store.read() as session:
        assert session.query(AuditRow).one().action == "report.issued"
    assert refused(_rename_in_what_left, beside, patient) == "error.store.opened_read_only"
    assert refused(beside.write().__enter__) == "error.store.opened_read_only"
    assert refused(beside.photographs.put, b"x", "image/png") == "error.store.opened_read_only"
    assert refused(beside.slots.give, ACCOUNT, "another") == "error.store.opened_read_only"
    beside.close()
    with store.read() as session:
        assert session.get(PatientRow, patient).name == EXAMPLE.patient.name


def _rename_in_what_left(store: Store, patient_id: str) -> None:
    with store.what_left() as session:
        session.get(PatientRow, patient_id).name = "Somebody, Else"


def test_after_an_unclean_end_the_files_are_checked_beside_the_work(store_folder: Path) -> None:
    (store_folder / "store.lock").write_text('{"account": "admin", "user": "n", "host": "ward", "process": 7}')
    store = Store.open(store_folder, ACCOUNT, PASSPHRASE)
    assert store.check is not None
    assert store.check.result() == []
    store.close()
    assert (store_folder / "store.lock").read_bytes() == b""


def test_a_check_that_was_given_up_is_made_at_the_next_opening(store_folder: Path, monkeypatch) -> None:
    (store_folder / "store.lock").write_text("{}")
    waiting = threading.Event()

    def slow(_engines, _name, stopped, _steps):
        waiting.set()
        while not stopped():
            time.sleep(0.001)
        return []

    with monkeypatch.context() as patched:
        patched.setattr("core.store.background.quick", slow)
        store = Store.open(store_folder, ACCOUNT, PASSPHRASE)
        waiting.wait(5)
        store.close()
    again = Store.open(store_folder, ACCOUNT, PASSPHRASE)
    assert again.check.result() == []
    again.close()


def test_a_refused_opening_does_not_hide_the_unclean_end(store_folder: Path) -> None:
    (store_folder / "store.lock").write_text("{}")
    (store_folder / "photos.db").rename(store_folder / "elsewhere.db")
    assert refused(Store.open, store_folder, ACCOUNT, PASSPHRASE) == "error.store.photographs_missing"
    (store_folder / "elsewhere.db").rename(store_folder / "photos.db")
    store = Store.open(store_folder, ACCOUNT, PASSPHRASE)
    assert store.check is not None
    store.close()


def test_the_recovery_key_gives_a_lost_passphrase_back(made_store, store_folder: Path) -> None:
    typed = made_store[1].lower().replace("-", " ").replace("0", "o").replace("1", "l")
    Store.open_with_recovery(store_folder, typed, ACCOUNT, "a new one, longer", cost=CHEAP).close()
    assert refused(Store.open, store_folder, ACCOUNT, PASSPHRASE) == "error.store.wrong_passphrase"
    Store.open(store_folder, ACCOUNT, "a new one, longer").close()
    Store.open_with_recovery(store_folder, made_store[1], ACCOUNT, PASSPHRASE, cost=CHEAP).close()


def test_a_recovery_key_that_does_not_fit_is_told_apart(made_store, store_folder: Path) -> None:
    with pytest.raises(InvalidInput, match="mistyped"):
        Store.open_with_recovery(store_folder, made_store[1][:-1] + "?", ACCOUNT, "new", cost=CHEAP)
    other, key = Store.create(store_folder.parent / "other", ACCOUNT, PASSPHRASE, cost=CHEAP)
    other.close()
    assert refused(Store.open_with_recovery, store_folder, key, ACCOUNT, "new") == "error.store.wrong_recovery_key"
    assert refused(Store.open_with_recovery, store_folder, made_store[1], "nobody", "new") == "error.store.no_account"


def test_the_last_way_in_cannot_be_taken(store: Store) -> None:
    assert refused(store.slots.take, ACCOUNT) == "error.store.last_account"
    store.slots.give("second", "another heron", cost=CHEAP)
    store.slots.take(ACCOUNT)
    store.close()
    assert refused(Store.open, store.folder, ACCOUNT, PASSPHRASE) == "error.store.wrong_passphrase"
    Store.open(store.folder, "second", "another heron").close()


def test_a_new_store_wants_an_empty_folder_and_leaves_another_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    assert refused(Store.create, tmp_path, ACCOUNT, PASSPHRASE, cost=CHEAP) == "error.store.folder_not_empty"
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]
    assert refused(Store.create, tmp_path / "letter.txt", ACCOUNT, PASSPHRASE) == "error.store.folder_not_empty"


def test_a_store_that_could_not_be_made_leaves_nothing(tmp_path: Path, monkeypatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("core.store.store.write_keyring", full)
    assert refused(Store.create, tmp_path / "new", ACCOUNT, PASSPHRASE, cost=CHEAP) == "error.store.disk_full"
    assert not (tmp_path / "new").exists()


def test_a_folder_that_cannot_be_written_is_told(store_folder: Path, monkeypatch) -> None:
    def read_only(*_arguments: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("core.store.embedded.StoreLock.take", read_only)
    assert refused(Store.open, store_folder, ACCOUNT, PASSPHRASE) == "error.store.read_only"
    assert refused(Store.create, store_folder.parent / "new", ACCOUNT, "x", cost=CHEAP) == "error.store.read_only"


def test_a_folder_without_a_store_is_told(tmp_path: Path) -> None:
    assert not is_store(tmp_path)
    assert refused(Store.open, tmp_path, ACCOUNT, PASSPHRASE) == "error.store.not_a_store"
    assert refused(Store.open, tmp_path / "nowhere", ACCOUNT, PASSPHRASE) == "error.store.not_a_store"


@pytest.mark.parametrize("file", ["record.db", "photos.db"])
def test_a_damaged_file_is_told(store_folder: Path, file: str) -> None:
    (store_folder / file).write_bytes(b"\0" * 8192)
    assert refused(Store.open, store_folder, ACCOUNT, PASSPHRASE) == "error.store.damaged"


def test_the_files_of_another_store_are_told(store_folder: Path, tmp_path: Path) -> None:
    other, _ = Store.create(tmp_path / "other", ACCOUNT, PASSPHRASE, cost=CHEAP)
    other.close()
    shutil.copy(tmp_path / "other" / "record.db", store_folder)
    assert refused(Store.open, store_folder, ACCOUNT, PASSPHRASE) == "error.store.damaged"


def test_a_store_from_a_newer_version_is_left_alone(store: Store, store_folder: Path) -> None:
    with store.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    before = (store_folder / "record.db").read_bytes()
    assert refused(Store.open, store_folder, ACCOUNT, PASSPHRASE) == "error.store.newer"
    assert (store_folder / "record.db").read_bytes() == before


def test_a_full_disk_is_told_and_nothing_is_half_written(store: Store) -> None:
    with store.write() as session:
        patient = add_case(session, EXAMPLE, at=NOW, actor="admin")
        pages = session.scalar(text("PRAGMA page_count"))
    assert refused(_write_much, store, pages) == "error.store.disk_full"
    with store.read() as session:
        assert session.query(PatientRow).count() == 1
        assert case_of(session, patient, for_export=True) == EXAMPLE
    assert store.verify() == []


def _write_much(store: Store, pages: int) -> None:
    with store.write() as session:
        session.execute(text(f"PRAGMA max_page_count = {pages + 2}"))
        add_case(session, EXAMPLE, at=NOW, actor="admin")
        session.add(FacilityRow(id=new_id(), name="x" * 100_000, time_zone="UTC", settings={}))


def test_the_second_writer_of_a_row_is_told(store: Store) -> None:
    with store.write() as session:
        patient = add_case(session, EXAMPLE, at=NOW, actor="admin")
    with pytest.raises(Conflict, match="changed_meanwhile"), store.write() as session:
        row = session.get(PatientRow, patient)
        session.execute(text("UPDATE patient SET version = version + 1"))
        row.name = "Other"


def test_a_mistake_of_ours_is_not_dressed_up(store: Store) -> None:
    with pytest.raises(IntegrityError), store.write() as session:
        session.add_all([account("same"), account("same")])


def test_several_threads_write_one_after_another(store: Store) -> None:
    def work() -> None:
        for _ in range(10):
            with store.write() as session:
                append(session, store.workstation, entry())

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as session:
        assert [row.sequence for row in session.query(AuditRow)] == list(range(1, 41))


def test_a_temporary_store_leaves_nothing_behind() -> None:
    store = Store.temporary()
    with store.write() as session:
        add_case(session, EXAMPLE, at=NOW, actor="demo")
    assert not (store.folder / "keyring.json").exists()
    assert refused(store.slots.give, ACCOUNT, PASSPHRASE) == "error.store.no_keyring"
    store.close()
    store.close()
    assert not store.folder.exists()
