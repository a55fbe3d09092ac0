"""The timeline: raw points under the pointer, the entry behind a click, the same as a table."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from core.clinic.context import Context
from core.clinic.views.chart import chart
from core.texts import render
from core.trends.timeline import timeline
from desktop.timeline.panel import TimelinePanel
from desktop.timeline.spots import AREAS, BWAT, PAIN, THERAPY, Picture, picture
from desktop.widgets.date_axis import DateAxis
from desktop.widgets.requests import OpenEntry
from desktop.widgets.workplace import Workplace
from tests.desktop.walk import faults
from tests.desktop.wards import NOW, context, example, settle, workplace
from tests.stores import made_store, store, store_folder

__all__ = ["context", "example", "made_store", "store", "store_folder", "workplace"]


@pytest.fixture
def drawn(context: Context, example: str) -> Picture:
    return picture(timeline(chart(context, example).case), lambda text: render(text, "en"), context.zone, NOW)


@pytest.fixture
def panel(qtbot: QtBot, workplace: Workplace, context: Context, example: str) -> TimelinePanel:
    made = TimelinePanel(workplace)
    qtbot.addWidget(made)
    made.resize(1190, 690)
    with qtbot.waitExposed(made):
        made.show()
    made.show_chart(chart(context, example))
    settle(qtbot, workplace.bridge)
    return made


def test_every_number_of_the_case_is_a_spot_that_knows_its_entry(
    drawn: Picture, context: Context, example: str
) -> None:
    case = chart(context, example).case
    areas = [spot for spot in drawn.spots() if spot.panel == AREAS and spot.y is not None]
    assert sorted(spot.y for spot in areas) == pytest.approx([14.9, 17.4, 23.1, 28.05])
    assert {spot.entry_id for spot in areas} == {entry.id for entry in case.lesions[0].assessments}
    assert {spot.panel for spot in drawn.spots()} == {AREAS, BWAT, THERAPY, PAIN}
    assert sum(spot.kind == "pain" for spot in drawn.spots()) == 3


def test_a_therapy_that_stopped_ends_before_one_that_runs(drawn: Picture) -> None:
    ends = {bar.spot.curve: bar.x1 for bar in drawn.bars}
    assert ends["warfarin"] < ends["apixaban"] == NOW.timestamp()


def test_a_point_under_the_pointer_says_itself_and_opens_its_entry(
    qtbot: QtBot, panel: TimelinePanel, example: str
) -> None:
    spot = next(spot for spot in panel._picture.spots() if spot.panel == BWAT)
    box = panel.plots._plots[BWAT].getViewBox()
    where = QPointF(panel.plots.mapFromScene(box.mapViewToScene(QPointF(spot.x, spot.y or 0))))
    assert panel.plots.nearest(where) == spot
    with qtbot.waitSignal(panel.asks) as asked:
        qtbot.mouseClick(panel.plots.viewport(), Qt.MouseButton.LeftButton, pos=where.toPoint())
    assert asked.args == [OpenEntry(example, spot.entry_id or "", "assessment")]


def test_the_chart_can_be_read_as_a_table(qtbot: QtBot, panel: TimelinePanel) -> None:
    qtbot.keyClick(panel, Qt.Key.Key_T)
    assert panel._stack.currentWidget() is panel.table
    assert panel.table.model().rowCount() == len(list(panel._picture.spots()))
    assert faults(panel) == []


def test_time_moves_and_zooms_by_keys(qtbot: QtBot, panel: TimelinePanel) -> None:
    begin, end = panel.plots.shown_range()
    qtbot.keyClick(panel, Qt.Key.Key_Plus)
    assert panel.plots.shown_range()[1] - panel.plots.shown_range()[0] < end - begin
    earlier = panel.plots.shown_range()[0]
    qtbot.keyClick(panel, Qt.Key.Key_Left)
    assert panel.plots.shown_range()[0] < earlier


def test_ticks_stand_on_local_midnights_also_over_a_change_of_the_clock() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    axis = DateAxis(berlin)
    start = datetime(2026, 10, 20, tzinfo=UTC)
    [(_, ticks)] = axis.tickValues(start.timestamp(), (start + timedelta(days=10)).timestamp(), 900)
    local = [datetime.fromtimestamp(tick, berlin) for tick in ticks]
    assert len(local) >= 9
    assert all((moment.hour, moment.minute) == (0, 0) for moment in local)
