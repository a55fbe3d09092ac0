"""The tasks of a discipline: done, or declined with a reason."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from core.case.course import Pain
from core.case.episode import Episode
from core.case.lesion import Lesion
from core.case.patient import Patient
from core.clinic.commands import entries, episodes, lesions
from core.clinic.commands import tasks as commands
from core.clinic.commands.patients import add_patient
from core.clinic.context import Actor
from core.clinic.views.tasks import tasks
from desktop.widgets.requests import Announce, OpenEntry, OpenFindings, OpenPatient, OpenPlace
from desktop.worklist.tasks import TasksPlace
from tests.desktop.conftest import NOW
from tests.desktop.walk import faults


@pytest.fixture
def place(qtbot, at_work, empty_clinic, settle) -> TasksPlace:
    patient = Patient(id="", record_number="CUA-001", name="ZHANG Mei", sex="female", birth_date=date(1964, 3, 9))
    patient_id, _ = add_patient(empty_clinic, patient, None)
    commands.add(empty_clinic, patient_id, "Ring the family", "social_work", NOW - timedelta(days=2), "urgent")
    commands.add(empty_clinic, patient_id, "Order foam", "wound_care", NOW + timedelta(hours=3), "info")
    made = TasksPlace(at_work(empty_clinic))
    qtbot.addWidget(made)
    made.resize(1190, 760)
    made.show()
    made.open(OpenPlace("tasks"))
    settle()
    made.table.setFocus()
    return made


def titles(place: TasksPlace) -> list[str]:
    return [place.table.sorted.index(row, 0).data() for row in range(place.table.sorted.rowCount())]


def open_titles(empty_clinic) -> set[str]:
    return {str(line.title.params.get("title")) for line in tasks(empty_clinic)}


def choose(place: TasksPlace, title: str) -> None:
    row = next(at for at, shown in enumerate(titles(place)) if title in shown)
    place.table.setCurrentIndex(place.table.sorted.index(row, 0))


def test_the_most_overdue_stands_first_with_its_mark(place: TasksPlace) -> None:
    assert titles(place)[0] == "◆ Ring the family"
    assert place.table.sorted.index(0, 2).data() == "2 d overdue"
    assert faults(place) == []


def test_d_is_done(qtbot, place: TasksPlace, empty_clinic, settle) -> None:
    choose(place, "Ring the family")
    with qtbot.waitSignal(place.asks) as asked:
        qtbot.keyClick(place.table, Qt.Key.Key_D)
    assert isinstance(asked.args[0], Announce)
    settle()
    assert "Ring the family" not in open_titles(empty_clinic)
    assert not any("Ring the family" in title for title in titles(place))


def test_x_declines_with_a_reason_and_escape_thinks_again(qtbot, place: TasksPlace, empty_clinic, settle) -> None:
    choose(place, "Order foam")
    qtbot.keyClick(place.table, Qt.Key.Key_X)
    assert place.reason.isVisible()
    assert place.escape() and not place.reason.isVisible()
    qtbot.keyClick(place.table, Qt.Key.Key_X)
    qtbot.keyClick(place.reason, Qt.Key.Key_Return)
    assert place.reason.isVisible()
    qtbot.keyClicks(place.reason, "there is plenty")
    with qtbot.waitSignal(place.asks):
        qtbot.keyClick(place.reason, Qt.Key.Key_Return)
    assert "Order foam" not in open_titles(empty_clinic)


def test_one_discipline_at_a_time(place: TasksPlace, settle) -> None:
    place.filters.discipline.setCurrentIndex(place.filters.discipline.findData("social_work"))
    settle()
    assert any("Ring the family" in title for title in titles(place))
    assert not any("Order foam" in title for title in titles(place))


def test_a_word_filters_and_enter_opens_the_patient(qtbot, place: TasksPlace) -> None:
    qtbot.keyClick(place.table, Qt.Key.Key_Slash)
    qtbot.keyClicks(place.filters.search, "foam")
    assert titles(place) == ["○ Order foam"]
    choose(place, "Order foam")
    place.table.setFocus()
    with qtbot.waitSignal(place.asks) as asked:
        qtbot.keyClick(place.table, Qt.Key.Key_Return)
    assert isinstance(asked.args[0], OpenPatient)
    assert place.escape() and len(titles(place)) > 1


def note_of(place: TasksPlace) -> str:
    return place.notice.sentence


def story_words(place: TasksPlace) -> str:
    return "\n".join(part.text() for part in place.card.findChildren(QLabel))


def test_u_takes_back_what_was_done_by_mistake(qtbot, place: TasksPlace, empty_clinic, settle) -> None:
    choose(place, "Ring the family")
    qtbot.keyClick(place.table, Qt.Key.Key_D)
    settle()
    assert note_of(place) == "Done: Ring the family"
    qtbot.keyClick(place.table, Qt.Key.Key_U)
    settle()
    assert note_of(place) == "Open again: Ring the family"
    assert "Ring the family" in open_titles(empty_clinic)
    qtbot.keyClick(place.table, Qt.Key.Key_U)
    settle()
    assert note_of(place) == "Open again: Ring the family"


def test_the_undo_button_does_the_same(qtbot, place: TasksPlace, empty_clinic, settle) -> None:
    choose(place, "Order foam")
    qtbot.mouseClick(place.card.done, Qt.MouseButton.LeftButton)
    settle()
    undo = next(push for push in place.notice.findChildren(QPushButton) if "Undo" in push.text())
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    settle()
    assert "Order foam" in open_titles(empty_clinic)


def test_t_takes_the_task_and_mine_shows_it_alone(qtbot, place: TasksPlace, empty_clinic, settle) -> None:
    choose(place, "Order foam")
    qtbot.keyClick(place.table, Qt.Key.Key_T)
    settle()
    mine = tasks(empty_clinic, whose="mine")
    assert [line.title.params.get("title") for line in mine] == ["Order foam"]
    place.filters.whose._group.button(1).click()
    settle()
    assert titles(place) == ["○ Order foam"]
    assert place.table.sorted.index(0, 5).data() == f"{empty_clinic.actor.name} · wound care"
    place.filters.whose._group.button(2).click()
    settle()
    assert not any("Order foam" in title for title in titles(place))


def test_the_card_says_why_and_what_happened_and_gives_the_task_away(qtbot, place, empty_clinic, settle) -> None:
    choose(place, "Order foam")
    settle()
    told = story_words(place)
    assert "Demo nurse added it by hand." in told
    assert "2026-11-24 12:00  opened, due 2026-11-24 15:00, Demo nurse" in told
    place.card.discipline.activated.emit(place.card.discipline.currentIndex())
    settle()
    assert "handed over" not in story_words(place)
    place.card.discipline.setCurrentIndex(place.card.discipline.findData("pharmacy"))
    place.card.discipline.activated.emit(place.card.discipline.currentIndex())
    settle()
    place.card.person.setCurrentIndex(place.card.person.findData("Demo nurse"))
    place.card.person.activated.emit(place.card.person.currentIndex())
    settle()
    line = next(one for one in tasks(empty_clinic) if one.title.params.get("title") == "Order foam")
    assert (line.discipline, line.assignee) == ("pharmacy", "Demo nurse")
    assert "handed over → pharmacy, Demo nurse" in story_words(place)
    assert faults(place) == []


def test_the_evidence_of_a_rule_leads_to_its_entry(qtbot, place: TasksPlace, empty_clinic, settle) -> None:
    patient = place.table.chosen.patient_id
    hurts = Pain(at=NOW - timedelta(hours=2), instrument="nrs", context="rest", score=Decimal(8))
    (entry,), _ = entries.record(empty_clinic, patient, [hurts])
    lesion = Lesion(id="", site="thigh", side="left", region="proximal", onset=NOW - timedelta(days=9))
    lesions.add_lesion(empty_clinic, patient, lesion)
    place.open(OpenPlace("tasks"))
    settle()
    choose(place, "Assess pain")
    settle()
    link = next(push for push in place.card.findChildren(QPushButton) if push.text() == "Show")
    with qtbot.waitSignal(place.asks) as asked:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked.args == [OpenEntry(patient, entry, "pain")]
    assert "Source: " in story_words(place)


def test_what_is_overdue_by_far_says_so_by_shape_and_word(place: TasksPlace) -> None:
    choose(place, "Ring the family")
    line = place.table.chosen
    assert line is not None
    late = replace(line, escalated="urgent", level="urgent", priority="info")
    place.table.show_tasks([late])
    assert titles(place) == ["◆ Ring the family"]
    assert place.table.sorted.index(0, 2).data() == "◆ 2 d overdue, urgent"


def test_those_informed_are_listed_when_asked_for(qtbot, place: TasksPlace, empty_clinic, settle) -> None:
    patient = place.table.chosen.patient_id
    episodes.open_episode(empty_clinic, patient, Episode(onset=NOW - timedelta(days=1), subtype="uraemic"))
    told = next(line for line in tasks(empty_clinic) if line.informed)
    assert not place.filters.informed.isEnabled()
    place.filters.discipline.setCurrentIndex(place.filters.discipline.findData(told.informed[0]))
    settle()
    own = place.table.sorted.rowCount()
    place.filters.informed.click()
    settle()
    assert place.table.sorted.rowCount() > own
    assert told.task_id in {row.task_id for row in place.table.rows_model.rows}


def test_n_adds_a_task_for_a_patient_who_is_typed(qtbot, place: TasksPlace, empty_clinic, settle) -> None:
    neighbour = Patient(id="", record_number="CUA-002", name="LI Wei", sex="male", birth_date=date(1950, 1, 1))
    add_patient(empty_clinic, neighbour, None)
    qtbot.keyClick(place.table, Qt.Key.Key_N)
    settle()
    sheet = place.sheet
    assert sheet is not None and sheet.patient.value() is not None
    sheet.patient.combo.setEditText("nobody")
    sheet.title.line.setText("Ring the ward")
    sheet.due.line.setText("tomorrow 8")
    sheet.send()
    assert "Nobody is called that" in sheet.patient.problem
    sheet.patient.combo.setEditText(sheet.patient.combo.itemText(0))
    sheet.send()
    settle()
    assert place.sheet is sheet
    assert "whose task it is" in sheet._notice.sentence
    assert faults(sheet) == []
    sheet.discipline.set_value("nursing")
    sheet.assignee.set_value("Demo nurse")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert place.sheet is None
    line = next(one for one in tasks(empty_clinic) if one.title.params.get("title") == "Ring the ward")
    assert (line.assignee, line.due) == ("Demo nurse", datetime(2026, 11, 25, 8, tzinfo=UTC))


def test_escape_closes_the_sheet_first(qtbot, place: TasksPlace, settle) -> None:
    qtbot.mouseClick(place._new, Qt.MouseButton.LeftButton)
    settle()
    assert place.sheet is not None
    assert place.escape() and place.sheet is None
    assert place.card.isVisible()
    assert not place.escape()


def test_whoever_is_second_is_told_in_the_place(qtbot, place: TasksPlace, empty_clinic, settle) -> None:
    choose(place, "Order foam")
    other = replace(empty_clinic, actor=Actor("a9", "Dr Osei", "clinician"))
    commands.complete(other, place.table.chosen.task_id)
    qtbot.keyClick(place.table, Qt.Key.Key_D)
    settle()
    assert note_of(place) == "Dr Osei settled this task meanwhile: done."


def test_h_asks_for_everything_of_the_patient(qtbot, place: TasksPlace) -> None:
    with qtbot.waitSignal(place.asks) as asked:
        qtbot.keyClick(place.table, Qt.Key.Key_H)
    assert asked.args == [OpenFindings(place.table.chosen.patient_id)]


def test_ctrl_z_opens_the_task_again_that_was_settled_last(qtbot, place: TasksPlace, empty_clinic, settle) -> None:
    assert not place.undo()
    choose(place, "Ring the family")
    qtbot.keyClick(place.table, Qt.Key.Key_D)
    settle()
    assert "Ring the family" not in open_titles(empty_clinic)
    assert place.undo()
    settle()
    assert "Ring the family" in open_titles(empty_clinic)
    assert not place.undo()


def test_the_filters_stand_as_they_were_left_but_not_what_was_searched(qtbot, place: TasksPlace, at_work) -> None:
    place.filters.whose.buttons()[2].click()
    place.filters.discipline.setCurrentIndex(place.filters.discipline.findData("wound_care"))
    place.filters.informed.setChecked(True)
    place.filters.search.setText("Zhang")
    again = TasksPlace(place.workplace)
    qtbot.addWidget(again)
    assert again.filters.asked() == ("wound_care", True, "nobody") and again.filters.search.text() == ""
    again.filters.discipline.setCurrentIndex(0)
    third = TasksPlace(place.workplace)
    qtbot.addWidget(third)
    assert third.filters.asked()[0] is None
