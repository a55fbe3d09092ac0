"""A clinic of three, reviewed: the place as the shell holds it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from core.case.lesion import Lesion
from core.case.patient import Patient
from core.clinic.commands import lesions
from core.clinic.commands import tasks as commands
from core.clinic.commands.patients import add_patient
from core.clinic.context import Context
from desktop.review.place import ReviewPlace
from desktop.widgets.requests import Request, ReviewClinic, ReviewPatient
from tests.desktop.conftest import NOW

BIRTH = date(1964, 3, 9)


class Around:
    """The place as the shell holds it: it is brought where it asks to go, and what else it asks is written down."""

    def __init__(self, place: ReviewPlace) -> None:
        self.place = place
        self.asked: list[Request] = []
        place.asks.connect(self.hear)

    def hear(self, request: Request) -> None:
        self.asked.append(request)
        if isinstance(request, ReviewPatient | ReviewClinic):
            self.place.open(request)

    @property
    def shown(self) -> str | None:
        """The name of the patient on the screen."""
        review = self.place.screen_._review
        visible = self.place.screen_.isVisible()
        return review.chart.case.patient.name if visible and review is not None else None


@pytest.fixture
def ward(empty_clinic: Context) -> list[str]:
    """Three patients who have something due: two with a lesion, one without."""
    ids = []
    for number, name in enumerate(("ADAMS Ann", "BAKER Ben", "COOPER Cem"), start=1):
        person = Patient(id="", record_number=f"CUA-00{number}", name=name, sex="female", birth_date=BIRTH)
        patient_id, _ = add_patient(empty_clinic, person, None)
        due = NOW - timedelta(days=10 - number)
        commands.add(empty_clinic, patient_id, f"Ring {name}", "social_work", due, "info")
        ids.append(patient_id)
        if number < 3:
            for side in ("left", "right"):
                thigh = Lesion(id="", site="thigh", side=side, region="proximal", onset=NOW - timedelta(days=9))
                lesions.add_lesion(empty_clinic, patient_id, thigh)
    return ids


@pytest.fixture
def opened(qtbot, at_work, settle) -> Callable[..., Around]:
    def made(context: Context, request: Request, **facts: object) -> Around:
        place = ReviewPlace(at_work(context, **facts))
        qtbot.addWidget(place)
        place.resize(1190, 690)
        place.show()
        around = Around(place)
        place.open(request)
        settle()
        return around

    return made


@pytest.fixture
def around(opened, empty_clinic, ward, settle) -> Around:
    return opened(empty_clinic, ReviewClinic(tuple(ward)))


def press(qtbot, around: Around, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key, where the focus is."""
    focused = QApplication.focusWidget()
    qtbot.keyClick(focused if focused is not None else around.place, key, modifier)


def words(around: Around) -> str:
    return "\n".join(part.text() for part in around.place.findChildren(QLabel) if part.isVisible())
