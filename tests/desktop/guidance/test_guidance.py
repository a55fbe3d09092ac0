"""The triad: flags with their evidence, acknowledged by name; short cards; unknown as visible as active."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core.clinic.context import Context
from core.clinic.views.chart import chart
from desktop.guidance.condition_card import ConditionCard
from desktop.guidance.disclosure import Disclosure
from desktop.guidance.emblem import TriadEmblem
from desktop.guidance.factor_card import FactorCard
from desktop.guidance.flag_line import FlagLine
from desktop.guidance.overview import Overview
from desktop.guidance.panel import GuidancePanel
from desktop.widgets.requests import OpenEntry, OpenFindings
from desktop.widgets.workplace import Workplace
from tests.desktop.walk import faults
from tests.desktop.wards import settle
from tests.wards import admit


def card_of(panel: GuidancePanel, factor: str) -> FactorCard:
    return next(card for card in panel.findChildren(FactorCard) if card.facts.factor.factor == factor)


def open_all(panel: GuidancePanel) -> None:
    for _ in range(2):
        for fold in panel.triad.findChildren(Disclosure):
            fold.open()


def test_the_urgent_flag_stands_first_with_its_evidence(panel: GuidancePanel) -> None:
    first = panel.findChildren(FlagLine)[0]
    assert first.accessibleName().startswith("urgent")
    assert "8" in first.accessibleName()


def test_of_many_flags_the_gravest_stand_open_and_the_rest_is_one_click_away(
    panel: GuidancePanel, context, example
) -> None:
    flags = chart(context, example).appraisal.flags
    assert len(flags) > 3
    assert len(panel.findChildren(FlagLine)) == 2
    open_all(panel)
    assert len(panel.findChildren(FlagLine)) == len(flags)


def test_every_factor_of_the_triad_has_a_card_and_the_absent_are_folded(
    panel: GuidancePanel, context: Context, example: str
) -> None:
    factors = [factor for arm in chart(context, example).appraisal.triad.values() for factor in arm]
    cards = panel.findChildren(FactorCard)
    assert len(cards) == sum(factor.state != "absent" for factor in factors)
    names = [card.accessibleName() for card in cards]
    assert sum(": Unknown" in name for name in names) == sum(factor.state == "unknown" for factor in factors)
    open_all(panel)
    assert len(panel.findChildren(FactorCard)) == len(factors)


def test_what_is_active_or_unknown_is_seen_without_scrolling(panel: GuidancePanel) -> None:
    bottom = panel.triad.viewport().height()
    for card in panel.findChildren(FactorCard):
        if card.facts.factor.state in ("active", "unknown"):
            assert card.mapTo(panel.triad.widget(), card.rect().bottomLeft()).y() <= bottom, card.accessibleName()


def test_the_wheel_says_in_words_what_it_shows(panel: GuidancePanel, context: Context, example: str) -> None:
    told = panel.findChild(TriadEmblem).accessibleName().splitlines()
    arms = chart(context, example).appraisal.triad.values()
    assert len(told) == 3
    for line, factors in zip(told, arms, strict=True):
        assert f"{sum(factor.state == 'active' for factor in factors)} active" in line


def test_a_card_opens_by_keyboard_and_its_evidence_leads_to_the_entry(
    qtbot: QtBot, panel: GuidancePanel, asked: list[object], example: str
) -> None:
    card = card_of(panel, "drive.phosphate_high")
    arrow = card.findChild(QPushButton)
    arrow.setFocus()
    qtbot.keyClick(arrow, Qt.Key.Key_Space)
    entry = next(push for push in card.findChildren(QPushButton) if push.accessibleName().startswith("Open the entry"))
    qtbot.keyClick(entry, Qt.Key.Key_Space)
    (request,) = asked
    assert isinstance(request, OpenEntry)
    assert (request.patient_id, request.kind) == (example, "laboratory")


def test_a_click_anywhere_on_a_card_opens_and_closes_it(qtbot: QtBot, panel: GuidancePanel) -> None:
    card = card_of(panel, "drive.phosphate_high")
    low = card.height()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: card.height() > low)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: card.height() <= low)


def test_the_open_task_of_a_factor_is_one_click_away(qtbot: QtBot, panel: GuidancePanel, asked: list[object]) -> None:
    open_all(panel)
    task = next(
        push
        for push in panel.findChildren(QPushButton)
        if push.accessibleName().startswith("Task due") and push.isVisible()
    )
    qtbot.mouseClick(task, Qt.MouseButton.LeftButton)
    assert [type(request) for request in asked] == [OpenFindings]


def test_a_corrected_factor_says_since_when(panel: GuidancePanel) -> None:
    corrected = [card for card in panel.findChildren(FactorCard) if card.facts.factor.state == "corrected"]
    assert corrected
    assert all("since" in card._aside.text() for card in corrected)


def test_a_flag_is_acknowledged_by_name(
    qtbot: QtBot, panel: GuidancePanel, workplace: Workplace, context: Context, example: str
) -> None:
    first = panel.findChildren(FlagLine)[0]
    push = next(push for push in first.findChildren(QPushButton) if push.text() == "Acknowledge")
    qtbot.mouseClick(push, Qt.MouseButton.LeftButton)
    settle(qtbot, workplace.bridge)
    seen = [flag for flag in chart(context, example).case.flags if flag.state == "acknowledged"]
    assert [flag.acknowledged_by for flag in seen] == ["RN Li"]
    panel.show_chart(chart(context, example))
    settle(qtbot, workplace.bridge)
    qtbot.waitUntil(lambda: faults(panel) == [])


def test_everything_opened_has_names_and_nothing_is_cut_off(qtbot: QtBot, panel: GuidancePanel) -> None:
    open_all(panel)
    qtbot.waitUntil(lambda: faults(panel) == [])


def test_every_view_is_reached_by_its_digit(qtbot: QtBot, panel: GuidancePanel) -> None:
    views = [panel.triad, panel.history, panel.saturation, panel.diagnosis]
    for digit, view in enumerate(views, start=1):
        panel.switch.buttons()[0].setFocus()
        qtbot.keyClick(panel.switch, str(digit))
        assert view.isVisible()


def test_the_supersaturation_of_the_strip_leads_to_its_view(qtbot: QtBot, panel: GuidancePanel) -> None:
    strip = panel.findChild(Overview)
    push = next(push for push in strip.findChildren(QPushButton) if push.text().startswith("Supersaturation"))
    qtbot.mouseClick(push, Qt.MouseButton.LeftButton)
    assert panel.saturation.isVisible()


def test_nothing_of_the_patient_before_stands_under_another_name(
    qtbot: QtBot, panel: GuidancePanel, workplace: Workplace, context: Context
) -> None:
    other, _ = admit(context)
    panel.show_chart(chart(context, other))
    assert panel.history.table.model().rowCount() == 0
    assert panel.diagnosis.findChildren(ConditionCard) == []
    assert not any("since" in card._aside.text() for card in panel.findChildren(FactorCard) if card.isVisible())
    settle(qtbot, workplace.bridge)
    assert panel.diagnosis.findChildren(ConditionCard) != []
