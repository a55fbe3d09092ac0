"""A shell on the small demo clinic."""

import pytest

from core.clinic.views.worklist import worklist
from desktop.shell.shell import Shell
from desktop.widgets.preferences import Preferences
from tests.desktop.shell.rooms import register


@pytest.fixture
def shell(qtbot, at_work, clinic, settle):
    made = Shell(at_work(clinic), Preferences(), register())
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    settle()
    yield made
    settle()


@pytest.fixture
def patients(clinic) -> list[str]:
    return [row.patient_id for row in worklist(clinic).rows]
