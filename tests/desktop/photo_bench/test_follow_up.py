"""A follow-up by keyboard: what did not change is confirmed, never typed again. The touches are counted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.case.base import standing
from core.clinic.context import Context
from core.clinic.views.chart import chart
from desktop.photo_bench.place import AssessmentPlace
from desktop.photo_bench.view import AssessmentView
from desktop.widgets.requests import BeginAssessment, OpenLesion
from tests.desktop.photo_bench.conftest import Clock
from tests.desktop.photo_bench.first_visit import signed_first_visit
from tests.desktop.photo_bench.hands import photographed, view_of
from tests.desktop.photo_bench.photographs import wound_photograph
from tests.end_to_end.interactions import InteractionCounter

ENTER, CONTROL, SHIFT = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Settled = Callable[[], None]


def two_items_changed(nurse: InteractionCounter, view: AssessmentView) -> None:
    """From the outlined photograph to the bar that asks for the signature."""
    nurse.key(Qt.Key.Key_Tab)
    assert view.form.current.name == "necrotic_type"
    nurse.key("4")  # was 5: the first change
    nurse.key(ENTER, SHIFT)  # amount as measured, granulation as it was
    nurse.key("4")  # such an eschar is wet, boggy or draining: boggy
    nurse.key("4")  # exudate type was 3: the second change
    nurse.key(ENTER, SHIFT)
    nurse.key("2")  # odour: faint
    nurse.key(ENTER, SHIFT)  # edge and skin
    nurse.key("0")  # none of these signs seen
    nurse.key("4")  # pain at rest
    nurse.key("7")  # at dressing change
    nurse.key("3")  # breakthrough
    nurse.key(ENTER)  # movement: not asked
    nurse.key("0")  # DN4 is due: none of these
    nurse.key(ENTER)  # the dressing is the same
    nurse.key(ENTER, CONTROL)


def test_a_follow_up_with_two_changed_items_takes_at_most_25_touches(
    place: AssessmentPlace,
    context: Context,
    clock: Clock,
    mei: str,
    thigh: str,
    tmp_path: Path,
    settled: Callable[[], None],
    qtbot: QtBot,
) -> None:
    signed_first_visit(context, mei, thigh)
    clock.weeks_later(1)
    (tmp_path / "IMG_0420.jpg").write_bytes(wound_photograph(2))
    asked: list[object] = []
    place.asks.connect(asked.append)
    nurse = InteractionCounter(qtbot)
    nurse.count += 1  # Ctrl+N in the open chart, which the shell turns into this request
    place.open(BeginAssessment(mei, None))
    settled()
    with nurse.aside():
        photographed(place, tmp_path / "IMG_0420.jpg", settled)
    two_items_changed(nurse, view_of(place))
    assert not view_of(place).signing.isHidden(), view_of(place).notice.sentence
    assert "ZHANG Mei" in view_of(place).signing.accessibleName()
    nurse.key(ENTER)
    settled()
    assert nurse.count <= 25, nurse.log
    assert OpenLesion(mei, thigh) in asked
    case = chart(context, mei).case
    last = standing(case.lesions[0].assessments)[-1]
    assert (last.bwat.necrotic_type, last.bwat.exudate_type, last.bwat.periwound_colour) == (4, 4, 4)
    assert last.infection_signs == ()
    assert last.wound_area_mm2 == pytest.approx(3.14159 * 28 * 19, rel=0.03)
    scores = {(pain.instrument, pain.context): pain.score for pain in case.pain[-4:]}
    assert scores == {
        ("nrs", "rest"): 4,
        ("nrs", "dressing_change"): 7,
        ("nrs", "breakthrough"): 3,
        ("dn4", None): 0,
    }


def test_a_first_full_assessment_is_charted_with_keys_alone(
    place: AssessmentPlace,
    context: Context,
    mei: str,
    thigh: str,
    photograph: Path,
    settled: Callable[[], None],
    qtbot: QtBot,
) -> None:
    nurse = InteractionCounter(qtbot)
    nurse.count += 1
    place.open(BeginAssessment(mei, None))
    settled()
    with nurse.aside():
        photographed(place, photograph, settled)
    nurse.key(Qt.Key.Key_Tab)
    nurse.key("5")  # necrotic type
    nurse.key(ENTER)  # its amount, as measured
    nurse.text("42")  # granulation, and a dry eschar
    nurse.text("32")  # exudate
    nurse.text("1422")  # odour, then edge and skin
    nurse.key("0")  # signs
    nurse.text("4735")  # pain in each context
    nurse.key("0")  # DN4
    nurse.key("3")  # dressing
    nurse.key(ENTER, CONTROL)
    nurse.key(ENTER)
    settled()
    assert len(chart(context, mei).case.lesions[0].assessments) == 1, view_of(place).notice.sentence
    assert nurse.count == 21, nurse.log
