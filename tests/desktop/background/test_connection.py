"""The line to the server: noticed once, tried again with growing pauses, told when it is back."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject

from core.errors import StoreError, Unreachable
from desktop.background import connection as lines
from desktop.background.bridge import Bridge
from desktop.background.connection import Connection

NOW = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)


class Server:
    """Answers when it is there."""

    def __init__(self) -> None:
        self.there, self.asked = True, 0

    def ask(self) -> None:
        self.asked += 1
        if not self.there:
            raise Unreachable("error.store.no_server")


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def line(bridge: Bridge, server: Server, monkeypatch):
    monkeypatch.setattr(lines, "PAUSES_MS", (1, 2, 3))
    made = Connection(bridge, server.ask, None, lambda: NOW, bridge)
    yield made
    made.end()


def test_any_work_that_fails_for_want_of_an_answer_tells(qtbot, bridge, server, line) -> None:
    heard: list[str] = []
    owner = QObject(bridge)
    line.went_away.connect(lambda: heard.append("away"))
    line.came_back.connect(lambda: heard.append("back"))
    server.there = False
    for _ in range(3):
        bridge.read(owner, server.ask, lambda _answer: None, lambda _error: heard.append("failed"))
    qtbot.waitUntil(lambda: server.asked >= 8)
    assert line.away_since == NOW and heard.count("away") == 1
    server.there = True
    qtbot.waitUntil(lambda: not line.away)
    assert heard.count("back") == 1 and heard.index("failed") < heard.index("away")


def test_other_failures_are_none_of_its_business(qtbot, bridge, line) -> None:
    def full() -> None:
        raise StoreError("error.store.disk_full")

    owner = QObject(bridge)
    with qtbot.waitSignal(bridge.busy, check_params_cb=lambda busy: not busy):
        bridge.write(owner, full, lambda _answer: None, lambda _error: None)
    assert not line.away


def test_asking_at_once_does_not_wait_for_the_pause(qtbot, bridge, server, line, monkeypatch) -> None:
    monkeypatch.setattr(lines, "PAUSES_MS", (3_600_000,))
    server.there = False
    bridge.read(QObject(bridge), server.ask, lambda _answer: None, lambda _error: None)
    qtbot.waitUntil(lambda: line.away)
    server.there = True
    line.try_now()
    qtbot.waitUntil(lambda: not line.away)
