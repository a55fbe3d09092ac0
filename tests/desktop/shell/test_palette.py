"""The palette: patients, lesions, places and actions by a few letters of their names, in either language."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from core.clinic.views.lesion_search import find_lesions
from core.clinic.views.worklist import worklist
from desktop.shell.language import Translators
from desktop.shell.register import the_register
from desktop.shell.shell import Shell
from desktop.widgets.preferences import Preferences
from desktop.widgets.requests import OpenPatient
from tests.desktop.shell.rooms import press
from tests.desktop.walk import faults


def test_the_palette_finds_patients_and_actions(qtbot, shell: Shell, clinic, settle) -> None:
    name = worklist(clinic).rows[0].name
    press(qtbot, shell, Qt.Key.Key_K)
    assert shell.palette_.isVisible() and "Go to: Tasks" in " ".join(shell.palette_.lines())
    assert faults(shell.palette_) == []
    qtbot.keyClicks(shell.palette_.line, name[:4])
    settle()
    assert name in shell.palette_.lines()[0]
    qtbot.keyClick(shell.palette_.line, Qt.Key.Key_Return)
    assert not shell.palette_.isVisible()
    settle()
    assert shell.place.accessibleName() == "chart"
    shell.patient.big_name.hide()


def test_the_palette_does_the_chosen_line_and_goes(qtbot, shell: Shell, settle) -> None:
    press(qtbot, shell, Qt.Key.Key_K)
    qtbot.keyClicks(shell.palette_.line, "tasks")
    qtbot.keyClick(shell.palette_.line, Qt.Key.Key_Down)
    qtbot.keyClick(shell.palette_.line, Qt.Key.Key_Up)
    qtbot.keyClick(shell.palette_.line, Qt.Key.Key_Return)
    assert shell.place.accessibleName() == "tasks"
    press(qtbot, shell, Qt.Key.Key_K)
    qtbot.keyClick(shell.palette_.line, Qt.Key.Key_Escape)
    assert not shell.palette_.isVisible()


def type_in_palette(qtbot, shell: Shell, settle, words: str) -> list[str]:
    """As an input method types it: no keyboard has keys for Chinese."""
    press(qtbot, shell, Qt.Key.Key_K)
    typed = QInputMethodEvent()
    typed.setCommitString(words)
    QApplication.sendEvent(shell.palette_.line, typed)
    settle()
    return shell.palette_.lines()


def test_the_palette_shows_first_whom_one_opened_last_but_not_who_is_open(
    qtbot, shell: Shell, clinic, patients, settle
) -> None:
    names = {row.patient_id: row.name for row in worklist(clinic).rows}
    for patient_id in patients[:3]:
        shell.go(OpenPatient(patient_id))
        settle()
    shell.patient.big_name.hide()
    lines = type_in_palette(qtbot, shell, settle, "")
    assert names[patients[1]] in lines[0] and names[patients[0]] in lines[1]
    assert names[patients[2]] not in " ".join(lines)
    qtbot.keyClick(shell.palette_.line, Qt.Key.Key_Return)
    settle()
    assert shell.history.here == OpenPatient(patients[1])
    shell.patient.big_name.hide()


def test_what_is_chosen_already_is_not_pushed_aside_by_what_comes_late(qtbot, shell: Shell, patients, settle) -> None:
    shell.go(OpenPatient(patients[0]))
    settle()
    shell.go(OpenPatient(patients[1]))
    settle()
    shell.patient.big_name.hide()
    press(qtbot, shell, Qt.Key.Key_K)
    qtbot.keyClick(shell.palette_.line, Qt.Key.Key_Down)
    before = shell.palette_.lines()
    settle()
    assert shell.palette_.lines() == before
    qtbot.keyClick(shell.palette_.line, Qt.Key.Key_Escape)


def test_the_palette_finds_a_lesion_by_its_place_and_its_person(qtbot, shell: Shell, clinic, settle) -> None:
    lesion = next(one for site in ("thigh", "calf", "abdomen", "shin") for one in find_lesions(clinic, site))
    words = f"{lesion.site} {lesion.patient.record_number}"
    lines = type_in_palette(qtbot, shell, settle, words)
    assert lesion.patient.name in lines[0] and lesion.site in lines[0].casefold()
    qtbot.keyClick(shell.palette_.line, Qt.Key.Key_Return)
    settle()
    assert shell.patient.patient_id == lesion.patient.patient_id
    shell.patient.big_name.hide()


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("en", "任务", "Tasks"),
        ("en", "记录疼痛", "Record pain"),
        ("zh_CN", "record pain", "疼痛"),
        ("zh_CN", "worklist", "工作列表"),
        ("zh_CN", "gzlb", "工作列表"),
    ],
)
def test_actions_are_found_by_the_words_of_both_languages(
    qtbot, dressed, at_work, clinic, patients, settle, language: str, words: str, found: str
) -> None:
    translators = Translators(dressed)
    translators.switch(language)
    try:
        kinds = the_register(Preferences(language))
        shell = Shell(at_work(clinic, language=language), Preferences(language), kinds, patient_id=patients[0])
        qtbot.addWidget(shell)
        shell.show()
        settle()
        assert found in " ".join(type_in_palette(qtbot, shell, settle, words))
        qtbot.keyClick(shell.palette_.line, Qt.Key.Key_Escape)
    finally:
        translators.switch("en")
