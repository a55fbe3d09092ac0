"""A nurse charts on a server that is stopped and started again beneath her; nothing that she was told was untrue."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication

from core.charting import actions
from core.clinic.commands import assessments
from core.clinic.context import Actor, Context
from core.store.store import Store
from desktop.background.bridge import Bridge
from desktop.photo_bench.place import AssessmentPlace
from desktop.shell.line import Line
from desktop.shell.register import the_register
from desktop.shell.shell import Shell
from desktop.theme.theme import theme
from desktop.widgets.preferences import Preferences
from desktop.widgets.requests import BeginAssessment
from desktop.widgets.workplace import Workplace
from tests.desktop.wards import settle
from tests.own_postgres import OwnPostgres
from tests.wards import admit

pytestmark = pytest.mark.postgres

ROOT = Path(__file__).resolve().parents[2]


def now() -> datetime:
    return datetime(2026, 11, 24, 14, 5, tzinfo=UTC)


@pytest.fixture
def server() -> Iterator[OwnPostgres]:
    with OwnPostgres() as running:
        yield running


@pytest.fixture
def context(server: OwnPostgres) -> Iterator[Context]:
    store = Store.open_postgres(server.url)
    yield Context(Actor("a1", "RN Li", "nurse"), now, store, ZoneInfo("UTC"), "Ward 7")
    store.close()


@pytest.fixture
def program(
    dressed: QApplication, bridge: Bridge, context: Context, qtbot, tmp_path: Path, monkeypatch
) -> Iterator[Callable[[], Shell]]:
    """The shell on that server, as often as it is started; its key lies in a keyring."""
    monkeypatch.setattr("core.clinic.away.user_data_path", lambda _name: tmp_path)
    monkeypatch.setattr("core.clinic.away.workstation_key", lambda _ring: bytes(32))
    lines: list[Line] = []

    def start() -> Shell:
        line = Line(bridge, now, bridge)
        lines.append(line)
        with qtbot.waitSignal(line.known):
            line.open(context)
        workplace = Workplace(
            bridge=bridge,
            language="en",
            theme=theme(),
            clock=now,
            zone=context.zone,
            context=context,
            connection=line.connection,
        )
        shell = Shell(workplace, Preferences(), the_register(Preferences()))
        qtbot.addWidget(shell)
        shell.resize(1280, 800)
        shell.show()
        shell.away.look()
        settle(qtbot, bridge)
        return shell

    yield start
    for line in lines:
        line.end()


@pytest.fixture
def another_window(server: OwnPostgres, tmp_path: Path) -> Iterator[Callable[[str, str], "ChildWindow"]]:
    """A window in a process of its own, killed at the latest at the end."""
    started: list[ChildWindow] = []

    def start(patient: str, lesion: str) -> ChildWindow:
        started.append(ChildWindow(server.url, str(tmp_path), patient, lesion))
        return started[-1]

    yield start
    for window in started:
        window.kill()


class ChildWindow:
    """Somebody charts in it; `enters` says where an entry is then."""

    def __init__(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "tests.end_to_end.charting_child", *arguments]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        assert self._said() == "ready"

    def enters(self, note: str) -> str:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{note}\n")
        return self._said()

    def kill(self) -> None:
        """Once; a second call does nothing."""
        if self._process.returncode is None:
            self._process.kill()
            self._process.communicate()

    def _said(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


def keeper_of(shell: Shell):
    assert isinstance(shell.place, AssessmentPlace) and shell.place.view is not None
    return shell.place.view.keeper


@pytest.mark.parametrize("mode", ["immediate", "fast"])
def test_entries_are_kept_signing_is_refused_and_all_goes_on_by_itself(
    qtbot, bridge, program, context: Context, server: OwnPostgres, mode: str, tmp_path: Path
) -> None:
    patient, lesion = admit(context)
    shell = program()
    shell.go(BeginAssessment(patient, lesion))
    settle(qtbot, bridge, lambda: shell.place.view is not None)
    keeper = keeper_of(shell)
    keeper.do(actions.SetNote("before"))
    with qtbot.waitSignal(keeper.saved):
        keeper.save()
    server.stop(mode)
    keeper.do(actions.SetNote("while it was away"))
    with qtbot.waitSignal(keeper.kept_here):
        keeper.save()
    settle(qtbot, bridge, lambda: shell.workplace.connection.away)
    assert "not connected since 14:05, your entries are kept here" in shell.status.sentence
    assert "Kept on this computer" in shell.place.view.header.state
    with qtbot.waitSignal(keeper.sign_failed) as told:
        keeper.sign()
    assert told.args[0].text.key == "error.clinic.away_no_signing"
    settle(qtbot, bridge)
    assert all(b"while" not in path.read_bytes() for path in tmp_path.rglob("*.away"))
    assert len(list(tmp_path.rglob("*.away"))) == 1
    server.start()
    with qtbot.waitSignal(keeper.saved, timeout=20_000):
        shell.away.try_now()
    settle(qtbot, bridge)
    assert "not connected" not in shell.status.sentence
    assert assessments.open_draft(context, patient, lesion)[0].draft.note == "while it was away"
    assert not list(tmp_path.rglob("*.away")) and context.store.verify() == []


def test_what_was_kept_is_written_after_the_program_was_ended_meanwhile(
    qtbot, bridge, program, context: Context, server: OwnPostgres, tmp_path: Path
) -> None:
    patient, lesion = admit(context)
    shell = program()
    shell.go(BeginAssessment(patient, lesion))
    settle(qtbot, bridge, lambda: shell.place.view is not None)
    server.stop()
    keeper = keeper_of(shell)
    keeper.do(actions.SetNote("kept"))
    with qtbot.waitSignal(keeper.kept_here):
        keeper.save()
    settle(qtbot, bridge)
    shell.workplace.connection.end = lambda: None  # as one that was killed, it does nothing more
    shell.workplace.connection._again.stop()
    bridge.unreachable.disconnect(shell.workplace.connection._lost)
    shell.hide()
    server.start()
    again = program()
    assert assessments.open_draft(context, patient, lesion)[0].draft.note == "kept"
    assert "saved in the record now" in again.notice.sentence
    assert not list(tmp_path.rglob("*.away"))


# A connection whose server is gone for good is let go without a farewell: psycopg says so wherever it is collected.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_window_killed_while_the_server_is_away_loses_nothing_that_it_said_is_kept(
    another_window, program, context: Context, server: OwnPostgres, tmp_path: Path
) -> None:
    patient, lesion = admit(context)
    window = another_window(patient, lesion)
    assert window.enters("before") == "saved"
    server.stop()
    assert [window.enters(note) for note in ("first", "second")] == ["kept", "kept"]
    window.kill()
    (kept,) = tmp_path.rglob("*.away")
    assert b"second" not in kept.read_bytes()
    server.start()
    assert assessments.open_draft(context, patient, lesion)[0].draft.note == "before"
    again = program()
    assert "saved in the record now" in again.notice.sentence
    assert assessments.open_draft(context, patient, lesion)[0].draft.note == "second"
    assert not list(tmp_path.rglob("*.away")) and context.store.verify() == []
