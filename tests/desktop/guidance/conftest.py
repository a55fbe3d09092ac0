"""The guidance tab of the example patient, with everything that takes longer arrived."""

import pytest
from pytestqt.qtbot import QtBot

from core.clinic.context import Context
from core.clinic.views.chart import chart
from desktop.guidance.panel import GuidancePanel
from desktop.widgets.workplace import Workplace
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
    settle(qtbot, workplace.bridge)
    return made


@pytest.fixture
def asked(panel: GuidancePanel) -> list[object]:
    """What the panel asked the shell for."""
    requests: list[object] = []
    panel.asks.connect(requests.append)
    return requests
