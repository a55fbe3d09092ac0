"""Diagnostics in the window: read, copied, saved, and a newer version told."""

import hashlib
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from core.clinic.commands import support
from core.clinic.context import Actor
from core.clinic.views.trail import TrailFilter, whole_trail
from core.errors import StoreError
from core.texts import LANGUAGES, Language
from desktop.administration import diagnostics
from desktop.administration.diagnostics import DiagnosticsPlace
from desktop.administration.settings import SettingsPlace
from desktop.administration.support_saving import SupportDialog
from desktop.administration.updates import KEPT
from desktop.theme.theme import theme
from desktop.widgets.preferences import Preferences
from desktop.widgets.requests import OpenPlace
from tests.desktop.walk import faults


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for module in ("facts", "journal", "crashes"):
        monkeypatch.setattr(f"desktop.support.{module}.log_folder", lambda: tmp_path / "log")
    return tmp_path / "log"


def opened(qtbot, workplace, settle) -> DiagnosticsPlace:
    place = DiagnosticsPlace(workplace)
    qtbot.addWidget(place)
    place.resize(1190, 700)
    place.show()
    place.open(OpenPlace("diagnostics"))
    settle()
    return place


@pytest.fixture
def place(qtbot, at_work, empty_clinic, settle, log: Path) -> DiagnosticsPlace:
    return opened(qtbot, at_work(empty_clinic), settle)


def told(place: DiagnosticsPlace) -> dict[str, str]:
    return {line.name: line.value for line in place.model.rows}


def did(context) -> list[str]:
    with context.store.read() as session:
        return [line.action for line in whole_trail(session, TrailFilter())]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", [100, 150])
def test_the_place_is_whole_in_both_languages(
    qtbot, at_work, clinic, settle, log: Path, language: Language, scale: int
) -> None:
    place = opened(qtbot, at_work(clinic, language=language, theme=theme(scale=scale)), settle)
    assert faults(place) == []
    assert not [line for line in place.model.rows if "support." in line.section + line.name + line.value]


def test_what_stands_there_is_so(place: DiagnosticsPlace) -> None:
    found = told(place)
    assert found["Kind of store"] == "the demo clinic, gone when it is closed"
    assert found["Patients"] == "0" and found["Trouble with the trail"] == "none"
    assert "SQLCipher" in found["Database"] and found["Backups"] == "not by the program"
    assert found["Screens"].startswith("1920 × 1080, 100 %")


def test_what_is_copied_names_no_folder(qtbot, place: DiagnosticsPlace) -> None:
    folder = str(place.workplace.context.store.folder)
    assert folder in told(place).values()
    with qtbot.waitSignal(place.asks):
        place.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "Database: SQLite" in copied and folder not in copied


def test_a_support_file_is_saved_and_noted(qtbot, place: DiagnosticsPlace, settle, tmp_path: Path) -> None:
    qtbot.keyClick(place, Qt.Key.Key_S)
    (dialog,) = place.findChildren(SupportDialog)
    out = tmp_path / "support.zip"
    dialog.fileSelected.emit(str(out))
    dialog.close()
    settle()
    with zipfile.ZipFile(out) as archive:
        saved = json.loads(archive.read("diagnostics.json"))
    assert "folders" not in saved and saved["screen"]["text_scale"] == "100 %"
    assert "support.zip" in place.notice.sentence and "support.saved" in did(place.workplace.context)


def test_where_the_trail_cannot_be_written_the_file_is_there_and_that_is_said(
    place: DiagnosticsPlace, settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_context) -> None:
        raise StoreError("error.store.disk_full")

    monkeypatch.setattr(diagnostics, "note_support_file", full)
    place.save_to(tmp_path / "support.zip")
    settle()
    assert (tmp_path / "support.zip").exists() and "audit trail" in place.notice.sentence


def test_a_file_that_cannot_be_written_is_told(place: DiagnosticsPlace, settle, tmp_path: Path) -> None:
    place.save_to(tmp_path / "no" / "such" / "support.zip")
    settle()
    assert place.notice.isVisible() and place.save.isEnabled()
    assert "support.saved" not in did(place.workplace.context)


def test_whoever_only_reads_may_save_one(at_work, empty_clinic) -> None:
    viewer = replace(empty_clinic, actor=Actor("a7", "Vera Stone", "viewer"))
    support.note_support_file(viewer)
    assert "support.saved" in did(viewer)


def test_nobody_is_asked_for_a_newer_version_until_a_folder_is_set(place: DiagnosticsPlace) -> None:
    assert "asks nobody" in place.updates.stands.text()
    assert not place.updates.again.isEnabled() and place.updates.check.isHidden()


def test_a_newer_version_is_told_and_checked(place: DiagnosticsPlace, settle, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("desktop.support.updates.sys.platform", "linux")
    updates, name = place.updates, "calcitrack_99.1.0_amd64.deb"
    updates.choose(str(tmp_path))
    settle()
    assert "SHA256SUMS" in updates.stands.text()
    (tmp_path / name).write_bytes(b"new")
    (tmp_path / "SHA256SUMS").write_text(f"{hashlib.sha256(b'new').hexdigest()}  {name}\n")
    updates.again.click()
    settle()
    assert "99.1.0" in updates.stands.text() and place.workplace.kept.text(KEPT) == str(tmp_path)
    updates.check.click()
    settle()
    assert "arrived whole" in updates.stands.text()
    (tmp_path / name).write_bytes(b"other")
    updates.check.click()
    settle()
    assert "Do not install" in updates.stands.text()
    updates.choose("")
    assert "asks nobody" in updates.stands.text()


def test_the_settings_lead_there(qtbot, at_work, empty_clinic, settle) -> None:
    settings = SettingsPlace(at_work(empty_clinic), Preferences())
    qtbot.addWidget(settings)
    settle()
    with qtbot.waitSignal(settings.asks) as asked:
        settings.diagnostics.click()
    assert asked.args == [OpenPlace("diagnostics")]
