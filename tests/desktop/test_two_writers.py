"""The second writer in each place that corrects what stands: both are shown, and what is chosen is written."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from core.clinic.commands import facility, lesions, profile, tasks
from core.clinic.context import Actor, Context
from core.clinic.profile_changes import ProfileChanges
from core.clinic.views.chart import chart
from core.clinic.views.facility import letterhead
from core.clinic.views.profile import facility_profile
from core.clinic.views.tasks import tasks as open_tasks
from core.record.base import new_id
from core.record.facility import FacilityRow
from desktop.administration.letterhead import LetterheadCard
from desktop.administration.profile import ProfilePlace
from desktop.chart.lesion_sheets import LesionSheet
from desktop.widgets.requests import OpenPlace
from desktop.widgets.two_versions import TwoVersions
from desktop.widgets.workplace import Workplace
from desktop.worklist.tasks import TasksPlace
from tests.desktop.wards import context, neighbour, settle, workplace
from tests.stores import made_store, store, store_folder

__all__ = ["context", "made_store", "neighbour", "store", "store_folder", "workplace"]

OFF = ("flags", "pain.refractory", "on")
LEVEL = ("flags", "pain.refractory", "level")


@pytest.fixture
def osei(context: Context) -> Context:
    return replace(context, actor=Actor("a2", "Dr Osei", "administrator"))


@pytest.fixture
def head(workplace: Workplace, context: Context) -> Workplace:
    """An administrator sits here."""
    return replace(workplace, context=replace(context, actor=Actor("a3", "Head", "administrator")))


def shown(qtbot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(1190, 760)
    widget.show()
    return widget


def choose(qtbot, bridge, widget: QWidget, sides: Mapping[int, str]) -> None:
    """Wait until both are shown, and choose by digit."""
    settle(qtbot, bridge, lambda: widget.window().findChildren(TwoVersions))
    sheet = next(each for each in widget.window().findChildren(TwoVersions) if not each.isHidden())
    for line, digit in sides.items():
        qtbot.keyClick(sheet.lines[line].buttons()[0], digit)
    sheet.save.click()
    settle(qtbot, bridge)


def test_a_lesion(qtbot, bridge, workplace: Workplace, context: Context, osei: Context, neighbour) -> None:
    patient, _ = neighbour
    case = chart(context, patient).case
    sheet = shown(qtbot, LesionSheet(workplace, case, case.lesions[0]))
    seen = case.lesions[0]
    lesions.edit_lesion(osei, patient, seen.model_copy(update={"side": "right", "label": "L9"}), seen)
    sheet._questions.side.set_value(None)
    closed = []
    sheet.closed.connect(lambda: closed.append(True))
    sheet.send()
    choose(qtbot, bridge, sheet, {0: "1"})
    kept = chart(context, patient).case.lesions[0]
    assert (kept.side, kept.label, closed) == (None, "L9", [True])


def test_a_task(qtbot, bridge, workplace: Workplace, context: Context, osei: Context, neighbour) -> None:
    place = shown(qtbot, TasksPlace(workplace))
    place.open(OpenPlace("tasks"))
    settle(qtbot, bridge, lambda: place.table.model().rowCount())
    place.table.selectRow(0)
    line = place.table.chosen
    tasks.take(osei, line.task_id)
    place.actions_.hand_over("surgery")
    choose(qtbot, bridge, place, {0: "1"})
    now = next(one for one in open_tasks(context) if one.task_id == line.task_id)
    assert (now.discipline, now.assignee) == ("surgery", None)
    tasks.assign(osei, line.task_id, "Dr Osei")
    place.actions_._chosen = lambda: replace(now)
    place.actions_.hand_over("nursing")
    choose(qtbot, bridge, place, {0: "2"})
    assert next(one for one in open_tasks(context) if one.task_id == line.task_id).assignee == "Dr Osei"


def test_the_rules(qtbot, bridge, head: Workplace, osei: Context) -> None:
    place = shown(qtbot, ProfilePlace(head))
    place.open(OpenPlace("profile"))
    settle(qtbot, bridge)
    theirs = ProfileChanges().with_value(LEVEL, "info").with_value(OFF, False)
    profile.keep_profile(osei, theirs, 0)
    place._try(ProfileChanges().with_value(LEVEL, "attention"))
    place._keep()
    choose(qtbot, bridge, place, {0: "1"})
    settle(qtbot, bridge)
    kept = facility_profile(osei)
    assert dict(kept.changes.values) == {LEVEL: "attention", OFF: False}
    assert place.changes == kept.changes and kept.number == 2


def test_rules_that_another_kept_meanwhile_are_not_taken_back_by_mine(qtbot, bridge, head, osei) -> None:
    place = shown(qtbot, ProfilePlace(head))
    place.open(OpenPlace("profile"))
    settle(qtbot, bridge)
    place._try(ProfileChanges().with_value(LEVEL, "attention"))
    changes = profile.keep_profile(osei, ProfileChanges().with_value(OFF, False), 0)
    bridge.changed.emit(changes)
    settle(qtbot, bridge)
    place._keep()
    settle(qtbot, bridge)
    assert dict(facility_profile(osei).changes.values) == {LEVEL: "attention", OFF: False}


def test_the_head_of_the_reports(qtbot, bridge, head: Workplace, osei: Context) -> None:
    with osei.store.write() as session:
        session.add(FacilityRow(id=new_id(), name="Ward 7", time_zone="Asia/Shanghai", settings={}))
    card = shown(qtbot, LetterheadCard(head))
    settle(qtbot, bridge)
    facility.set_letterhead(osei, "Ward 8", None, letterhead(osei))
    card.name.set_value("Ward 9")
    card.keep.click()
    choose(qtbot, bridge, card, {0: "1"})
    assert letterhead(osei).name == "Ward 9"
