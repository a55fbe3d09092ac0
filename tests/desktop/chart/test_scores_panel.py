"""The scores tab: totals against first, last and a trial's care, items in words, and the entry behind each."""

from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.clinic.context import Context
from core.clinic.views.chart import chart
from desktop.chart.scores_panel import ScoresPanel
from desktop.widgets.requests import BeginAssessment, OpenEntry
from desktop.widgets.workplace import Workplace
from tests.desktop.walk import faults
from tests.desktop.wards import settle


@pytest.fixture
def panel(qtbot: QtBot, workplace: Workplace, context: Context, example: str) -> ScoresPanel:
    made = ScoresPanel(workplace)
    qtbot.addWidget(made)
    made.resize(1190, 690)
    with qtbot.waitExposed(made):
        made.show()
    made.show_chart(chart(context, example))
    settle(qtbot, workplace.bridge)
    return made


def words_of(widget: Any) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_the_score_stands_beside_its_scale_and_the_trial_is_no_promise(panel: ScoresPanel) -> None:
    shown = words_of(panel.card)
    assert "of 8–40" in shown
    assert "placebo arm: −6.0 (SD 6.2) at week 12" in shown
    assert "never an expected effect of a drug" in shown
    assert "No important change is published" in shown


def test_whose_instrument_it_is_is_one_click_away(qtbot: QtBot, panel: ScoresPanel) -> None:
    assert "Licence" not in words_of(panel.card)
    qtbot.mouseClick(panel.card.about, Qt.MouseButton.LeftButton)
    assert "Barbara Bates-Jensen" in words_of(panel.card)
    assert "Diagnostics 2021;11:730" in words_of(panel.card)


def test_keys_go_from_assessment_to_assessment_and_enter_opens_it(
    qtbot: QtBot, panel: ScoresPanel, context: Context, example: str
) -> None:
    assert panel._course is not None
    qtbot.keyClick(panel, Qt.Key.Key_Left)
    newest = panel._course.rows[-1]
    assert str(newest.score.total) in panel._under.text()
    with qtbot.waitSignal(panel.asks) as asked:
        qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert asked.args == [OpenEntry(example, newest.entry_id or "", "assessment")]


def test_a_total_under_the_pointer_is_its_assessment(panel: ScoresPanel) -> None:
    assert panel._course is not None
    row = panel._course.complete[0]
    box = panel.plot._plot.getViewBox()
    spot = QPointF(row.at.timestamp(), float(row.score.total or 0))  # type: ignore[union-attr]
    assert panel.plot.nearest(QPointF(panel.plot.mapFromScene(box.mapViewToScene(spot)))) == row


def test_another_score_has_other_items_and_no_trial(qtbot: QtBot, panel: ScoresPanel) -> None:
    qtbot.mouseClick(panel.codes.buttons()[1], Qt.MouseButton.LeftButton)
    assert panel.items.table.model().rowCount() == 13
    qtbot.waitUntil(lambda: "incomplete" in words_of(panel.card), timeout=10_000)
    assert "CALCIPHYX" not in words_of(panel.card)
    qtbot.mouseClick(panel.codes.buttons()[2], Qt.MouseButton.LeftButton)
    assert panel.items.table.model().rowCount() == 3


def test_items_say_their_level_in_words(panel: ScoresPanel) -> None:
    model = panel.items.table.model()
    items = {model.index(row, 0).data(): model.index(row, 3).data() for row in range(model.rowCount())}
    assert len(items) == 8
    assert any("eschar" in words for words in items.values())


def test_the_scores_are_read_and_copied_as_a_table(qtbot: QtBot, panel: ScoresPanel) -> None:
    assert panel._course is not None
    qtbot.keyClick(panel, Qt.Key.Key_T)
    assert panel._tables.currentWidget() is panel.table
    assert panel.table.model().rowCount() == len(panel._course.rows)
    qtbot.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("When\tTotal\tSince first\tSince last")
    qtbot.waitUntil(lambda: faults(panel) == [], timeout=10_000)


def test_a_lesion_without_a_score_asks_to_be_assessed(
    qtbot: QtBot, panel: ScoresPanel, context: Context, neighbour: tuple[str, str]
) -> None:
    panel.show_chart(chart(context, neighbour[0]))
    assert panel._stack.currentIndex() == 1
    with qtbot.waitSignal(panel.asks) as asked:
        panel._begin()
    assert asked.args == [BeginAssessment(*neighbour)]
