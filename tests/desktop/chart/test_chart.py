"""The chart by mouse and keyboard."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core.clinic.context import Context
from core.clinic.views.chart import chart
from desktop.chart.error_sheet import WrongPatientSheet
from desktop.chart.lesion_sheets import CloseSheet, DressingSheet, LesionSheet, MergeSheet, SplitSheet
from desktop.chart.pain_sheet import PainSheet
from desktop.chart.place import ChartPlace
from desktop.chart.sheet_requests import AddEntry, ChartAgain, ConfirmTherapies, LesionAction, MarkInError
from desktop.chart.therapy_sheets import TherapyChangeSheet, TherapySheet
from desktop.widgets.requests import AddPain, AddTask, AddTherapy, BeginAssessment, OpenEntry, OpenLesion
from desktop.widgets.task_sheet import TaskSheet
from desktop.widgets.workplace import Workplace
from tests.desktop.walk import faults
from tests.desktop.wards import settle

CTRL = Qt.KeyboardModifier.ControlModifier


def lesion_of(context: Context, patient: str) -> str:
    return chart(context, patient).case.lesions[0].id


def test_the_lesion_stands_on_the_map_in_the_list_and_in_the_table(
    chart_place: ChartPlace, context: Context, example: str
) -> None:
    panel = chart_place._lesions
    assert panel.current == lesion_of(context, example)
    assert "thigh, left" in panel.map.accessibleDescription()
    assert panel.table.entries.choose(chart(context, example).case.lesions[0].assessments[1].id)


def test_a_lesion_is_chosen_and_assessed_by_keyboard(
    qtbot: QtBot, chart_place: ChartPlace, context: Context, example: str
) -> None:
    panel = chart_place._lesions
    panel.map.setFocus()
    with qtbot.waitSignal(panel.map.chosen):
        qtbot.keyClick(panel.map, Qt.Key.Key_Right)
    card = panel._cards[lesion_of(context, example)]
    with qtbot.waitSignal(chart_place.asks) as asked:
        qtbot.keyClick(card, Qt.Key.Key_Return)
    assert asked.args == [BeginAssessment(example, lesion_of(context, example))]


def test_pain_is_signed_in_a_few_keys(
    qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace, context: Context, example: str
) -> None:
    chart_place.open(AddPain(example))
    settle(qtbot, workplace.bridge, lambda: chart_place.sheet)
    sheet = chart_place.sheet
    assert isinstance(sheet, PainSheet)
    rest = sheet.first_answer()
    qtbot.keyClicks(rest, "10")
    qtbot.keyClick(rest, Qt.Key.Key_Return, CTRL)
    settle(qtbot, workplace.bridge, lambda: chart_place.sheet is None)
    newest = chart(context, example).case.pain[-1]
    assert (newest.context, newest.score, newest.signed_by) == ("rest", Decimal(10), "RN Li")


def test_a_patient_who_sleeps_and_is_easy_to_rouse_is_charted_by_the_letter_s(
    qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace, context: Context, example: str
) -> None:
    chart_place.open(AddPain(example))
    settle(qtbot, workplace.bridge, lambda: chart_place.sheet)
    sheet = chart_place.sheet
    assert isinstance(sheet, PainSheet)
    qtbot.keyClicks(sheet.sedation, "s")
    qtbot.keyClick(sheet.sedation, Qt.Key.Key_Return, CTRL)
    settle(qtbot, workplace.bridge, lambda: chart_place.sheet is None)
    newest = chart(context, example).case.pain[-1]
    assert (newest.instrument, newest.score, newest.signed_by) == ("poss", "S", "RN Li")


def test_a_pain_sheet_without_a_score_says_so_and_keeps_what_was_typed(
    qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace, example: str
) -> None:
    chart_place.open(AddPain(example))
    settle(qtbot, workplace.bridge, lambda: chart_place.sheet)
    sheet = chart_place.sheet
    assert isinstance(sheet, PainSheet)
    sheet.send()
    assert "score" in sheet._notice.sentence
    sheet.when.line.setText("tomorrow")
    sheet.send()
    assert sheet.when.problem
    assert chart_place.sheet is sheet


def test_a_task_is_added_for_the_patient_of_the_chart(
    qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace, context: Context, example: str
) -> None:
    chart_place.open(AddTask(example))
    settle(qtbot, workplace.bridge, lambda: chart_place.sheet)
    sheet = chart_place.sheet
    assert isinstance(sheet, TaskSheet)
    qtbot.keyClicks(sheet.title.line, "Ring the family")
    sheet.due.line.setText("yesterday 8")
    sheet.discipline.set_value("social_work")
    sheet.send()
    assert sheet.due.problem and chart_place.sheet is sheet
    sheet.due.line.setText("+3d")
    qtbot.keyClick(sheet.title.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, workplace.bridge, lambda: chart_place.sheet is None)
    task = chart(context, example).case.tasks[-1]
    assert (task.title, task.discipline, task.by, task.state) == ("Ring the family", "social_work", "RN Li", "open")
    corner = chart_place.tabs.cornerWidget()
    assert isinstance(corner, QPushButton) and "Ctrl+Shift+T" in corner.toolTip()
    qtbot.mouseClick(corner, Qt.MouseButton.LeftButton)
    assert isinstance(chart_place.sheet, TaskSheet)


def test_a_drug_is_suggested_and_its_route_checked(
    qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace, context: Context, example: str
) -> None:
    chart_place.open(AddTherapy(example))
    settle(qtbot, workplace.bridge, lambda: chart_place.sheet)
    sheet = chart_place.sheet
    assert isinstance(sheet, TherapySheet)
    qtbot.keyClicks(sheet.drug.line, "sevelamer")
    assert sheet.drug.value() == "sevelamer"
    assert sheet.route.value() == "oral"
    sheet.route.set_value("intravenous")
    sheet.dose.dose.line.setText("800")
    sheet.dose.times.line.setText("3")
    sheet.send()
    assert sheet.route.problem
    sheet.route.set_value("oral")
    sheet.send()
    settle(qtbot, workplace.bridge, lambda: chart_place.sheet is None)
    newest = (chart(context, example).case.therapies or ())[-1]
    assert (newest.drug, newest.dose, newest.unit, newest.per_day) == ("sevelamer", Decimal(800), "mg", Decimal(3))


def test_a_change_of_therapy_is_recorded_as_a_change(
    qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace, context: Context, example: str
) -> None:
    chart_place.show_tab("therapies")
    panel = chart_place.panel("therapies")
    running = next(entry for entry in chart(context, example).case.therapies or () if entry.drug == "oxycodone")
    panel.show_entry(str(running.id))
    panel._change_dose()
    sheet = chart_place.sheet
    assert isinstance(sheet, TherapyChangeSheet)
    sheet.dose.dose.line.setText("5")
    sheet.send()
    settle(qtbot, workplace.bridge, lambda: chart_place.sheet is None)
    kept = next(entry for entry in chart(context, example).case.therapies or () if entry.drug == "oxycodone")
    assert (kept.dose, kept.changes[0].dose) == (Decimal(10), Decimal(5))


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("add", LesionSheet),
        ("edit", LesionSheet),
        ("dressing", DressingSheet),
        ("split", SplitSheet),
        ("merge", MergeSheet),
        ("close", CloseSheet),
    ],
)
def test_every_action_on_a_lesion_has_its_sheet_with_the_identity(
    chart_place: ChartPlace, context: Context, example: str, action: str, kind: type
) -> None:
    chart_place._asked(LesionAction(action, None if action == "add" else lesion_of(context, example)))
    assert isinstance(chart_place.sheet, kind)
    assert "CUA-001" in chart_place.sheet.accessibleName()
    assert faults(chart_place.sheet) == []


def test_a_lesion_is_added_placed_and_split(
    qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace, context: Context, example: str
) -> None:
    chart_place._asked(LesionAction("add"))
    sheet = chart_place.sheet
    assert isinstance(sheet, LesionSheet)
    questions = sheet._questions
    questions.site.set_value("calf")
    questions.site.edited.emit()
    assert questions.region.value() == "distal"
    questions.map.setFocus()
    qtbot.keyClick(questions.map, Qt.Key.Key_Down)
    sheet.send()
    settle(qtbot, workplace.bridge, lambda: chart_place.sheet is None)
    added = chart(context, example).case.lesions[-1]
    assert (added.site, added.region, added.label) == ("calf", "distal", "L2")
    assert added.place is not None
    chart_place._asked(LesionAction("split", added.id))
    split = chart_place.sheet
    assert isinstance(split, SplitSheet)
    split.send()
    settle(qtbot, workplace.bridge, lambda: chart_place.sheet is None)
    lesions = chart(context, example).case.lesions
    assert [lesion.parents for lesion in lesions[-2:]] == [(added.id,), (added.id,)]
    assert [lesion.label for lesion in lesions[-2:]] == ["L2a", "L2b"]


def test_an_entry_in_error_is_struck_through_with_its_reason(
    qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace, context: Context, example: str
) -> None:
    wrong = chart(context, example).case.pain[0]
    chart_place._asked(MarkInError(str(wrong.id), "Pain"))
    sheet = chart_place.sheet
    assert sheet is not None
    sheet.send()
    assert sheet.fields()[0].problem
    sheet.fields()[0].set_value("of another patient")
    sheet.send()
    settle(qtbot, workplace.bridge, lambda: chart_place.sheet is None)
    struck = chart(context, example).case.pain[0].entered_in_error
    assert struck is not None
    assert struck.reason == "of another patient"


def test_an_assessment_moves_to_the_right_patient(
    qtbot: QtBot,
    chart_place: ChartPlace,
    workplace: Workplace,
    context: Context,
    example: str,
    neighbour: tuple[str, str],
) -> None:
    entry = chart(context, example).case.lesions[0].assessments[1]
    chart_place._asked(ChartAgain(str(entry.id), "Assessment"))
    sheet = chart_place.sheet
    assert isinstance(sheet, WrongPatientSheet)
    sheet.who.line.setText("张梅")
    sheet.who.line.editingFinished.emit()
    settle(qtbot, workplace.bridge, sheet.lesion.value)
    assert "CUA-9" in sheet.found.combo.currentText()
    sheet.reason.set_value("charts exchanged")
    sheet.send()
    settle(qtbot, workplace.bridge, lambda: chart_place.sheet is None)
    assert len(chart(context, neighbour[0]).case.lesions[0].assessments) == 1


@pytest.mark.parametrize("kind", ["laboratory", "weight", "function", "procedure", "event", "care_goal"])
def test_every_kind_of_entry_can_be_added(chart_place: ChartPlace, kind: str) -> None:
    chart_place._asked(AddEntry(kind))
    assert chart_place.sheet is not None
    assert faults(chart_place.sheet) == []


def test_an_impossible_laboratory_value_is_refused_in_place(
    qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace, context: Context, example: str
) -> None:
    before = len(chart(context, example).case.laboratory)
    chart_place._asked(AddEntry("laboratory"))
    sheet = chart_place.sheet
    assert sheet is not None
    sheet.analyte.set_value("phosphate")  # type: ignore[attr-defined]
    sheet.analyte.edited.emit()  # type: ignore[attr-defined]
    sheet.value.line.setText("690")  # type: ignore[attr-defined]
    sheet.send()
    assert sheet._notice.sentence
    sheet.value.line.setText("6,9")  # type: ignore[attr-defined]
    sheet.unit.set_value("mg/dL")  # type: ignore[attr-defined]
    sheet.send()
    settle(qtbot, workplace.bridge, lambda: chart_place.sheet is None)
    after = chart(context, example).case.laboratory
    assert (len(after), after[-1].value) == (before + 1, Decimal("6.9"))


def test_therapies_nobody_confirmed_say_so_until_somebody_does(
    qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace, context: Context, neighbour: tuple[str, str]
) -> None:
    patient, lesion = neighbour
    chart_place.open(OpenLesion(patient, lesion))
    settle(qtbot, workplace.bridge)
    panel = chart_place.panel("therapies")
    assert panel._notice.sentence
    chart_place._asked(ConfirmTherapies())
    settle(qtbot, workplace.bridge, lambda: not panel._notice.sentence)
    assert chart(context, patient).case.therapies == ()


def test_every_tab_has_names_for_all_its_controls(chart_place: ChartPlace) -> None:
    for name in chart_place._names:
        chart_place.show_tab(name)
        assert faults(chart_place.panel(name)) == [], name


def test_an_entry_is_shown_where_it_stands(
    qtbot: QtBot, chart_place: ChartPlace, workplace: Workplace, context: Context, example: str
) -> None:
    value = chart(context, example).case.weights[0]
    chart_place.open(OpenEntry(example, str(value.id), "weight"))
    settle(qtbot, workplace.bridge)
    assert chart_place.tabs.currentIndex() == chart_place._names.index("laboratory")


def test_escape_closes_the_sheet(qtbot: QtBot, chart_place: ChartPlace) -> None:
    chart_place._asked(LesionAction("add"))
    assert chart_place.sheet is not None
    qtbot.keyClick(chart_place.sheet, Qt.Key.Key_Escape)
    assert chart_place.sheet is None
