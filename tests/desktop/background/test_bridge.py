"""The bridge brings results home to views that still want them, and loses no write and no error."""

import sys
import threading
import time
import traceback
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from core.errors import CalcitrackError, InvalidInput
from core.texts import Text, text
from desktop.background.bridge import Bridge
from desktop.background.ticket import Progress


@dataclass(frozen=True)
class Noticed:
    patients: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


@dataclass
class View:
    owner: QObject = field(default_factory=QObject)
    heard: list[object] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    threads: list[threading.Thread] = field(default_factory=list)

    def done(self, value: object) -> None:
        self.heard.append(value)
        self.threads.append(threading.current_thread())

    def failed(self, error: CalcitrackError) -> None:
        self.errors.append(error.text.key)


@pytest.fixture
def view() -> View:
    return View()


def test_an_answer_comes_home_on_the_gui_thread(qtbot, bridge: Bridge, view: View) -> None:
    ran_in: list[threading.Thread] = []

    def work() -> int:
        ran_in.append(threading.current_thread())
        return 42

    bridge.read(view.owner, work, view.done)
    assert view.heard == []
    qtbot.waitUntil(lambda: view.heard == [42])
    assert view.threads == [threading.main_thread()]
    assert ran_in[0] is not threading.main_thread()
    assert bridge.idle


def test_a_closed_view_hears_nothing(qtbot, bridge: Bridge, view: View) -> None:
    gate = threading.Event()
    bridge.read(view.owner, gate.wait, view.done, view.failed)
    delete(view.owner)
    gate.set()
    qtbot.waitUntil(lambda: bridge.idle)
    assert view.heard == [] and view.errors == []


def test_a_late_answer_to_an_earlier_question_is_dropped(qtbot, bridge: Bridge, view: View) -> None:
    gate = threading.Event()

    def slow() -> str:
        gate.wait(5)
        return "first"

    bridge.read(view.owner, slow, view.done, key="search")
    bridge.read(view.owner, lambda: "second", view.done, key="search")
    qtbot.waitUntil(lambda: view.heard == ["second"])
    gate.set()
    qtbot.waitUntil(lambda: bridge.idle)
    assert view.heard == ["second"]


def test_questions_of_two_views_do_not_replace_each_other(qtbot, bridge: Bridge, view: View) -> None:
    other = View()
    bridge.read(view.owner, lambda: 1, view.done, key="search")
    bridge.read(other.owner, lambda: 2, other.done, key="search")
    qtbot.waitUntil(lambda: view.heard == [1] and other.heard == [2])


def test_an_error_reaches_the_view_that_asked(qtbot, bridge: Bridge, view: View) -> None:
    def work() -> None:
        raise InvalidInput("error.photo.truncated")

    bridge.read(view.owner, work, view.done, view.failed)
    qtbot.waitUntil(lambda: view.errors == ["error.photo.truncated"])
    assert view.heard == []


def test_an_error_remembers_nothing_of_the_view(qtbot, bridge: Bridge, view: View) -> None:
    """Its trace leads through the worker's frames: a view that they hold may be destroyed by the worker."""
    errors: list[CalcitrackError] = []

    def work() -> None:
        raise InvalidInput("error.clinic.reason_needed")

    bridge.read(view.owner, work, view.done, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    for frame, _line in traceback.walk_tb(errors[0].__traceback__):
        for held in frame.f_locals.values():
            assert held is not view.owner
            assert getattr(held, "owner", None) is not view.owner


def test_an_error_nobody_handles_is_told_to_the_shell(qtbot, bridge: Bridge, view: View) -> None:
    def work() -> None:
        raise InvalidInput("error.photo.truncated")

    with qtbot.waitSignal(bridge.troubled) as told:
        bridge.read(view.owner, work, view.done)
    assert told.args[0].text.key == "error.photo.truncated"


def test_an_unexpected_exception_is_calm_for_the_view_and_reported_once(
    qtbot, bridge: Bridge, view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: reported.append(kind))
    bridge.read(view.owner, lambda: 1 / 0, view.done, view.failed)
    qtbot.waitUntil(lambda: view.errors == ["error.desktop.unexpected"])
    assert reported == [ZeroDivisionError]


def test_writes_run_one_after_the_other_in_order(qtbot, bridge: Bridge, view: View) -> None:
    order: list[int] = []

    def write(number: int) -> int:
        time.sleep(0.002 * (5 - number))
        order.append(number)
        return number

    for number in range(5):
        bridge.write(view.owner, lambda n=number: write(n), view.done)
    qtbot.waitUntil(lambda: len(view.heard) == 5)
    assert order == view.heard == [0, 1, 2, 3, 4]


def test_a_write_is_done_even_when_a_later_one_replaces_it_or_it_is_cancelled(
    qtbot, bridge: Bridge, view: View
) -> None:
    written: list[int] = []
    bridge.write(view.owner, lambda: written.append(1), view.done, key="draft")
    bridge.write(view.owner, lambda: written.append(2), view.done, key="draft")
    bridge.write(view.owner, lambda: written.append(3), view.done).cancel()
    qtbot.waitUntil(lambda: bridge.idle)
    assert written == [1, 2, 3]
    assert len(view.heard) == 1


@pytest.mark.parametrize("answer", [Noticed(frozenset({"p"})), ("a value", Noticed(frozenset({"p"})))])
def test_what_a_write_changed_is_told_to_every_view(qtbot, bridge: Bridge, view: View, answer: object) -> None:
    with qtbot.waitSignal(bridge.changed) as told:
        bridge.write(view.owner, lambda: answer, view.done)
    assert told.args == [Noticed(frozenset({"p"}))]
    assert view.heard == [answer]


def test_the_change_is_told_even_if_the_view_that_wrote_is_gone(qtbot, bridge: Bridge, view: View) -> None:
    gate = threading.Event()

    def write() -> Noticed:
        gate.wait(5)
        return Noticed()

    bridge.write(view.owner, write, view.done)
    delete(view.owner)
    with qtbot.waitSignal(bridge.changed):
        gate.set()
    assert view.heard == []


def test_long_work_says_how_far_it_is_and_what_it_does(qtbot, bridge: Bridge, view: View) -> None:
    steps: list[tuple[float, Text]] = []

    def work(progress: Progress) -> str:
        progress.report(0.5, text("progress.half"))
        progress.report(7, text("progress.done"))
        return "made"

    bridge.progress(view.owner, work, view.done, advanced=lambda fraction, doing: steps.append((fraction, doing)))
    qtbot.waitUntil(lambda: view.heard == ["made"])
    assert [(fraction, doing.key) for fraction, doing in steps] == [(0.5, "progress.half"), (1.0, "progress.done")]


def test_long_work_stops_where_it_reports(qtbot, bridge: Bridge, view: View) -> None:
    began = threading.Event()
    stopped: list[bool] = []

    def work(progress: Progress) -> None:
        began.set()
        while True:
            progress.check()
            time.sleep(0.001)

    ticket = bridge.progress(view.owner, work, view.done, view.failed, stopped=lambda: stopped.append(True))
    assert began.wait(5)
    ticket.cancel()
    qtbot.waitUntil(lambda: stopped == [True])
    assert view.heard == [] and view.errors == []


def test_shutdown_waits_for_writes_and_says_nothing_afterwards(qtbot, dressed, view: View) -> None:
    bridge = Bridge()
    written: list[int] = []

    def slow(number: int) -> None:
        time.sleep(0.02)
        written.append(number)

    for number in range(3):
        bridge.write(view.owner, lambda n=number: slow(n), view.done)
    bridge.shutdown()
    assert written == [0, 1, 2]
    qtbot.wait(20)
    assert view.heard == []
    assert bridge.read(view.owner, lambda: 1, view.done).cancelled


def test_it_is_busy_from_the_first_question_to_the_last_answer(qtbot, bridge: Bridge, view: View) -> None:
    states: list[bool] = []
    bridge.busy.connect(states.append)
    for number in range(4):
        bridge.read(view.owner, lambda n=number: n, view.done)
    qtbot.waitUntil(lambda: bridge.idle)
    assert states == [True, False]
    assert sorted(view.heard) == [0, 1, 2, 3]


def test_it_refuses_questions_from_other_threads(bridge: Bridge, view: View) -> None:
    refused: list[str] = []

    def ask() -> None:
        try:
            bridge.read(view.owner, lambda: 1, view.done)
        except RuntimeError:
            refused.append("refused")

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert refused == ["refused"]


@pytest.mark.parametrize("seconds", [0.5, pytest.param(120, marks=pytest.mark.long)])
def test_it_bears_a_storm_of_questions_from_views_that_come_and_go(qtbot, bridge: Bridge, seconds: float) -> None:
    until = time.monotonic() + seconds
    asked = answered = 0
    while time.monotonic() < until:
        views = [View() for _ in range(20)]
        for number, view in enumerate(views):
            bridge.read(view.owner, lambda n=number: [n] * 100, view.done, key="k")
            bridge.write(view.owner, lambda n=number: Noticed(frozenset({str(n)})), view.done)
            if number % 3 == 0:
                delete(view.owner)
        qtbot.waitUntil(lambda: bridge.idle, timeout=20_000)
        asked += 2 * sum(number % 3 != 0 for number in range(20))
        answered += sum(len(view.heard) for view in views)
    assert answered == asked > 0
