"""The audit trail in the window: filtered, read on, saved, and the store checked against an anchor."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import text

from core.clinic import opening
from core.clinic.commands.trail import note_read
from core.clinic.context import Actor
from core.clinic.views import trail as view
from core.exchange.protecting import is_protected, opened_by
from core.texts import Language
from desktop.administration.settings import SettingsPlace
from desktop.administration.trail import TrailPlace
from desktop.theme.theme import theme
from desktop.widgets.kept import Kept
from desktop.widgets.preferences import Preferences
from desktop.widgets.requests import Announce, OpenPatient, OpenPlace, OpenTrail
from tests.desktop.walk import faults
from tests.wards import admit

PASSPHRASE = "seven herons under a bridge"


@pytest.fixture
def ward(empty_clinic):
    """Two patients; the administrator Wu has read the first one's chart."""
    context = replace(empty_clinic, actor=Actor("a9", "Wu", "administrator"))
    mei, _ = admit(context)
    admit(context, "CUA-10", "LIN Hua")
    note_read(context, mei)
    return context, mei


@pytest.fixture
def place(qtbot, at_work, ward, settle) -> TrailPlace:
    return opened(qtbot, at_work(ward[0]), settle, OpenPlace("trail"))


def opened(qtbot, workplace, settle, request) -> TrailPlace:
    made = TrailPlace(workplace)
    qtbot.addWidget(made)
    made.resize(1190, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.open(request)
    settle()
    made.table.setFocus()
    return made


def did(place: TrailPlace) -> list[str]:
    model = place.table.model()
    return [model.index(row, 2).data() for row in range(model.rowCount())]


def typed(qtbot, line: QLineEdit, words: str) -> None:
    line.setFocus()
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_newest_first_in_words(place: TrailPlace) -> None:
    assert did(place)[0] == "opened the chart"
    assert did(place)[1:3] == ["added a lesion", "added the patient"]


def test_filtered_by_what_was_done_and_by_day(qtbot, place: TrailPlace, settle) -> None:
    place.filters.group.setCurrentIndex(place.filters.group.findData("seen"))
    place.filters.group.activated.emit(place.filters.group.currentIndex())
    settle()
    assert did(place) == ["opened the chart"]
    typed(qtbot, place.filters.since, "tomorrow")
    settle()
    assert did(place) == []
    assert place._stack.currentIndex() == 1


def test_a_day_that_cannot_be_read_is_told(qtbot, place: TrailPlace, settle) -> None:
    before = did(place)
    typed(qtbot, place.filters.until, "someday")
    settle()
    assert "someday" in place.notice.sentence
    assert did(place) == before


def test_one_patient_alone_until_the_chip_is_closed(qtbot, at_work, ward, settle) -> None:
    context, mei = ward
    place = opened(qtbot, at_work(context), settle, OpenTrail(mei, "ZHANG Mei"))
    assert len(did(place)) == 3
    place.filters.patient.click()
    settle()
    assert len(did(place)) > 3


def test_enter_opens_the_chart_of_the_entry(qtbot, place: TrailPlace, ward) -> None:
    with qtbot.waitSignal(place.asks) as asked:
        qtbot.keyClick(place.table, Qt.Key.Key_Return)
    assert asked.args == [OpenPatient(ward[1])]


def test_older_entries_are_read_on(qtbot, at_work, ward, settle, monkeypatch) -> None:
    monkeypatch.setattr(view.trail_page, "__defaults__", (None, 2))
    place = opened(qtbot, at_work(ward[0]), settle, OpenPlace("trail"))
    assert len(did(place)) == 2
    while place.older.isEnabled():
        place.older.click()
        settle()
    assert len(did(place)) == len({line.sequence for line in place.model.rows}) > 4


def test_the_store_is_checked_and_held_against_an_anchor(qtbot, place: TrailPlace, ward, settle) -> None:
    anchor = str(opening.trail_heads(ward[0])[-1])
    place.check.click()
    settle()
    assert "is whole" in place.notice.sentence
    with ward[0].store.write() as session:
        session.execute(text("DELETE FROM audit WHERE number = (SELECT max(number) FROM audit)"))
    typed(qtbot, place.anchor, anchor)
    settle()
    assert "cut off" in place.notice.sentence
    place.anchor.setText("nonsense")
    place.check.click()
    settle()
    assert "not an anchor" in place.notice.sentence


def test_saved_as_a_file(qtbot, place: TrailPlace, tmp_path: Path, settle) -> None:
    with qtbot.waitSignal(place.asks) as asked:
        place.save_to(tmp_path / "trail.csv")
    assert isinstance(asked.args[0], Announce)
    assert "opened the chart" in (tmp_path / "trail.csv").read_text(encoding="utf-8-sig")
    place.save_to(tmp_path / "nowhere" / "trail.csv")
    settle()
    assert "trail.csv" in place.notice.sentence


def test_saved_under_a_passphrase(qtbot, place: TrailPlace, tmp_path: Path, settle) -> None:
    place.saving.begin()
    assert place.saving.isVisible()
    saving = place.saving.protection
    assert place.escape() and not place.escape()
    place.saving.begin()
    saving.box.setChecked(True)
    qtbot.mouseClick(place.saving.go, Qt.MouseButton.LeftButton)
    assert saving.first.problem, "without a passphrase nobody is asked where"
    for field in (saving.first, saving.again):
        qtbot.keyClicks(field.line, PASSPHRASE)
    with qtbot.waitSignal(place.asks) as asked:
        place.save_to(tmp_path / "trail.zip")
    assert "encrypted" in asked.args[0].message
    assert place.saving.isHidden() and not saving.first.line.text()
    data = (tmp_path / "trail.zip").read_bytes()
    assert is_protected(data)
    assert "opened the chart" in opened_by(data, PASSPHRASE).decode("utf-8-sig")


def test_others_are_told_that_they_may_not(qtbot, at_work, ward, settle) -> None:
    nurse = replace(ward[0], actor=Actor("a1", "RN Li", "nurse"))
    place = opened(qtbot, at_work(nurse), settle, OpenPlace("trail"))
    assert "may not read the audit trail" in place.notice.sentence
    assert did(place) == []
    settings = SettingsPlace(at_work(nurse), Preferences())
    qtbot.addWidget(settings)
    assert not settings._trail.isEnabled()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("scale", [100, 150])
def test_nothing_is_nameless_or_cut(qtbot, at_work, ward, settle, language: Language, scale: int) -> None:
    workplace = at_work(ward[0], language=language, theme=theme(scale=scale))
    place = opened(qtbot, workplace, settle, OpenPlace("trail"))
    assert faults(place) == []
    place.saving.begin()
    place.saving.protection.box.setChecked(True)
    assert faults(place) == []


def test_the_filters_stand_again_after_a_restart_but_not_whom_they_named(
    qtbot, at_work, ward, settle, tmp_path: Path
) -> None:
    kept = Kept(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    context, mei = ward
    first = opened(qtbot, at_work(context, kept=kept), settle, OpenTrail(mei, "ZHANG Mei"))
    first.filters.group.setCurrentIndex(first.filters.group.findData("seen"))
    first.filters.group.activated.emit(first.filters.group.currentIndex())
    first.filters.person.setCurrentIndex(1)
    typed(qtbot, first.filters.since, "-7d")
    typed(qtbot, first.filters.until, "ZHANG")
    settle()
    again = opened(qtbot, at_work(context, kept=kept), settle, OpenPlace("trail"))
    assert (again.filters.group.currentData(), again.filters.since.text()) == ("seen", "-7d")
    assert (again.filters.person.currentData(), again.filters.until.text()) == (None, "")
    assert did(again) == ["opened the chart"]
    assert "ZHANG" not in (tmp_path / "window.ini").read_text()
    other = replace(context, actor=Actor("a8", "Ito", "administrator"))
    fresh = opened(qtbot, at_work(other, kept=kept), settle, OpenPlace("trail"))
    assert fresh.filters.group.currentData() is None
