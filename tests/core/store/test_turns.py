"""Writers of one patient on a server: they wait for each other, and a wait is never taken for a dead server."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from sqlalchemy import text

from core.errors import Conflict, StoreError
from core.store import patience, turns
from core.store.store import Store
from core.store.turns import one_at_a_time

pytestmark = pytest.mark.postgres


@pytest.fixture
def two(postgres_url: str) -> Iterator[tuple[Store, Store]]:
    here, there = Store.open_postgres(postgres_url), Store.open_postgres(postgres_url)
    yield here, there
    here.close()
    there.close()


def write(store: Store, name: str) -> None:
    with store.write() as session:
        one_at_a_time(session, "patient")
        session.execute(
            text("INSERT INTO camera_profile (id, version, key, profile) VALUES (:name, 1, :name, '{}')"),
            {"name": name},
        )


def written(store: Store) -> set[str]:
    with store.read() as session:
        return set(session.scalars(text("SELECT id FROM camera_profile")))


@contextmanager
def somebody_has_the_turn(store: Store) -> Iterator[threading.Event]:
    """Until the event is set, or the end of the block."""
    taken, over = threading.Event(), threading.Event()

    def hold() -> None:
        with store.write() as session:
            one_at_a_time(session, "patient")
            taken.set()
            assert over.wait(60)

    with ThreadPoolExecutor(1) as worker:
        holding = worker.submit(hold)
        try:
            assert taken.wait(60)
            yield over
        finally:
            over.set()
        holding.result()


def test_waiting_longer_than_a_silence_is_only_waiting(two, monkeypatch) -> None:
    here, there = two
    monkeypatch.setattr(turns, "ASK_S", 0.2)
    monkeypatch.setattr(patience, "SILENCE_S", 2.0)
    with somebody_has_the_turn(here) as over, ThreadPoolExecutor(1) as worker:
        waiting = worker.submit(write, there, "there")
        time.sleep(3)  # longer than the silence
        over.set()
        waiting.result()
    assert written(here) == {"there"}


def test_whoever_waits_too_long_is_told_so_and_nothing_is_written(two, monkeypatch) -> None:
    here, there = two
    monkeypatch.setattr(turns, "ASK_S", 0.05)
    monkeypatch.setattr(turns, "WAIT_S", 0.1)
    with somebody_has_the_turn(here), pytest.raises(StoreError, match=r"store\.busy"):
        write(there, "there")
    assert written(here) == set()
    write(there, "later")
    assert written(here) == {"later"}


def test_whoever_has_the_turn_and_falls_silent_loses_it(two, monkeypatch) -> None:
    here, there = two
    monkeypatch.setattr(turns, "HOLD_S", 0.2)
    with pytest.raises(StoreError, match=r"no_server|unsure"), here.write() as session:
        one_at_a_time(session, "patient")
        session.execute(text("INSERT INTO camera_profile (id, version, key, profile) VALUES ('here', 1, 'k', '{}')"))
        write(there, "there")  # while nothing comes from here
        session.execute(text("SELECT 1"))
    assert written(there) == {"there"}


def test_two_who_want_each_others_turn_do_not_wait_for_ever(two) -> None:
    both = threading.Barrier(2)

    def take(store: Store, first: str, second: str) -> str:
        try:
            with store.write() as session:
                one_at_a_time(session, first)
                both.wait(60)
                one_at_a_time(session, second)
        except Conflict:
            return "refused"
        return "done"

    with ThreadPoolExecutor(2) as workers:
        running = [workers.submit(take, two[0], "a", "b"), workers.submit(take, two[1], "b", "a")]
        assert sorted(each.result() for each in running) == ["done", "refused"]
