"""The guidance tab: flags with their evidence, acknowledged by name; unknown as visible as active."""

import pytest
from pytestqt.qtbot import QtBot

from core.clinic.context import Context
from core.clinic.views.chart import chart
from desktop.guidance.factor_card import FactorCard
from desktop.guidance.flag_line import FlagLine
from desktop.guidance.panel import GuidancePanel
from desktop.widgets.workplace import Workplace
from tests.desktop.walk import faults
from tests.desktop.wards import context, example, settle, workplace
from tests.stores import made_store, store, store_folder

__all__ = ["context", "example", "made_store", "store", "store_folder", "workplace"]


@pytest.fixture
def panel(qtbot: QtBot, workplace: Workplace, context: Context, example: str) -> GuidancePanel:
    made = GuidancePanel(workplace)
    qtbot.addWidget(made)
    made.resize(1190, 690)
    with qtbot.waitExposed(made):
        made.show()
    made.show_chart(chart(context, example))
    return made


def test_the_urgent_flag_stands_first_with_its_evidence(panel: GuidancePanel) -> None:
    first = panel.findChildren(FlagLine)[0]
    assert first.accessibleName().startswith("urgent")
    assert "8" in first.accessibleName()


def test_every_factor_of_the_triad_has_a_card(panel: GuidancePanel, context: Context, example: str) -> None:
    factors = [factor for arm in chart(context, example).appraisal.triad.values() for factor in arm]
    names = [card.accessibleName() for card in panel.findChildren(FactorCard)]
    assert len(names) == len(factors)
    assert sum(": unknown" in name for name in names) == sum(factor.state == "unknown" for factor in factors)


def test_a_flag_is_acknowledged_by_name(
    qtbot: QtBot, panel: GuidancePanel, workplace: Workplace, context: Context, example: str
) -> None:
    first = panel.findChildren(FlagLine)[0]
    first._acknowledge()
    settle(qtbot, workplace.bridge)
    seen = [flag for flag in chart(context, example).case.flags if flag.state == "acknowledged"]
    assert [flag.acknowledged_by for flag in seen] == ["RN Li"]
    panel.show_chart(chart(context, example))
    assert faults(panel) == []
