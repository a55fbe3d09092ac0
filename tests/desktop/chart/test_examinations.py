"""An examination is entered from the chart or from the diagnosis page, and stands in its table."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.case.words import lists
from core.clinic.context import Context
from core.clinic.views.chart import chart
from desktop.chart.course_panel import CoursePanel
from desktop.chart.examination_sheet import ExaminationSheet
from desktop.chart.place import ChartPlace
from desktop.widgets.requests import OpenEntry, OpenPatient, RecordEntry
from desktop.widgets.workplace import Workplace
from tests.desktop.walk import faults
from tests.desktop.wards import settle


def opened(qtbot: QtBot, place: ChartPlace, workplace: Workplace, about: str | None = None) -> ExaminationSheet:
    place.open(RecordEntry(place._patient_id or "", "examination", about))
    settle(qtbot, workplace.bridge, lambda: place.sheet)
    assert isinstance(place.sheet, ExaminationSheet)
    return place.sheet


def sent(qtbot: QtBot, place: ChartPlace, workplace: Workplace) -> None:
    qtbot.keyClick(place.sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, workplace.bridge)


def test_an_ankle_index_is_asked_with_its_side_and_signed(
    qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace, context: Context, example: str
) -> None:
    sheet = opened(qtbot, chart_place, workplace, "abi")
    assert sheet.value.isVisible() and sheet.side.isVisible()
    assert not sheet.result.isVisible() and not sheet.mimic.isVisible()
    sheet.side.set_value("left")
    qtbot.keyClicks(sheet.value.editor, "1,45")
    assert faults(sheet) == []
    sent(qtbot, chart_place, workplace)
    assert chart_place.sheet is None
    (entry,) = chart(context, example).case.examinations
    assert (entry.kind, entry.side, str(entry.value), entry.signed_by) == ("abi", "left", "1.45", "RN Li")


def test_a_judgement_of_a_mimic_is_asked_for_the_one_that_the_page_named(
    qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace, context: Context, example: str
) -> None:
    sheet = opened(qtbot, chart_place, workplace, "mimic:cellulitis")
    assert sheet.mimic.value() == "cellulitis"
    sheet.result.set_value("excluded")
    sent(qtbot, chart_place, workplace)
    (entry,) = chart(context, example).case.examinations
    assert (entry.kind, entry.mimic, entry.result) == ("mimic", "cellulitis", "excluded")


def test_what_is_not_answered_is_not_signed(
    qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace, context: Context, example: str
) -> None:
    sheet = opened(qtbot, chart_place, workplace, "livedo")
    sent(qtbot, chart_place, workplace)
    assert chart_place.sheet is sheet
    assert chart(context, example).case.examinations == ()


def test_a_number_that_no_leg_has_is_refused_and_stays_typed(
    qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace, context: Context, example: str
) -> None:
    sheet = opened(qtbot, chart_place, workplace, "abi")
    qtbot.keyClicks(sheet.value.editor, "110")
    sent(qtbot, chart_place, workplace)
    assert chart_place.sheet is sheet
    assert sheet.value.typed == "110"


def test_the_sheet_offers_every_kind(qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace) -> None:
    sheet = opened(qtbot, chart_place, workplace)
    for code in lists()["examination"]:
        sheet.show_subject(code)
        shown = [field.isVisible() for field in (sheet.value, sheet.pressure, sheet.result)]
        assert sum(shown) == 1, code


def test_a_toe_pressure_is_asked_in_its_unit(
    qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace, context: Context, example: str
) -> None:
    sheet = opened(qtbot, chart_place, workplace, "toe_pressure_mmhg")
    qtbot.keyClicks(sheet.pressure.editor, "28 mmHg")
    sent(qtbot, chart_place, workplace)
    (entry,) = chart(context, example).case.examinations
    assert (entry.kind, str(entry.value)) == ("toe_pressure_mmhg", "28")


def test_the_entry_behind_a_finding_is_shown_in_its_table(
    qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace, context: Context, example: str
) -> None:
    sheet = opened(qtbot, chart_place, workplace, "livedo")
    sheet.result.set_value("present")
    sent(qtbot, chart_place, workplace)
    (entry,) = chart(context, example).case.examinations
    chart_place.open(OpenEntry(example, str(entry.id), "examination"))
    settle(qtbot, workplace.bridge)
    panel = chart_place.panel("laboratory")
    assert isinstance(panel, CoursePanel)
    table = panel._tables["examination"]
    assert table.isVisible()
    assert table.chosen() == entry


def test_a_view_of_the_guidance_tab_has_an_address(qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace) -> None:
    chart_place.show_tab("guidance/diagnosis")
    settle(qtbot, workplace.bridge)
    assert chart_place.panel("guidance").diagnosis.isVisible()  # type: ignore[attr-defined]
    address = chart_place.address()
    assert isinstance(address, OpenPatient)
    assert address.tab == "guidance/diagnosis", "the way back, and F1, lead to this view"
