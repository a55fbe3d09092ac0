"""The same record on a server for several workstations."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from core.case.case import Case
from core.case.file import write_case
from core.errors import Conflict, StoreError
from core.record.audit import AuditRow
from core.record.cases import add_case, case_of
from core.record.facility import FacilityRow
from core.record.patient import PatientRow
from core.record.search import patient_ids
from core.record.types import write_moment
from core.store import migrations
from core.store.store import Store
from core.store.trail import append
from tests.core.record.random_cases import cases
from tests.core.store.test_migrations import differences, next_version
from tests.core.store.test_photographs import PICTURE, SHA256
from tests.core.store.test_store import EXAMPLE, NOW, account, entry

__all__ = ["next_version"]

pytestmark = pytest.mark.postgres


@pytest.fixture
def shared(postgres_url: str):
    store = Store.open_postgres(postgres_url)
    yield store
    store.close()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=cases())
def test_any_case_comes_back_equal(shared: Store, case: Case) -> None:
    with shared.write() as session:
        patient = add_case(session, case, at=NOW, actor="importer")
    with shared.read() as session:
        assert write_case(case_of(session, patient, for_export=True)) == write_case(case)


def test_the_migrations_make_what_the_models_say(shared: Store) -> None:
    assert differences(shared) == []


def test_a_filled_store_is_upgraded(shared: Store, postgres_url: str, next_version) -> None:
    with shared.write() as session:
        patient = add_case(session, EXAMPLE, at=NOW, actor="admin")
    shared.photographs.put(PICTURE, "image/jpeg")
    next_version()
    upgraded = Store.open_postgres(postgres_url)
    with upgraded.read() as session:
        assert case_of(session, patient, for_export=True) == EXAMPLE
        assert session.scalar(text("SELECT version_num FROM alembic_version")) == migrations.HEAD
    assert upgraded.photographs.content(SHA256) == PICTURE
    upgraded.close()


def test_an_upgrade_that_fails_leaves_the_store_as_it_was(shared: Store, postgres_url: str, next_version) -> None:
    next_version("raise OSError(28, 'full')")
    with pytest.raises(StoreError):
        Store.open_postgres(postgres_url)
    assert differences(shared) == []


def test_a_store_from_a_newer_version_is_left_alone(shared: Store, postgres_url: str) -> None:
    with shared.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer"):
        Store.open_postgres(postgres_url)


def test_somebody_elses_database_is_left_alone(shared: Store, postgres_url: str) -> None:
    with shared.write() as session:
        session.execute(text("DROP TABLE alembic_version"))
    with pytest.raises(StoreError, match="not_a_store"):
        Store.open_postgres(postgres_url)


def test_two_workstations_that_start_together_make_the_schema_once(postgres_url: str) -> None:
    with ThreadPoolExecutor(3) as workstations:
        for store in list(workstations.map(Store.open_postgres, [postgres_url] * 3)):
            assert differences(store) == []
            store.close()


def test_moments_and_tokens_sort_by_code_point(shared: Store) -> None:
    east = timezone(timedelta(hours=8))
    moments = [datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, 9, tzinfo=east), NOW.date(), NOW]
    written = [write_moment(moment) for moment in moments]
    with shared.write() as session:
        first = add_case(session, EXAMPLE, at=NOW, actor="a")
        named = EXAMPLE.patient.model_copy(update={"name": "Émile Müller-陈", "native_name": "陈美"})
        second = add_case(session, EXAMPLE.model_copy(update={"patient": named}), at=NOW, actor="a")
    with shared.read() as session:
        values = ", ".join(f"('{one}')" for one in written)
        collation = (
            "(SELECT collation_name FROM information_schema.columns WHERE table_name='task' AND column_name='due_at')"
        )
        assert session.scalar(text(f"SELECT {collation}")) == "C"
        in_order = session.scalars(text(f'SELECT one FROM (VALUES {values}) AS v(one) ORDER BY one COLLATE "C"'))
        assert list(in_order) == sorted(written)
        assert patient_ids(session, "emil mull", 9) == patient_ids(session, "陈", 9) == [second]
        assert patient_ids(session, "mei", 9) == sorted([first, second])


def test_reading_sees_one_moment_and_writes_nothing(shared: Store) -> None:
    with shared.read() as reading:
        before = reading.scalar(text("SELECT count(*) FROM patient"))
        with shared.write() as session:
            add_case(session, EXAMPLE, at=NOW, actor="a")
        assert reading.scalar(text("SELECT count(*) FROM patient")) == before
    with pytest.raises(StoreError, match="read_only"), shared.read() as reading:
        reading.add(entry())
        reading.flush()


def test_two_workstations_never_overwrite_each_other(shared: Store, postgres_url: str) -> None:
    other = Store.open_postgres(postgres_url)
    with shared.write() as session:
        patient = add_case(session, EXAMPLE, at=NOW, actor="a")
    with pytest.raises(Conflict), shared.write() as mine:
        row = mine.get(PatientRow, patient)
        with other.write() as theirs:
            theirs.get(PatientRow, patient).name = "Theirs"
        row.name = "Mine"
    with shared.read() as session:
        assert session.get(PatientRow, patient).name == "Theirs"
    other.close()


def test_photographs_lie_in_the_same_database(shared: Store) -> None:
    assert shared.photographs.put(PICTURE, "image/jpeg", b"small") == SHA256
    assert shared.photographs.put(PICTURE, "image/jpeg") == SHA256
    assert shared.photographs.content(SHA256) == PICTURE
    assert shared.photographs.thumbnails([SHA256]) == {SHA256: b"small"}
    assert shared.verify() == []


def test_what_left_is_noted_and_nothing_else(shared: Store) -> None:
    with shared.what_left() as session:
        append(session, shared.workstation, entry("report.issued"))
    with pytest.raises(StoreError, match="opened_read_only"), shared.what_left() as session:
        session.add(account("somebody"))
    with shared.read() as session:
        assert session.scalars(select(AuditRow.action)).all() == ["report.issued"]


def test_a_failure_shows_no_value_of_a_row(shared: Store) -> None:
    with pytest.raises(IntegrityError) as told, shared.write() as session:
        session.add_all([account("Secret Name"), account("Secret Name")])
    assert "Secret Name" not in str(told.value)
    with pytest.raises(IntegrityError) as told, shared.write() as session:
        session.add(FacilityRow(id="f", name="Secret Ward", time_zone=None, settings={}))
    assert "Secret Ward" not in str(told.value)


def test_no_server_and_no_address_are_told(postgres_server: str) -> None:
    with pytest.raises(StoreError, match="no_server"):
        Store.open_postgres("postgresql+psycopg://nobody@/nowhere?host=/nowhere")
    for address in ("mysql://x/y", "a folder", "sqlite:///x.db"):
        with pytest.raises(StoreError, match="not_a_store"):
            Store.open_postgres(address)
    missing = postgres_server.replace("/postgres?", "/no_such_database?")
    with pytest.raises(StoreError):
        Store.open_postgres(missing)
