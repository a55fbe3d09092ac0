"""Files named at the start: shown after the sign-in, imported by nobody but the one who says so."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from desktop.administration.sign_in import SignIn
from desktop.administration.updates import KEPT
from desktop.importing.place import ImportingPlace
from desktop.shell.program import Program
from tests.desktop.command_line.test_commands import EXAMPLE
from tests.desktop.shell.signed_in import GOOD, THIRD, Clock, make_clinic, make_program, settled


@pytest.fixture
def program(dressed, qtbot, tmp_path: Path):
    clock = Clock()
    make_clinic(tmp_path / "store", clock)
    made = make_program(dressed, tmp_path, clock)
    yield made
    made.close()
    made.window.hide()
    made.window.deleteLater()
    made.deleteLater()


def starts(program: Program, folder: Path, *files: Path) -> SignIn:
    program.offered.add(files)
    program.start(str(folder / "store"), demo=False)
    page = program.window.page
    assert isinstance(page, SignIn)
    return page


def signs_in(program: Program, qtbot, account: str, passphrase: str) -> None:
    page = program.window.page
    assert isinstance(page, SignIn)
    page.account.set_value(account)
    page.passphrase.line.setText(passphrase)
    page.sign_in()
    qtbot.waitUntil(lambda: program.shell is not None)
    settled(program, qtbot)


def words(page: SignIn) -> str:
    """The last line of the page."""
    column = page.column
    labels = [each for each in column.parentWidget().children() if isinstance(each, QLabel)]
    return next(each.text() for each in labels if column.indexOf(each) == column.count() - 1)


def test_they_lie_in_the_import_place_and_nothing_is_imported(program: Program, qtbot, tmp_path: Path) -> None:
    page = starts(program, tmp_path, EXAMPLE, tmp_path / "ZHANG Mei.calcitrack.json")
    assert "2 files" in words(page) and "ZHANG" not in words(page)
    signs_in(program, qtbot, "admin", GOOD)
    place = program.shell.place
    assert isinstance(place, ImportingPlace) and place.files.count() == 1
    assert place.desk.view is not None and place.desk.view.read.path == EXAMPLE
    assert "ZHANG Mei.calcitrack.json" in program.shell.notice.sentence
    with program.context.store.read() as session:
        actions = {row[0] for row in session.connection().exec_driver_sql("SELECT action FROM audit")}
    assert not actions & {"case.imported", "file.taken_in"}
    program.prefer(program.preferences)
    assert program.offered.sentence == "", "they are laid out once"


def test_a_foreign_file_is_told(program: Program, qtbot, tmp_path: Path) -> None:
    foreign = tmp_path / "song.mp3"
    foreign.write_bytes(b"ID3\0\0\1\2\3")
    starts(program, tmp_path, foreign)
    signs_in(program, qtbot, "admin", GOOD)
    place = program.shell.place
    assert isinstance(place, ImportingPlace) and place.notice.isVisible() and place.desk.view is None


def test_whoever_may_not_import_is_told_so(program: Program, qtbot, tmp_path: Path) -> None:
    starts(program, tmp_path, EXAMPLE, tmp_path / "gone.json")
    signs_in(program, qtbot, "vera", THIRD)
    assert not isinstance(program.shell.place, ImportingPlace)
    assert program.shell.notice.isVisible() and "gone.json" not in program.shell.notice.sentence


@pytest.mark.parametrize(("account", "passphrase", "is_told"), [("admin", GOOD, True), ("vera", THIRD, False)])
def test_an_administrator_is_told_of_a_newer_version_once(
    program: Program, qtbot, tmp_path: Path, monkeypatch, account: str, passphrase: str, is_told: bool
) -> None:
    monkeypatch.setattr("desktop.support.updates.sys.platform", "linux")
    name = "calcitrack_99.1.0_amd64.deb"
    (tmp_path / "SHA256SUMS").write_text(f"{hashlib.sha256(b'').hexdigest()}  {name}\n")
    program.file.kept.keep(KEPT, str(tmp_path))
    starts(program, tmp_path)
    signs_in(program, qtbot, account, passphrase)
    assert ("99.1.0" in program.shell.notice.sentence) == is_told
    program.prefer(program.preferences)
    settled(program, qtbot)
    assert program.shell.notice.sentence == ""
