"""The place: which lesion, whose, drafts that survive, and signing."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.case.lesion import Lesion
from core.charting.actions import SetLevel, SetNote
from core.clinic.commands import assessments, lesions
from core.clinic.context import Context
from core.clinic.views.chart import chart
from desktop.background.bridge import Bridge
from desktop.photo_bench.lesion_choice import LesionChoice
from desktop.photo_bench.place import AssessmentPlace
from desktop.widgets.empty import Empty
from desktop.widgets.requests import BeginAssessment, OpenLesion, OpenPatient
from desktop.widgets.workplace import Workplace
from tests.desktop.photo_bench import hands, photographs
from tests.desktop.photo_bench.conftest import Clock
from tests.desktop.photo_bench.first_visit import signed_first_visit
from tests.desktop.photo_bench.hands import photographed, view_of
from tests.desktop.walk import faults

Settled = Callable[[], None]
ENTER, CONTROL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


def second_lesion(context: Context, mei: str) -> str:
    lesion = Lesion(id="", label="L2", site="calf", side="right", region="distal", onset=date(2026, 9, 5))
    return lesions.add_lesion(context, mei, lesion)[0]


def test_of_several_lesions_it_asks_which(
    place: AssessmentPlace, context: Context, mei: str, thigh: str, settled: Settled
) -> None:
    calf = second_lesion(context, mei)
    place.open(BeginAssessment(mei, None))
    settled()
    choice = place.findChild(LesionChoice)
    assert choice is not None
    assert "calf" in choice.list.item(1).text()
    QTest.keyClick(choice.list, "2")
    settled()
    assert view_of(place).keeper.draft.lesion_id == calf
    assert place.address() == BeginAssessment(mei, calf)


def test_without_a_lesion_it_says_what_to_do_first(place: AssessmentPlace, mei: str, settled: Settled) -> None:
    asked: list[object] = []
    place.asks.connect(asked.append)
    place.open(BeginAssessment(mei, None))
    settled()
    assert place.findChild(Empty) is not None
    place.findChild(Empty).pushes[0].click()
    assert asked == [OpenPatient(mei, "lesions")]


def test_a_closed_lesion_is_refused_calmly(
    place: AssessmentPlace, context: Context, mei: str, thigh: str, settled: Settled
) -> None:
    lesions.close_lesion(context, mei, thigh, context.today(), "healed")
    place.open(BeginAssessment(mei, thigh))
    settled()
    assert place.view is None
    assert "closed" in place.findChild(Empty).accessibleName()


def test_the_identity_always_stands_above(place: AssessmentPlace, mei: str, thigh: str, settled: Settled) -> None:
    place.open(BeginAssessment(mei, thigh))
    settled()
    said = view_of(place).header.accessibleName()
    for part in ("ZHANG Mei", "张梅", "1964-03-11", "CUA-", "L1"):
        assert part in said


def test_the_draft_saves_itself_and_is_taken_up_again(
    place: AssessmentPlace, workplace: Workplace, photograph: Path, mei: str, thigh: str, settled: Settled, qtbot
) -> None:
    place.open(BeginAssessment(mei, thigh))
    settled()
    photographed(place, photograph, settled)
    view_of(place).keeper.do(SetLevel("granulation", 3), SetNote("half done"))
    place.leave()
    settled()
    assert "saved" in view_of(place).header.state

    other = AssessmentPlace(workplace)
    qtbot.addWidget(other)
    other.resize(1190, 690)
    other.show()
    other.open(BeginAssessment(mei, thigh))
    settled()
    again = view_of(other)
    assert again.keeper.draft.note == "half done"
    assert again.bench.stations.current is not None
    assert len(again.bench.stations.current.desk.outlines.regions) == 2
    assert again.bench.readout.value("area") == view_of(place).bench.readout.value("area")
    assert "RN Li" in again.header.state


def test_it_saves_by_itself_after_a_few_seconds(
    place: AssessmentPlace, context: Context, mei: str, thigh: str, settled: Settled, qtbot, monkeypatch
) -> None:
    place.open(BeginAssessment(mei, thigh))
    settled()
    keeper = view_of(place).keeper
    keeper._timer.setInterval(10)
    with qtbot.waitSignal(keeper.saved, timeout=3000):
        keeper.do(SetNote("kept"))
    opened, _ = assessments.open_draft(context, mei, thigh)
    assert opened.draft.note == "kept"
    assert keeper.all_saved


def test_a_draft_that_is_gone_says_so_and_loses_nothing(
    place: AssessmentPlace, context: Context, mei: str, thigh: str, settled: Settled
) -> None:
    place.open(BeginAssessment(mei, thigh))
    settled()
    keeper = view_of(place).keeper
    assessments.discard(context, keeper.draft_id)
    keeper.do(SetNote("still here"))
    keeper.save()
    settled()
    assert view_of(place).header.state
    assert keeper.draft.note == "still here"
    assert not keeper.all_saved


def test_signing_with_something_missing_takes_one_there(
    place: AssessmentPlace, mei: str, thigh: str, settled: Settled
) -> None:
    place.open(BeginAssessment(mei, thigh))
    settled()
    view = view_of(place)
    QTest.keyClick(QApplication.focusWidget(), ENTER, CONTROL)
    assert view.signing.isHidden()
    assert view.form.current.name == "photograph"
    assert view.notice.sentence


def test_a_discarded_draft_goes_back_to_the_chart(
    place: AssessmentPlace, context: Context, mei: str, thigh: str, settled: Settled
) -> None:
    asked: list[object] = []
    place.asks.connect(asked.append)
    place.open(BeginAssessment(mei, thigh))
    settled()
    view_of(place).header.discard.click()
    view_of(place).notice._action.click()
    settled()
    assert asked[-1] == OpenLesion(mei, thigh)
    assert chart(context, mei).drafts == ()


def test_an_earlier_outline_is_laid_over_as_a_ghost(
    place: AssessmentPlace, context: Context, clock: Clock, mei: str, thigh: str, photograph: Path, settled: Settled
) -> None:
    signed_first_visit(context, mei, thigh)
    clock.weeks_later(2)
    place.open(BeginAssessment(mei, thigh))
    settled()
    photographed(place, photograph, settled)
    bench = view_of(place).bench
    hands.press(bench, "O")
    ghost = bench.stage.canvas._ghost
    assert ghost is not None
    assert ghost.caption == "2026-10-19 · to scale"
    hands.press(bench, "O")
    assert bench.stage.canvas._ghost is None


def test_the_earlier_outline_can_be_begun_with_and_taken_back(
    place: AssessmentPlace, context: Context, clock: Clock, mei: str, thigh: str, photograph: Path, settled: Settled
) -> None:
    signed_first_visit(context, mei, thigh)
    clock.weeks_later(2)
    place.open(BeginAssessment(mei, thigh))
    settled()
    bench = view_of(place).bench
    bench.add_paths([photograph])
    settled()
    bench.stage.canvas.setFocus()
    hands.give_scale(bench, photographs.RULER, str(photographs.RULER_MM))
    hands.press(bench, "O")
    assert "Shift+O" in bench.stage.hint.words
    hands.press(bench, "O", Qt.KeyboardModifier.ShiftModifier)
    station = bench.stations.current
    assert station is not None
    (region,) = station.desk.outlines.regions
    assert region.tissue == "wound"
    assert station.desk.selected == region.number
    assert bench.stage.canvas._ghost is None
    assert bench.stage.canvas.tool_code == "select"
    measured = view_of(place).keeper.draft.measurement
    before = signed_area(context, mei)
    assert measured is not None
    assert measured.wound_area_mm2 == pytest.approx(before, rel=0.02)
    hands.press(bench, Qt.Key.Key_Escape)
    hands.press(bench, Qt.Key.Key_Z)
    assert station.desk.outlines.regions == ()


def signed_area(context: Context, patient: str) -> float:
    """The wound's area of the one signed assessment."""
    (assessment,) = chart(context, patient).case.lesions[0].assessments
    assert assessment.wound_area_mm2 is not None
    return assessment.wound_area_mm2


def test_a_new_photograph_is_outlined_next(
    place: AssessmentPlace, mei: str, thigh: str, photograph: Path, settled: Settled
) -> None:
    place.open(BeginAssessment(mei, thigh))
    settled()
    view_of(place).bench.add_paths([photograph])
    settled()
    assert QApplication.focusWidget() is view_of(place).bench.stage.canvas


def test_a_photograph_of_an_earlier_visit_is_warned_of(
    place: AssessmentPlace, context: Context, clock: Clock, mei: str, thigh: str, photograph: Path, settled: Settled
) -> None:
    signed_first_visit(context, mei, thigh)
    clock.weeks_later(1)
    place.open(BeginAssessment(mei, thigh))
    settled()
    view_of(place).bench.add_paths([photograph])
    settled()
    assert "2026-10-19" in view_of(place).bench.notice.sentence


def test_tab_goes_from_the_photograph_to_the_form(
    place: AssessmentPlace, mei: str, thigh: str, photograph: Path, settled: Settled
) -> None:
    place.open(BeginAssessment(mei, thigh))
    settled()
    photographed(place, photograph, settled)
    QTest.keyClick(view_of(place).bench.stage.canvas, Qt.Key.Key_Tab)
    assert view_of(place).form.current.name == "necrotic_type"
    assert len(place.panes()) == 2


@pytest.mark.parametrize("open_question", ["measurement", "necrotic_type", "infection_signs"])
def test_controls_have_names_and_no_word_is_cut(
    place: AssessmentPlace, mei: str, thigh: str, settled: Settled, open_question: str
) -> None:
    place.open(BeginAssessment(mei, thigh))
    settled()
    view_of(place).form.go_to(open_question)
    settled()
    assert faults(place) == []


def test_nothing_is_heard_after_the_place_is_gone(
    workplace: Workplace, bridge: Bridge, mei: str, thigh: str, settled: Settled
) -> None:
    place = AssessmentPlace(workplace)
    place.open(BeginAssessment(mei, thigh))
    place.deleteLater()
    settled()
    assert bridge.idle
