"""The pain tab by mouse and keyboard: the diary, the opioids, the responses, and doses that were given."""

from decimal import Decimal
from typing import cast

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core.case.course import Pain
from core.case.therapy import Therapy
from core.clinic.commands import entries, therapies
from core.clinic.context import Context
from core.clinic.views.chart import chart
from core.guidance.kidney_drugs import KidneyDrugs
from core.guidance.profile import default_profile
from core.trends.opioids import OpioidLoad
from desktop.chart.diary import Diary
from desktop.chart.dose_sheet import DoseSheet
from desktop.chart.pain_panel import PainPanel
from desktop.chart.pain_sheet import PainSheet
from desktop.chart.place import ChartPlace
from desktop.chart.sheet_requests import AddEntry
from desktop.widgets.requests import AddPain, OpenEntry
from desktop.widgets.tables import ROW_ROLE
from desktop.widgets.workplace import Workplace
from tests.core.trends.charted import case
from tests.desktop.walk import faults
from tests.desktop.wards import settle


@pytest.fixture
def panel(qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace) -> PainPanel:
    chart_place.show_tab("pain")
    made = cast(PainPanel, chart_place.panel("pain"))
    settle(qtbot, workplace.bridge, lambda: made.diary is not None and made.diary.days)
    return made


@pytest.fixture
def diary(panel: PainPanel) -> Diary:
    assert panel.diary is not None
    return panel.diary


def words_of(widget: object) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))  # type: ignore[attr-defined]


def test_the_load_shows_its_parts_and_each_leads_to_its_therapy(
    qtbot: QtBot, panel: PainPanel, chart_place: ChartPlace, context: Context, example: str
) -> None:
    shown = words_of(panel.opioids)
    assert "73.8" in shown
    assert "from ▲ 50, below ◆ 90" in shown
    assert "Not for switching drugs" in shown
    links = {push.text(): push for push in panel.opioids.findChildren(QPushButton)}
    patch = next(each for each in chart(context, example).case.therapies or () if each.drug == "fentanyl_patch")
    with qtbot.waitSignal(panel.asks) as asked:
        qtbot.mouseClick(links["fentanyl patch"], Qt.MouseButton.LeftButton)
    assert asked.args == [OpenEntry(example, patch.id or "", "therapy")]


def test_a_drug_that_the_kidneys_cannot_bear_says_why_and_what_is_usual(panel: PainPanel) -> None:
    shown = words_of(panel.opioids)
    assert "Unsafe in kidney failure" in shown
    assert "metabolites build up" in shown
    assert "Usual instead: methadone" in shown
    assert "Chinnadurai" in shown


def test_a_load_that_nobody_assessed_is_not_0(qtbot: QtBot, panel: PainPanel) -> None:
    nobody = KidneyDrugs(failing=None, drugs=(), usual_opioids=(), assessed=False)
    panel.opioids.show_load(OpioidLoad((), assessed=False), nobody, default_profile())
    qtbot.waitUntil(lambda: "not known" in words_of(panel.opioids), timeout=10_000)
    assert "mg oral" not in words_of(panel.opioids)


def test_the_days_of_the_window_are_counted_with_and_without_an_entry(
    qtbot: QtBot, panel: PainPanel, diary: Diary
) -> None:
    assert "with an NRS entry: 1; without: 83" in words_of(panel.times)
    qtbot.mouseClick(diary.windows.buttons()[0], Qt.MouseButton.LeftButton)
    assert "with an NRS entry: 1; without: 13" in words_of(panel.times)
    assert "2026-10-07 to 2026-10-20" in words_of(panel.times)
    qtbot.mouseClick(diary.windows.buttons()[2], Qt.MouseButton.LeftButton)
    assert "2026-09-28 to 2026-10-20" in words_of(panel.times)


def test_keys_go_from_entry_to_entry_and_enter_opens_it(
    qtbot: QtBot, panel: PainPanel, diary: Diary, context: Context, example: str
) -> None:
    qtbot.keyClick(diary, Qt.Key.Key_Left)
    assert "POSS" in diary._under.text()
    qtbot.keyClick(diary, Qt.Key.Key_Left)
    assert diary._under.text() == "2026-10-19 22:00 · NRS, at rest · 8"
    newest = next(entry for entry in chart(context, example).case.pain if entry.score == 8)
    with qtbot.waitSignal(diary.asks) as asked:
        qtbot.keyClick(diary, Qt.Key.Key_Return)
    assert asked.args == [OpenEntry(example, newest.id or "", "pain")]


def test_a_score_under_the_pointer_says_itself(diary: Diary) -> None:
    spot = next(run[0] for line in diary._picture.lines for run in line.runs if line.panel == "nrs")
    box = diary.plots._plots["nrs"].getViewBox()
    where = QPointF(diary.plots.mapFromScene(box.mapViewToScene(QPointF(spot.x, spot.y or 0))))
    assert diary.plots.nearest(where) == spot


def test_scales_have_panels_of_their_own_and_empty_ones_are_not_there(
    qtbot: QtBot, panel: PainPanel, diary: Diary, chart_place: ChartPlace, workplace: Workplace
) -> None:
    assert list(diary.plots._plots) == ["nrs", "poss", "strip", "load"]
    chart_place.open(AddPain(chart_place._patient_id or ""))
    settle(qtbot, workplace.bridge, lambda: chart_place.sheet)
    sheet = cast(PainSheet, chart_place.sheet)
    sheet.vas.line.setText("64.5")
    sheet.painad.total.line.setText("6")
    sheet.send()
    settle(qtbot, workplace.bridge, lambda: chart_place.sheet is None)
    settle(qtbot, workplace.bridge, lambda: "vas" in diary.plots._plots)
    assert list(diary.plots._plots) == ["nrs", "vas", "painad", "poss", "strip", "load"]
    assert {spot.what for spot in diary._picture.spots() if spot.panel == "vas"} == {"VAS, at rest"}


def test_sleep_stands_under_the_sedation_scale_and_in_its_tables(
    qtbot: QtBot, panel: PainPanel, diary: Diary, chart_place: ChartPlace, context: Context, example: str
) -> None:
    slept = Pain(at=context.now(), instrument="poss", score="S")
    entries.record(context, example, (slept,))
    with qtbot.waitSignal(diary.window_chosen):
        panel.show_chart(chart(context, example))
    (spot,) = (spot for spot in diary._picture.spots() if spot.value.startswith("S"))
    assert (spot.panel, spot.y, spot.value) == ("poss", 0, "S · asleep, easy to rouse")
    box = diary.plots._plots["poss"].getViewBox()
    where = QPointF(diary.plots.mapFromScene(box.mapViewToScene(QPointF(spot.x, spot.y or 0))))
    assert diary.plots.nearest(where) == spot
    rows = [panel.entries.table.model().index(row, 3) for row in range(panel.entries.table.model().rowCount())]
    assert {"S", "1", "8"} <= {index.data() for index in rows}


def test_the_diary_is_read_and_copied_as_a_table(qtbot: QtBot, panel: PainPanel, diary: Diary) -> None:
    qtbot.keyClick(panel, Qt.Key.Key_T)
    assert diary._stack.currentWidget() is diary.table
    assert diary.table.model().rowCount() == len(list(diary._picture.spots()))
    qtbot.keyClick(diary.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert "NRS, at rest\t8" in copied
    assert "Opioids as oral morphine\t73.8 mg a day" in copied
    qtbot.waitUntil(lambda: faults(panel) == [], timeout=10_000)


def test_one_lesion_is_looked_at_alone(
    qtbot: QtBot, panel: PainPanel, diary: Diary, workplace: Workplace, context: Context, example: str
) -> None:
    whole = Pain(at=context.now(), instrument="nrs", context="movement", score=Decimal(3))
    entries.record(context, example, (whole,))
    with qtbot.waitSignal(diary.window_chosen):
        diary.show_case(chart(context, example).case)
    assert {line.name for line in diary._picture.lines} == {
        "at rest",
        "on movement",
        "at dressing change",
        "POSS (sedation)",
    }
    with qtbot.waitSignal(diary.window_chosen):
        diary.where.setCurrentIndex(1)
    assert {line.name for line in diary._picture.lines} == {"at rest", "at dressing change", "POSS (sedation)"}
    assert diary.lesion is not None
    assert "with an NRS entry: 1" in words_of(panel.times)


def test_a_person_without_pain_is_told_what_will_stand_there(qtbot: QtBot, diary: Diary, workplace: Workplace) -> None:
    diary.show_case(case())
    assert list(diary._picture.spots()) == []
    assert diary.table.model().rowCount() == 0
    settle(qtbot, workplace.bridge)
    qtbot.waitUntil(lambda: diary._stack.currentIndex() == 2, timeout=10_000)


def test_each_change_of_an_analgesic_has_a_row_that_opens_its_therapy(
    qtbot: QtBot, panel: PainPanel, example: str
) -> None:
    panel._tables.setCurrentWidget(panel.responses)
    model = panel.responses.table.model()
    rows = [[model.index(row, column).data() for column in range(8)] for row in range(model.rowCount())]
    assert [row[1] for row in rows] == ["fentanyl patch", "oxycodone"]
    assert rows[0][5] == "0 / 0"
    assert rows[0][7] == "too few entries"
    qtbot.mouseClick(panel.responses.days.buttons()[1], Qt.MouseButton.LeftButton)
    assert model.index(0, 5).data() == "0 / 2"
    assert model.index(0, 7).data() == "too few entries so far"
    first: object = model.index(0, 0).data(ROW_ROLE)
    with qtbot.waitSignal(panel.asks) as asked:
        panel.responses.table.activated.emit(model.index(0, 0))
    assert asked.args == [OpenEntry(example, first.entry_id, "therapy")]  # type: ignore[attr-defined]


def test_a_dose_that_was_given_is_recorded_from_the_pain_tab(
    qtbot: QtBot, panel: PainPanel, chart_place: ChartPlace, workplace: Workplace, context: Context, example: str
) -> None:
    chart_place._asked(AddEntry("as_needed_dose"))
    sheet = chart_place.sheet
    assert isinstance(sheet, DoseSheet)
    assert faults(sheet) == []
    qtbot.keyClicks(sheet.drug.line, "hydromorphone")
    sheet.dose.line.setText("1,5")
    sheet.send()
    assert sheet.purpose.problem
    sheet.purpose.set_value("breakthrough")
    sheet.send()
    settle(qtbot, workplace.bridge, lambda: chart_place.sheet is None)
    given = chart(context, example).case.events[-1]
    assert (given.kind, given.drug, given.dose) == ("as_needed_dose", "hydromorphone", Decimal("1.5"))
    assert (given.unit, given.purpose) == ("mg", "breakthrough")
    settle(qtbot, workplace.bridge, lambda: panel.doses.entries._model.rows)
    panel.show_entry(given.id or "")
    assert panel._tables.currentWidget() is panel.doses
    assert panel.doses.entries.chosen() == given
    settle(qtbot, workplace.bridge, lambda: "rescue" in panel.diary.plots._plots)  # type: ignore[union-attr]


def test_an_as_needed_prescription_proposes_drug_dose_and_unit(
    qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace, context: Context, example: str
) -> None:
    prescribed = Therapy(
        drug="hydromorphone", route="oral", dose=Decimal(2), unit="mg", as_needed=True, start=context.today()
    )
    therapies.start(context, example, prescribed)
    chart_place._read(example)
    settle(qtbot, workplace.bridge)
    chart_place._asked(AddEntry("as_needed_dose"))
    sheet = cast(DoseSheet, chart_place.sheet)
    assert sheet.drug.isHidden()
    assert (sheet.dose.value(), sheet.unit.value()) == (Decimal(2), "mg")
    sheet.purpose.set_value("procedural")
    assert sheet.entry().drug == "hydromorphone"


def test_dn4_is_asked_item_by_item_and_never_signed_in_part(
    qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace, context: Context, example: str
) -> None:
    chart_place.open(AddPain(example))
    settle(qtbot, workplace.bridge, lambda: chart_place.sheet)
    sheet = cast(PainSheet, chart_place.sheet)
    qtbot.mouseClick(sheet.dn4.open, Qt.MouseButton.LeftButton)
    assert sheet.dn4.rows["burning"].isVisible()
    qtbot.keyClicks(sheet.dn4.rows["burning"], "1")
    sheet.send()
    assert "9" in sheet._notice.sentence
    for row in sheet.dn4.rows.values():
        qtbot.keyClicks(row, "1" if row is sheet.dn4.rows["tingling"] else "0")
    assert sheet.dn4.total.line.text() == "1"
    assert sheet.dn4.total.line.isReadOnly()
    assert faults(sheet) == []
    sheet.send()
    settle(qtbot, workplace.bridge, lambda: chart_place.sheet is None)
    kept = chart(context, example).case.pain[-1]
    assert (kept.instrument, kept.score, (kept.items or {})["tingling"]) == ("dn4", 1, 1)


@pytest.mark.parametrize(("typed", "said"), [("101", "0"), ("-1", "100")])
def test_a_vas_beyond_its_line_is_refused(
    qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace, example: str, typed: str, said: str
) -> None:
    chart_place.open(AddPain(example))
    settle(qtbot, workplace.bridge, lambda: chart_place.sheet)
    sheet = cast(PainSheet, chart_place.sheet)
    sheet.vas.line.setText(typed)
    sheet.send()
    assert said in sheet._notice.sentence
    assert chart_place.sheet is sheet


def test_the_tab_reads_itself_again_when_pain_was_recorded(
    qtbot: QtBot, panel: PainPanel, workplace: Workplace, chart_place: ChartPlace, context: Context, example: str
) -> None:
    again = Pain(at=context.now(), instrument="nrs", context="rest", score=Decimal(2))
    _, changes = entries.record(context, example, (again,))
    chart_place._changed(changes)
    settle(qtbot, workplace.bridge, lambda: "with an NRS entry: 2; without: 82" in words_of(panel.times))
