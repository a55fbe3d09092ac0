"""Consent and intimacy: asked in one row, kept with the photograph, and every list blurred accordingly."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from core.case.lesion import Lesion
from core.clinic.commands import lesions
from core.clinic.context import Context
from core.clinic.views.chart import chart
from desktop.chart.lesion_card import LesionCard
from desktop.chart.lesions_panel import LesionsPanel
from desktop.photo_bench.form.photographs import PhotographsQuestion
from desktop.photo_bench.form.privacy import PrivacyRow
from desktop.photo_bench.place import AssessmentPlace
from desktop.shell.status import StatusLine
from desktop.timeline.panel import TimelinePanel
from desktop.widgets.requests import BeginAssessment, ComparePhotographs
from desktop.widgets.tray import Tray
from desktop.widgets.veiled import VeiledPicture
from desktop.widgets.workplace import Workplace
from desktop.worklist.card import PatientCard
from tests.desktop.photo_bench.compare.visits import signed_visits
from tests.desktop.photo_bench.conftest import Clock
from tests.desktop.photo_bench.first_visit import signed_first_visit
from tests.desktop.photo_bench.hands import photographed, view_of

Settled = Callable[[], None]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def breast(context: Context, mei: str, clock: Clock) -> str:
    lesion = Lesion(id="", label="L2", site="breast", side="left", region="proximal", onset=clock().date())
    return lesions.add_lesion(context, mei, lesion)[0]


@pytest.fixture
def row(place: AssessmentPlace, mei: str, thigh: str, photograph: Path, settled: Settled) -> PrivacyRow:
    place.open(BeginAssessment(mei, thigh))
    settled()
    photographed(place, photograph, settled)
    view_of(place).form.go_to("photograph")
    settled()
    question = view_of(place).findChild(PhotographsQuestion)
    assert question is not None and question.privacy.isVisible()
    return question.privacy


def test_nobody_was_asked_until_somebody_says_so(row: PrivacyRow, place: AssessmentPlace) -> None:
    keeper = view_of(place).keeper
    assert keeper.draft.photographs[0].consent is None
    QTest.mouseClick(row.uses["care"], LEFT)
    row.uses["teaching"].setFocus()
    QTest.keyClick(row.uses["teaching"], Qt.Key.Key_Space)
    assert keeper.draft.photographs[0].consent == ("care", "teaching")
    QTest.mouseClick(row.refused, LEFT)
    assert keeper.draft.photographs[0].consent == ()
    assert not row.uses["care"].isChecked() and row.refused.isChecked()
    QTest.mouseClick(row.refused, LEFT)
    assert keeper.draft.photographs[0].consent is None


def test_what_is_said_to_be_intimate_is_blurred_at_once(row: PrivacyRow, place: AssessmentPlace) -> None:
    view = view_of(place)
    assert view.keeper.draft.photographs[0].sensitive is False and not view.bench.strip.reveal.isVisible()
    QTest.mouseClick(row.intimate, LEFT, pos=QPoint(12, row.intimate.height() // 2))
    assert view.keeper.draft.photographs[0].sensitive is True
    assert view.bench.strip.reveal.isVisible()
    view.bench.strip.reveal.click()
    assert not view.bench.strip.reveal.isVisible()


def test_every_list_hides_what_is_intimate_until_it_is_asked_for(
    workplace: Workplace, context: Context, mei: str, breast: str, settled: Settled, qtbot
) -> None:
    signed_first_visit(context, mei, breast)
    found = chart(context, mei)
    card, panel, timeline = PatientCard(workplace), LesionsPanel(workplace), TimelinePanel(workplace)
    for widget in (card, panel, timeline):
        qtbot.addWidget(widget)
        widget.resize(1000, 700)
        widget.show()
    card.show_patient(mei)
    panel.show_chart(found)
    timeline.show_chart(found)
    settled()
    for widget in (card, panel, timeline):
        shown = [each for each in widget.findChildren(VeiledPicture) if not each.pixmap().isNull()]
        assert shown and all(each.hidden for each in shown), type(widget).__name__
        shown[0].setFocus()
        QTest.keyClick(shown[0], Qt.Key.Key_Return)
        assert not shown[0].hidden
    panel.show_chart(found)
    settled()
    again = [each for card in panel._cards.values() for each in card.findChildren(VeiledPicture)]
    assert again and all(each.hidden for each in again), "what was revealed is not kept"


def test_a_photograph_of_the_thigh_is_shown(
    workplace: Workplace, context: Context, mei: str, thigh: str, settled: Settled, qtbot
) -> None:
    signed_first_visit(context, mei, thigh)
    panel = LesionsPanel(workplace)
    qtbot.addWidget(panel)
    panel.show_chart(chart(context, mei))
    settled()
    assert [each.hidden for each in panel.findChildren(VeiledPicture)] == [False]


def test_comparing_is_asked_for_from_the_card_and_from_the_bench(
    place: AssessmentPlace,
    workplace: Workplace,
    context: Context,
    clock: Clock,
    mei: str,
    thigh: str,
    settled: Settled,
    qtbot,
) -> None:
    signed_visits(context, clock, mei, thigh, 2)
    panel = LesionsPanel(workplace)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_chart(chart(context, mei))
    settled()
    card = panel.findChild(LesionCard)
    asked: list[object] = []
    panel.asks.connect(asked.append)
    QTest.keyClick(card, "c")
    place.asks.connect(asked.append)
    place.open(BeginAssessment(mei, thigh))
    settled()
    view_of(place).bench.strip.compare.click()
    assert asked == [ComparePhotographs(mei, thigh)] * 2


def test_the_status_line_says_what_lies_in_the_tray(workplace: Workplace, tmp_path: Path, qtbot) -> None:
    tray = Tray()
    line = StatusLine(replace(workplace, tray=tray))
    qtbot.addWidget(line)
    line.show()
    asked: list[bool] = []
    line.tray_asked.connect(lambda: asked.append(True))
    assert "tray" not in line.sentence
    tray.offer([tmp_path / "a.jpg", tmp_path / "b.jpg"])
    assert "2 photograph(s) in the tray" in line.sentence
    line._tray.click()
    assert asked == [True]
    tray.watch("")
    assert "tray" not in line.sentence


def test_a_folder_is_set_and_taken_back_in_the_settings(workplace: Workplace, tmp_path: Path, qtbot) -> None:
    from desktop.administration.settings import SettingsPlace
    from desktop.widgets.preferences import Preferences, PreferencesFile
    from desktop.widgets.requests import Prefer

    asked: list[object] = []
    place: QWidget = SettingsPlace(workplace, Preferences())
    qtbot.addWidget(place)
    place.asks.connect(asked.append)
    place.watched.chosen.emit(str(tmp_path))
    assert asked == [Prefer(Preferences(watched=str(tmp_path)))]
    file = PreferencesFile(tmp_path / "window.ini")
    file.write(Preferences(watched=str(tmp_path)))
    assert file.read().watched == str(tmp_path)
    other = SettingsPlace(workplace, Preferences(watched=str(tmp_path / "gone")))
    qtbot.addWidget(other)
    assert "not there now" in other.watched.words.text()
    other.asks.connect(asked.append)
    other.watched.none.click()
    assert asked[-1] == Prefer(Preferences())
