"""Writers of a file come in in their order, and whoever is out lets the next one in."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Connection, text

from core.errors import StoreError
from core.store import writers as room
from core.store.engine import Engines, encrypted_file
from core.store.writers import Writers


@pytest.fixture
def engines(tmp_path: Path) -> Iterator[Engines]:
    made = encrypted_file(tmp_path / "record", bytes(32))
    with made.writing.begin() as connection:
        connection.execute(text("CREATE TABLE came (at INTEGER PRIMARY KEY, who TEXT)"))
    yield made
    made.dispose()


def come(connection: Connection, who: str) -> None:
    connection.execute(text("INSERT INTO came (who) VALUES (:who)"), {"who": who})


def came(engines: Engines) -> list[str]:
    with engines.reading.begin() as connection:
        return list(connection.scalars(text("SELECT who FROM came ORDER BY at")))


def wait_for(line: Writers, length: int) -> None:
    until = time.monotonic() + 30
    while len(line._line) < length:
        assert time.monotonic() < until
        time.sleep(0.001)


def test_they_come_in_in_the_order_in_which_they_came() -> None:
    line, order = Writers(), list[int]()
    assert line.come_in()

    def write(who: int) -> None:
        assert line.come_in()
        order.append(who)
        line.go_out()

    with ThreadPoolExecutor(12) as workers:
        for who in range(12):
            workers.submit(write, who)
            wait_for(line, who + 1)
        line.go_out()
    assert order == list(range(12))
    assert line.come_in(0)


def test_whoever_gives_up_waiting_does_not_keep_the_others_out() -> None:
    line = Writers()
    assert line.come_in()
    assert not line.come_in(0.001)
    line.go_out()
    assert line.come_in(0)


def test_a_transaction_that_failed_lets_the_next_one_in(engines: Engines) -> None:
    with pytest.raises(ZeroDivisionError), engines.writing.begin() as connection:
        come(connection, "nobody")
        raise ZeroDivisionError
    with engines.writing.begin() as connection:
        come(connection, "Ann")
    assert came(engines) == ["Ann"]


def test_a_line_that_is_lost_in_the_middle_lets_the_next_one_in(engines: Engines) -> None:
    with engines.writing.connect() as connection:
        connection.begin()
        connection.invalidate()
    with engines.writing.begin() as connection:
        come(connection, "Ann")
    assert came(engines) == ["Ann"]


def test_two_transactions_of_one_connection_are_one_turn(engines: Engines) -> None:
    with engines.writing.connect() as connection:
        for who in ("Ann", "Ben"):
            with connection.begin():
                come(connection, who)
    assert came(engines) == ["Ann", "Ben"]


def test_readers_do_not_stand_in_line(engines: Engines) -> None:
    with engines.writing.begin() as connection:
        come(connection, "Ann")
        assert came(engines) == []
    assert came(engines) == ["Ann"]


def test_who_waited_too_long_is_told_that_others_write(engines: Engines, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room.Writers.come_in, "__defaults__", (0.001,))
    inside, over = Event(), Event()

    def hold() -> None:
        with engines.writing.begin() as connection:
            come(connection, "Ann")
            inside.set()
            assert over.wait(60)

    with ThreadPoolExecutor(1) as workers:
        holding = workers.submit(hold)
        assert inside.wait(60)
        with pytest.raises(StoreError, match=r"error\.store\.busy"), engines.writing.begin():
            pass
        over.set()
        holding.result()
    assert came(engines) == ["Ann"]
