"""The Debian package and the tarball of a small folder, and what a desktop is told, by the tools that read it."""

import os
import re
import shutil
import subprocess
import tarfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from core.clinic.opening import default_store
from desktop.support.folders import log_folder, settings_file
from installer.linux.debian import make_deb
from installer.linux.tarball import make_tarball
from installer.version import VERSION

ROOT = Path(__file__).parents[2]
HERE = ROOT / "installer" / "linux"
MOMENT = 1_790_000_000


def tool(name: str) -> str:
    """A tool of Debian that CI always has."""
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed here (.ci/machine names its package)")
    return name


def told(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    folder = tmp_path / "calcitrack"
    (folder / "_internal").mkdir(parents=True)
    (folder / "calcitrack").write_bytes(b"a program")
    (folder / "calcitrack").chmod(0o755)
    (folder / "_internal" / "library.so").write_bytes(b"\x7fELF GLIBC_2.34\0 GLIBC_2.9\0")
    return folder


def test_the_package_says_what_it_is_and_needs(frozen: Path, tmp_path: Path) -> None:
    deb = make_deb(frozen, tmp_path, MOMENT)
    fields = told(tool("dpkg-deb"), "--info", deb)
    assert f"Version: {VERSION}" in fields
    assert "libc6 (>= 2.34)" in fields
    listed = told("dpkg-deb", "--contents", deb)
    assert "./usr/bin/calcitrack -> /opt/calcitrack/calcitrack" in listed
    files = set(re.findall(r" \./(\S*[^/\s])(?: ->.*)?$", listed, re.MULTILINE))
    assert {
        "opt/calcitrack/calcitrack",
        "usr/share/applications/calcitrack.desktop",
        "usr/share/metainfo/calcitrack.metainfo.xml",
        "usr/share/mime/packages/calcitrack.xml",
        "usr/share/icons/hicolor/scalable/apps/calcitrack.svg",
        "usr/share/doc/calcitrack/copyright",
        "usr/share/doc/calcitrack/changelog.gz",
        "usr/share/man/man1/calcitrack.1.gz",
    } <= files
    assert not any(line.split()[1] != "root/root" for line in listed.splitlines())


@pytest.mark.long
def test_debians_own_checker_has_nothing_to_say(frozen: Path, tmp_path: Path) -> None:
    """Of what is ours in the package; the libraries in it are as their authors built them."""
    (frozen / "_internal" / "library.so").unlink()
    shutil.copy("/bin/true", frozen / "calcitrack")
    done = subprocess.run(
        [tool("lintian"), "--allow-root", "--fail-on", "error,warning", make_deb(frozen, tmp_path, MOMENT)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


def test_the_same_folder_gives_the_same_package_and_tarball(frozen: Path, tmp_path: Path) -> None:
    tool("dpkg-deb")
    made = []
    for name in ("one", "another place"):
        into = tmp_path / name
        into.mkdir()
        copy = into / "calcitrack"
        shutil.copytree(frozen, copy)
        for file in copy.rglob("*"):
            os.utime(file, (len(name), len(name)))
        made.append([make(copy, into, MOMENT).read_bytes() for make in (make_deb, make_tarball)])
    assert made[0] == made[1]


def test_the_tarball_holds_one_folder_that_belongs_to_nobody(frozen: Path, tmp_path: Path) -> None:
    with tarfile.open(make_tarball(frozen, tmp_path, MOMENT)) as archive:
        entries = archive.getmembers()
    assert [entry.name for entry in entries] == [
        "calcitrack/_internal",
        "calcitrack/_internal/library.so",
        "calcitrack/calcitrack",
    ]
    assert {(entry.uid, entry.gid, entry.mtime) for entry in entries} == {(0, 0, MOMENT)}
    assert entries[-1].mode == 0o755


def test_the_manual_names_the_options_and_the_folders_that_the_program_has(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("XDG_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", "/home/nurse")
    manual = (HERE / "calcitrack.1").read_text(encoding="utf-8").replace("\\-", "-")
    entry = (ROOT / "desktop" / "entry.py").read_text(encoding="utf-8")
    options = re.findall(r'add_argument\("(--[a-z]+)"', entry)
    assert options
    folders = [str(place).replace("/home/nurse", "~") for place in (default_store(), settings_file(), log_folder())]
    assert [said for said in (*options, *folders) if said not in manual] == []


def test_the_desktop_entry_is_valid_and_opens_what_the_package_says_it_opens() -> None:
    told(tool("desktop-file-validate"), HERE / "calcitrack.desktop")
    entry = (HERE / "calcitrack.desktop").read_text(encoding="utf-8")
    assert "\nExec=calcitrack --open %F\n" in entry
    opened = set(re.findall(r"^MimeType=(.*);$", entry, re.MULTILINE)[0].split(";"))
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    known = {kind.get("type") for kind in ElementTree.parse(HERE / "calcitrack-mime.xml").iter(f"{space}mime-type")}
    provided = {kind.text for kind in ElementTree.parse(HERE / "calcitrack.metainfo.xml").iter("mediatype")}
    assert opened == known == provided


def test_the_appstream_entry_is_valid_and_of_this_version() -> None:
    told(tool("appstreamcli"), "validate", "--no-net", HERE / "calcitrack.metainfo.xml")
    releases = ElementTree.parse(HERE / "calcitrack.metainfo.xml").iter("release")
    assert next(releases).get("version") == VERSION


def test_a_case_file_is_known_by_its_name_and_by_its_content(tmp_path: Path) -> None:
    tool("update-mime-database")
    packages = tmp_path / "mime" / "packages"
    packages.mkdir(parents=True)
    shutil.copyfile(HERE / "calcitrack-mime.xml", packages / "calcitrack.xml")
    told("update-mime-database", tmp_path / "mime")
    kind = "application/vnd.calcitrack.case+json"
    assert f"{kind}:*.calcitrack.json" in (tmp_path / "mime" / "globs").read_text(encoding="utf-8")
    case = (ROOT / "tests" / "data" / "case-example.json").read_bytes()
    assert b'"calcitrack-case/' in case[:64]
    assert kind.encode() in (tmp_path / "mime" / "magic").read_bytes()
