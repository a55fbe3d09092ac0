"""In large letters every place of the window still fits a low screen, and the rail reaches every place by key."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from core.clinic.views.worklist import worklist
from desktop.shell.shell import Shell
from desktop.widgets.preferences import Preferences
from desktop.widgets.requests import (
    AddPain,
    AddPatient,
    AddTask,
    AddTherapy,
    BeginAssessment,
    EditPatient,
    ExportData,
    ImportFiles,
    MergePatients,
    OpenFindings,
    OpenPatient,
    OpenPlace,
    PrintHandover,
    ReviewPatient,
)
from tests.desktop.shell.letters import shell_in

LOWEST = 768
SCALE = 150


@pytest.fixture
def shell(qtbot, at_work, clinic, settle) -> Iterator[Shell]:
    large = Preferences(scale=SCALE)
    with shell_in(large, at_work(clinic, theme=large.theme()), (1280, LOWEST), qtbot, settle) as made:
        yield made


def test_every_place_fits_a_low_screen_in_large_letters(shell: Shell, clinic, settle) -> None:
    patient = worklist(clinic).rows[0].patient_id
    requests = [OpenPlace(kind.name) for kind in shell.register.kinds if kind.in_rail and not kind.of_patient]
    requests += [OpenPatient(patient, tab) for tab in ("lesions", "timeline", "pain", "scores", "laboratory")]
    requests += [OpenPatient(patient, tab) for tab in ("guidance/triad", "guidance/history", "guidance/saturation")]
    requests += [OpenPatient(patient, tab) for tab in ("guidance/diagnosis", "reports")]
    requests += [kind(patient) for kind in (AddPain, AddTask, AddTherapy, BeginAssessment, EditPatient)]
    requests += [kind(patient) for kind in (MergePatients, OpenFindings, ReviewPatient)]
    requests += [ExportData((patient,)), ImportFiles(), PrintHandover((patient,)), AddPatient()]
    heights = {}
    for request in requests:
        shell.go(request)
        settle()
        heights[str(request)] = shell.room.verticalScrollBar().maximum()
    assert {request: hidden for request, hidden in heights.items() if hidden > 0} == {}
    assert shell.minimumSizeHint().height() <= LOWEST


def test_the_rail_shows_the_place_that_has_the_focus(qtbot, shell: Shell, clinic, settle) -> None:
    shell.go(OpenPatient(worklist(clinic).rows[0].patient_id))
    settle()
    shell.patient.big_name.hide()
    pushes = [push for push in shell.rail.findChildren(QToolButton) if push.isEnabled()]
    pushes[0].setFocus(Qt.FocusReason.TabFocusReason)
    reached = []
    for _ in pushes:
        now = shell.focusWidget()
        reached.append(now)
        corner = now.mapTo(shell.rail, now.rect().bottomLeft())
        assert shell.rail.rect().contains(corner) and now.visibleRegion().boundingRect().height() == now.height()
        assert now.accessibleName()
        qtbot.keyClick(now, Qt.Key.Key_Tab)
    assert set(reached) == set(pushes)
