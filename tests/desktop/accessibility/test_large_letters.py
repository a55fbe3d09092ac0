"""In letters of 200 % no place asks for a larger window than a screen of 1366 × 768: what it needs more is scrolled."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from core.clinic.views.chart import chart
from core.clinic.views.worklist import worklist
from desktop.shell.register import the_register
from desktop.shell.shell import Shell
from desktop.theme.style_sheet import apply
from desktop.theme.theme import theme
from desktop.widgets.preferences import Preferences
from docs.views import VIEWS

SIZE = (1366, 768)
SCALE = 200
BY_ITSELF = ("urgent-flags", "review-urgent")
"""Views of another patient: they differ by their flags alone, which stand over every place of that patient."""


@pytest.fixture
def shell(qtbot, at_work, clinic, settle) -> Iterator[Shell]:
    large = Preferences(scale=SCALE, mood="light")
    app = QApplication.instance()
    apply(app, large.theme())
    made = Shell(at_work(clinic, theme=large.theme()), large, the_register(large))
    qtbot.addWidget(made)
    made.resize(*SIZE)
    made.show()
    settle()
    yield made
    made.leave()
    settle()
    apply(app, theme())


def test_no_place_asks_for_a_larger_window_in_the_largest_letters(shell: Shell, clinic, settle) -> None:
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
    assert wrong == []
