"""Whoever goes from place to place all day leaves nothing behind: objects are counted, by their kinds."""

import gc
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLayout, QLayoutItem
from shiboken6 import Object, isValid

from core.clinic import opening
from core.clinic.context import Context
from core.clinic.views import search
from core.clinic.views.chart import chart
from desktop.shell.register import the_register
from desktop.shell.shell import Shell
from desktop.widgets.preferences import Preferences
from desktop.widgets.reading_order import follow_layouts
from desktop.widgets.requests import OpenPlace
from docs.take_screenshots import demo_clinic
from docs.views import VIEWS, View

VISITS = 3
OFTEN = {"chart", "pain", "tasks", "new-patient"}
"""Where people are most of the day: these are tried each time, the others with the long tests."""
_KEPT = ("desktop.widgets.requests.", "core.clinic.views.trail.")
"""The way back remembers the last hundred addresses, and the audit trail grows by being used."""


@pytest.fixture(scope="module")
def pictured() -> Iterator[Context]:
    """The clinic of the pictures, with three patients."""
    context = demo_clinic(3)
    yield context
    opening.close(context)


@pytest.fixture
def used(qtbot, at_work, pictured, settle) -> Iterator[Shell]:
    made = Shell(at_work(pictured), Preferences(), the_register(Preferences()))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    settle()
    yield made
    settle()


def kinds() -> Counter[str]:
    """How many there are of each kind of ours, of Python's sides of what Qt has deleted, and of layouts' items: these
    Qt deletes without a word, and whatever is made at their address is taken for them.

    Timers are not looked at: the tests' own watch keeps each that was started.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    gc.collect()
    found: Counter[str] = Counter()
    for each in gc.get_objects():
        kind = f"{type(each).__module__}.{type(each).__qualname__}"
        if kind.startswith(("desktop.", "core.")) and not kind.startswith(_KEPT):
            found[kind] += 1
        if isinstance(each, QLayoutItem) and not isinstance(each, QLayout):
            found["an item of a layout"] += 1
        if isinstance(each, Object) and not isinstance(each, QTimer) and not isValid(each):
            found[f"deleted {kind}"] += 1
    return found


def visit(shell: Shell, view: View, settle) -> None:
    """There, what the picture shows, Tab from control to control, and back to the worklist."""
    context = shell.workplace.context
    patient = search.patient_named(context, view.shows).patient_id
    lesion = next(lesion.id for lesion in chart(context, patient).case.lesions if lesion.closed is None)
    shell.go(view.request(patient, lesion))
    settle()
    place = shell.place
    assert place is not None
    view.then(place)
    settle()
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible():
            window.reject()
    follow_layouts(shell)
    place.escape()
    shell.go(OpenPlace("worklist"))
    settle()


@pytest.mark.parametrize(
    "view", [pytest.param(view, id=view.name, marks=[] if view.name in OFTEN else [pytest.mark.long]) for view in VIEWS]
)
def test_a_visit_leaves_nothing_behind(used: Shell, settle, view: View) -> None:
    for _ in range(2):
        visit(used, view, settle)
    before = kinds()
    for _ in range(VISITS):
        visit(used, view, settle)
    after = kinds()
    assert after["desktop.shell.shell.Shell"] == before["desktop.shell.shell.Shell"]
    more = {kind: number - before[kind] for kind, number in after.items() if number - before[kind] >= VISITS}
    assert more == {}
