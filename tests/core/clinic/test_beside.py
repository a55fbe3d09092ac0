"""Two programs on one embedded store: the second reads, is told who writes, sees what is written, and takes over."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from core.clinic import beside, opening
from core.clinic.changes import Kind
from core.clinic.commands.trail import note_read
from core.clinic.context import Context
from core.clinic.rights import only_reading
from core.clinic.writing import audit
from core.errors import StoreError
from core.record.account import AccountRow
from core.record.audit import AuditRow
from core.texts import LANGUAGES, render
from tests.stores import ACCOUNT, PASSPHRASE
from tests.wards import admit

NOW = datetime(2026, 11, 26, 14, 5, tzinfo=UTC)


@pytest.fixture
def ward_folder(tmp_path: Path) -> Path:
    """A store with its first account, closed."""
    folder = tmp_path / "ward"
    opening.close(opening.make_store(folder, ACCOUNT, PASSPHRASE, "Ward 7", "Asia/Shanghai", lambda: NOW).context)
    return folder


@pytest.fixture
def nurse(ward_folder: Path):
    context = opening.open_store(ward_folder, ACCOUNT, PASSPHRASE, lambda: NOW)
    yield context
    opening.close(context)


@pytest.fixture
def reader(nurse: Context, ward_folder: Path):
    context = beside.sign_in_or_beside(ward_folder, ACCOUNT, PASSPHRASE, lambda: NOW)
    yield context
    opening.close(context)


def actions(context: Context) -> list[str]:
    with context.store.read() as session:
        return list(session.scalars(select(AuditRow.action).order_by(AuditRow.sequence)))


def test_the_first_writes_and_the_second_reads_and_is_told_who_writes(nurse: Context, reader: Context) -> None:
    assert only_reading(nurse) is None
    told = only_reading(reader)
    assert told.key == "error.store.held"
    assert "admin" in render(told)
    assert "10:05" in render(told, "zh_CN") or "22:05" in render(told, "zh_CN")  # the ward's own time
    found = beside.writer(reader)
    assert (found.name, found.since) == (ACCOUNT, NOW)
    assert found.host
    assert all("{" not in render(told, language) for language in LANGUAGES)


def test_what_the_writer_commits_is_read_and_nothing_can_be_written_beside(nurse: Context, reader: Context) -> None:
    since = beside.newest(reader)
    assert beside.news(reader, since) == since
    patient_id, _ = admit(nurse)
    found = beside.news(reader, since)
    assert found.sequence > since.sequence
    assert found.changes.patients == {patient_id}
    assert Kind.LESION in found.changes.kinds
    with pytest.raises(StoreError, match="opened_read_only"):
        admit(reader, "CUA-10", "LI Na")
    assert beside.news(reader, found) == found


def test_reading_leaves_its_trace_and_is_no_news(nurse: Context, reader: Context) -> None:
    patient_id, _ = admit(nurse)
    since = beside.newest(reader)
    note_read(reader, patient_id)
    assert actions(nurse)[-1] == "patient.read"
    assert beside.news(reader, since).changes is None
    assert nurse.store.verify() == []


def test_a_reader_begins_to_write_once_the_writer_is_done(nurse: Context, reader: Context) -> None:
    with pytest.raises(StoreError, match="locked") as told:
        beside.begin_writing(reader)
    assert "admin" in render(told.value.text)
    opening.close(nurse)
    assert beside.writer(reader) is None
    begun = beside.begin_writing(reader)
    try:
        assert only_reading(begun) is None
        admit(begun)
        assert "account.began_writing" in actions(reader)
        assert begun.store.verify() == []
    finally:
        opening.close(begun)


def test_who_was_deactivated_meanwhile_does_not_begin_to_write(nurse: Context, reader: Context) -> None:
    with nurse.store.write() as session:
        session.scalars(select(AccountRow)).one().active = False
    opening.close(nurse)
    with pytest.raises(StoreError, match="no_account"):
        beside.begin_writing(reader)
    with pytest.raises(StoreError, match="no_account"):  # the lock was given back: the reason is still the true one
        beside.begin_writing(reader)


def test_a_record_put_in_the_place_of_the_one_that_is_open_is_told(
    nurse: Context, reader: Context, ward_folder: Path
) -> None:
    since = beside.newest(reader)
    opening.close(nurse)
    record = ward_folder / "record.db"
    (ward_folder / "other.db").write_bytes(record.read_bytes())
    (ward_folder / "other.db").replace(record)
    with pytest.raises(StoreError, match="replaced"):
        beside.news(reader, since)


def test_something_of_no_patient_is_news_for_everybody(nurse: Context, reader: Context) -> None:
    patient_id, _ = admit(nurse)
    since = beside.newest(reader)
    with nurse.store.write() as session:
        audit(session, nurse, "facility.changed")
    assert beside.news(reader, since).changes.patients == {patient_id}
