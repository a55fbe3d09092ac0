"""The audit trail as a chain: whatever is done to it is found, and named."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import Session

from core.errors import InvalidInput
from core.record.audit import AuditRow
from core.record.base import Base, new_id
from core.store.store import Store
from core.store.trail import BEGINNING, Head, append, check, checked, heads
from core.texts import LANGUAGES, render

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
WARD, CLINIC = "ward-2", "clinic-1"


def write(session: Session, workstation: str, number: int) -> None:
    row = AuditRow(
        id=new_id(),
        at=NOW + timedelta(minutes=number),
        actor_id="a",
        actor_name="Li 李",
        action="patient.read",
        details={"nth": number, "why": "手术"},
    )
    append(session, workstation, row)


@pytest.fixture
def session() -> Session:
    """Six entries of the ward and three of the clinic, as they were written in turn."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine, tables=[Base.metadata.tables["audit"]])
    with Session(engine) as opened:
        for number in range(1, 7):
            write(opened, WARD, number)
            if number % 2:
                write(opened, CLINIC, number)
        opened.commit()
        yield opened
    engine.dispose()


def found(session: Session, **given) -> list[str]:
    texts = [finding.what for finding in check(session, **given)]
    for language in LANGUAGES:
        for each in texts:
            assert "{" not in render(each, language)
            assert render(each, language) != each.key
    return [f"{each.key.rpartition('_')[2]} {each.params['number']}" for each in texts]


def run(session: Session, statement: str) -> None:
    session.connection().exec_driver_sql(statement)
    session.commit()


def head(session: Session, workstation: str = WARD) -> Head:
    return next(each for each in heads(session) if each.workstation == workstation)


def test_a_trail_that_nobody_touched_is_whole(session: Session) -> None:
    assert found(session, anchors=heads(session)) == []


def test_each_workstation_has_a_chain_of_its_own(session: Session) -> None:
    assert [(each.workstation, each.number) for each in heads(session)] == [(CLINIC, 3), (WARD, 6)]
    first = session.scalars(select(AuditRow).where(AuditRow.number == 1)).all()
    assert [row.previous for row in first] == [BEGINNING, BEGINNING]


CHANGES = [
    "actor_name = 'Wu'",
    "action = 'report.printed'",
    "at = '2026-11-25T09:00:00.000000+00:00'",
    "patient_id = 'somebody'",
    "subject_id = 'something'",
    'details = \'{"nth":4,"why":"other"}\'',
    "details = NULL",
    "details = 'not even json'",
    "at = 'never'",
    "id = 'another'",
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_entry_is_named(session: Session, change: str) -> None:
    run(session, f"UPDATE audit SET {change} WHERE workstation = '{WARD}' AND number = 4")
    assert found(session) == ["changed 4"]


def test_an_entry_written_anew_no_longer_fits_the_next_one(session: Session) -> None:
    run(session, f"UPDATE audit SET digest = '{'a' * 64}' WHERE workstation = '{WARD}' AND number = 4")
    assert found(session) == ["changed 4", "replaced 5"]


def test_removed_entries_are_counted(session: Session) -> None:
    run(session, f"DELETE FROM audit WHERE workstation = '{WARD}' AND number IN (3, 4)")
    told = next(iter(check(session))).what
    assert (told.params["missing"], told.params["after"], told.params["number"]) == (2, "2", "5")


def test_the_first_entries_removed(session: Session) -> None:
    run(session, f"DELETE FROM audit WHERE workstation = '{CLINIC}' AND number = 1")
    assert found(session) == ["removed 2"]


def test_two_entries_that_changed_places(session: Session) -> None:
    places = dict(session.execute(select(AuditRow.number, AuditRow.sequence).where(AuditRow.workstation == WARD)).all())
    for sequence, number in ((-1, 2), (places[2], 5), (places[5], 2)):
        run(session, f"UPDATE audit SET sequence = {sequence} WHERE workstation = '{WARD}' AND number = {number}")
    assert found(session) == ["reordered 3", "reordered 4", "reordered 5"]


def test_numbers_swapped_between_two_entries(session: Session) -> None:
    run(session, f"UPDATE audit SET number = 100 WHERE workstation = '{WARD}' AND number = 2")
    run(session, f"UPDATE audit SET number = 2 WHERE workstation = '{WARD}' AND number = 5")
    run(session, f"UPDATE audit SET number = 5 WHERE workstation = '{WARD}' AND number = 100")
    assert {"changed 2", "changed 5", "reordered 3"} <= set(found(session))


def test_an_end_that_was_cut_off_is_found_by_an_anchor_alone(session: Session) -> None:
    anchor = head(session)
    run(session, f"DELETE FROM audit WHERE workstation = '{WARD}' AND number > 4")
    assert found(session) == []
    assert found(session, anchors=[anchor]) == ["off 6"]


def test_a_whole_chain_that_is_gone_is_found_by_an_anchor(session: Session) -> None:
    anchor = head(session)
    run(session, f"DELETE FROM audit WHERE workstation = '{WARD}'")
    assert found(session, anchors=[anchor]) == ["off 6"]


def test_a_trail_written_anew_from_its_beginning_is_found_by_an_anchor(session: Session) -> None:
    anchor = Head.read(str(head(session)))
    run(session, f"DELETE FROM audit WHERE workstation = '{WARD}'")
    for number in range(1, 7):
        write(session, WARD, number)
    session.commit()
    assert found(session) == []
    assert found(session, anchors=[anchor]) == ["anew 6"]


def test_only_what_came_after_a_checkpoint_is_read(session: Session) -> None:
    since = heads(session)
    run(session, f"UPDATE audit SET actor_name = 'Wu' WHERE workstation = '{WARD}' AND number = 2")
    write(session, WARD, 7)
    session.commit()
    assert found(session, since=since) == []
    assert found(session) == ["changed 2"]
    run(session, f"UPDATE audit SET actor_name = 'Wu' WHERE workstation = '{WARD}' AND number = 7")
    assert found(session, since=since) == ["changed 7"]


def test_a_checkpoint_is_an_anchor_too(session: Session) -> None:
    since = heads(session)
    run(session, f"DELETE FROM audit WHERE workstation = '{WARD}' AND number > 5")
    assert found(session, since=since) == ["off 6"]


def test_an_anchor_is_read_as_it_is_printed(session: Session) -> None:
    anchor = head(session)
    read = Head.read(f"  {anchor} ")
    assert (read.workstation, read.number) == (WARD, 6)
    assert anchor.digest.startswith(read.digest)
    assert checked([anchor]) == {"heads": [[WARD, 6, anchor.digest]]}
    for wrong in ("", "ward-2", "ward-2#0#" + "a" * 16, "ward-2#6#abc", "ward-2#six#" + "a" * 16):
        with pytest.raises(InvalidInput):
            Head.read(wrong)


@settings(max_examples=60)
@given(st.data())
def test_any_change_of_any_column_of_any_entry_is_found(data: st.DataObject) -> None:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine, tables=[Base.metadata.tables["audit"]])
    with Session(engine) as session:
        for number in range(1, 8):
            write(session, WARD, number)
        session.commit()
        column = data.draw(
            st.sampled_from(["at", "actor_id", "actor_name", "action", "subject_id", "details", "previous"])
        )
        number = data.draw(st.integers(1, 7))
        written = data.draw(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20))
        before = session.execute(text(f"SELECT {column} FROM audit WHERE number = {number}")).scalar()
        session.execute(text(f"UPDATE audit SET {column} = :to WHERE number = {number}"), {"to": written})
        session.commit()
        assert bool(list(check(session))) == (written != before)
    engine.dispose()


def test_a_store_tells_it(store: Store) -> None:
    with store.write() as session:
        for number in range(1, 4):
            write(session, store.workstation, number)
    assert store.verify() == []
    with store.write() as session:
        session.execute(text("UPDATE audit SET actor_name = 'Wu' WHERE number = 2"))
    assert [finding.what.key for finding in store.verify()] == ["store.finding.trail_changed"]


@pytest.mark.postgres
def test_two_processes_of_one_workstation_write_one_chain(postgres_url: str) -> None:
    _hammer([Store.open_postgres(postgres_url) for _ in range(4)], lambda _: WARD, postgres_url)


@pytest.mark.postgres
def test_workstations_do_not_disturb_each_other(postgres_url: str) -> None:
    _hammer([Store.open_postgres(postgres_url) for _ in range(4)], lambda nth: f"ward-{nth}", postgres_url)


def _hammer(stores: list[Store], workstation: Callable[[int], str], url: str) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def write_some(nth: int) -> None:
        for number in range(15):
            with stores[nth].write() as session:
                write(session, workstation(nth), number)

    with ThreadPoolExecutor(len(stores)) as pool:
        list(pool.map(write_some, range(len(stores))))
    with stores[0].read() as session:
        assert sum(each.number for each in heads(session)) == 15 * len(stores)
        assert list(check(session)) == []
    for each in stores:
        each.close()
