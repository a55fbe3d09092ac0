"""The backups in the settings: planned by an administrator, made at once, and told plainly when they fail."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from core.clinic.context import Actor, Context
from core.clinic.views.backup import backup_status
from core.errors import StoreError
from core.texts import Language
from desktop.administration import backup as card_module
from desktop.administration.backup import BackupCard
from desktop.theme.theme import theme
from tests.desktop.backed_up import disk, planned, ward
from tests.desktop.walk import faults

__all__ = ["disk", "ward"]


@pytest.fixture
def card(qtbot, at_work, ward: Context, settle) -> BackupCard:
    return opened(qtbot, at_work(ward), settle)


def opened(qtbot, workplace, settle) -> BackupCard:
    made = BackupCard(workplace)
    qtbot.addWidget(made)
    made.resize(680, 600)
    made.show()
    settle()
    return made


def test_a_plan_is_made_and_the_first_backup(qtbot, card: BackupCard, ward: Context, disk: Path, settle) -> None:
    assert card.stands.text() == "There is no backup yet."
    assert not card.now.isEnabled()
    card.choose_folder(str(disk))
    days = card.form.numbers["daily"].line
    days.clear()
    qtbot.keyClicks(days, "10")
    qtbot.mouseClick(card.keep, Qt.MouseButton.LeftButton)
    settle()
    assert "from now on" in card.notice.sentence
    assert backup_status(ward).plan.daily == 10
    qtbot.mouseClick(card.now, Qt.MouseButton.LeftButton)
    settle()
    assert "Backed up and read back: 0 photographs" in card.notice.sentence
    assert card.stands.text() == "Last good backup: 2026-11-24 12:00."
    assert card.now.isEnabled()
    assert card.progress.isHidden()


def test_without_a_folder_nothing_is_promised(qtbot, card: BackupCard, settle) -> None:
    qtbot.mouseClick(card.keep, Qt.MouseButton.LeftButton)
    settle()
    assert "no backups are made" in card.notice.sentence


def test_a_number_that_makes_no_sense_is_told_below_its_field(qtbot, card: BackupCard, settle) -> None:
    field = card.form.numbers["daily"]
    field.line.clear()
    qtbot.keyClicks(field.line, "0")
    qtbot.mouseClick(card.keep, Qt.MouseButton.LeftButton)
    settle()
    assert field.problem == "A whole number from 1 to 366, please."
    assert card.notice.sentence == ""


def test_a_folder_of_other_things_gets_one_of_its_own(card: BackupCard, tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"x")
    card.choose_folder(str(tmp_path))
    assert card.form.folder.value() == str(tmp_path / "calcitrack-backup")


def test_an_unplugged_disk_is_told_and_stays_told(qtbot, at_work, ward: Context, disk: Path, settle) -> None:
    planned(ward, disk)
    disk.rename(disk.with_name("elsewhere"))
    card = opened(qtbot, at_work(ward), settle)
    qtbot.mouseClick(card.now, Qt.MouseButton.LeftButton)
    settle()
    assert "Connect the disk" in card.notice.sentence
    assert "Connect the disk" in card.stands.text()
    assert card.now.isEnabled()


def test_a_backup_can_be_stopped(qtbot, at_work, ward: Context, disk: Path, settle, monkeypatch) -> None:
    planned(ward, disk)
    card = opened(qtbot, at_work(ward), settle)
    real = card_module.back_up_as_planned

    def slow(context, progress):
        def tell(done, doing):
            progress(done, doing)
            qtbot_ready.append(True)
            while not card._ticket.cancelled:
                pass

        return real(context, tell)

    qtbot_ready: list[bool] = []
    monkeypatch.setattr(card_module, "back_up_as_planned", slow)
    qtbot.mouseClick(card.now, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(qtbot_ready))
    assert not card.progress.isHidden()
    qtbot.mouseClick(card.progress._cancel, Qt.MouseButton.LeftButton)
    settle()
    assert card.progress.isHidden()
    assert "stopped before its end" in card.stands.text()
    assert list(disk.glob("0*")) == []


def test_others_see_how_they_stand_and_may_back_up_as_planned(
    qtbot, at_work, ward: Context, disk: Path, settle
) -> None:
    planned(ward, disk)
    nurse = replace(ward, actor=Actor("a1", "RN Li", "nurse"))
    card = opened(qtbot, at_work(nurse), settle)
    assert card.keep.isHidden()
    assert not card.form.isEnabled()
    qtbot.mouseClick(card.now, Qt.MouseButton.LeftButton)
    settle()
    assert "Backed up" in card.notice.sentence


def test_a_demo_clinic_says_why_it_is_not_backed_up(qtbot, at_work, empty_clinic, settle) -> None:
    card = opened(qtbot, at_work(empty_clinic), settle)
    assert "gone when it is closed" in card.stands.text()
    assert card.form.isHidden()
    assert card.now.isHidden()


def test_what_cannot_be_read_is_told(qtbot, at_work, ward: Context, settle, monkeypatch) -> None:
    def broken(_context):
        raise StoreError("error.store.disk_failed")

    monkeypatch.setattr(card_module, "backup_status", broken)
    card = opened(qtbot, at_work(ward), settle)
    assert "did not answer" in card.notice.sentence


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("scale", [100, 150])
def test_nothing_is_nameless_or_cut(
    qtbot, at_work, ward: Context, disk: Path, settle, language: Language, scale: int
) -> None:
    planned(ward, disk)
    card = opened(qtbot, at_work(ward, language=language, theme=theme(scale=scale)), settle)
    assert faults(card) == []
