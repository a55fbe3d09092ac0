"""What holds from the first line of the program on."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.version import program_version
from desktop.entry import run

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="no core files there")
def test_a_crash_would_write_no_core_file() -> None:
    """A core file is the memory as it was: with the store's key, and whatever was shown."""
    check = (
        "import resource; from desktop.entry import run; run(['--help']);"
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0])"
    )
    done = subprocess.run([sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0"


def test_the_version_is_told_without_a_window(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"calcitrack {program_version()}\n"


@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        (["--open", "a.calcitrack.json", "--demo"], ["a.calcitrack.json"]),
        (["--demo", "--open", "a.json", "b c.json"], ["a.json", "b c.json"]),
        (["--demo", "--open"], []),
    ],
)
def test_files_that_are_named_reach_the_window(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], files: list[str]
) -> None:
    """A desktop that starts the program without a file hands over the option alone."""
    started = []
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.setattr("desktop.window.run_window", lambda *given, another: started.append(given) or another)
    assert run(arguments) == 0
    assert started == [(None, True, [Path.cwd() / name for name in files])]


def test_another_window_can_be_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = []
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.setattr("desktop.window.run_window", lambda *_given, another: wanted.append(another) or 0)
    assert run(["--new-window"]) == run([]) == 0
    assert wanted == [True, False]


def test_the_desktop_s_entry_opens_case_files() -> None:
    entry = (ROOT / "installer" / "linux" / "calcitrack.desktop").read_text(encoding="utf-8")
    types = (ROOT / "installer" / "linux" / "calcitrack-mime.xml").read_text(encoding="utf-8")
    assert "\nExec=calcitrack --open %F\n" in entry
    (named,) = (
        line.removeprefix("MimeType=").rstrip(";") for line in entry.splitlines() if line.startswith("MimeType")
    )
    assert f'type="{named}"' in types
