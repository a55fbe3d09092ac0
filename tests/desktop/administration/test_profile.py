"""The rules of a clinic in the settings: searched, changed in place, checked at once, kept for everybody."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from core.clinic.commands.profile import keep_profile
from core.clinic.context import Actor
from core.clinic.profile_changes import ProfileChanges
from core.clinic.views.profile import facility_profile
from core.texts import Language
from desktop.administration.profile import ProfilePlace
from desktop.theme.theme import theme
from desktop.widgets.requests import Announce, OpenPlace
from tests.desktop.walk import faults

HIGH = ("factors", "drive.phosphate_high", "limits", "high")


@pytest.fixture
def place(qtbot, at_work, empty_clinic, settle) -> ProfilePlace:
    return opened(qtbot, at_work(empty_clinic), settle)


def opened(qtbot, workplace, settle) -> ProfilePlace:
    made = ProfilePlace(workplace)
    qtbot.addWidget(made)
    made.resize(1190, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.open(OpenPlace("profile"))
    settle()
    made.table.setFocus()
    return made


def choose(place: ProfilePlace, code: str) -> None:
    rows = range(place.table.filtered.rowCount())
    row = next(at for at in rows if place.table.rows_model.rows[at].code == code)
    place.table.setCurrentIndex(place.table.filtered.index(row, 0))


def retype(qtbot, place: ProfilePlace, name: str, typed: str) -> None:
    line = place.card.fields[name].editor
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, typed)


def marks(place: ProfilePlace, code: str) -> str:
    choose(place, code)
    return place.table.filtered.index(place.table.currentIndex().row(), 4).data()


def test_a_number_is_changed_in_place_and_kept(qtbot, place: ProfilePlace, empty_clinic, settle) -> None:
    choose(place, "drive.phosphate_high")
    retype(qtbot, place, "high", "1,90")
    assert place.changes.values == {HIGH: Decimal("1.90")}
    assert "◆ changed here" in marks(place, "drive.phosphate_high")
    assert place._state.text().startswith("1 change")
    with qtbot.waitSignal(place.asks) as asked:
        qtbot.keyClick(place, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(asked.args[0], Announce)
    settle()
    kept = facility_profile(empty_clinic)
    assert (kept.number, kept.changes.values) == (1, {HIGH: Decimal("1.90")})
    assert "by Demo nurse" in place._state.text()
    assert not place.keep.isEnabled()
    assert faults(place) == []


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("high", "-1", "cannot be negative"),
        ("high", "much", "number"),
        ("high", "1.9 mg/dL", "mmol/L"),
        ("window_days", "1.5", "whole days"),
        ("window_days", "0", "whole days"),
        ("high", " ", "Enter a number"),
    ],
)
def test_what_does_not_fit_is_said_and_not_taken_over(
    qtbot, place: ProfilePlace, name: str, typed: str, said: str
) -> None:
    choose(place, "drive.phosphate_high")
    retype(qtbot, place, name, typed)
    assert said in place.card.fields[name].problem
    assert place.changes.values == {}
    assert not place.keep.isEnabled()


def test_what_was_wrong_is_gone_when_another_rule_was_looked_at(qtbot, place: ProfilePlace) -> None:
    choose(place, "drive.phosphate_high")
    retype(qtbot, place, "high", "2x")
    choose(place, "drive.calcium_high")
    choose(place, "drive.phosphate_high")
    assert place.card.fields["high"].editor.text() == "1.78"
    retype(qtbot, place, "high", "2x")
    qtbot.mouseClick(place.card.restore, Qt.MouseButton.LeftButton)
    assert place.card.fields["high"].editor.text() == "1.78"
    assert place.changes == ProfileChanges()


def test_the_field_that_is_typed_in_keeps_the_focus(qtbot, place: ProfilePlace) -> None:
    choose(place, "drive.phosphate_high")
    retype(qtbot, place, "high", "2.05")
    assert place.card.fields["high"].editor.hasFocus()
    assert place.card.fields["high"].editor.text() == "2.05"


def test_space_switches_a_rule_off_and_the_way_back_is_one_button(qtbot, place: ProfilePlace) -> None:
    choose(place, "pain.refractory")
    qtbot.keyClick(place.table, Qt.Key.Key_Space)
    assert place.changes.values == {("flags", "pain.refractory", "on"): False}
    assert "○ off" in marks(place, "pain.refractory")
    assert not place.card.runs.isChecked()
    qtbot.mouseClick(place.card.restore, Qt.MouseButton.LeftButton)
    assert place.changes == ProfileChanges()
    assert place.card.runs.isChecked()
    assert not place.card.restore.isEnabled()


def test_a_level_and_a_discipline_are_chosen(place: ProfilePlace) -> None:
    choose(place, "task.wound_plan")
    for name, value in (("priority", "urgent"), ("discipline", "surgery")):
        field = place.card.fields[name]
        field.combo.setCurrentIndex(field.combo.findData(value))
        field.combo.activated.emit(field.combo.currentIndex())
    assert place.changes.profile().tasks["task.wound_plan"].discipline == "surgery"
    assert place.changes.profile().tasks["task.wound_plan"].priority == "urgent"


def test_search_and_filters_find_a_rule(qtbot, place: ProfilePlace) -> None:
    everything = place.table.filtered.rowCount()
    qtbot.keyClick(place.table, Qt.Key.Key_Slash)
    assert place.search.hasFocus()
    qtbot.keyClicks(place.search, "phosphate high")
    assert place.table.filtered.rowCount() == 1
    assert place.escape() and place.table.filtered.rowCount() == everything
    place.which._group.button(2).click()
    assert 0 < place.table.filtered.rowCount() < everything
    assert all(line.facility_default for line in place.table.rows_model.rows)
    place.which._group.button(1).click()
    assert place.table.filtered.rowCount() == 0
    assert place.card.fields == {}


def test_a_file_is_loaded_tried_and_saved(qtbot, place: ProfilePlace, empty_clinic, settle, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('[flags."pain.unheard_of"]\non = false\n')
    place.load_from(wrong)
    settle()
    assert "pain.unheard_of" in place.notice.sentence
    assert place.changes == ProfileChanges()
    right = tmp_path / "right.toml"
    right.write_text('[factors."drive.phosphate_high"]\nlimits = { high = 2 }\n')
    place.load_from(right)
    settle()
    assert place.changes.values == {HIGH: 2}
    assert facility_profile(empty_clinic).number == 0
    with qtbot.waitSignal(place.asks):
        place.save_to(tmp_path / "ours.toml")
    assert ProfileChanges.read((tmp_path / "ours.toml").read_bytes()) == place.changes
    place.save_to(tmp_path / "no folder" / "ours.toml")
    settle()
    assert "ours.toml" in place.notice.sentence


def test_discard_goes_back_to_what_is_kept(qtbot, place: ProfilePlace) -> None:
    choose(place, "drive.phosphate_high")
    retype(qtbot, place, "high", "2.1")
    qtbot.mouseClick(place.discard, Qt.MouseButton.LeftButton)
    assert place.changes == ProfileChanges()
    assert place.card.fields["high"].editor.text() == "1.78"


def test_whoever_keeps_second_is_told_and_keeps_both(qtbot, place: ProfilePlace, empty_clinic, settle) -> None:
    choose(place, "drive.phosphate_high")
    retype(qtbot, place, "high", "1.9")
    other = replace(empty_clinic, actor=Actor("a9", "Head", "administrator"))
    off = ("flags", "pain.refractory", "on")
    keep_profile(other, ProfileChanges().with_value(off, False), 0)
    told = []
    place.workplace.bridge.changed.connect(told.append)
    qtbot.mouseClick(place.keep, Qt.MouseButton.LeftButton)
    settle()
    assert told[0].beside is not None and told[0].beside.params["who"] == "Head"
    assert place.changes.values == {HIGH: Decimal("1.9"), off: False}


def test_others_read_and_change_nothing(qtbot, at_work, empty_clinic, settle) -> None:
    nurse = replace(empty_clinic, actor=Actor("a8", "RN Li", "nurse"))
    place = opened(qtbot, at_work(nurse), settle)
    choose(place, "drive.phosphate_high")
    assert "Only an administrator" in place.notice.sentence
    assert not place.card.fields["high"].editor.isEnabled()
    assert not place.card.runs.isEnabled()
    qtbot.keyClick(place.table, Qt.Key.Key_Space)
    assert place.changes == ProfileChanges()
    assert not place.keep.isEnabled()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("scale", [100, 150])
def test_nothing_is_cut_off(qtbot, at_work, empty_clinic, settle, language: Language, scale: int) -> None:
    place = opened(qtbot, at_work(empty_clinic, language=language, theme=theme(scale=scale)), settle)
    for code in ("inhibitor.malnutrition", "task.pain_assessment", "derived", "task.correct"):
        choose(place, code)
        assert faults(place) == []
