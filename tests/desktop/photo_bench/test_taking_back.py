"""Ctrl+Z beside the photograph: the last answer in the form, the last stroke on the bench, a photograph put back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.charting.actions import SetEscharState, SetLevel, SetNote, SetOdour, SetPain, SetStage
from core.charting.draft import DraftPhotograph
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.photo_bench.place import AssessmentPlace
from desktop.widgets.requests import BeginAssessment


def test_answers_are_taken_back_one_by_one_and_all_else_stays(keeper: DraftKeeper) -> None:
    begun = keeper.draft
    assert not keeper.take_back()
    keeper.do(SetStage("ulcer"))
    keeper.do(SetLevel("exudate_type", 3))
    keeper.do(SetLevel("exudate_amount", 4))
    keeper.do(SetPain("rest", 6))
    assert keeper.take_back() and keeper.draft.pain.rest is None and keeper.draft.levels.exudate_amount == 4
    assert keeper.take_back() and keeper.draft.levels.exudate_amount is None and keeper.draft.levels.exudate_type == 3
    keeper.do(SetEscharState("dry"))
    assert keeper.take_back() and keeper.draft.eschar_state is None
    assert keeper.take_back() and keeper.take_back()
    assert keeper.draft == begun and not keeper.take_back()


def test_what_is_typed_in_one_go_is_one_answer(keeper: DraftKeeper) -> None:
    keeper.do(SetOdour("none"))
    for so_far in ("p", "pu", "pus"):
        keeper.do(SetNote(so_far))
    assert keeper.take_back() and keeper.draft.note is None and keeper.draft.odour == "none"


def test_a_draft_that_was_taken_back_is_saved(keeper: DraftKeeper, settled) -> None:
    keeper.do(SetStage("ulcer"))
    keeper.save()
    settled()
    assert keeper.all_saved
    keeper.take_back()
    assert not keeper.all_saved
    keeper.save()
    settled()
    assert keeper.all_saved and keeper.draft.stage is None


def test_ctrl_z_is_of_the_side_that_has_the_focus(
    place: AssessmentPlace, mei: str, thigh: str, photograph: Path, settled, qtbot
) -> None:
    place.open(BeginAssessment(mei, thigh))
    settled()
    view = place.view
    assert view is not None
    assert not place.undo()
    view.bench.add_paths([photograph])
    settled()
    view.keeper.do(SetStage("ulcer"))
    taken: DraftPhotograph = view.keeper.draft.photographs[0]
    canvas = view.bench.stage.canvas
    canvas.setFocus()
    assert not place.undo() and view.keeper.draft.stage == "ulcer"
    view.bench._remove()
    settled()
    assert view.keeper.draft.photographs == ()
    assert place.undo() and view.keeper.draft.photographs == (taken,)
    view.form.go_to("stage")
    assert view._side.isAncestorOf(QApplication.focusWidget())
    assert place.undo() and view.keeper.draft.stage is None


def test_the_last_stroke_is_taken_back(with_photograph, qtbot) -> None:
    bench = with_photograph
    canvas = bench.stage.canvas
    for key in (Qt.Key.Key_2, Qt.Key.Key_W, Qt.Key.Key_Return):
        qtbot.keyClick(canvas, key)
    assert canvas.tool is not None
    desk = bench.stations.current.desk
    outlines = desk.outlines
    while bench.take_back():
        pass
    assert not canvas.tool.busy and not bench.take_back()
    assert desk.outlines == outlines
