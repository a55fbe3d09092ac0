"""A second start of the program: the window that is open shows what it was to open, and no second window comes."""

import os
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QDialog, QLabel

from desktop.administration.sign_in import SignIn
from desktop.importing.place import ImportingPlace
from desktop.shell.called import Called
from desktop.shell.door import Door
from desktop.support.claim import Claim, door_of
from tests.desktop.command_line.test_commands import EXAMPLE
from tests.desktop.shell.signed_in import GOOD, Clock, make_clinic, make_program, settled

ROOT = Path(__file__).resolve().parents[3]

WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop import entry, window
from desktop.shell.called import Called
app = QApplication([])
take = Called.take
def told(self, files):
    take(self, files)
    print("called", len(files), self._program.offered.sentence[:7], flush=True)
    if sys.argv[1] == "once":
        QTimer.singleShot(0, self._program.window.close)
Called.take = told
wake = window.Door.wake
def woken(self):
    wake(self)
    print("open" if self._server is not None else "beside", flush=True)
window.Door.wake = woken
sys.exit(entry.run(sys.argv[2:]))
"""


@pytest.fixture
def home() -> Iterator[Path]:
    """A short path: that of a socket has room for about a hundred letters."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture
def starts(home: Path) -> Iterator["Starts"]:
    made = Starts(home)
    yield made
    made.end()


class Starts:
    """Starts of the program, each a process of its own, on one store."""

    def __init__(self, home: Path) -> None:
        self.store = home / "store"
        self.store.mkdir()
        (self.store / "keyring.json").write_text("{}")
        named = {"XDG_STATE_HOME": home / "state", "XDG_CONFIG_HOME": home / "config", "HOME": home}
        self._environment = os.environ | {name: str(path) for name, path in named.items()}
        self._running: list[subprocess.Popen[str]] = []

    def window(self, how: str, *arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", WINDOW, how, "--store", str(self.store), *arguments]
        started = subprocess.Popen(command, cwd=ROOT, env=self._environment, stdout=subprocess.PIPE, text=True)
        self._running.append(started)
        return started

    def end(self) -> None:
        for one in self._running:
            one.kill()
            one.wait()
            if one.stdout is not None:
                one.stdout.close()


def line(process: subprocess.Popen[str]) -> str:
    """What it says next."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_second_start_hands_its_files_to_the_first_and_ends(starts: Starts, tmp_path: Path) -> None:
    first = starts.window("once")
    assert line(first) == "open"
    second = starts.window("on", "--open", str(tmp_path / "ZHANG Mei.calcitrack.json"), str(tmp_path / "b.json"))
    assert second.wait(60) == 0 and second.communicate()[0] == ""
    assert line(first) == "called 2 2 files"
    assert first.wait(60) == 0


def test_a_start_that_comes_before_the_first_page_waits_for_it(starts: Starts) -> None:
    both = [starts.window("once"), starts.window("once")]
    assert [one.wait(60) for one in both] == [0, 0]
    said = sorted(one.communicate()[0] for one in both)
    assert said[0] == "" and said[1].split() == ["open", "called", "0"]


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe ends with its process")
def test_a_window_that_was_killed_is_no_obstacle(starts: Starts) -> None:
    first = starts.window("on")
    assert line(first) == "open"
    first.send_signal(signal.SIGKILL)
    first.wait(60)
    second = starts.window("once")
    assert line(second) == "open"
    assert starts.window("on").wait(60) == 0
    assert line(second).startswith("called 0")


def test_another_window_comes_where_it_is_wanted(starts: Starts) -> None:
    first = starts.window("on")
    assert line(first) == "open"
    second = starts.window("on", "--new-window")
    assert line(second) == "beside"


@pytest.fixture
def own_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("desktop.support.claim.windows_folder", lambda: home / "windows")
    return home / "windows"


@pytest.fixture
def door(own_folder: Path, dressed) -> Iterator[Door]:
    made = Door()
    made.stand_at("/srv/ZHANG Mei")
    made.wake()
    yield made
    made.leave()


@pytest.mark.skipif(sys.platform == "win32", reason="rights of a folder")
def test_only_the_same_person_reaches_it_and_no_name_is_in_it(door: Door, own_folder: Path) -> None:
    assert stat.S_IMODE(own_folder.stat().st_mode) == 0o700
    socket = Path(door_of("/srv/ZHANG Mei"))
    assert stat.S_ISSOCK(socket.stat().st_mode) and not socket.stat().st_mode & 0o077
    assert not [path for path in own_folder.iterdir() if "ZHANG" in path.name]
    assert [path.read_bytes() for path in own_folder.iterdir() if path.suffix == ".lock"] == [b""]


def test_one_door_a_store_and_screen(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Claim.of("/srv/ZHANG Mei") is None
    assert door_of("/srv/other") != door_of("/srv/ZHANG Mei") == door_of("/srv/../srv/ZHANG Mei/")
    here = door_of("postgresql://ward@server/calcitrack")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    monkeypatch.setenv("DISPLAY", ":7")
    assert sys.platform == "win32" or door_of("postgresql://ward@server/calcitrack") != here


def test_a_window_that_shows_another_store_lets_the_first_go(door: Door) -> None:
    assert door.stand_at("/srv/other")
    claim = Claim.of("/srv/ZHANG Mei")
    assert claim is not None
    assert not Door().stand_at("/srv/ZHANG Mei")
    claim.release()
    assert Claim.of("/srv/other") is None
    assert door.stand_at("")
    other = Claim.of("/srv/other")
    assert other is not None
    other.release()


@pytest.mark.parametrize("said", [b"{}\n", b"[\n", b'{"files": [1], "token": ""}\n', b'{"files": "a", "token": ""}\n'])
def test_what_no_start_of_the_program_says_is_not_answered(door: Door, qtbot, said: bytes) -> None:
    called = []
    door.called.connect(called.append)
    line = QLocalSocket()
    with qtbot.waitSignal(line.disconnected):
        line.connectToServer(door_of("/srv/ZHANG Mei"))
        line.write(said)
    assert bytes(line.readAll().data()) == b"" and called == []


def test_where_no_folder_can_be_had_the_window_opens_as_ever(own_folder: Path, dressed) -> None:
    own_folder.write_text("a file stands there")
    door = Door()
    assert door.stand_at("/srv/store")
    door.wake()
    door.leave()


@pytest.fixture
def program(dressed, tmp_path: Path):
    clock = Clock()
    make_clinic(tmp_path / "store", clock)
    made = make_program(dressed, tmp_path, clock)
    made.start(str(tmp_path / "store"), demo=False)
    yield made
    made.close()
    made.window.hide()
    made.window.deleteLater()
    made.deleteLater()


def signs_in(program, qtbot) -> None:
    page = program.window.page
    assert isinstance(page, SignIn)
    page.account.set_value("admin")
    page.passphrase.line.setText(GOOD)
    page.sign_in()
    qtbot.waitUntil(lambda: program.shell is not None)
    settled(program, qtbot)


def words(page) -> str:
    """The last line of the page."""
    column = page.column
    labels = [each for each in column.parentWidget().children() if isinstance(each, QLabel)]
    return next(each.text() for each in labels if column.indexOf(each) == column.count() - 1)


def test_before_the_sign_in_the_number_grows_and_they_lie_there_afterwards(program, qtbot) -> None:
    called = Called(program)
    called.take((EXAMPLE,))
    called.take((EXAMPLE,))
    assert words(program.window.page).startswith("2 files")
    signs_in(program, qtbot)
    assert isinstance(program.shell.place, ImportingPlace)


def test_a_locked_window_shows_them_once_it_is_opened(program, qtbot) -> None:
    called = Called(program)
    signs_in(program, qtbot)
    program.locking.lock()
    called.take((EXAMPLE,))
    page = program.locking.page
    assert words(page).startswith("1 file") and EXAMPLE.name not in words(page)
    assert not isinstance(program.shell.place, ImportingPlace)
    page.passphrase.line.setText(GOOD)
    page.send()
    qtbot.waitUntil(lambda: not program.locking.locked, timeout=20_000)
    settled(program, qtbot)
    assert isinstance(program.shell.place, ImportingPlace) and program.offered.sentence == ""


def test_a_question_that_is_open_is_answered_first(program, qtbot) -> None:
    called = Called(program)
    signs_in(program, qtbot)
    asking = QDialog(program.window)
    asking.open()
    called.take((EXAMPLE,))
    assert asking.isVisible() and not isinstance(program.shell.place, ImportingPlace)
    asking.accept()
    settled(program, qtbot)
    assert isinstance(program.shell.place, ImportingPlace)
    asking.deleteLater()


def test_a_plain_start_brings_the_window_forward_and_says_so(program, qtbot) -> None:
    called = Called(program)
    signs_in(program, qtbot)
    here = program.shell.history.here
    program.window.showMinimized()
    called.take(())
    assert not program.window.isMinimized() and program.window.isActiveWindow()
    assert program.shell.history.here == here and "open already" in program.shell.status.sentence
