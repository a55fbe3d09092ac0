"""The worklist as a nurse uses it: who is due, find somebody, open, assess; from the keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from core.clinic.views.worklist import worklist
from desktop.theme.theme import theme
from desktop.widgets.requests import AddPatient, BeginAssessment, ImportFiles, OpenPatient, OpenPlace, TryDemo
from desktop.worklist.lines import Line
from desktop.worklist.place import WorklistPlace
from tests.desktop.walk import faults


def opened(qtbot, settle, workplace) -> WorklistPlace:
    place = WorklistPlace(workplace)
    qtbot.addWidget(place)
    place.resize(1190, 760)
    place.show()
    place.open(OpenPlace("worklist"))
    settle()
    return place


@pytest.fixture
def place(qtbot, at_work, clinic, settle) -> WorklistPlace:
    return opened(qtbot, settle, at_work(clinic))


def words(place) -> str:
    return " ".join(part.text() for part in place.card.findChildren(QLabel))


def test_the_most_pressing_patient_is_chosen_and_told_of(place: WorklistPlace, clinic) -> None:
    first = worklist(clinic).rows[0]
    assert place.list.chosen_id == first.patient_id
    assert first.name in words(place) and "Pain now" in words(place) and "Next tasks" in words(place)
    assert faults(place) == []


@pytest.mark.parametrize(
    ("language", "dark", "scale"), [("zh_CN", True, 100), ("en", False, 150), ("zh_CN", False, 200)]
)
def test_nothing_is_cut_off_in_any_dress(qtbot, at_work, clinic, settle, language, dark: bool, scale: int) -> None:
    place = opened(qtbot, settle, at_work(clinic, language=language, theme=theme(dark=dark, scale=scale)))
    place.resize(1140, 740)
    settle()
    assert faults(place) == []


def test_enter_opens_and_n_begins_an_assessment(qtbot, place: WorklistPlace) -> None:
    chosen = place.list.chosen_id
    with qtbot.waitSignal(place.asks) as asked:
        qtbot.keyClick(place.list.table, Qt.Key.Key_Return)
    assert asked.args == [OpenPatient(chosen)]
    place.list.table.setFocus()
    with qtbot.waitSignal(place.asks) as asked:
        qtbot.keyClick(place.list.table, Qt.Key.Key_N)
    assert asked.args == [BeginAssessment(chosen)]


def test_arrows_step_over_headings(qtbot, place: WorklistPlace, clinic) -> None:
    seen = [place.list.chosen_id]
    for _ in range(10):
        qtbot.keyClick(place.list.table, Qt.Key.Key_Down)
        seen.append(place.list.chosen_id)
    assert "" not in seen
    assert set(seen) == {row.patient_id for row in worklist(clinic).rows}
    for _ in range(10):
        qtbot.keyClick(place.list.table, Qt.Key.Key_Up)
    assert place.list.chosen_id == seen[0]


def test_a_slash_searches_and_escape_comes_back(qtbot, place: WorklistPlace, clinic, settle) -> None:
    last = worklist(clinic).rows[-1]
    place.list.table.setFocus()
    qtbot.keyClick(place.list.table, Qt.Key.Key_Slash)
    assert place.focusWidget() is place.list.search
    qtbot.keyClicks(place.list.search, last.record_number)
    settle()
    assert place.list.chosen_id == last.patient_id
    qtbot.keyClick(place.list.search, Qt.Key.Key_Return)
    assert place.focusWidget() is place.list.table
    assert place.escape() and place.list.search.text() == ""
    assert not place.escape()


def test_who_is_nowhere_is_said(qtbot, place: WorklistPlace, settle) -> None:
    place.list.search.setText("nobody of this name")
    settle()
    assert place.list.chosen_id == ""
    assert not place.list.table.isVisible()


def test_a_column_sorts_and_a_third_click_gives_the_clinics_order_back(place: WorklistPlace) -> None:
    table = place.list.table

    def names() -> list[str]:
        return [row.name for row in place.list.model.rows if hasattr(row, "name")]

    before = names()
    for _ in range(2):
        table.horizontalHeader().sectionClicked.emit(1)
    falling = names()
    table.horizontalHeader().sectionClicked.emit(1)
    assert names() == before
    assert sorted(falling) == sorted(before)


def test_the_list_is_copied_as_a_table(qtbot, place: WorklistPlace, clinic) -> None:
    qtbot.keyClick(place.list.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert all(row.record_number in copied for row in worklist(clinic).rows)


def test_drafts_have_a_view_of_their_own(place: WorklistPlace, clinic, settle) -> None:
    """Another test of the same clinic may have begun a draft."""
    place.open(OpenPlace("worklist", "drafts"))
    settle()
    assert place.address() == OpenPlace("worklist", "drafts")
    drafts = [row.patient_id for row in worklist(clinic).rows if row.has_draft]
    shown = [line.patient_id for line in place.list.model.rows if isinstance(line, Line)]
    assert sorted(shown) == sorted(drafts)
    assert place.list.chosen_id in (drafts or [""])


def test_an_empty_clinic_says_what_to_do_first(qtbot, at_work, empty_clinic, settle) -> None:
    place = opened(qtbot, settle, at_work(empty_clinic))
    asked: list[object] = []
    place.asks.connect(asked.append)
    buttons = {push.text(): push for push in place.panes()[0].findChildren(QPushButton)}
    buttons["New patient"].click()
    buttons["Try the demo clinic"].click()
    assert asked == [AddPatient(), TryDemo()]
    assert faults(place) == []


def test_files_that_are_dropped_or_asked_for_are_looked_through_elsewhere(
    qtbot, at_work, empty_clinic, settle, tmp_path: Path
) -> None:
    place = opened(qtbot, settle, at_work(empty_clinic))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.json", "b.hl7")])
    where, none = QPointF(10, 10), Qt.KeyboardModifier.NoModifier
    asked: list[object] = []
    place.asks.connect(asked.append)
    place.dropEvent(QDropEvent(where, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))
    buttons = {push.text(): push for push in place.panes()[0].findChildren(QPushButton)}
    buttons["Import files…"].click()
    assert asked == [ImportFiles((str(tmp_path / "a.json"), str(tmp_path / "b.hl7"))), ImportFiles()]
