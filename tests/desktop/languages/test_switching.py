"""The language is switched while the program runs: whatever place is open, everything in it follows."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication

from core.clinic import opening
from core.clinic.views import search
from core.clinic.views.chart import chart
from core.texts import catalogue
from desktop.background.bridge import wait_until_idle
from desktop.shell.program import Program
from desktop.widgets.preferences import Preferences, PreferencesFile
from desktop.widgets.requests import (
    BeginAssessment,
    ExportData,
    OpenPatient,
    OpenPlace,
    PrintHandover,
    Request,
    ReviewPatient,
)
from tests.desktop.conftest import now
from tests.desktop.languages.walking import texts

HAN = re.compile("[\u4e00-\u9fff]")
LANGUAGE_NAMES = re.compile("简体中文|张梅|李娜")


@pytest.fixture
def program(dressed: QApplication, tmp_path: Path) -> Iterator[Program]:
    made = Program(dressed, PreferencesFile(tmp_path / "window.ini"), now, ZoneInfo("UTC"))
    made.preferences = Preferences("en", "light")
    made._opened(opening.open_demo(now, patients=1, weeks=4), "")
    yield made
    made.window.close()
    made.close()
    made.prefer(Preferences("en", "light"))
    made.window.deleteLater()
    made.deleteLater()


def settled(program: Program, qtbot) -> None:
    for _ in range(2):
        qtbot.wait(60)
        wait_until_idle(program.bridge)
    QApplication.processEvents()


def requests(patient: str, lesion: str) -> list[Request]:
    tabs = ("lesions", "timeline", "guidance/triad")
    return [
        OpenPlace("worklist"),
        OpenPlace("tasks"),
        ReviewPatient(patient),
        *(OpenPatient(patient, tab) for tab in tabs),
        BeginAssessment(patient, lesion),
        PrintHandover((patient,)),
        ExportData((patient,)),
        OpenPlace("trail"),
        OpenPlace("settings"),
    ]


def test_every_open_place_follows_without_a_restart(program: Program, qtbot) -> None:
    assert program.context is not None
    patient = search.every_patient(program.context)[0].patient_id
    lesion = chart(program.context, patient).case.lesions[0].id
    english = {text for text in catalogue("en").values() if " " in text and "{" not in text}
    settled(program, qtbot)
    for number, request in enumerate(requests(patient, lesion)):
        program.shell.go(request)
        settled(program, qtbot)
        before = program.shell.place.address()
        now_in = "zh_CN" if number % 2 == 0 else "en"
        program.prefer(replace(program.preferences, language=now_in))
        settled(program, qtbot)
        assert program.shell.place.address() == before
        said = {text for _, text in texts(program.window) if text}
        if now_in == "zh_CN":
            assert any(HAN.search(text) for text in said), request
            assert said & english == set(), request
        else:
            assert {text for text in said if HAN.search(LANGUAGE_NAMES.sub("", text))} == set(), request


def test_dates_follow_the_language_of_the_window(program: Program, qtbot) -> None:
    settled(program, qtbot)
    for language, written in (("zh_CN", "2026年11月24日星期二"), ("en", "Tuesday, November 24, 2026")):
        program.prefer(replace(program.preferences, language=language))
        program.shell.go(OpenPlace("worklist"))
        settled(program, qtbot)
        assert any(written in text for _, text in texts(program.window)), language
