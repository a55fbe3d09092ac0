"""History, supersaturation and diagnosis: read by cursor and table, honest when empty, each finding one click away."""

import dataclasses
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core.case.examination import Examination
from core.clinic.commands import entries
from core.clinic.context import Context
from core.clinic.views.chart import chart
from core.clinic.views.guidance import review
from core.guidance.appraisal import appraise
from core.guidance.saturation import levers
from desktop.guidance.bar import Bar
from desktop.guidance.checklist import Checklist
from desktop.guidance.condition_card import ConditionCard
from desktop.guidance.gauge import SaturationGauge
from desktop.guidance.panel import GuidancePanel
from desktop.widgets.requests import OpenEntry, RecordEntry
from desktop.widgets.workplace import Workplace
from tests.desktop.walk import faults
from tests.desktop.wards import NOW, settle


def texts(widget) -> list[str]:
    return [part.text() for part in widget.findChildren(QLabel) if part.isVisibleTo(widget)]


def click(qtbot: QtBot, widget, word: str) -> None:
    named = ((push, push.accessibleName() or push.text()) for push in widget.findChildren(QPushButton))
    qtbot.mouseClick(next(push for push, name in named if name.startswith(word)), Qt.MouseButton.LeftButton)


# History --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def history(panel: GuidancePanel):
    panel.show_view("history")
    return panel.history


def test_the_cursor_reads_the_states_of_a_moment_by_keyboard(qtbot: QtBot, history) -> None:
    strip = history.strip
    strip.setFocus()
    end = strip.cursor_at
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert (end - strip.cursor_at).days == 1
    qtbot.keyClick(strip, Qt.Key.Key_PageUp)
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    first = strip.cursor_at
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert strip.cursor_at == first, "before the onset there is no history"
    assert "active" in strip.accessibleDescription()
    qtbot.keyClick(strip, Qt.Key.Key_End)
    assert strip.cursor_at == end


def test_the_pointer_moves_the_cursor(qtbot: QtBot, history) -> None:
    strip = history.strip
    moments: list[datetime] = []
    strip.moved.connect(moments.append)
    qtbot.mouseMove(strip, QPoint(strip.width() // 2, strip.height() // 2))
    qtbot.waitUntil(lambda: bool(moments))
    assert moments[-1] < NOW


def test_the_cursor_s_words_are_those_of_the_appraisal_at_the_end(
    history, panel: GuidancePanel, context, example
) -> None:
    factors = [factor for arm in chart(context, example).appraisal.triad.values() for factor in arm]
    active = sum(factor.state == "active" for factor in factors)
    assert f"{active} active" in history.strip.accessibleDescription()


def test_t_turns_the_history_into_a_table_that_can_be_copied(qtbot: QtBot, history) -> None:
    history.strip.setFocus()
    qtbot.keyClick(history.strip, Qt.Key.Key_T)
    assert history.table.isVisible()
    qtbot.keyClick(history.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:5] == ["Factor", "Arm", "State", "From", "To"]
    assert len(lines) == history.table.model().rowCount() + 1
    qtbot.keyClick(history.table, Qt.Key.Key_T)
    assert history.strip.isVisible()


def test_without_an_episode_the_history_says_so(history, context: Context, example: str) -> None:
    found = chart(context, example)
    history.show_review(review(found.case.model_copy(update={"episode": None}), found.profile, NOW))
    assert "No history yet" in texts(history)


# Supersaturation ------------------------------------------------------------------------------------------------------


def test_the_gauge_says_its_ratio_and_the_levers_are_ranked(
    qtbot: QtBot, panel: GuidancePanel, context: Context, example: str
) -> None:
    panel.show_view("saturation")
    result = chart(context, example).appraisal.supersaturation.result
    assert result is not None
    gauge = panel.saturation.findChild(SaturationGauge)
    low, high = gauge.range()
    assert low < result.log10_ratio_to_reference < high
    assert "reference" in gauge.accessibleName()
    told = texts(panel.saturation)
    assert any("Every plasma is supersaturated" in line for line in told)
    bars = panel.saturation.findChildren(Bar)
    assert len(bars) == len(levers(result))
    changes = [float(bar.accessibleName().rsplit(": ", 1)[1].replace("−", "-")) for bar in bars]
    assert changes == sorted(changes)
    qtbot.waitUntil(lambda: faults(panel) == [])


def test_what_is_missing_is_named_and_can_be_added(
    qtbot: QtBot, panel: GuidancePanel, asked: list[object], context: Context, example: str
) -> None:
    found = chart(context, example)
    picture = found.appraisal.picture
    others = {analyte: readings for analyte, readings in picture.readings.items() if analyte != "phosphate"}
    without = appraise(dataclasses.replace(picture, readings=others), found.profile)
    panel.saturation.show_chart(dataclasses.replace(found, appraisal=without))
    panel.show_view("saturation")
    assert any("phosphate" in line for line in texts(panel.saturation))
    click(qtbot, panel.saturation, "Add a laboratory value")
    assert asked == [RecordEntry(example, "laboratory", "phosphate")]


# Diagnosis ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def aid(qtbot: QtBot, panel: GuidancePanel, workplace: Workplace, context: Context, example: str):
    found = [
        Examination(at=NOW, kind="abi", side="left", value="1.45"),
        Examination(at=NOW, kind="pulses", side="left", result="palpable"),
        Examination(at=NOW, kind="livedo", result="present"),
    ]
    entries.record(context, example, found)
    panel.show_chart(chart(context, example))
    settle(qtbot, workplace.bridge)
    panel.show_view("diagnosis")
    return panel.diagnosis


def test_a_falsely_high_ankle_index_is_said_to_be_so_and_a_normal_pulse_says_nothing(aid) -> None:
    told = texts(aid)
    assert any("1.45: falsely high" in line for line in told)
    assert any("says nothing against calciphylaxis" in line for line in told)


def test_what_was_not_recorded_can_be_recorded_from_the_list(
    qtbot: QtBot, aid, asked: list[object], example: str
) -> None:
    click(qtbot, aid, "Record deep skin biopsy")
    assert asked == [RecordEntry(example, "examination", "biopsy")]


def test_a_finding_of_the_differential_leads_to_its_entry(qtbot: QtBot, aid, asked: list[object], example: str) -> None:
    itself = aid.findChildren(ConditionCard)[0]
    itself.more.setFocus()
    qtbot.keyClick(itself.more, Qt.Key.Key_Space)
    click(qtbot, itself, "Open the entry: livedo")
    (request,) = asked
    assert isinstance(request, OpenEntry) and request.kind == "examination"


def test_a_mimic_can_be_judged_from_its_card(qtbot: QtBot, aid, asked: list[object], example: str) -> None:
    card = next(one for one in aid.findChildren(ConditionCard) if one.condition.code == "pyoderma_gangrenosum")
    qtbot.mouseClick(card.more, Qt.MouseButton.LeftButton)
    click(qtbot, card, "Record a judgement")
    assert asked == [RecordEntry(example, "examination", "mimic:pyoderma_gangrenosum")]


def test_the_whole_aid_opened_has_names_and_nothing_is_cut_off(qtbot: QtBot, aid, panel: GuidancePanel) -> None:
    for card in aid.findChildren(ConditionCard):
        card.more.click()
    qtbot.waitUntil(lambda: faults(panel) == [])


def test_on_a_narrow_page_the_parts_stand_below_each_other(qtbot: QtBot, aid, panel: GuidancePanel) -> None:
    panel.resize(760, 690)
    left, right = aid.findChildren(Checklist)[0], aid._parts.children()[0]
    qtbot.waitUntil(lambda: right.geometry().top() >= left.geometry().bottom())
