"""The import place as a nurse uses it: look, say whose it is, import, and read what happened."""

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pydicom import dcmread
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton

from core.clinic.context import Context
from core.clinic.views.chart import chart
from core.clinic.views.mappings import kept_mapping
from core.clinic.views.search import every_patient
from core.demo.clinic import make_clinic
from core.exchange.arrival import State
from core.exchange.dicom.photograph import photograph_file
from core.texts import Language
from desktop.administration.settings import SettingsPlace
from desktop.importing.match_card import NEW, OUT, MatchCard
from desktop.importing.place import ImportingPlace
from desktop.shell.status import StatusLine
from desktop.theme.theme import theme
from desktop.widgets.preferences import Preferences, PreferencesFile
from desktop.widgets.requests import ImportFiles, OpenPatient, Prefer
from desktop.widgets.tray import Tray
from desktop.widgets.veiled import VeiledPicture
from desktop.widgets.watched import RESULTS
from tests.core.exchange.dicom.shown import MAKER, original_of, pictured, renamed
from tests.desktop.conftest import NOW
from tests.desktop.walk import faults
from tests.desktop.wards import EXAMPLE
from tests.wards import admit

FOLDER = EXAMPLE.parent / "exchange" / "laboratory"
Opened = Callable[..., ImportingPlace]


@pytest.fixture
def patient(empty_clinic: Context) -> str:
    """ZHANG Mei, CUA-9, born 1964-03-11: whom the example files name."""
    return admit(empty_clinic)[0]


@pytest.fixture
def opened(qtbot, at_work, empty_clinic, settle) -> Opened:
    def make(*files: Path, language: Language = "en", scale: int = 100, inbox: Tray | None = None) -> ImportingPlace:
        place = ImportingPlace(at_work(empty_clinic, language=language, theme=theme(scale=scale), inbox=inbox))
        qtbot.addWidget(place)
        place.resize(1190, 740)
        with qtbot.waitActive(place):
            place.show()
            place.activateWindow()
        place.open(ImportFiles(tuple(map(str, files))))
        settle()
        return place

    return make


def states(place: ImportingPlace) -> list[State]:
    assert place.desk.view is not None
    return [row.state for row in place.desk.view.table.shown]


def choose(card: MatchCard, code: str) -> None:
    """As a person chooses from the list."""
    card.who.setCurrentIndex(card.who.findData(code))
    card.who.activated.emit(card.who.currentIndex())


def test_an_empty_place_teaches(opened: Opened) -> None:
    place = opened()
    assert "Drop files here" in place.panes()[0].accessibleName()
    assert faults(place) == []


def test_a_message_is_matched_by_a_person_and_imported(qtbot, opened: Opened, empty_clinic, patient, settle) -> None:
    place = opened(FOLDER / "oru_r01.hl7")
    assert place.desk.view is not None
    (card,) = place.desk.view.cards
    assert card.who.currentData() == patient
    assert "same" in card.why.text()
    # Nothing is silent: without the tick there is no import, by mouse or by key.
    assert not place.desk.view.import_button.isEnabled()
    qtbot.keyClick(place, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert chart(empty_clinic, patient).case.laboratory == ()
    card.yes.click()
    settle()
    with qtbot.waitSignal(place.asks):
        qtbot.keyClick(place, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settle()
    assert "2 new" in place.notice.sentence
    assert {entry.analyte for entry in chart(empty_clinic, patient).case.laboratory} == {"phosphate", "crp"}
    assert faults(place) == []
    next(push for push in place.notice.findChildren(QPushButton) if push.text() == "Open the chart").click()


def test_the_same_file_again_has_nothing_new(opened: Opened, empty_clinic, patient, settle) -> None:
    for again in (False, True):
        place = opened(FOLDER / "oru_r01.hl7")
        assert place.desk.view is not None
        place.desk.view.cards[0].yes.click()
        settle()
        assert place.desk.view.import_button.isEnabled() is not again
        place.desk.view.import_button.click()
        settle()
    assert len(chart(empty_clinic, patient).case.laboratory) == 2


def test_only_rows_with_problems_are_shown_by_key(qtbot, opened: Opened, patient) -> None:
    place = opened(FOLDER / "oru_r01.hl7")
    assert len(states(place)) == 5
    qtbot.keyClick(place, Qt.Key.Key_P)
    assert states(place) == [State.NOT_UNDERSTOOD] * 3
    qtbot.keyClick(place, Qt.Key.Key_P)
    assert len(states(place)) == 5


def test_an_unknown_name_is_told_once_and_remembered(opened: Opened, empty_clinic, patient, settle) -> None:
    place = opened(FOLDER / "oru_r01.hl7")
    assert place.desk.view is not None and place.desk.view.read.laboratory is not None
    shape = place.desk.view.read.laboratory.shape
    place.desk.open_mapping()
    assert place.desk.panel is not None
    place.desk.panel.words["XPTH"].set_value("pth")
    assert faults(place) == []
    place.desk.panel._apply_and_keep()
    settle()
    assert states(place).count(State.NEW) == 3
    kept = kept_mapping(empty_clinic, shape)
    assert kept is not None and kept.mapping.words == {"xpth": "pth"}
    again = opened(FOLDER / "oru_r01.hl7")
    assert states(again).count(State.NEW) == 3


def test_a_table_that_says_nothing_of_itself_is_mapped_by_hand(
    opened: Opened, empty_clinic, patient, settle, tmp_path: Path
) -> None:
    odd = tmp_path / "odd.csv"
    odd.write_text("a;b;c;d\nCUA-9;2,1;2026-10-19;x\n", encoding="utf-8")
    place = opened(odd)  # the panel opens by itself: nothing can be read yet
    assert place.desk.panel is not None and place.desk.panel.columns is not None
    for row, role in zip(place.desk.panel.columns._rows, ("record_number", "result", "day", "ignored"), strict=True):
        row.role.setCurrentIndex(row.role.findData(role))
        row.role.activated.emit(row.role.currentIndex())
    second = place.desk.panel.columns._rows[1]
    second.analyte.setCurrentIndex(second.analyte.findData("phosphate"))
    second.analyte.activated.emit(second.analyte.currentIndex())
    second.unit.setCurrentIndex(second.unit.findData("mmol/L"))
    assert faults(place) == []
    place.desk.panel._apply_once()
    settle()
    assert states(place) == [State.NEW]
    assert place.desk.view is not None
    card = place.desk.view.cards[0]
    assert card.who.currentData() is None  # a number alone is not certain
    choose(card, patient)
    card.yes.click()
    settle()
    place.desk.view.import_button.click()
    settle()
    assert len(chart(empty_clinic, patient).case.laboratory) == 1


def test_a_column_of_one_kind_stands_only_once(opened: Opened, patient) -> None:
    place = opened(FOLDER / "wide.tsv")
    place.desk.open_mapping()
    assert place.desk.panel is not None and place.desk.panel.columns is not None
    last = place.desk.panel.columns._rows[-1]
    last.role.setCurrentIndex(last.role.findData("record_number"))
    last.role.activated.emit(last.role.currentIndex())
    roles = [column.role.value for column in place.desk.panel.columns.columns()]
    assert (roles[0], roles[-1]) == ("ignored", "record_number")
    assert place.escape()
    assert place.desk.panel is None


def test_a_zone_that_is_none_is_said_in_the_panel(opened: Opened, patient) -> None:
    place = opened(FOLDER / "wide.tsv")
    place.desk.open_mapping()
    assert place.desk.panel is not None
    place.desk.panel.zone.set_value("Atlantis/Harbour")
    place.desk.panel._apply_once()
    assert place.desk.panel is not None
    assert "no such time zone" in place.desk.panel.zone.problem


def test_a_new_patient_is_completed_and_somebody_else_is_left_out(opened: Opened, empty_clinic, settle) -> None:
    place = opened(FOLDER / "long_semicolons_utf8_bom.csv")
    assert place.desk.view is not None
    first, second = place.desk.view.cards
    choose(first, NEW)
    first.person.number.set_value(None)
    first.yes.click()
    choose(second, OUT)
    settle()
    assert not place.desk.view.import_button.isEnabled()
    first.person.number.set_value("CUA-9")
    first.person.sex.set_value("female")
    first.person.edited.emit()
    settle()
    assert place.desk.view.import_button.isEnabled()
    assert faults(place) == []
    place.desk.view.import_button.click()
    settle()
    (made,) = every_patient(empty_clinic)
    assert (made.record_number, made.sex) == ("CUA-9", "female")
    assert len(chart(empty_clinic, made.patient_id).case.laboratory) == 4


def test_what_differs_is_said_before_anybody_ticks(opened: Opened, empty_clinic, tmp_path: Path) -> None:
    admit(empty_clinic, "CUA-9", "LI Wei")
    other = tmp_path / "other.hl7"
    told = (FOLDER / "oru_r01.hl7").read_text("utf-8")
    other.write_text(told.replace("19640311", "19700101").replace("张", "李"), "utf-8")
    place = opened(other)
    assert place.desk.view is not None
    (card,) = place.desk.view.cards
    assert card.who.currentData() is None
    choose(card, every_patient(empty_clinic)[0].patient_id)
    assert "birth date" in card.why.text() and "name" in card.why.text()


def test_a_case_file_comes_in_whole_and_leads_to_the_chart(qtbot, opened: Opened, empty_clinic, settle) -> None:
    place = opened(EXAMPLE)
    assert place.desk.view is not None
    (card,) = place.desk.view.cards
    choose(card, NEW)
    assert not card.person.isVisible()
    card.yes.click()
    settle()
    place.desk.view.import_button.click()
    settle()
    (made,) = every_patient(empty_clinic)
    asked: list[object] = []
    place.asks.connect(asked.append)
    next(push for push in place.notice.findChildren(QPushButton) if push.text() == "Open the chart").click()
    assert asked == [OpenPatient(made.patient_id)]


def test_a_bad_file_is_refused_in_place(opened: Opened, empty_clinic, tmp_path: Path) -> None:
    record = json.loads(EXAMPLE.read_bytes())
    record["laboratory"][1]["unit"] = "mg/L"
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps(record), encoding="utf-8")
    place = opened(bad)
    assert "laboratory[1]" in place.notice.sentence
    assert every_patient(empty_clinic) == ()
    gone = opened(tmp_path / "gone.json")
    assert "gone.json" in gone.notice.sentence


def test_files_are_dropped_and_looked_through_one_by_one(qtbot, opened: Opened, patient, settle, tmp_path) -> None:
    place = opened()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(FOLDER / name)) for name in ("oru_r01.hl7", "wide.tsv")])
    where, none = QPointF(10, 10), Qt.KeyboardModifier.NoModifier
    place.dropEvent(QDropEvent(where, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))
    settle()
    assert place.files.isVisible()
    assert place.files.path == FOLDER / "wide.tsv"
    qtbot.keyClick(place.files, Qt.Key.Key_Up)
    settle()
    assert place.desk.view is not None and place.desk.view.read.path.name == "oru_r01.hl7"
    qtbot.keyClick(place.files, Qt.Key.Key_Delete)
    settle()
    assert place.files.paths == (FOLDER / "wide.tsv",)


def test_a_dropped_folder_of_photographs_is_one_thing(
    qtbot, opened: Opened, empty_clinic, patient, settle, tmp_path: Path
) -> None:
    demo = next(make_clinic(1, 4, today=NOW))
    found = pictured(demo)
    folder = tmp_path / "study"
    folder.mkdir()
    for number in ("CUA-88", "CUA-89"):
        shown = renamed(found, "LI Na", None, number)
        data = photograph_file(shown, original_of(demo, found), MAKER, "en").data
        (folder / f"{number}.dcm").write_bytes(data)
    place = opened()
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(folder))])
    where, none = QPointF(10, 10), Qt.KeyboardModifier.NoModifier
    place.dropEvent(QDropEvent(where, Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, none))
    settle()
    assert place.desk.view is not None
    assert len(place.desk.view.cards) == 2
    assert len({row.place.params["path"] for row in place.desk.view.table.rows}) == 2
    assert faults(place) == []


def test_what_comes_into_the_watched_folder_waits_for_a_person(
    qtbot, opened: Opened, empty_clinic, patient, settle, tmp_path: Path
) -> None:
    inbox = Tray(endings=RESULTS)
    assert inbox.watch(str(tmp_path))
    shutil.copy(FOLDER / "oru_r01.hl7", tmp_path / "new.hl7")
    (tmp_path / "picture.jpg").write_bytes(b"no result")
    qtbot.waitUntil(lambda: len(inbox.offered) == 1, timeout=10_000)
    place = opened(inbox=inbox)
    settle()
    assert place.files.paths == (tmp_path / "new.hl7",)
    assert chart(empty_clinic, patient).case.laboratory == ()
    assert place.desk.view is not None
    place.desk.view.cards[0].yes.click()
    settle()
    place.desk.view.import_button.click()
    settle()
    assert inbox.offered == ()
    # What came while the program was closed is nobody's news, and found when somebody asks.
    later = opened(inbox=inbox)
    assert later.files.paths == ()
    later.folder.click()
    settle()
    assert later.files.paths == (tmp_path / "new.hl7",)
    inbox.watch("")
    inbox.deleteLater()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_nothing_is_cut_off_in_large_letters(opened: Opened, patient, settle, language: Language) -> None:
    place = opened(FOLDER / "long_semicolons_utf8_bom.csv", language=language, scale=150)
    assert faults(place) == []
    place.desk.open_mapping()
    settle()
    assert faults(place) == []


def test_the_status_line_says_that_results_wait(qtbot, at_work, empty_clinic, tmp_path: Path) -> None:
    inbox = Tray(endings=RESULTS)
    line = StatusLine(at_work(empty_clinic, inbox=inbox))
    qtbot.addWidget(line)
    line.show()
    assert "results" not in line.sentence
    inbox.offer([tmp_path / "a.hl7"])
    assert "results to look through" in line.sentence
    with qtbot.waitSignal(line.inbox_asked):
        line._inbox.click()
    inbox.deleteLater()


def test_the_folder_of_results_is_set_apart_from_that_of_photographs(qtbot, at_work, empty_clinic, tmp_path) -> None:
    place = SettingsPlace(at_work(empty_clinic), Preferences(watched="/photographs"))
    qtbot.addWidget(place)
    asked: list[object] = []
    place.asks.connect(asked.append)
    place.results.chosen.emit(str(tmp_path))
    wanted = Preferences(watched="/photographs", watched_results=str(tmp_path))
    assert asked == [Prefer(wanted)]
    file = PreferencesFile(tmp_path / "window.ini")
    file.write(wanted)
    assert file.read().watched_results == str(tmp_path)


def test_a_foreign_photograph_waits_for_its_lesion(qtbot, opened: Opened, empty_clinic, settle, tmp_path: Path) -> None:
    patient, lesion = admit(empty_clinic)
    person = next(make_clinic(1, today=NOW))
    found = renamed(pictured(person), "ZHANG^Mei", "张梅", "CUA-9")
    data = photograph_file(found, original_of(person, found), MAKER, "en").data
    foreign = io.BytesIO()
    read = dcmread(io.BytesIO(data))
    for tag in [element.tag for element in read if element.tag.is_private]:
        del read[tag]
    read.save_as(foreign)
    path = tmp_path / "photograph"
    path.write_bytes(foreign.getvalue())
    place = opened(path)
    assert place.desk.view is not None
    (card,) = place.desk.view.cards
    (picture,) = place.desk.view.findChildren(VeiledPicture)
    assert picture.hidden
    qtbot.keyClick(picture, Qt.Key.Key_Space)
    assert not picture.hidden
    choose(card, patient)
    settle()
    assert states(place) == [State.REFUSED]
    (field,) = card.lesions.fields.values()
    field.set_value(lesion)
    field.edited.emit()
    settle()
    assert states(place) == [State.NEW]
    assert faults(place) == []
    card.yes.click()
    settle()
    place.desk.view.import_button.click()
    settle()
    (taken,) = chart(empty_clinic, patient).case.lesions[0].assessments
    assert len(taken.photographs) == 1
    assert taken.signed_by is None
