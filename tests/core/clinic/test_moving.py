"""An embedded store moved to a server: all of it, compared, or nothing; and nobody charts in what was left behind."""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import create_engine, inspect, select, text

from core.clinic import opening
from core.clinic.commands import demo, server
from core.clinic.context import Actor, Context
from core.clinic.views.worklist import worklist
from core.errors import NotAllowed, StoreError
from core.record.account import AccountRow
from core.record.audit import AuditRow
from core.record.facility import FacilityRow
from core.store import moved, moving
from core.store.store import Store
from tests.exports import export_case
from tests.stores import ACCOUNT, PASSPHRASE
from tests.wards import admit

pytestmark = pytest.mark.postgres


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture(scope="module")
def filled(made_store: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small clinic with photographs, closed. To be copied, never opened."""
    folder = tmp_path_factory.mktemp("moving") / "filled"
    shutil.copytree(made_store[0], folder)
    store = Store.open(folder, ACCOUNT, PASSPHRASE)
    account = AccountRow(name=ACCOUNT, display_name="Head", role="administrator", active=True, made_at=now(), id="a1")
    with store.write() as session:
        session.add(FacilityRow(id="f1", name="Ward 7", time_zone="Asia/Shanghai", settings={}))
        session.add(account)
    context = Context(Actor("a1", "Head", "administrator"), now, store, ZoneInfo("Asia/Shanghai"), "Ward 7")
    demo.fill(context, patients=2, weeks=2)
    store.close()
    return folder


@pytest.fixture
def clinic(filled: Path, tmp_path: Path) -> Iterator[Context]:
    """The clinic, signed in to."""
    shutil.copytree(filled, tmp_path / "clinic")
    context = opening.open_store(tmp_path / "clinic", ACCOUNT, PASSPHRASE, now)
    yield context
    opening.close(context)


def again(clinic: Context, **how: bool) -> Context:
    assert clinic.store.folder is not None
    return opening.open_store(clinic.store.folder, ACCOUNT, PASSPHRASE, now, **how)


def tables_of(url: str) -> list[str]:
    engine = create_engine(url)
    names = inspect(engine).get_table_names("public")
    engine.dispose()
    return names


def test_all_of_a_clinic_arrives_equal_and_is_worked_with_there(clinic: Context, postgres_url: str) -> None:
    before = {row.patient_id: export_case(clinic, row.patient_id, as_zip=True).data for row in worklist(clinic).rows}
    report = server.move(clinic, postgres_url, None)
    assert report.photographs == len(clinic.store.photographs.known()) > 0
    assert all(here == there for here, there, _ in report.tables.values())
    assert report.tables["patient"][0] == 2
    assert report.findings == ()
    there = opening.open_postgres(postgres_url, ACCOUNT, now)
    assert {
        row.patient_id: export_case(there, row.patient_id, as_zip=True).data for row in worklist(there).rows
    } == before
    assert opening.verify(there, report.trail) == ()
    admit(there)  # the trail's own numbers go on after those that were brought along
    assert opening.verify(there, report.trail) == ()
    with there.store.read() as session:
        assert session.scalars(select(AuditRow.action).where(AuditRow.action == "store.moved")).all() == ["store.moved"]
    opening.close(there)


def test_what_was_left_behind_can_be_read_and_not_written(clinic: Context, postgres_url: str) -> None:
    server.move(clinic, postgres_url, None)
    opening.close(clinic)
    left = again(clinic)
    assert len(worklist(left).rows) == 2
    with pytest.raises(StoreError, match=r"store\.moved") as told:
        admit(left)
    assert told.value.text.params["place"] == server.place_of(server.address_of(postgres_url))
    with pytest.raises(StoreError, match=r"store\.moved"):
        left.store.set_passphrase("somebody", "another passphrase")
    assert left.store.verify() == []
    opening.close(left)


def test_a_database_that_holds_something_is_refused_and_left_alone(clinic: Context, postgres_url: str) -> None:
    there = Store.open_postgres(postgres_url)
    with there.write() as session:
        session.execute(text("INSERT INTO report_file VALUES ('x', '')"))
    with pytest.raises(StoreError, match="target_not_empty"):
        server.move(clinic, postgres_url, None)
    there.close()
    assert clinic.store.folder is not None
    assert moved.read_mark(clinic.store.folder) is None
    admit(clinic)


def test_the_tables_of_a_server_that_was_set_up_are_filled(clinic: Context, postgres_url: str) -> None:
    Store.open_postgres(postgres_url).close()
    assert server.move(clinic, postgres_url, None).tables["patient"][1] == 2


@pytest.mark.parametrize("table", ["audit", "photograph_file"])
def test_a_move_that_is_interrupted_leaves_nothing_there(clinic: Context, postgres_url: str, table: str) -> None:
    def stop(_done: float, doing) -> None:
        if doing.params["table"] == table:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        server.move(clinic, postgres_url, None, stop)
    assert tables_of(postgres_url) == []
    admit(clinic)
    assert server.move(clinic, postgres_url, None).tables["patient"][1] == 3


def test_what_arrives_changed_is_not_kept(clinic: Context, postgres_url: str, monkeypatch) -> None:
    send = moving._send

    def bent(here, there, table):
        sent = send(here, there, table)
        if table.name == "pain":
            there.execute(text("UPDATE pain SET score = '0'"))
        return sent

    monkeypatch.setattr(moving, "_send", bent)
    with pytest.raises(StoreError, match="not_as_sent") as told:
        server.move(clinic, postgres_url, None)
    assert told.value.text.params["table"] == "pain"
    assert tables_of(postgres_url) == []


def test_a_connection_that_breaks_at_the_commit_is_settled_by_moving_again(
    clinic: Context, postgres_url: str, monkeypatch
) -> None:
    copy, folder = moving.copy, clinic.store.folder
    assert folder is not None

    def cut(*given):
        copy(*given)
        raise StoreError("error.store.no_server")

    monkeypatch.setattr(moving, "copy", cut)
    with pytest.raises(StoreError, match="no_server"):
        server.move(clinic, postgres_url, None)
    opening.close(clinic)
    left = again(clinic)
    with pytest.raises(StoreError, match=r"store\.moving"):
        admit(left)
    opening.close(left)
    monkeypatch.setattr(moving, "copy", copy)
    resumed = again(clinic, to_move=True)
    with pytest.raises(StoreError, match=r"server\.arrived"):
        server.move(resumed, postgres_url, None)
    opening.close(resumed)
    mark = moved.read_mark(folder)
    assert mark is not None and mark.done


def test_a_move_whose_commit_never_came_is_done_again(clinic: Context, postgres_url: str) -> None:
    folder = clinic.store.folder
    assert folder is not None
    moved.put_mark(folder, moved.Moved("records/ward", "2026-11-26T10:00:00", done=False))
    opening.close(clinic)
    resumed = again(clinic, to_move=True)
    assert server.move(resumed, postgres_url, None).tables["patient"][1] == 2
    opening.close(resumed)


def test_an_unreadable_mark_still_is_one(clinic: Context) -> None:
    folder = clinic.store.folder
    assert folder is not None
    (folder / moved.MARK).write_text("{")
    opening.close(clinic)
    left = again(clinic)
    with pytest.raises(StoreError, match=r"store\.moving"):
        admit(left)
    opening.close(left)


def test_only_an_administrator_moves_a_store(clinic: Context, postgres_url: str) -> None:
    from dataclasses import replace

    nurse = replace(clinic, actor=replace(clinic.actor, role="nurse"))
    with pytest.raises(NotAllowed):
        server.move(nurse, postgres_url, None)
    assert tables_of(postgres_url) == []


def test_what_is_on_a_server_or_gone_at_the_end_is_not_moved(clinic: Context, postgres_url: str) -> None:
    there = opening.open_demo(now, patients=0)
    with pytest.raises(StoreError, match="cannot_move"):
        server.move(there, postgres_url, None)
    opening.close(there)


def test_the_mark_says_where_and_nothing_secret(clinic: Context, postgres_url: str) -> None:
    server.move(clinic, postgres_url, None)
    folder = clinic.store.folder
    assert folder is not None
    written = json.loads((folder / moved.MARK).read_text())
    assert set(written) == {"to", "at", "done"}
    assert "calcitrack@" not in written["to"]
