"""In letters of 200 % on a screen of 1366 × 768 nothing is cut off, and all that can be reached can be seen."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget

from core.clinic.views.chart import chart
from core.clinic.views.worklist import worklist
from desktop.shell.shell import Shell
from desktop.widgets.preferences import Preferences
from desktop.widgets.reading_order import bring_into_view
from docs.views import VIEWS
from tests.desktop.accessibility.hands_and_ears import tab_chain
from tests.desktop.shell.letters import shell_in
from tests.desktop.walk import faults, where

SIZE = (1366, 768)
SCALE = 200
BY_ITSELF = ("urgent-flags", "review-urgent", "palette", "tour", "trail-saving")
"""Views that differ from another by what stands over it: the flags of another patient, or what was asked for there."""


@pytest.fixture
def shell(qtbot, at_work, clinic, settle) -> Iterator[Shell]:
    large = Preferences(scale=SCALE, mood="light")
    with shell_in(large, at_work(clinic, theme=large.theme()), SIZE, qtbot, settle) as made:
        yield made


def test_every_place_can_be_used_in_the_largest_letters(shell: Shell, clinic, settle) -> None:
    patient = worklist(clinic).rows[0].patient_id
    lesion = next(lesion.id for lesion in chart(clinic, patient).case.lesions if lesion.closed is None)
    wrong = []
    for view in (view for view in VIEWS if view.name not in BY_ITSELF):
        shell.go(view.request(patient, lesion))
        settle()
        shell.patient.big_name.hide()
        needs = shell.minimumSizeHint()
        if needs.width() > SIZE[0] or needs.height() > SIZE[1]:
            wrong.append(f"{view.name}: the window needs {needs.width()} × {needs.height()}")
        wrong += [f"{view.name}: {fault}" for fault in (*faults(shell), *_never_seen(shell))]
    assert wrong == []


def _never_seen(shell: Shell) -> Iterator[str]:
    for stop in tab_chain(shell.place):
        bring_into_view(stop)
        if stop.visibleRegion().isEmpty() or _cut(stop):
            yield f"cannot be scrolled into sight: {where(stop)} “{stop.accessibleName()}”"


def _cut(stop: QWidget) -> bool:
    """Whether less than its whole width is seen of something that is narrower than half of the window."""
    narrow = stop.width() < SIZE[0] // 2
    return narrow and stop.visibleRegion().boundingRect().width() < stop.width()
