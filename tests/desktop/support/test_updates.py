"""Newer versions: told from a list of sums in a folder, never by asking anybody."""

import hashlib
from pathlib import Path

import pytest

from desktop.support.updates import Looked, is_whole, look
from installer.version import VERSION

DEB = "calcitrack_{}_amd64.deb"


def sums(folder: Path, *names: str) -> Path:
    lines = []
    for name in names:
        data = name.encode()
        (folder / name).write_bytes(data)
        lines.append(f"{hashlib.sha256(data).hexdigest()}  {name}")
    (folder / "SHA256SUMS").write_text("\n".join(lines) + "\n")
    return folder


def test_the_newest_of_this_system_is_found_and_is_whole(tmp_path: Path) -> None:
    names = [DEB.format("1.9.0"), DEB.format("1.10.0"), "calcitrack-2.0.0-setup.exe", "calcitrack-3.0.0.cdx.json"]
    sums(tmp_path, *names)
    found = look(tmp_path, "1.9.0", "linux")
    assert (found.state, found.version, found.file) == ("newer", "1.10.0", tmp_path / DEB.format("1.10.0"))
    assert is_whole(found)
    assert look(tmp_path, "1.9.0", "win32").version == "2.0.0"
    found.file.write_bytes(b"something else")
    assert not is_whole(found)
    found.file.unlink()
    assert not is_whole(found)


@pytest.mark.parametrize(
    ("own", "state"),
    [("1.2", "current"), ("1.2.0", "current"), ("1.10", "current"), ("1.1.9", "newer"), ("–", "newer")],
)
def test_versions_are_compared_as_numbers(tmp_path: Path, own: str, state: str) -> None:
    assert look(sums(tmp_path, DEB.format("1.2.0")), own, "linux").state == state


def test_the_list_may_be_named_itself(tmp_path: Path) -> None:
    sums(tmp_path, DEB.format("9.0"))
    assert look(tmp_path / "SHA256SUMS", "1.0", "linux").state == "newer"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "not a list of sums",
        f"{'0' * 64}  ../calcitrack_9.0_amd64.deb",
        f"{'0' * 64}  /etc/calcitrack_9.0_amd64.deb",
        f"{'0' * 63}  calcitrack_9.0_amd64.deb",
        f"{'0' * 64}  calcitrack_9.0-beta_amd64.deb",
        f"{'0' * 64}  other_9.0_amd64.deb",
        f"{'0' * 64}  calcitrack_{'9' * 400}_amd64.deb",
    ],
)
def test_what_is_no_installer_of_ours_is_passed_over(tmp_path: Path, written: str) -> None:
    (tmp_path / "SHA256SUMS").write_text(written)
    assert look(tmp_path, "1.0", "linux") == Looked("nothing")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert look(tmp_path / "gone", "1.0") == Looked("unreachable")
    assert look(tmp_path, "1.0") == Looked("unreachable"), "a folder without a list"
    assert not is_whole(Looked("unreachable"))


def test_what_the_installer_makes_is_what_is_looked_for(tmp_path: Path) -> None:
    assert look(sums(tmp_path, f"calcitrack_{VERSION}_amd64.deb"), VERSION, "linux").state == "current"
    assert look(sums(tmp_path, f"calcitrack-{VERSION}-linux-x86_64.tar.gz"), "0.0.1", "linux").version == VERSION
