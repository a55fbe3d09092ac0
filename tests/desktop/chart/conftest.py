"""The chart of the example patient, opened."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.chart.place import ChartPlace
from desktop.guidance.panel import GuidancePanel
from desktop.printing.panel import ReportsPanel
from desktop.timeline.panel import TimelinePanel
from desktop.widgets.panel import PanelKind
from desktop.widgets.requests import OpenPatient
from desktop.widgets.workplace import Workplace
from tests.desktop.wards import context, example, neighbour, settle, workplace
from tests.stores import made_store, store, store_folder

__all__ = ["context", "example", "made_store", "neighbour", "store", "store_folder", "workplace"]


@pytest.fixture
def chart_place(qtbot: QtBot, workplace: Workplace, example: str) -> ChartPlace:
    others = [
        PanelKind("timeline", lambda: "Timeline", TimelinePanel),
        PanelKind("guidance", lambda: "Guidance", GuidancePanel),
        PanelKind("reports", lambda: "Reports", ReportsPanel),
    ]
    place = ChartPlace(workplace, others)
    qtbot.addWidget(place)
    place.resize(1190, 690)
    with qtbot.waitExposed(place):
        place.show()
    place.open(OpenPatient(example))
    settle(qtbot, workplace.bridge)
    return place
